"""Words of the laboratory's results (实验室用语), in English and Chinese beside each other.

``told(key, lang)`` gives one. Names of indicators, levers and parameters come from their declarations.
"""

from model.declare import Number
from model.indicators import INDICATORS
from scenarios.laboratory.factors import Factor, declared
from scenarios.laboratory.outcomes import Outcome
from scenarios.text import LANGUAGES, Lang

WORDS: dict[str, tuple[str, str]] = {
    # outcomes and factors
    "level": ("{label}, {year}, under {scenario}", "{label}，{year}年，{scenario}"),
    "difference": (
        "{label}, {year}: {scenario} less {against}, paired",
        "{label}，{year}年：{scenario}减{against}（配对）",
    ),
    "path": ("exogenous path: {name}", "外生路径：{name}"),
    "factor": ("Factor", "因子"),
    "range": ("Varied between", "变动范围"),
    "remark": ("Remark", "说明"),
    # sensitivity
    "first": ("First order [90 %]", "一阶指数[90%]"),
    "total": ("Total [90 %]", "总指数[90%]"),
    "mean": ("Mean effect over the range [90 %]", "全范围平均效应[90%]"),
    "size": ("Mean size [90 %]", "平均效应幅度[90%]"),
    "spread": ("Spread [90 %]", "效应离散度[90%]"),
    "floor": ("Size by luck alone", "仅随机性的幅度"),
    "noise": ("(luck and all that is not varied)", "（随机性及未变动因素）"),
    "luck": ("(luck)", "（随机性）"),
    "share": ("{share} of the variance", "占方差{share}"),
    "holds zero": ("interval holds 0", "区间含0"),
    "either way": ("either way, by place", "方向因处而异"),
    "within luck": ("not above luck", "未超出随机性"),
    "sobol note": (
        "Shares of the whole variance, luck included: main effects, interactions and luck add up to 1. "
        "Total less first order is what a factor does together with others. "
        "Estimates may be negative by chance and are shown as they are.",
        "占总方差（含随机性）的比例：主效应、交互效应与随机性合计为1。总指数减一阶指数为该因子与其他因子的交互。"
        "估计值可能因随机性为负，照实列出。",
    ),
    "morris note": (
        "Effects of moving a factor over its whole range, in the outcome's unit. Mean size: of effects "
        "regardless of sign; spread: how much effects differ from place to place, by interactions and bends.",
        "因子在全范围移动的效应，单位同指标。平均幅度不计符号；离散度反映交互与非线性。",
    ),
    "runs note": (
        "{groups} {what} × {rows} points × {replicates} replicates; mean {mean}, standard deviation "
        "{deviation} ({unit}); fingerprint {fingerprint}",
        "{groups}{what} × {rows}点 × {replicates}次重复；均值{mean}，标准差{deviation}（{unit}）；"
        "指纹{fingerprint}",
    ),
    "trajectories": ("trajectories", "条轨迹"),
    "base samples": ("base samples", "组基样本"),
    "interval note": (
        "[90 %]: over reweighted points and replicates.",
        "[90%]：对试验点与重复重新加权所得区间。",
    ),
    "one replicate": (
        "One replicate: luck cannot be told from the factors; give --replicates 5 or more.",
        "仅一次重复：无法区分随机性与因子作用，请用 --replicates 5 或更多。",
    ),
    "few replicates": (
        "{replicates} replicates: the share of luck and all intervals are rough; {enough} are better.",
        "仅{replicates}次重复：随机性占比与区间较粗略，宜用{enough}次以上。",
    ),
    "few groups": (
        "{groups} {what}: intervals are wide; {enough} or more are usual.",
        "仅{groups}{what}：区间较宽，通常需{enough}以上。",
    ),
    "lost": (
        "{lost} {what} left out: a run failed or has no value there.",
        "剔除{lost}{what}：有运行失败或无数值。",
    ),
    # how many runs
    "enough": ("How many pairs are enough", "需要多少配对"),
    "effect mean": ("Effect, mean of the pilot", "效应（先导均值）"),
    "deviation": ("Standard deviation over pairs", "配对差标准差"),
    "half width": ("Wanted: 90 % interval of the mean", "目标：均值90%区间"),
    "needed": ("Pairs needed", "所需配对数"),
    "enough note": (
        "From a pilot of {pilot} pairs by Stein's two stages: run as many pairs as told, and the mean lies "
        "within the half width with at least 90 %. Per cent: of the base's level.",
        "由{pilot}对先导运行按Stein两阶段法得出：运行所示配对数，则均值误差不超过半宽的概率至少为90%。百分比以基准水平计。",
    ),
    "width reached": (
        "{scenario}, {year}: {needed} pairs are enough for ± {wanted} (90 %, pilot of {pilot}); "
        "with {pairs}: ± {reached}.",
        "{scenario}，{year}年：{needed}对即可达到±{wanted}（90%，先导{pilot}对）；运行{pairs}对：±{reached}。",
    ),
    "width not reached": (
        "{scenario}, {year}: {needed} pairs would be needed for ± {wanted} (90 %, pilot of {pilot}); "
        "with {pairs}, the most allowed: ± {reached}. Raise --most, or ask for less.",
        "{scenario}，{year}年：达到±{wanted}（90%，先导{pilot}对）需{needed}对；按上限运行{pairs}对：±{reached}。"
        "可提高 --most 或放宽要求。",
    ),
    # scenario discovery
    "box": ("The box", "区间组合"),
    "restricted to": ("Restricted to", "限定为"),
    "quasi-p": ("Quasi-p", "准p值"),
    "found again": ("Found again in halves", "半数样本重现率"),
    "at most": ("at most {high} {unit}", "不高于{high} {unit}"),
    "at least": ("at least {low} {unit}", "不低于{low} {unit}"),
    "between": ("{low} to {high} {unit}", "{low}至{high} {unit}"),
    "factor within": ("{name} is {range}", "{name}{range}"),
    "and": (" and ", "，且"),
    "below": ("{name}, is below {value}", "{name}低于{value}"),
    "above": ("{name}, is above {value}", "{name}高于{value}"),
    "target missed": (
        "target {id} ({title}) is missed in {due} under {scenario}",
        "{scenario}下目标{id}（{title}）在{due}未达成",
    ),
    "target met": (
        "target {id} ({title}) is met in {due} under {scenario}",
        "{scenario}下目标{id}（{title}）在{due}达成",
    ),
    "box sentence": (
        "Where {where}: in {density} of the runs {what}; in all runs it is {base}. "
        "This box holds {coverage} of those runs, and {mass} of all runs.",
        "当{where}时，{density}的运行中{what}；全部运行中为{base}。该组合涵盖此类运行的{coverage}，占全部运行的{mass}。",
    ),
    "no box": (
        "No box tells the runs in which {what} from the others: the factors varied do not decide it. "
        "In all runs it is {base}.",
        "没有区间组合能区分{what}的运行：所变动的因子不起决定作用。全部运行中为{base}。",
    ),
    "box fit": (
        "On the runs it was found from: coverage {coverage}, density {density}, mass {mass}.",
        "在用于寻找的运行上：覆盖率{coverage}，密度{density}，占比{mass}。",
    ),
    "box unseen": (
        "Boxes found from half of the points, on the other half: coverage {coverage}, "
        "density {density}, mass {mass}.",
        "由半数样本点找到的组合在另一半上：覆盖率{coverage}，密度{density}，占比{mass}。",
    ),
    "box note": (
        "Coverage: share of the runs of interest that lie inside; density: share of the runs inside that "
        "are of interest; mass: share of all runs inside. Quasi-p: chance of as many without this "
        "restriction.",
        "覆盖率：关注运行中落入组合的比例；密度：组合内关注运行的比例；占比：组合内运行占全部的比例。"
        "准p值：没有该限定时出现同样结果的概率。",
    ),
    "box runs": (
        "{runs} runs at {points} points, {of_interest} of interest; fingerprint {name}",
        "{points}个点共{runs}次运行，其中关注{of_interest}次；指纹{name}",
    ),
    "box rare": (
        "Seldom found again, not to be relied on: {names}.",
        "重现率低，不宜采信：{names}。",
    ),
    "unmoved": ("Every run gives the same value.", "所有运行数值相同。"),
}  # fmt: skip
"""English and Chinese by key."""


def told(key: str, lang: Lang, **words: object) -> str:
    """The text of a key in one language, its blanks filled."""
    return WORDS[key][LANGUAGES.index(lang)].format(**words)


def indicator_name(indicator: str, lang: Lang) -> str:
    """An indicator as its declaration names it."""
    about = INDICATORS[indicator]
    return about.zh if lang == "zh" else about.label


def outcome_name(outcome: Outcome, lang: Lang) -> str:
    """What was taken of each run, in words."""
    key = "difference" if outcome.against else "level"
    label = indicator_name(outcome.indicator, lang)
    return told(key, lang, label=label, year=outcome.year, scenario=outcome.scenario, against=outcome.against)


def factor_name(factor: Factor, lang: Lang) -> str:
    """A factor as its declaration names it, with its id."""
    if factor.what == "path":
        return told("path", lang, name=factor.name)
    about: Number = declared(factor.what, factor.name)
    return f"{about.zh if lang == 'zh' else about.label} ({factor.id})"
