"""How firms borrow against IP, how banks decide, what is lost. Sources: evidence notes §8 (literature)."""

# Declarations read as a table:
# fmt: off

from dataclasses import dataclass

from model.declare import Declared, number

SHARE = "share"


@dataclass(frozen=True)
class FinanceParameters(Declared):
    """Pledge loans, banks, risk, recovery, registration."""

    # what firms ask for
    need_size: float = number(
        0.6, 0.4, 0.8, unit="elasticity", label="Financing gap over sales of the firm",
        zh="融资缺口的规模弹性", grade="C", source="Expert prior: large firms finance themselves more")
    need_spread: float = number(
        1.2, 0.9, 1.7, unit="log points", label="Spread of the financing gap", zh="融资缺口离散度",
        grade="B",
        source="72 % of pledges at most 10 million with a mean of 16.7 million CNY imply 1.75 with firm size")
    largest_loan: float = number(
        0.25, 0.10, 0.50, unit="share of yearly sales", label="Largest loan that sales can bear",
        zh="贷款占营收上限", grade="C", source="Expert prior: debt service of working-capital loans")
    loan_ceiling: float = number(
        5e8, 2e8, 1e9, unit="CNY", label="Largest pledge loan of a single borrower", zh="单笔贷款上限",
        grade="C", source="Expert prior; a loan of 800 million CNY was once reported")
    smallest_loan: float = number(
        3e5, 1e5, 1e6, unit="CNY", label="Smallest loan that a bank handles", zh="最小贷款额", grade="C",
        source="Expert prior")
    least_cover: float = number(
        0.3, 0.1, 0.5, unit="share of the request",
        label="Least part of a request that collateral must carry", zh="质物最低覆盖比例", grade="C",
        source="Expert prior: below it the firm looks elsewhere")
    ask_size: float = number(
        0.3, 0.0, 0.6, unit="elasticity", label="Readiness to ask over sales of the firm",
        zh="申贷意愿的规模弹性", grade="C",
        source="Expert prior: larger firms have someone who looks for credit")
    price_elasticity: float = number(
        0.5, 0.2, 1.0, unit="elasticity", label="Requests over the price of a loan",
        zh="贷款需求的利率弹性", grade="C", source="Expert prior")
    trademark_share: float = number(
        0.15, 0.05, 0.30, unit=SHARE, label="Requests with a trademark as collateral", zh="商标质押占比",
        grade="C", source="Expert prior; 26 % of the city's amount in 2010")
    brand_worth: float = number(
        0.5, 0.2, 1.0, unit="share of yearly sales", label="Appraised worth of a brand",
        zh="商标评估价值占营收比", grade="C",
        source="Expert prior: royalty relief of some 5 % over ten years")
    longer_share: float = number(
        0.30, 0.15, 0.50, unit=SHARE, label="Loans of more than one year", zh="一年以上贷款占比", grade="B",
        source="Terms 1 to 3 years, mostly one (bank rules)")
    longest_share: float = number(
        0.10, 0.03, 0.15, unit=SHARE, label="Loans of three years", zh="三年期贷款占比", grade="B",
        source="Terms 1 to 3 years, mostly one (bank rules)")

    appraisal_fee: float = number(
        0.025, 0.02, 0.06, unit="share of appraised value", label="Fee of the appraiser", zh="评估费率",
        grade="B", source="2-6 % of the value, Beijing and Zhejiang 2020")
    fee_deterrence: float = number(
        0.25, 0.05, 0.5, unit="elasticity", label="Requests given up over the fee in the cost of a loan",
        zh="评估费对申贷的抑制弹性", grade="C", source="Expert prior; that fees deter is reported")

    # how loans are paid back
    debt_service: float = number(
        0.08, 0.04, 0.15, unit="share of sales a year", label="Debt service that sales can bear",
        zh="营收可承受偿债比例", grade="C", source="Expert prior: the operating surplus of industry, 6-8 %")
    annuity_share: float = number(
        0.3, 0.1, 0.6, unit=SHARE, label="Loans with equal instalments of interest and principal",
        zh="等额本息占比", grade="C", source="Expert prior; the others pay principal in equal parts")
    rollover_share: float = number(
        0.7, 0.4, 0.9, unit=SHARE, label="Sound borrowers short of cash at the end whose loan is renewed",
        zh="无还本续贷比例", grade="C", source="Allowed since 2014 (no figure); the share is a prior")
    rollovers: float = number(
        1, 1, 2, unit="renewals", label="Renewals of one loan at most", zh="续贷次数上限", grade="C",
        source="Expert prior: a second renewal counts as restructuring")
    rollover_months: float = number(
        12, 6, 24, unit="months", label="Months by which a renewal prolongs a loan", zh="续贷期限",
        grade="C", source="Expert prior: as most loans, one year")
    prepayment_rate: float = number(
        0.06, 0.0, 0.15, unit="share per year", label="Borrowers with cash who pay back early",
        zh="提前还款率", grade="C", source="Expert prior")

    # banks
    bank_size_tail: float = number(
        1.0, 0.7, 1.3, unit="exponent", label="Skew of bank sizes (rank-size rule)", zh="银行规模位序指数",
        grade="C", source="Expert prior: Zipf")
    lender_rank: float = number(
        6, 3, 12, unit="rank by size", label="Rank of the largest IP lender of 2019",
        zh="主要知识产权贷款行规模位次", grade="C",
        source="The city's rural commercial bank made over 80 % of patent loans in 2018; rank is a prior")
    lender_share: float = number(
        0.85, 0.80, 0.92, unit=SHARE, label="Its share of IP loans in 2019", zh="主要贷款行占比", grade="B",
        source="Over 80 % in 2018")
    other_lenders: float = number(
        3, 2, 6, unit="banks", label="Other banks that made IP loans in 2019", zh="其他已开展业务的银行数",
        grade="C", source="'Few banks active' in 2018; the number is a prior")
    search_share: float = number(
        0.30, 0.10, 0.50, unit=SHARE,
        label="Firms that go on to a known IP lender when their own bank has none", zh="转向其他银行比例",
        grade="C", source="Expert prior: relationship lending")
    known_outreach: float = number(
        0.4, 0.1, 0.7, unit=SHARE, label="Firms without a second lender whom full outreach tells of one",
        zh="入园惠企告知比例", grade="C", source="Expert prior")
    join_alone: float = number(
        0.03, 0.01, 0.06, unit="share per year", label="Banks that start IP lending on their own",
        zh="银行自主开办率", grade="B",
        source="Diffusion studies (Bass), coefficient of innovation, mean .03")
    join_peers: float = number(
        0.38, 0.20, 0.60, unit="share per year", label="Banks that follow their peers", zh="银行跟随开办率",
        grade="B", source="Diffusion studies (Bass), coefficient of imitation, mean .38")
    join_outreach: float = number(
        1.0, 0.0, 2.0, unit="ratio", label="Full effect of outreach events on banks that start",
        zh="入园惠企对银行开办的效应", grade="C", source="Expert prior")
    outreach_scale: float = number(
        40, 15, 100, unit="events per year", label="Events that bring 63 % of that effect",
        zh="活动效应尺度", grade="C", source="Expert prior")
    reach_growth: float = number(
        0.02, 0.01, 0.04, unit="share per month", label="Speed at which a bank rolls IP lending out",
        zh="银行业务铺开速度", grade="C", source="Expert prior: 63 % of branches after four years")
    tech_book: float = number(
        2.9e11, 2.0e11, 3.8e11, unit="CNY", label="Loans to technology firms at the end of 2019",
        zh="科技型企业贷款余额", grade="B", source="449.7 billion in 2023, growing 11.6 %: back four years")
    appetite: float = number(
        0.06, 0.02, 0.12, unit="share of technology loans", label="IP loans that a bank is ready to hold",
        zh="知识产权贷款偏好上限", grade="C", source="Expert prior")
    lender_appetite: float = number(
        0.25, 0.12, 0.40, unit="share of technology loans", label="The same for the largest IP lender",
        zh="主要贷款行偏好上限", grade="C", source="Expert prior")
    capital_share: float = number(
        0.105, 0.105, 0.105, unit="share of loans", label="Own capital of banks", zh="银行资本充足率",
        grade="A", source="Capital rule for commercial banks: 10.5 %")
    net_margin_share: float = number(
        0.40, 0.30, 0.50, unit="share of interest", label="Interest that a bank keeps after funding",
        zh="银行净息差占比", grade="B", source="Net interest margin 1.7-2.1 % on loan rates of 4.5-5.5 %")

    # risk as it is and as banks see it
    default_rate: float = number(
        0.03, 0.01, 0.055, unit="share per year",
        label="Default of a borrower of middling size, age and cash", zh="基准违约率", grade="C",
        source="No published rate of IP loans; 1-4.6 % is the admissible band")
    default_size: float = number(
        0.25, 0.05, 0.45, unit="log-odds", label="Fall of default with the logarithm of sales",
        zh="违约的规模效应", grade="C", source="Sign published (survival rises with size), size prior")
    default_young: float = number(
        0.5, 0.1, 1.0, unit="log-odds", label="More default below three years of age",
        zh="初创企业违约效应", grade="C",
        source="Exit peaks in the third year (sign published), size prior")
    default_cash: float = number(
        0.3, 0.0, 0.6, unit="log-odds", label="Fall of default with the logarithm of cash over sales",
        zh="违约的现金效应", grade="C", source="Expert prior")
    middling_sales: float = number(
        3e7, 1e7, 1e8, unit="CNY per year", label="Sales of a middling borrower", zh="借款企业典型营收",
        grade="C", source="Expert prior")
    middling_cash: float = number(
        2.5, 1.0, 5.0, unit="months of sales", label="Cash of a middling borrower",
        zh="借款企业典型现金月数", grade="C", source="Expert prior, as the cash that firms keep")
    city_factor: float = number(
        0.06, 0.0, 0.12, unit="correlation", label="Defaults explained by the city's year",
        zh="城市违约相关因子", grade="B",
        source="Asset correlations of small firms in capital rules, .03-.16")
    sector_factor: float = number(
        0.04, 0.0, 0.10, unit="correlation", label="Defaults explained by the sector's year",
        zh="行业违约相关因子", grade="C", source="Expert prior within the same band")
    exit_default: float = number(
        0.35, 0.15, 0.60, unit=SHARE, label="Borrowers that close down owing", zh="退出企业未清偿比例",
        grade="C", source="Expert prior: deregistration asks for settled debts, revocation does not")
    overdue_months: float = number(
        3, 3, 3, unit="months", label="Arrears after the term that count as default", zh="逾期违约认定月数",
        grade="A", source="Supervisory rule: ninety days past due")
    risk_noise: float = number(
        0.6, 0.3, 1.0, unit="log-odds", label="Noise of a bank's view of default", zh="银行违约判断噪声",
        grade="C", source="Expert prior")
    loss_budget: float = number(
        0.030, 0.020, 0.045, unit="share per year", label="Expected loss that a bank accepts",
        zh="可接受预期损失率", grade="C",
        source="Spread of small loans; then 10 points of compensation raise approvals 2-12 % (prior)")
    standard_loss: float = number(
        0.010, 0.005, 0.015, unit="share per year", label="Expected loss that the ordinary rate pays for",
        zh="常规利率已含损失率", grade="C", source="Small-firm NPL near 2-3 % with half recovered")
    margin_cap: float = number(
        0.008, 0.004, 0.015, unit="share per year", label="Largest margin above the ordinary rate",
        zh="利率加点上限", grade="B", source="Jiangsu 2023: at most 80 basis points")
    npl_own: float = number(
        0.016, 0.014, 0.0184, unit=SHARE, label="Bad-loan ratio of a bank as a whole", zh="银行整体不良率",
        grade="B", source="Commercial banks 2020-2023: 1.84 to 1.59 %")
    npl_tolerance: float = number(
        0.03, 0.03, 0.03, unit=SHARE, label="Bad IP loans tolerated above it", zh="不良率容忍度", grade="A",
        source="Supervisory notice of 2019: own ratio plus 3 points")
    npl_cushion: float = number(
        2e8, 5e7, 1e9, unit="CNY", label="Other lending with which a bank judges its ratio",
        zh="不良率判断的平滑余额", grade="C", source="Expert prior: no bank stops after one bad loan")
    kink_cut: float = number(
        0.7, 0.4, 0.95, unit=SHARE, label="New lending refused beyond the tolerance",
        zh="超容忍度后的收缩比例", grade="C", source="Threshold form published, size prior")
    memory_halflife: float = number(
        24, 12, 48, unit="months", label="Half-life of the memory of losses", zh="损失记忆半衰期",
        grade="C", source="Institutional memory hypothesis (form published); 1-4 years is a prior")
    memory_strength: float = number(
        3, 1, 8, unit="expected defaults", label="Experience that outweighs the prior belief",
        zh="先验信念强度", grade="C", source="Expert prior")
    peer_weight: float = number(
        0.3, 0.0, 0.6, unit=SHARE, label="Weight of other banks' losses in a bank's belief",
        zh="同业损失权重", grade="C", source="Expert prior")
    least_standing: float = number(
        0.5, 0.3, 0.7, unit="credit standing", label="Credit standing below which a firm is refused",
        zh="失信拒贷门槛", grade="C",
        source="Joint discipline bars the listed (rule); the threshold is a prior")

    # collateral
    ltv_patent: float = number(
        0.25, 0.10, 0.30, unit="share of appraised value", label="Loan to appraised value, invention",
        zh="发明专利质押率", grade="B", source="Bank rule .25; practice .10-.60")
    ltv_utility_model: float = number(
        0.15, 0.10, 0.20, unit="share of appraised value", label="Loan to appraised value, utility model",
        zh="实用新型质押率", grade="B", source="Bank rule .15")
    ltv_trademark: float = number(
        0.50, 0.30, 0.50, unit="share of appraised value", label="Loan to appraised value, trademark",
        zh="商标质押率", grade="B", source="Bank rule .50")
    appraisal_multiple: float = number(
        250, 100, 600, unit="years of private return",
        label="Appraised value of a pledge over the patent's return", zh="评估倍数", grade="C",
        source="Nation 2018: 16 million CNY per patent at .25 of its value; mean return .14-.25 million")
    appraisal_noise: float = number(
        0.6, 0.3, 1.0, unit="log points", label="Noise of an appraisal without data", zh="评估噪声",
        grade="C", source="Expert prior")
    platform_cut: float = number(
        0.6, 0.2, 0.9, unit=SHARE, label="Noise that full valuation data removes", zh="估值平台降噪比例",
        grade="C", source="Expert prior")
    recovery_share: float = number(
        0.10, 0.05, 0.30, unit="share of appraised value", label="Proceeds of collateral after default",
        zh="质物处置回收率", grade="B", source="One forced sale .067; upper bound is a prior")
    market_depth: float = number(
        1e9, 3e8, 3e9, unit="CNY a year",
        label="Appraised value sold in a year at which the price of collateral has halved",
        zh="质物市场深度", grade="C", source="Expert prior: few buyers of distressed patents")
    settlement_months: float = number(
        9, 4, 15, unit="months", label="From default to settlement", zh="违约处置时间", grade="C",
        source="Expert prior")
    high_pledge: float = number(
        5e6, 1e6, 2e7, unit="CNY", label="Pledge that counts as high for the fourth criterion",
        zh="较高质押金额门槛", grade="C", source="The official definition names no amount; expert prior")
    carried_by_right: float = number(
        1.3e7, 5e6, 1.8e7, unit="CNY per right", label="Amount of a pledge that one right carries",
        zh="单件专利承载的质押金额", grade="B",
        source="390 million CNY on 38 patents, East Lake 2010; 88.5 billion on 5,408, nation 2018")

    # registration
    limit_use: float = number(
        0.85, 0.60, 1.0, unit="share of the limit", label="Time taken under a time limit",
        zh="时限使用比例", grade="C", source="Expert prior: offices finish before the limit")
    retooling: float = number(
        0.25, 0.10, 0.60, unit="share per month", label="Speed at which the window follows an order",
        zh="办理提速速度", grade="C", source="Expert prior: some months")
    window_capacity: float = number(
        300, 120, 800, unit="registrations per month",
        label="Registrations that the window can handle in time", zh="登记窗口月产能", grade="C",
        source="Expert prior")
    lent_share: float = number(
        0.33, 0.25, 0.45, unit=SHARE, label="Of the amount registered, lent on IP in 2019",
        zh="登记额中实际放款占比", grade="B", source="50 of about 151 billion CNY, nation 2019")
    added_mean: float = number(
        1.5e7, 1.0e7, 2.4e7, unit="CNY", label="Mean pledge added to other credit", zh="增信类质押平均额",
        grade="B", source="12.6-23.8 million per project")

    # how it is felt
    access_memory: float = number(
        0.1, 0.05, 0.2, unit="share per month", label="Weight of this month in access to finance as felt",
        zh="融资可得性感知速度", grade="C", source="Expert prior: about a year")
