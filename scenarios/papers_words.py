"""Words of winners and losers, of regret and of the printed brief (文件用语), English and Chinese.

``told(key, lang)`` gives one. Sentences of a verdict say what was computed and no cause that was not.
"""

from scenarios.text import LANGUAGES, Lang

WORDS: dict[str, tuple[str, str]] = {
    # winners and losers
    "winners": (
        "{plan} against {base}, {year}: who wins, who loses",
        "{plan} 对比 {base}，{year}年：谁受益、谁受损",
    ),
    "size": ("by size of firm", "按企业规模"),
    "sector": ("by sector", "按行业"),
    "district": ("by district", "按地区"),
    "owner": ("by kind of owner", "按权利人类型"),
    "group": ("Group", "群体"),
    "base": ("In the base", "基准值"),
    "change": ("Change, mean ± 90 %", "变化，均值±90%"),
    "change pairs": ("5-95 % of pairs", "配对5%—95%"),
    "who": ("Verdict", "结论"),
    "gains": ("gains", "受益"),
    "loses": ("loses", "受损"),
    "rises": ("rises", "上升"),
    "falls": ("falls", "下降"),
    "within noise": ("not distinguishable", "不可区分"),
    "the same": ("equal", "相同"),
    "unknown": ("–", "–"),
    "winners note": (
        "Mean of the paired differences ± half its 90 % t-interval. Gains, loses: distinguishable, and the "
        "measure has a better way; rises, falls: distinguishable, and neither way is better. Shares of one "
        "whole cannot all rise.",
        "配对差均值±其90% t区间半宽。受益、受损：可区分且指标有优劣方向；上升、下降：可区分但无优劣方向。"
        "同一总量的占比不可能全部上升。",
    ),
    "not split": ("Not split by the model {by}: {what}", "模型未{by}拆分：{what}"),
    "not split size": (
        "R&D, filings, loans, suits, subsidies, taxes; only use of inventions, its income and holdings are.",
        "研发、申请、贷款、诉讼、补贴与税费；仅产业化率、产业化收益和发明持有量可拆分。",
    ),
    "not split sector": (
        "every indicator. Firms have a sector in the model, but nothing is counted by sector yet, so "
        "nobody can be named a winner or loser there.",
        "所有指标。模型中企业有行业属性，但尚无任何指标按行业统计，因此无法指出受益或受损行业。",
    ),
    "not split district": (
        "everything but grants and valid inventions of the places counted apart; other districts are one.",
        "除单列地区的发明授权与有效发明外的所有指标；其余各区合并为一。",
    ),
    "not split owner": (
        "loans, suits, awards and costs; foreign owners of rights are not told apart.",
        "贷款、诉讼、赔偿与成本；外国权利人未单列。",
    ),
    # regret
    "regret of": ("Regret across futures: {label}, {year}", "各未来情形下的后悔值：{label}，{year}年"),
    "regret of targets": (
        "Regret across futures: number of outcome targets met when due, of those due by {year}",
        "各未来情形下的后悔值：到期达成的成效目标数（项），{year}年底前到期",
    ),
    "mean value": ("Mean", "均值"),
    "mean regret": ("Mean regret ± 90 %", "平均后悔值±90%"),
    "max regret": ("Largest regret [90 %]", "最大后悔值[90%]"),
    "share best": ("Best in [90 %]", "最优占比[90%]"),
    "smallest": ("Smallest", "最小"),
    "smallest mean": ("mean", "平均"),
    "smallest max": ("largest", "最大"),
    "regret note": (
        "A future is one pair (draw of parameters and region, luck){worlds}: {futures} in all, {lost} left "
        "out for a missing value. Regret: what the best of these scenarios reaches in that future beyond "
        "this one. Scenarios that tie are all best, so shares may add up to more than 100 %. The largest "
        "regret seen can only grow with more futures; its interval is from {resamples} resamples of pairs.",
        "一个未来=一对抽样（参数、地区、随机种子）{worlds}：共{futures}个，因缺值剔除{lost}个。"
        "后悔值：该未来中最优情景超出本情景的量。并列最优均计入，占比之和可超过100%。"
        "所见最大后悔值只会随未来增多而增大；其区间来自{resamples}次重抽样。",
    ),
    "under shocks": (", without shocks and under each of {shocks}", "，分别在无冲击及以下冲击下：{shocks}"),
    "best note": (
        "Best only among the scenarios compared, and by this measure alone; costs are not in it.",
        "仅指所比较情景之间、且仅就该指标而言最优；未计成本。",
    ),
    # the printed brief
    "brief title": ("{plan} against {base}", "{plan}与{base}对比简报"),
    "question": ("Question", "问题"),
    "asked": (
        "{region}: which outcome targets does {plan} meet that {base} does not, at what public cost?",
        "{region}：与“{base}”相比，“{plan}”能多达成哪些成效目标，财政成本多少？",
    ),
    "verdict": ("Verdict", "结论"),
    "more met": (
        "Of {total} outcome targets compared, {plan} meets {met} with a probability of at least 90 %, {base} "
        "{before}: {gain} more.",
        "在比较的{total}项成效目标中，“{plan}”有{met}项达成概率不低于90%，“{base}”为{before}项，多{gain}项。",
    ),
    "as many met": (
        "Of {total} outcome targets compared, {plan} and {base} each meet {met} with a probability of at "
        "least 90 %.",
        "在比较的{total}项成效目标中，“{plan}”与“{base}”达成概率不低于90%的均为{met}项。",
    ),
    "fewer met": (
        "Of {total} outcome targets compared, {plan} meets {met} with a probability of at least 90 %, {base} "
        "{before}: {gain} fewer.",
        "在比较的{total}项成效目标中，“{plan}”有{met}项达成概率不低于90%，“{base}”为{before}项，少{gain}项。",
    ),
    "effects told": (
        "Against {base} the indicators of {better} are distinguishably better in the due year, of {worse} "
        "worse; {same} cannot be told apart at n = {n}.",
        "相对“{base}”，到期年份指标可区分地改善的有{better}项，变差的有{worse}项；"
        "n = {n}时不可区分的有{same}项。",
    ),
    "no cause": (
        "This compares two simulated policies as wholes; which measure does what was not computed here.",
        "本简报仅比较两个模拟方案的整体差异；各项措施的单独作用未在此计算。",
    ),
    "most changed": (
        "Targets that change most ({shown} of {total})",
        "变化最大的目标（{total}项中的{shown}项）",
    ),
    "target": ("Target", "目标"),
    "asks": ("Required, due", "要求与期限"),
    "projected": ("{name}: median [90 %]", "{name}：中位数[90%]"),
    "chance": ("Probability [90 %]: base → plan", "达成概率[90%]：基准→方案"),
    "effect": ("Change, mean ± 90 %", "变化，均值±90%"),
    "public cost": ("Public cost", "财政成本"),
    "cost told": (
        "{first}-{last}, beyond {base}: {cost} × 100 m CNY, mean ± 90 %; unit costs are priors, no plan "
        "states amounts.",
        "{first}—{last}年相对“{base}”新增{cost}亿元（均值±90%）；单位成本为先验值，方案文件未给出金额。",
    ),
    "apart": ("Not distinguishable", "不可区分的目标"),
    "none apart": ("None of the targets compared.", "所比较目标中没有。"),
    "reconsider": ("What would change the verdict", "什么会改变结论"),
    "crossing": (
        "More pairs or better data on targets whose probability interval holds 50 %: {targets}.",
        "达成概率区间跨越50%的目标，需要更多配对或更好的数据：{targets}。",
    ),
    "no crossing": (
        "No target has a probability interval that holds 50 %.",
        "没有目标的达成概率区间跨越50%。",
    ),
    "priors": (
        "Observations of what rests on priors alone: {targets}.",
        "仅基于先验、尚无本地观测的目标，若有观测数据：{targets}。",
    ),
    "sources": (
        "Sources: {documents}; docs/evidence. {n} pairs at 1:{scale}; fingerprints {base} (base), {plan} "
        "(plan). Information to {information}. Made on {date}.",
        "来源：{documents}；docs/evidence。{n}对配对运行，比例1:{scale}；指纹{base}（基准）、{plan}（方案）。"
        "信息截至{information}。生成于{date}。",
    ),
    "pilot": (
        "Only {n} pairs: a pilot; run 30 or more before anything is decided.",
        "仅{n}对配对，为试算；决策前请至少运行30对。",
    ),
    "what if": (
        "{name} leaves history before the information ends: a counterfactual, not a forecast.",
        "“{name}”早于信息截止即偏离历史，为反事实情景，并非预测。",
    ),
    "and more": ("{items} and {count} more", "{items}等另{count}项"),
}
"""English and Chinese by key."""


def told(key: str, lang: Lang, **words: object) -> str:
    """The text of a key in one language, its blanks filled."""
    return WORDS[key][LANGUAGES.index(lang)].format(**words)
