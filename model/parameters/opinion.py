"""Norms, perceived protection and the survey of satisfaction. Sources: evidence notes §11."""

# Declarations read as a table:
# fmt: off

from dataclasses import dataclass

from model.declare import Declared, number

PRIOR = "Expert prior"
WEIGHT = "log-odds"


@dataclass(frozen=True)
class OpinionParameters(Declared):
    """Opinion: what moves norms and perceived protection, and how the survey hears it."""

    protection_speed: float = number(
        0.06, 0.02, 0.15, unit="share per month", label="Speed at which perceived protection follows facts",
        zh="保护感知调整速度", grade="C", source="Expert prior: about a year and a half",
    )
    weight_detection: float = number(
        0.3, 0.1, 0.6, unit=WEIGHT, label="Weight of detection in perceived protection",
        zh="发现率在保护感知中的权重", grade="C", source=PRIOR,
    )
    weight_sanction: float = number(
        0.3, 0.1, 0.6, unit=WEIGHT, label="Weight of the expected sanction", zh="制裁预期在保护感知中的权重",
        grade="C", source=PRIOR,
    )
    weight_court: float = number(
        0.25, 0.05, 0.5, unit=WEIGHT, label="Weight of court time", zh="审理时间在保护感知中的权重",
        grade="C", source="Duration is a main item of the national survey; size prior",
    )
    weight_admin: float = number(
        0.15, 0.0, 0.3, unit=WEIGHT, label="Weight of administrative time",
        zh="行政办理时间在保护感知中的权重", grade="C", source=PRIOR,
    )
    weight_aid: float = number(
        0.3, 0.0, 0.6, unit=WEIGHT, label="Weight of rights aid close by", zh="维权援助在保护感知中的权重",
        grade="C", source=PRIOR,
    )
    aid_scale: float = number(
        150, 60, 400, unit="stations", label="Stations that bring 63 % of that effect", zh="维权援助效应尺度",
        grade="C", source=PRIOR,
    )

    norm_speed: float = number(
        0.03, 0.01, 0.08, unit="share per month", label="Speed at which norms follow", zh="社会规范调整速度",
        grade="C", source="Expert prior: norms take years",
    )
    campaign_gain: float = number(
        0.04, 0.0, 0.12, unit="norm", label="Full effect of campaigns on norms", zh="宣传对规范的最大效应",
        grade="C", source=PRIOR,
    )
    campaign_scale: float = number(
        60, 20, 150, unit="campaigns per year", label="Campaigns that bring 63 % of it", zh="宣传效应尺度",
        grade="C", source=PRIOR,
    )
    station_gain: float = number(
        0.03, 0.0, 0.08, unit="norm", label="Full effect of popular-science stations on norms",
        zh="科普驿站对规范的最大效应", grade="C", source=PRIOR,
    )
    station_scale: float = number(
        30, 10, 80, unit="stations", label="Stations that bring 63 % of it", zh="科普驿站效应尺度", grade="C",
        source=PRIOR,
    )
    schools: float = number(
        1000, 900, 1100, unit="schools", label="Primary and secondary schools of the city", zh="中小学校数",
        grade="B", source="About a thousand in a city of 11-14 million; order of magnitude",
    )
    school_gain: float = number(
        0.20, 0.0, 0.4, unit="norm", label="Norm gained if all had been taught at school",
        zh="学校教育对规范的最大效应", grade="C", source=PRIOR,
    )
    school_years: float = number(
        30, 20, 50, unit="years", label="Years until a generation is replaced", zh="世代更替年数", grade="C",
        source=PRIOR,
    )
    infringement_norm: float = number(
        0.05, 0.0, 0.15, unit="norm", label="Norm lost per unit of log infringement seen",
        zh="侵权现象对规范的侵蚀", grade="C", source=PRIOR,
    )

    ceiling: float = number(
        92, 88, 96, unit="points", label="Satisfaction that no policy exceeds", zh="满意度上限", grade="C",
        source="Saturating national series: 63.7 (2012) to 82.0 (2023); the ceiling is a prior",
    )
    response_protection: float = number(
        0.6, 0.2, 1.2, unit="per unit of log protection", label="Satisfaction over perceived protection",
        zh="满意度对保护感知的响应", grade="C", source=PRIOR,
    )
    response_norms: float = number(
        0.5, 0.0, 1.2, unit="per unit of log norms", label="Satisfaction over norms",
        zh="满意度对社会规范的响应", grade="C", source=PRIOR,
    )
    response_time: float = number(
        0.10, 0.0, 0.3, unit="per log point", label="Satisfaction of those with a case over its time",
        zh="当事人对办案时间的响应", grade="C", source=PRIOR,
    )
    response_outcome: float = number(
        0.4, 0.1, 0.8, unit="per case won", label="Satisfaction of those with a case over its outcome",
        zh="当事人对案件结果的响应", grade="C", source=PRIOR,
    )
    response_services: float = number(
        0.15, 0.0, 0.4, unit="per unit of reach", label="Satisfaction over services close by",
        zh="满意度对公共服务的响应", grade="C", source=PRIOR,
    )
    service_time: float = number(
        0.5, 0.1, 1.0, unit="units of reach per log point", label="Administrative time over reach",
        zh="行政办理时间在服务感知中的权重", grade="C", source=PRIOR,
    )
    node_scale: float = number(
        25, 10, 60, unit="nodes", label="Public nodes that bring 63 % of their effect", zh="服务网点效应尺度",
        grade="C", source=PRIOR,
    )
    experience_speed: float = number(
        0.15, 0.05, 0.3, unit="share per month", label="Speed at which new cases replace old ones in talk",
        zh="办案体验更新速度", grade="C", source="Expert prior: half a year",
    )
    own_case_share: float = number(
        0.12, 0.05, 0.25, unit="share", label="Right holders asked who had a case of their own",
        zh="受访权利人中有案件经历的比例", grade="C",
        source="7-11 % of patentees meet infringement in a year (China Patent Survey)",
    )
    public_hearing: float = number(
        0.5, 0.2, 0.8, unit="share", label="Perceived protection that the public hears of",
        zh="公众对保护状况的感知比例", grade="C", source=PRIOR,
    )
    weight_holders: float = number(
        0.4, 0.3, 0.5, unit="share", label="Weight of right holders in the survey", zh="权利人权重",
        grade="C", source="Three groups are asked; weights are a prior",
    )
    weight_public: float = number(
        0.3, 0.2, 0.4, unit="share", label="Weight of the public in the survey", zh="公众权重", grade="C",
        source="As above",
    )
    holders_above: float = number(
        0.9, 0.4, 1.4, unit="points", label="Right holders above the mean", zh="权利人高于平均分", grade="B",
        source="79.89 against 78.98, China 2019",
    )
    professionals_below: float = number(
        0.2, 0.0, 0.6, unit="points", label="Professionals below the mean", zh="专业人士低于平均分",
        grade="B", source="78.80 in 2018 (national mean of that year 76.88, of 2019 78.98)",
    )
    asked_holders: float = number(
        600, 300, 1200, unit="persons", label="Right holders asked in a year", zh="受访权利人数", grade="C",
        source="Expert prior: several hundred answers of a group in a city",
    )
    asked_public: float = number(
        800, 400, 1600, unit="persons", label="People of the public asked in a year", zh="受访公众人数",
        grade="C", source="As above",
    )
    asked_professionals: float = number(
        300, 150, 600, unit="persons", label="Professionals asked in a year", zh="受访专业人士数", grade="C",
        source="As above",
    )
    answer_spread: float = number(
        13, 10, 16, unit="points", label="Spread of answers within a group", zh="组内评分离散度", grade="C",
        source="Expert prior: single answers of 0-100 differ by 10-15 points",
    )
