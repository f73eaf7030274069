"""How rights are infringed and what their owners do. Sources: evidence notes §9-11 (literature)."""

# Declarations read as a table:
# fmt: off

from dataclasses import dataclass

from model.declare import Declared, number

SHARE = "share"
SUITS = "suits per right and year"
ODDS = "log-odds"
PRIOR = "Expert prior"


@dataclass(frozen=True)
class DisputeParameters(Declared):
    """Infringement, noticing, the owner's choice of a route, what infringers come to expect."""

    # incidence: suits per right, from which the chain noticed x acted x sued gives infringements
    patent_suits: float = number(
        0.0025, 0.002, 0.003, unit=SUITS, label="First-instance suits per valid patent",
        zh="每件有效专利一审诉讼", grade="B",
        source="White papers: 44 711 patent cases of 2023 over 17.88 M valid patents")
    trademark_suits: float = number(
        0.00285, 0.0025, 0.003, unit=SUITS, label="First-instance suits per valid trademark",
        zh="每件有效商标一审诉讼", grade="B",
        source="White papers: 131 429 trademark cases of 2023 over 46.15 M marks")
    copyright_per_trademark: float = number(
        1.0, 0.5, 1.9, unit="ratio", label="Copyright suits without serial plaintiffs over trademark suits",
        zh="非批量著作权案与商标案之比", grade="B",
        source="White paper 2023: 1.9 with serial plaintiffs (54 : 28); the share of those is a prior")
    other_per_trademark: float = number(
        0.12, 0.06, 0.2, unit="ratio", label="Other IP suits over trademark suits",
        zh="其他知识产权案与商标案之比", grade="B",
        source="White paper 2023: technology contracts 6 492 and competition 10 230 over 131 429")
    secret_suits: float = number(
        0.001, 0.0003, 0.003, unit="suits per firm and year", label="Trade-secret suits per innovating firm",
        zh="每家创新企业商业秘密诉讼", grade="C", source=PRIOR)
    local_suits: float = number(
        1.0, 0.7, 1.5, unit="ratio", label="Suits in this city over the national rate",
        zh="本市诉讼率与全国之比", grade="C",
        source="Expert prior around 1; about 4 700 cases were filed in 2019, serial suits included")
    technical_copyright: float = number(
        0.03, 0.01, 0.06, unit=SHARE, label="Copyright suits on software (technical)",
        zh="计算机软件案件占比", grade="C", source=PRIOR)
    value_exponent: float = number(
        0.3, 0.1, 0.5, unit="elasticity", label="Hazard over the value of a patent", zh="侵权风险的价值弹性",
        grade="C", source="Expert prior; valuable patents are litigated more (sign published)")
    portfolio_exponent: float = number(
        0.15, 0.0, 0.3, unit="elasticity", label="Fall of the hazard with the owner's portfolio",
        zh="侵权风险随组合规模下降", grade="C",
        source="Lanjouw and Schankerman 2004: negative; size is a prior")
    utility_hazard: float = number(
        2.0, 1.0, 2.5, unit="ratio", label="Hazard of a utility model over an invention",
        zh="实用新型侵权风险与发明之比", grade="C",
        source="SIPO yearbook 2016 (JST): administrative cases in ten provinces .09/.32/.59 on inventions, "
        "utility models, designs, over stocks near 1.8/3.1/1.4 M; courts lean to inventions")
    design_hazard: float = number(
        6.0, 2.0, 9.0, unit="ratio", label="Hazard of a design over an invention",
        zh="外观设计侵权风险与发明之比", grade="C",
        source="The same cases and stocks give 9; courts lean to inventions")
    goods_hazard: float = number(
        1.5, 1.0, 2.5, unit="ratio", label="Hazard in industry, with goods to take apart, over services",
        zh="工业产品侵权风险与服务业之比", grade="C",
        source="Expert prior; more than three quarters of patent suits lie in industry (2006-2018)")
    use_hazard: float = number(
        2.0, 1.0, 4.0, unit="ratio", label="Hazard of a patent put to use over one that is not",
        zh="已产业化专利侵权风险倍数", grade="C", source="Expert prior: what is not sold is not seen")
    variety_suits: float = number(
        0.02, 0.005, 0.05, unit=SUITS, label="First-instance suits per plant variety in force",
        zh="每件植物新品种诉讼", grade="C",
        source="Expert prior: some hundred suits a year over 20-30 000 varieties")
    indication_suits: float = number(
        0.05, 0.01, 0.2, unit=SUITS, label="First-instance suits per geographical indication",
        zh="每件地理标志诉讼", grade="C", source=PRIOR)
    candidate_factor: float = number(
        2.0, 2.0, 2.0, unit="ratio", label="Patents looked at for each expected infringement", zh="抽检倍数",
        grade="A", source="Design of the thinning, not a fact: any value gives the same hazards")

    # deterrence
    sanction_elasticity: float = number(
        -0.3, -0.8, 0.0, unit="elasticity", label="Infringement over the sanction expected",
        zh="侵权对预期制裁的弹性", grade="C",
        source="Expert prior; deterrence is 'not self-evident' in 19 596 judgments (Bian 2024)")
    award_lag: float = number(
        0.2, 0.0, 0.5, unit="elasticity", label="Fall of the sanction over the gain with the gain",
        zh="制裁占获利比例随获利下降的弹性", grade="C",
        source="Expert prior; statutory awards (.95 of all) do not grow in proportion to the stake")
    residual_sanction: float = number(
        0.02, 0.0, 0.05, unit="share of the stake", label="Cost felt even where nobody is ever sanctioned",
        zh="无制裁时的剩余成本", grade="C", source=PRIOR)
    norm_effect: float = number(
        0.5, 0.0, 1.0, unit="log points per unit of norm", label="Fall of infringement with the public norm",
        zh="社会规范对侵权的抑制", grade="C", source=PRIOR)
    secret_value_exponent: float = number(
        0.3, 0.0, 0.6, unit="elasticity", label="Leaks of a firm over its R&D", zh="泄密对研发投入的弹性",
        grade="C", source="Expert prior: who has more to steal is stolen from more often")
    demo_protection: float = number(
        0.3, 0.0, 0.6, unit=SHARE, label="Leaks left that a demonstration firm avoids besides",
        zh="示范企业进一步避免的泄密比例", grade="C", source=PRIOR)
    secret_protection: float = number(
        0.4, 0.1, 0.7, unit=SHARE, label="Leaks that a contact firm within reach of a station avoids",
        zh="联系点企业避免的泄密比例", grade="C", source=PRIOR)
    secret_station_reach: float = number(
        40, 15, 80, unit="firms per station", label="Firms that a trade-secret station looks after",
        zh="每个商业秘密服务站覆盖企业数", grade="C",
        source="3 000 contact firms for 50 stations in the plan of 2024")

    # noticing
    detection: float = number(
        0.3, 0.15, 0.5, unit=SHARE, label="Infringements that owners notice by themselves",
        zh="权利人自行发现比例", grade="C", source=PRIOR)
    secrecy: float = number(
        1.0, 0.0, 2.0, unit=ODDS, label="Leaks go unnoticed more than other infringements",
        zh="泄密较其他侵权更难发现", grade="C", source=PRIOR)
    watch_effect: float = number(
        0.8, 0.2, 1.6, unit=ODDS, label="Noticing of an owner that watches the market over one that does not",
        zh="权利人市场监测对发现的影响", grade="C", source=PRIOR)
    watch_half: float = number(
        200e6, 50e6, 1e9, unit="CNY of sales a year", label="Size at which half of the owners watch",
        zh="半数权利人开展市场监测的营收规模", grade="C", source=PRIOR)
    capability_effect: float = number(
        0.8, 0.2, 1.5, unit=ODDS, label="Noticing per unit of IP capability", zh="能力对发现侵权的影响",
        grade="C", source=PRIOR)
    capability_reference: float = number(
        0.4, 0.4, 0.4, unit="0-1", label="IP capability at which noticing has its base rate", zh="能力基准",
        grade="A", source="Design: mean capability of the opening population")
    station_effect: float = number(
        0.5, 0.1, 1.0, unit=ODDS, label="Noticing with workstations everywhere", zh="工作站对发现侵权的影响",
        grade="C", source=PRIOR)
    station_half: float = number(
        150, 60, 300, unit="stations", label="Workstations that reach half of the owners",
        zh="覆盖半数权利人的工作站数", grade="C",
        source="Expert prior; about 16 districts and zones with 10 subdistricts each")
    campaign_reach: float = number(
        0.01, 0.003, 0.03, unit=SHARE, label="Unnoticed infringements that a campaign finds in its month",
        zh="专项行动发现比例", grade="C", source=PRIOR)
    border_share: float = number(
        0.04, 0.01, 0.08, unit=SHARE, label="Trademark infringements that cross the border",
        zh="跨境商标侵权比例", grade="C",
        source="Expert prior; Wuhan customs held 1 600 batches in 2020, most of them small post")
    customs_detection: float = number(
        0.2, 0.05, 0.4, unit=SHARE, label="Border infringements that customs stop", zh="海关查获比例",
        grade="C", source=PRIOR)
    customs_online_effect: float = number(
        0.3, 0.05, 0.6, unit=SHARE, label="More of them stopped when all confirmation is online",
        zh="线上确权对查获的提升", grade="C", source=PRIOR)

    # the owner's choice
    act_share: float = number(
        0.74, 0.70, 0.83, unit=SHARE, label="Owners who act on an infringement noticed",
        zh="采取维权措施比例", grade="B",
        source="China Patent Survey: .739 in 2020 (.628 in 2015, .831 in 2023)")
    court_choice: float = number(
        0.30, 0.20, 0.40, unit="share of those who act", label="Go to court", zh="选择诉讼比例", grade="C",
        source="Expert prior of the enforcement mix .45/.30/.17/.08")
    admin_per_patent_suit: float = number(
        0.8, 0.5, 1.6, unit="ratio", label="Administrative cases per patent suit",
        zh="专利行政案件与诉讼之比", grade="B", source="Nation 1.2-1.8, .617 of it in four other provinces")
    admin_per_trademark_suit: float = number(
        0.25, 0.1, 0.5, unit="ratio", label="Administrative cases per trademark suit",
        zh="商标行政案件与诉讼之比", grade="C",
        source="Expert prior; a third of 44 000 national patent and trademark violations over 131 429 suits")
    admin_per_other_suit: float = number(
        0.05, 0.02, 0.1, unit="ratio", label="Administrative cases per suit on other rights",
        zh="其他行政案件与诉讼之比", grade="C", source=PRIOR)
    mediation_choice: float = number(
        0.02, 0.01, 0.05, unit="share of those who act", label="Go to a mediation body", zh="选择调解比例",
        grade="C", source="Expert prior: about 400 aid and mediation cases a year in 2019")
    arbitration_choice: float = number(
        0.004, 0.001, 0.01, unit="share of those who act", label="Go to arbitration", zh="选择仲裁比例",
        grade="C", source="Expert prior: needs an arbitration clause")
    crime_per_suit: float = number(
        0.04, 0.02, 0.07, unit="ratio", label="Criminal reports per trademark, copyright or secret suit",
        zh="刑事报案与诉讼之比", grade="B",
        source="White paper 2023: 7 335 criminal over 462 176 civil, most on marks")
    talks_agreed: float = number(
        0.4, 0.2, 0.6, unit=SHARE, label="Talks that end in an agreement", zh="协商成功比例", grade="C",
        source=PRIOR)
    talks_days: float = number(
        30, 10, 60, unit="days", label="Talks", zh="协商天数", grade="C", source=PRIOR)
    fee_talks: float = number(
        1e3, 300, 5e3, unit="CNY", label="Cost of talks to the owner", zh="协商成本", grade="C", source=PRIOR)
    fee_mediation: float = number(
        500, 100, 2e3, unit="CNY", label="Cost of mediation to the owner", zh="调解成本", grade="C",
        source="Expert prior; mediators of the public side take no fee")
    fee_administration: float = number(
        2e3, 500, 8e3, unit="CNY", label="Cost of an administrative case to the owner", zh="行政投诉成本",
        grade="C", source="Expert prior; no fee, evidence at one's own expense")
    fee_arbitration: float = number(
        15e3, 5e3, 40e3, unit="CNY", label="Cost of arbitration to the owner", zh="仲裁成本", grade="C",
        source=PRIOR)
    fee_court: float = number(
        8e3, 3e3, 20e3, unit="CNY", label="Cost of a suit to the owner: fee, counsel, evidence",
        zh="诉讼成本", grade="C", source=PRIOR)
    fee_report: float = number(
        2e3, 500, 8e3, unit="CNY", label="Cost of a criminal report to the owner",
        zh="刑事报案成本", grade="C", source=PRIOR)
    fee_technical: float = number(
        5.0, 2.0, 10.0, unit="ratio", label="Cost on patents and secrets over other rights",
        zh="技术类维权成本倍数", grade="C", source=PRIOR)
    cost_weight: float = number(
        0.7, 0.2, 1.5, unit="elasticity", label="Fall of a route's odds with its cost over the stake",
        zh="成本对选择的影响", grade="C", source=PRIOR)
    time_weight: float = number(
        0.4, 0.1, 0.9, unit="elasticity", label="Fall of a route's odds with its time",
        zh="时间对选择的影响", grade="C", source="Expert prior; fast courts attract cases (sign published)")
    proof_weight: float = number(
        1.5, 0.5, 3.0, unit="log-odds per unit of winning chance",
        label="Odds of acting over the chance to win", zh="胜诉机会对选择的影响", grade="C", source=PRIOR)
    award_weight: float = number(
        0.3, 0.0, 0.8, unit="elasticity", label="Odds of court over the award expected",
        zh="预期赔偿对诉讼的影响", grade="C", source="Enforcement raises filings by 0-25 %, prior centre 8 %")
    aid_weight: float = number(
        0.4, 0.1, 0.8, unit=ODDS, label="Odds of acting with a workstation in reach",
        zh="工作站对维权的影响", grade="C", source=PRIOR)
    aid_request: float = number(
        0.3, 0.1, 0.5, unit=SHARE, label="Owners without a body who ask a workstation in reach for aid",
        zh="求助工作站比例", grade="C", source=PRIOR)
    aid_base: float = number(
        0.02, 0.005, 0.05, unit=SHARE, label="Owners without a body who find rights aid without a station",
        zh="无工作站时求助比例", grade="C",
        source="Expert prior: about 400 aid and mediation cases a year in 2019")
    simple_share: float = number(
        0.6, 0.4, 0.8, unit=SHARE, label="Cases with clear facts and law", zh="简单案件比例", grade="C",
        source="Expert prior; not for technical cases")
    referral_consent: float = number(
        0.35, 0.15, 0.6, unit=SHARE, label="Parties who agree to mediation before suit",
        zh="同意诉前调解比例", grade="C", source=PRIOR)
    offer_consent: float = number(
        0.15, 0.05, 0.3, unit=SHARE, label="Patent disputes that take up administrative mediation",
        zh="接受行政调解比例", grade="C", source=PRIOR)

    # what is at stake
    owner_in_city: float = number(
        0.25, 0.1, 0.5, unit=SHARE, label="Owners of marks and works who are innovators of the city",
        zh="权利人为本市创新主体比例", grade="C", source=PRIOR)
    infringer_in_city: float = number(
        0.3, 0.1, 0.5, unit=SHARE, label="Infringers who are innovators of the city",
        zh="侵权人为本市创新主体比例", grade="C", source=PRIOR)
    loss_years: float = number(
        3.0, 1.0, 6.0, unit="years of return", label="Loss by the infringement of a patent",
        zh="专利侵权损失年数", grade="C",
        source="Expert prior; awards in Beijing had means of .35-1.1 M, other cities far less")
    mark_loss: float = number(
        40e3, 15e3, 80e3, unit="CNY", label="Median loss by the infringement of a trademark",
        zh="商标侵权损失中位数", grade="C", source=PRIOR)
    copyright_loss: float = number(
        15e3, 5e3, 40e3, unit="CNY", label="Median loss by the infringement of a work",
        zh="著作权侵权损失中位数", grade="C", source=PRIOR)
    secret_loss: float = number(
        400e3, 100e3, 1e6, unit="CNY", label="Median loss by a leaked secret", zh="商业秘密损失中位数",
        grade="C", source=PRIOR)
    serial_loss: float = number(
        4e3, 2e3, 8e3, unit="CNY", label="Median sum of a mass copyright suit", zh="批量著作权案标的中位数",
        grade="C", source=PRIOR)
    loss_spread: float = number(
        1.2, 0.8, 1.6, unit="log points", label="Spread of losses of one right", zh="损失离散度", grade="C",
        source=PRIOR)

    # outside plaintiffs
    serial_screened: float = number(
        0.6, 0.3, 0.9, unit=SHARE, label="Mass suits that screening of their plaintiff prevents",
        zh="监督减少的批量诉讼比例", grade="C", source=PRIOR)

    serial_supply: float = number(
        0.5, 0.0, 1.5, unit="elasticity", label="Mass suits over what they lately paid",
        zh="批量诉讼对判赔的弹性", grade="C", source="Expert prior; suits follow their return")

    # what people come to believe
    sanction_speed: float = number(
        0.08, 0.03, 0.2, unit="share per month", label="Speed at which infringers learn of sanctions",
        zh="预期制裁调整速度", grade="C", source=PRIOR)
    public_speed: float = number(
        0.02, 0.005, 0.05, unit="share per month", label="Speed of the public memory of sanctions",
        zh="公众制裁记忆调整速度", grade="C", source=PRIOR)
    public_share: float = number(
        0.4, 0.1, 0.8, unit=SHARE, label="Weight of the public memory beside recent news",
        zh="公众记忆权重", grade="C", source=PRIOR)
    hearsay: float = number(
        2.0, 0.5, 10.0, unit="cases a month", label="Cases from elsewhere that weigh on what owners believe",
        zh="外地案件对预期的权重", grade="C", source=PRIOR)
    success_elsewhere: float = number(
        0.8, 0.6, 0.95, unit=SHARE, label="Success that owners expect of criminal reports",
        zh="刑事报案预期成功率", grade="C", source=PRIOR)
    time_speed: float = number(
        0.15, 0.05, 0.3, unit="share per month", label="Speed at which owners learn how long cases take",
        zh="办案时间认知调整速度", grade="C", source=PRIOR)

    # abroad
    overseas_disputes: float = number(
        0.004, 0.001, 0.01, unit="disputes per exporting firm and year", label="Disputes abroad",
        zh="海外知识产权纠纷率", grade="C", source="Expert prior, per firm with all its sales abroad")
    overseas_loss: float = number(
        800e3, 200e3, 3e6, unit="CNY", label="Median loss by a dispute abroad", zh="海外纠纷损失中位数",
        grade="C", source=PRIOR)
    overseas_size: float = number(
        0.3, 0.0, 0.6, unit="elasticity", label="Loss abroad over the sales abroad of the firm",
        zh="海外纠纷损失对出口规模的弹性", grade="C", source=PRIOR)
    overseas_sales: float = number(
        50e6, 10e6, 200e6, unit="CNY a year", label="Sales abroad at which the loss abroad is the median",
        zh="海外纠纷损失参照出口额", grade="C", source=PRIOR)
    training_saving: float = number(
        0.2, 0.05, 0.4, unit=SHARE, label="Loss abroad that a trained exporter avoids",
        zh="受训企业减少的海外损失比例", grade="C", source=PRIOR)
    overseas_cover: float = number(
        0.5, 0.2, 0.8, unit=SHARE, label="Loss abroad that an IP policy pays", zh="保险赔付海外损失比例",
        grade="C", source=PRIOR)
    overseas_insured: float = number(
        0.02, 0.005, 0.05, unit=SHARE, label="Exporters with a policy for disputes abroad",
        zh="投保海外纠纷险的出口企业比例", grade="C", source="Expert prior; pilots only")
    overseas_premium: float = number(
        1.3, 1.1, 1.6, unit="ratio", label="Premium over the loss expected abroad",
        zh="海外险保费与预期损失之比", grade="C", source=PRIOR)
    guidance_saving: float = number(
        0.3, 0.1, 0.5, unit=SHARE, label="Loss abroad that guidance saves", zh="海外纠纷指导减损比例",
        grade="C", source=PRIOR)
