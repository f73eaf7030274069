"""IP service agencies as a population: entry, exit, conduct, brands, zones. Evidence notes §7."""

# Declarations read as a table:
# fmt: off

from dataclasses import dataclass

from model.declare import Declared, number

SHARE = "share"
YEARLY = "share per year"
PRIOR = "Expert prior"
SURVEY = "National survey of IP services"


@dataclass(frozen=True)
class AgencyLifeParameters(Declared):
    """Agencies come and go, behave or not, settle near each other."""

    entry_rate: float = number(
        0.10, 0.05, 0.16, unit=YEARLY, label="Entry of agencies", zh="机构进入率", grade="B",
        source="Organisations grew 2.9-15.1 % a year net, China 2020-23; new patent agencies 16-19 %",
    )
    entry_patent: float = number(
        0.19, 0.14, 0.23, unit=YEARLY, label="Entry of agencies with attorneys", zh="专利代理机构进入率",
        grade="B", source="734, 645 and 855 new agencies over 3 253, 3 934 and 4 520, China 2021-23",
    )
    entry_slowing: float = number(
        0.08, 0.0, 0.15, unit=YEARLY, label="Yearly fall of the entry rate", zh="进入率年降幅", grade="C",
        source=SURVEY + ": net growth fell from 15.1 % (2021) to 2.9 % (2022-23)",
    )
    entry_profit: float = number(
        1.0, 0.3, 2.0, unit="elasticity", label="Entry over the load of those who are there",
        zh="进入对景气的弹性", grade="C", source="Expert prior: free entry",
    )
    entry_near: float = number(
        0.5, 0.2, 0.8, unit=SHARE,
        label="New agencies that settle where agencies are, the others where innovators are",
        zh="向机构聚集地落户的比例", grade="C", source=PRIOR,
    )
    founders: float = number(
        2, 2, 5, unit="attorneys", label="Attorneys who found an agency", zh="新设机构代理师数", grade="B",
        source="Measures for patent agencies (2019), from memory: two partners or five shareholders; "
        "1 104 of 3 934 are smaller than three",
    )
    entrant_staff: float = number(
        5, 2, 10, unit="persons", label="Staff of a new agency", zh="新机构从业人数", grade="C", source=PRIOR,
    )
    branch_share: float = number(
        0.3, 0.1, 0.5, unit=SHARE, label="Branches of agencies from elsewhere among new patent agencies",
        zh="新设机构中外地分支占比", grade="C",
        source="Expert prior; nation 875 new branches beside 855 new agencies in 2023",
    )
    branch_size: float = number(
        2, 1.2, 4, unit="ratio", label="People of a branch from elsewhere against another new agency",
        zh="外地分支机构规模倍数", grade="C", source=PRIOR,
    )
    branch_quality: float = number(
        0.5, 0.0, 1.0, unit="standard deviations", label="Quality of branches that an incentive is for",
        zh="引进机构质量优势", grade="C", source=PRIOR,
    )
    attraction_gain: float = number(
        0.4, 0.0, 1.0, unit=SHARE, label="More entry at full incentive", zh="引进奖励对进入的最大提升",
        grade="C", source=PRIOR,
    )
    attraction_scale: float = number(
        8e5, 3e5, 2e6, unit="CNY per agency", label="Incentive that brings 63 % of that",
        zh="引进奖励效应尺度", grade="C", source=PRIOR,
    )
    attraction_lag: float = number(
        9, 6, 18, unit="months", label="From an incentive to the agencies that it brings",
        zh="引进奖励见效时间", grade="C", source=PRIOR,
    )

    exit_rate: float = number(
        0.06, 0.03, 0.10, unit=YEARLY, label="Exit of a sound agency of two persons without attorneys",
        zh="机构退出率", grade="B",
        source="Net growth of organisations 2.9-15.1 % a year, China 2020-23, less entry; "
        "firms at large more",
    )
    exit_patent: float = number(
        0.02, 0.012, 0.035, unit=YEARLY, label="Exit of a sound patent agency of two persons",
        zh="专利代理机构退出率", grade="B", source="Patent agencies 1.5-2.3 % a year, China 2022-23",
    )
    exit_size: float = number(
        0.5, 0.2, 0.8, unit="elasticity", label="Fall of exit with size", zh="机构退出率的规模弹性",
        grade="C",
        source="Expert prior; sign as for firms, the young and tiny close",
    )
    exit_weak: float = number(
        3.0, 1.5, 5.0, unit="ratio", label="Exit of an agency that makes losses, against a sound one",
        zh="亏损机构退出倍数", grade="C", source=PRIOR,
    )
    exit_young: float = number(
        1.0, 0.3, 2.0, unit="ratio", label="More exit of the youngest", zh="新设机构额外退出率", grade="C",
        source="Expert prior; sign as for firms, the young and tiny close",
    )
    young_years: float = number(
        3, 2, 5, unit="years", label="Years over which an agency ceases to be young", zh="机构成熟年限",
        grade="B", source="Official size and age classes; exit of firms peaks in the third year",
    )

    misconduct: float = number(
        0.15, 0.05, 0.3, unit=YEARLY, label="Misconduct of busy agencies of no credit", zh="低信用机构违规率",
        grade="C", source=PRIOR,
    )
    misconduct_pressure: float = number(
        1.0, 0.0, 2.0, unit="ratio", label="More misconduct of an agency without work",
        zh="闲置压力下的违规增幅", grade="C", source=PRIOR,
    )
    misconduct_filings: float = number(
        0.25, 0.1, 0.5, unit=SHARE,
        label="Abnormal filings among those of an agency that misbehaves, beyond others",
        zh="违规机构的额外非正常申请占比", grade="C",
        source="Expert prior; 18-20 % of all filings in China were abnormal at the height",
    )
    detection: float = number(
        0.6, 0.3, 0.9, unit=SHARE, label="Misconduct that an inspection finds", zh="检查发现违规的概率",
        grade="C", source=PRIOR,
    )
    control_detection: float = number(
        0.2, 0.0, 0.5, unit=SHARE, label="Misconduct that full screening of filings betrays",
        zh="申请管控暴露违规的概率", grade="C", source=PRIOR,
    )
    deterrence: float = number(
        1.5, 0.0, 4.0, unit="per chance of being found",
        label="How the chance of being found deters misconduct", zh="检查对违规的威慑", grade="C",
        source=PRIOR,
    )
    listing_penalty: float = number(
        0.3, 0.1, 0.5, unit="credit", label="Credit lost when misconduct is found", zh="违规查处的信用扣减",
        grade="C", source=PRIOR,
    )
    listing_months: float = number(
        36, 12, 60, unit="months", label="Longest stay on the negative list", zh="负面名单最长期限",
        grade="B",
        source="Rules on lists of serious breaches of law and trust (2021): three years, repair earlier",
    )
    credit_recovery: float = number(
        0.10, 0.03, 0.25, unit=YEARLY, label="Credit regained in a good year", zh="信用年恢复率", grade="C",
        source=PRIOR,
    )
    credit_repair: float = number(
        0.5, 0.2, 0.8, unit=YEARLY,
        label="Listed agencies that repair their credit after a year without fault", zh="信用修复率",
        grade="C", source=PRIOR,
    )
    credit_spread: float = number(
        0.4, 0.2, 0.6, unit="credit", label="Range of credit standing at the opening", zh="期初信用差距",
        grade="C", source=PRIOR,
    )
    brand_credit: float = number(
        0.7, 0.5, 0.85, unit="credit", label="Credit that a brand agency needs", zh="品牌机构信用门槛",
        grade="C", source=PRIOR,
    )
    brand_people: float = number(
        10, 5, 30, unit="persons", label="Size that a brand agency needs", zh="品牌机构规模门槛", grade="C",
        source=PRIOR,
    )
    brand_quality: float = number(
        0.4, 0.1, 0.8, unit="standard deviations", label="Quality that a brand agency reaches beyond its own",
        zh="品牌机构质量提升", grade="C", source=PRIOR,
    )
    brand_loss: float = number(
        0.03, 0.0, 0.08, unit=YEARLY, label="Brand agencies that lose the name", zh="品牌年摘牌率", grade="C",
        source=PRIOR,
    )

    cluster_gain: float = number(
        0.08, 0.0, 0.20, unit=SHARE, label="Productivity gained in a cluster zone", zh="集聚区生产率提升",
        grade="C", source="Agglomeration literature: 3-8 % per doubling of density; wider",
    )
    cluster_people: float = number(
        4_190, 3_000, 5_500, unit="persons", label="People of a zone at which the gain is the full one",
        zh="集聚规模基准", grade="B", source="Practitioners in East Lake at the end of 2018",
    )
    spillover: float = number(
        0.15, 0.0, 0.3, unit=SHARE, label="Pull of the better neighbours of a zone on quality",
        zh="集聚区知识溢出", grade="C", source=PRIOR,
    )
    cluster_move: float = number(
        0.06, 0.02, 0.15, unit=YEARLY, label="Agencies outside that join clusters, per zone beyond the first",
        zh="新增集聚区年入驻率", grade="C", source=PRIOR,
    )
    relocation: float = number(
        0.02, 0.0, 0.06, unit=YEARLY, label="Agencies that move into the district of a zone",
        zh="机构迁入集聚区所在地的年比例", grade="C", source=PRIOR,
    )
