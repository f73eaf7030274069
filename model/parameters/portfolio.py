"""How rights are kept, lost and recognised: renewal, fees, high value, awards. Evidence notes §2-3."""

# Declarations read as a table:
# fmt: off

from dataclasses import dataclass

from model.declare import Declared, number

SHARE = "share"
RELIEF = "Measures on the reduction of patent fees (2016), amended 2018-19; ten years from the year of grant"


@dataclass(frozen=True)
class PortfolioParameters(Declared):
    """Portfolios: what a patent is still worth to its owner, what it costs, when it counts as high value."""

    # what the owner expects
    obsolescence: float = number(
        0.13, 0.10, 0.20, unit="share per year", label="Yearly loss of a patent's return",
        zh="专利价值年折旧", grade="B", source="Renewal studies, 10-20 % a year")
    discount: float = number(
        0.10, 0.05, 0.15, unit="share per year", label="Discount rate of patent owners",
        zh="专利权人贴现率", grade="B", source="Renewal studies set 5-10 %; small firms pay more")
    learning: float = number(
        0.37, 0.25, 0.55, unit="share per year", label="Owners who find out in a year what a patent brings",
        zh="专利收益年获知比例", grade="C",
        source="Pakes (1986): little is learned after the fifth year; at .37 nine in ten know by then")
    public_return: float = number(
        0.3, 0.1, 0.6, unit="ratio", label="Return to a public body once a project no longer pays the fee",
        zh="项目期后高校院所专利收益比例", grade="C",
        source="Expert prior; universities use 3-4 % of theirs, which lapse together when fee support ends")
    project_years: float = number(
        5, 3, 7, unit="years from filing", label="Years in which projects pay the fees of public bodies",
        zh="项目经费缴纳年费年限", grade="C",
        source="Expert prior; lapses of university patents bunch at the end of fee support (2017 study)")
    abnormal_return: float = number(
        0.3, 0.1, 0.6, unit="share of the subsidy per grant",
        label="Yearly worth of holding a patent without invention", zh="非正常专利持有年收益",
        grade="C", source="Expert prior: status and projects, as long as counts are paid for")
    poor_months: float = number(
        0.5, 0.1, 1.5, unit="months of sales", label="Cash below which a firm is short of money",
        zh="资金紧张现金月数", grade="C", source="Expert prior")
    fee_shadow_price: float = number(
        2.0, 1.2, 4.0, unit="ratio", label="Worth of a yuan to an owner short of money",
        zh="资金紧张时年费影子价格", grade="C", source="Expert prior: cost of outside finance of small firms")
    successor_share: float = number(
        0.5, 0.2, 0.8, unit=SHARE, label="Closed firms whose rights go on with a successor",
        zh="注销企业专利由承继方维持比例", grade="C",
        source="Expert prior: closures of holders include mergers and moves within a group")
    liquidation_share: float = number(
        0.3, 0.1, 0.6, unit="ratio", label="Return of a closed firm's patent in a liquidator's hands",
        zh="清算中专利收益比例", grade="C", source="Expert prior; pledged patents brought 6.7 % in one case")
    liquidation_months: float = number(
        24, 12, 36, unit="months", label="Time for which a liquidator pays fees", zh="清算人缴费期限",
        grade="C", source="Expert prior: length of insolvency cases")

    # fees
    reduction_single: float = number(
        0.85, 0.0, 1.0, unit=SHARE, label="Fee reduction of a single eligible owner", zh="单一权利人减缴比例",
        grade="A", source=RELIEF)
    reduction_joint: float = number(
        0.70, 0.0, 1.0, unit=SHARE, label="Fee reduction of joint eligible owners", zh="共有权利人减缴比例",
        grade="A", source=RELIEF)
    reduction_income: float = number(
        1e6, 0.0, 1e8, unit="CNY per year", label="Taxable income below which a firm is eligible",
        zh="企业减缴应纳税所得额上限", grade="A", source=RELIEF)
    reduction_uptake: float = number(
        0.8, 0.5, 0.95, unit=SHARE, label="Eligible firms that ask for the reduction", zh="减缴备案比例",
        grade="C", source="Expert prior; a yearly filing is needed")
    joint_share: float = number(
        0.15, 0.05, 0.30, unit=SHARE, label="Patents with joint owners", zh="共有专利占比",
        grade="C", source="Expert prior")

    # the opening stock
    opening_small_age: float = number(
        3.0, 2.0, 4.5, unit="years", label="Mean age of utility models and designs in force at the opening",
        zh="初始实用新型和外观平均年龄", grade="C",
        source="Stock of 58 532 in 2017 and grants of 2018-19; prior")
    opening_quality: float = number(
        0.3, 0.0, 0.6, unit="standard deviations", label="Mean quality of what was granted before 2020",
        zh="初始有效专利平均质量", grade="C", source="Expert prior: selection by grant")
    opening_holding: float = number(
        6.0, 4.5, 7.0, unit="inventions per firm", label="Valid inventions per firm that holds any, 2019",
        zh="初始企业户均有效发明", grade="B",
        source="Nation 6.4 (2021) and 6.8 (2023), back to 2019; the city's figure is not published")
    opening_abnormal: float = number(
        0.10, 0.03, 0.18, unit=SHARE, label="Utility models and designs of the opening filed for subsidies",
        zh="初始非正常实用新型和外观占比", grade="C",
        source="17-21 % of filings abnormal under subsidies, fewer among what is still in force; prior")

    # a plain rule of renewal, for comparison (behaviour/renewal_variants.py)
    lapse_invention: float = number(
        0.035, 0.025, 0.045, unit="per year", label="Lapse of inventions in force, plain rule",
        zh="有效发明年失效率（简单规则）", grade="B",
        source="Nation 2021-23, from stocks and grants (CNIPA): 2.5-4.5 % a year [copies read]")
    lapse_utility_model: float = number(
        0.15, 0.13, 0.17, unit="per year", label="Lapse of utility models in force, plain rule",
        zh="有效实用新型年失效率（简单规则）", grade="B",
        source="Nation, granted 2013: more than half gone by year 5 (Bloomberg 2018) [copy read]")
    lapse_design: float = number(
        0.38, 0.37, 0.40, unit="per year", label="Lapse of designs in force, plain rule",
        zh="有效外观设计年失效率（简单规则）", grade="B",
        source="Nation, granted 2013: 91 % gone by year 5 (Bloomberg 2018) [copy read]")

    # awards
    awards_per_year: float = number(
        25, 10, 45, unit="patents per year", label="Patents of the city that win a national award a year",
        zh="年获国家级奖专利数", grade="C", source="Expert prior from national award lists")
    provincial_awards: float = number(
        20, 5, 50, unit="patents per year", label="Patents of the city that win a provincial award a year",
        zh="年获省级奖专利数", grade="C", source="Expert prior from provincial award lists")
    award_quality: float = number(
        0.5, 0.2, 1.0, unit="log points", label="Weight of quality with award juries",
        zh="评奖中质量权重", grade="C", source="Expert prior: a quarter of the points of the national award")
    award_use: float = number(
        0.7, 0.3, 1.5, unit="log points", label="Weight of use in products with award juries",
        zh="评奖中运用权重", grade="C", source="Expert prior: use and effect have about half of the points")
    award_noise: float = number(
        1.0, 0.5, 2.0, unit="log points", label="Spread of what juries see beside value",
        zh="评奖随机性", grade="C", source="Expert prior: nomination and juries")
    nominees: float = number(
        3.0, 2.0, 6.0, unit="nominees per award", label="Patents nominated for each award",
        zh="每奖提名数", grade="C", source="Expert prior")
    award_opening_years: float = number(
        8, 4, 12, unit="years", label="Years of earlier awards among the patents of the opening",
        zh="初始存量中的获奖年数", grade="C", source="Expert prior: winners are kept long")
