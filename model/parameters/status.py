"""High-tech enterprises and what goes with the status: eligibility, term, relabelled R&D, SRDI firms."""

# Declarations read as a table:
# fmt: off

from dataclasses import dataclass

from model.declare import Declared, number

YEAR = "share per year"
RULE = "Measures for the recognition of high-tech enterprises 2016 (Guo Ke Fa Huo 2016-32), "


@dataclass(frozen=True)
class StatusParameters(Declared):
    """High-tech enterprises (高新技术企业) and SRDI firms (专精特新): rules and behaviour."""

    sales_small: float = number(
        50e6, 50e6, 50e6, unit="CNY per year", grade="A",
        label="Sales up to which the highest R&D threshold holds", zh="研发占比最高档营收上限",
        source=RULE + "Art. 11",
    )
    sales_middle: float = number(
        200e6, 200e6, 200e6, unit="CNY per year", grade="A",
        label="Sales up to which the middle R&D threshold holds", zh="研发占比中档营收上限",
        source=RULE + "Art. 11",
    )
    threshold_small: float = number(
        0.05, 0.05, 0.05, unit="share of sales", grade="A",
        label="R&D over sales asked of small firms", zh="小企业研发占比门槛", source=RULE + "Art. 11",
    )
    threshold_middle: float = number(
        0.04, 0.04, 0.04, unit="share of sales", grade="A",
        label="R&D over sales asked of middling firms", zh="中企业研发占比门槛", source=RULE + "Art. 11",
    )
    threshold_large: float = number(
        0.03, 0.03, 0.03, unit="share of sales", grade="A",
        label="R&D over sales asked of large firms", zh="大企业研发占比门槛", source=RULE + "Art. 11",
    )
    term: float = number(
        36, 36, 36, unit="months", grade="A",
        label="Term of the high-tech status", zh="高新技术企业资格有效期", source=RULE + "Art. 9",
    )
    youngest: float = number(
        12, 12, 12, unit="months", grade="A",
        label="Age from which a firm may apply", zh="申请认定的最低成立时间",
        source=RULE + "Art. 11: one year",
    )
    applies: float = number(
        0.40, 0.20, 0.70, unit=YEAR, grade="C",
        label="Rate at which those that would pass apply", zh="符合条件企业申请率",
        source="Expert prior: one in some; more with IP management capability",
    )
    passes: float = number(
        0.80, 0.60, 0.95, unit="share", grade="C",
        label="First applications that pass", zh="首次认定通过率",
        source="Expert prior; a renewal passes as long as the rule is met",
    )
    other_ip: float = number(
        0.60, 0.30, 0.90, unit="share", grade="C",
        label="Applicants without inventions that show enough other IP", zh="以其他知识产权达标的申请占比",
        source="Expert prior: utility models and software copyrights count in the score (rule published)",
    )
    relabelled: float = number(
        0.242, 0.20, 0.30, unit="share of reported R&D", grade="B",
        label="Relabelled part of R&D reported at the threshold", zh="门槛处申报研发中的虚列比例",
        source="Chen, Liu, Suarez Serrato and Xu 2021 AER: .242 (.30 in an earlier version): an input",
    )
    willing: float = number(
        0.70, 0.40, 0.95, unit="share", grade="C",
        label="Firms below the threshold that would relabel", zh="愿意虚列研发的企业占比",
        source="Expert prior",
    )
    srdi_share: float = number(
        0.12, 0.06, 0.20, unit="share", grade="C",
        label="SRDI firms among high-tech enterprises at the opening", zh="专精特新占高企比例（期初）",
        source="Expert prior",
    )
    srdi_rate: float = number(
        0.05, 0.02, 0.10, unit=YEAR, grade="C",
        label="Rate at which high-tech SMEs with inventions become SRDI firms", zh="专精特新认定率",
        source="Expert prior; the programme grew fast after 2021",
    )
    srdi_sales: float = number(
        400e6, 400e6, 400e6, unit="CNY per year", grade="A",
        label="Sales from which a firm is too large for SRDI", zh="专精特新营收上限",
        source="SME standard of industry 2011: sales below 400 million CNY",
    )
