"""Every word that people read in results, in English and Chinese beside each other (中英文用语).

``say(key, lang)`` gives one; nothing else in this folder holds such text. Declarations bring their
own names (label, zh), and so do targets, documents and scenarios.
"""

from typing import Literal

from model.errors import ScenarioError

Lang = Literal["en", "zh"]
LANGUAGES: tuple[Lang, ...] = ("en", "zh")

TEXT: dict[str, tuple[str, str]] = {
    # board
    "board": ("Target board", "目标看板"),
    "target": ("Target", "目标"),
    "clause": ("Clause", "条款"),
    "required": ("Required", "要求值"),
    "due": ("Due", "期限"),
    "evidence": ("Evidence", "证据类别"),
    "observed": ("Observed so far", "已观测值"),
    "projected": ("Projected at due date, median [90 %]", "期限时预测值，中位数[90%区间]"),
    "probability": ("Probability [90 %]", "达成概率[90%区间]"),
    "first_met": ("First met", "首次达成"),
    "already": ("Already met", "此前已达成"),
    "outcomes": ("Outcomes: what is to be achieved", "成效目标：要达到的结果"),
    "outputs": ("Outputs: things set up or done", "产出目标：建成或完成的事项"),
    "information": ("information to the end of 2023", "信息截至2023年底"),
    "counterfactual": (
        "counterfactual: branches before the information ends",
        "反事实情景：分支早于信息截止",
    ),
    "never": ("never", "从未"),
    "none": ("–", "–"),
    # evidence
    "fitted": ("fitted", "已拟合"),
    "proxy": ("proxy", "代理"),
    "prior only": ("prior only", "仅先验"),
    # status
    "met": ("met", "达成"),
    "missed": ("missed", "未达成"),
    "uncertain": ("uncertain", "不确定"),
    "is observed": ("observed", "已观测"),
    "not modelled yet": ("not modelled yet", "尚未建模"),
    "qualitative": ("qualitative", "定性"),
    # already met
    "yes": ("yes", "是"),
    "no": ("no", "否"),
    "perhaps": ("perhaps", "可能"),
    "at issue": ("at issue", "发文时"),
    "under frozen": ("frozen-2021", "冻结2021"),
    "seen": ("observed", "观测"),
    # footnotes
    "n": (
        "{n} paired runs, scale 1:{scale}, fingerprint {fingerprint}",
        "{n}次配对运行，比例1:{scale}，指纹{fingerprint}",
    ),
    "bands": (
        "Median and 5-95 % over pairs of parameter draw, region draw and seed: priors and luck together.",
        "中位数与5%—95%区间取自参数抽样、地区抽样与随机种子的配对，包含先验与随机性。",
    ),
    "rule": (
        "met: probability at least 0.9; missed: at most 0.1; else uncertain.",
        "达成：概率不低于0.9；未达成：不高于0.1；其余为不确定。",
    ),
    "few": (
        "Fewer than 30 pairs: words instead of per cent.",
        "配对少于30次：以文字代替百分比。",
    ),
    "other reading": (
        "{target} read as “{label}”: {value} at {due}.",
        "{target} 若理解为“{label}”：{due} 为 {value}。",
    ),
    "other bases": (
        "{target} names no baseline year; the board takes 2023 as simulated. In {year} otherwise: {shown}.",
        "{target} 未写明基年：看板以模拟的2023年为基年。{year}年相对其他基年：{shown}。",
    ),
    "simulated base": ("{year} as simulated", "{year}年模拟值"),
    "observed base": ("{year} as published ({value})", "{year}年公布值（{value}）"),
    "ingredients": (
        "{target} gives no number and is not judged. What bears on it in {year}: {shown}.",
        "{target} 未给出数值，不作判断。{year}年相关指标：{shown}。",
    ),
    "uncalibrated": (
        "Nothing is calibrated yet: 'fitted' says that the city's own figures exist to fit and test on; "
        "every projection rests on priors.",
        "模型尚未校准：“已拟合”表示存在可供拟合和检验的本市数据，所有预测均基于先验。",
    ),
    "thinned": (
        "At scale 1:{scale} thinning itself moves these indicators; take them at --scale 1: {labels}.",
        "比例1:{scale}下，抽样本身会改变以下指标，请以 --scale 1 的结果为准：{labels}。",
    ),
    "bound note": ("≥, ≤: published as a bound.", "≥、≤：公布值为界限。"),
    "joint": (
        "All {count} modelled outcomes of class '{evidence}' together: {probability}.",
        "“{evidence}”类全部{count}项成效目标同时达成：{probability}。",
    ),
    "joint own": (
        "The planner's own {count} of class '{evidence}' together: {probability}.",
        "规划者自设的“{evidence}”类{count}项目标同时达成：{probability}。",
    ),
    "joint blocking": (
        " What blocks most is {target}: without it {without}.",
        "最主要的制约是 {target}：剔除后为{without}。",
    ),
    "joint no single": (
        " No single one blocks; least often met is {target}: {share}.",
        "没有单一目标构成制约；达成最少的是 {target}：{share}。",
    ),
    "own": ("planner's own", "规划者自设"),
    "beside": (", beside {id}", "，对照 {id}"),
    "own note": (
        "own:… are targets that the planner set, not the plans; they are counted apart.",
        "own:… 为规划者自设目标，并非文件所定，单独统计。",
    ),
    "superseded": ("superseded by {by}", "已由 {by} 替代"),
    "superseded note": (
        "Superseded: a later plan asks otherwise of the same indicator; left out of joint probabilities.",
        "已替代：后发文件对同一指标另有要求；不计入联合概率。",
    ),
    "at risk": (
        "Not certain: mean gap of the pairs that miss, month first met, later years",
        "未有把握的目标：未达成配对的平均差距、首次达成月份与此后各年",
    ),
    "shortfall": ("Missed by (of required), pairs", "平均差距（占要求值），配对数"),
    "first_met spread": ("First met, median [5 %, 95 %]", "首次达成，中位数[5%，95%]"),
    "never share": ("Never", "始终未达成"),
    "later": ("Met in later years", "此后各年达成概率"),
    "inert": (
        "Inert levers that were changed (no mechanism obeys them yet): {levers}.",
        "已改动但尚无机制响应的杠杆：{levers}。",
    ),
    "inert set": (
        "Inert levers that the scenario sets (no mechanism obeys them yet): {levers}.",
        "情景设定但尚无机制响应的杠杆：{levers}。",
    ),
    "failures": ("{count} runs failed and are left out.", "{count}次运行失败，未计入。"),
    # comparison
    "comparison": ("Comparison with {base}, paired", "与{base}的配对比较"),
    "indicator": ("Indicator", "指标"),
    "year": ("Year", "年份"),
    "unit": ("Unit", "单位"),
    "effect": ("Effect, mean [90 % of pairs]", "效应，均值[90%配对]"),
    "effect mean": ("Effect: mean ± 90 % of the mean", "效应：均值±均值的90%误差"),
    "effect pairs": ("5-95 % of pairs", "配对的5%—95%"),
    "unit cost": ("Cost per unit, 100 m CNY [90 %]", "单位效应成本，亿元[90%]"),
    "cost not distinguishable": ("effect not distinguishable", "效应不可区分"),
    "cost moved the worse way": ("moved the worse way", "变动方向不利"),
    "cost line": (
        "{scenario}: public money beyond {base} to the end of {year}: {mean} × 100 m CNY "
        "(mean ± 90 % of the mean), pairs {pairs}.",
        "{scenario}：截至{year}年底相对{base}新增财政成本{mean}亿元（均值±均值的90%误差），配对{pairs}。",
    ),
    "unit cost note": (
        "Cost per unit: all of that money over one effect in the better direction, Fieller's interval; "
        "the money buys all effects at once, so these do not add up.",
        "单位效应成本：上述全部资金除以当年某一指标的有利效应，区间按Fieller法；"
        "资金同时产生各项效应，不可相加。",
    ),
    "levers by attribute": (
        "Which of these levers moved nothing beyond noise: "
        "ipeco attribute {plan} --against {base} --by lever (column Distinguishable).",
        "哪些杠杆的作用未超出随机波动：ipeco attribute {plan} --against {base} --by lever（“可区分”一列）。",
    ),
    "what changed": (
        "What {scenario} changes of {base}: {count} levers (levels at the end of {year})",
        "{scenario} 相对 {base} 的改动：{count}个杠杆（{year}年底取值）",
    ),
    "level base": ("Base", "基准"),
    "level scenario": ("Scenario", "本情景"),
    "differs from": ("Differs from", "起始不同"),
    "levers not shown": (
        "Shown are the {shown} levers that move most of their plannable range, of {count}; --all shows all.",
        "仅列出占可规划区间变动最大的{shown}个，共{count}个；--all 显示全部。",
    ),
    "assumptions differ": ("Assumptions that differ: {assumptions}.", "不同的假设：{assumptions}。"),
    "assumptions alike": ("All assumptions are the same.", "假设完全相同。"),
    "four levels": ("Four lines, {plan}, {year}: means over pairs", "四条线，{plan}，{year}年：配对均值"),
    "four differences": (
        "Paired differences, {plan}, {year}: mean ± 90 % of the mean; in brackets: not distinguishable",
        "配对差，{plan}，{year}年：均值±均值的90%误差；括号内为不可区分",
    ),
    "base calm": ("Base, calm", "基准，无冲击"),
    "plan calm": ("Plan, calm", "方案，无冲击"),
    "base shocked": ("Base, shocked", "基准，受冲击"),
    "plan shocked": ("Plan, shocked", "方案，受冲击"),
    "policy calm": ("Policy, calm", "政策效应，无冲击"),
    "policy shocked": ("Policy, shocked", "政策效应，受冲击"),
    "shock base": ("Shock on the base", "冲击对基准"),
    "shock plan": ("Shock on the plan", "冲击对方案"),
    "policy more in shock": ("Policy: shocked less calm", "政策效应之差：受冲击减无冲击"),
    "improved": ("Pairs improved", "改善的配对"),
    "distinguishable": ("Distinguishable", "可区分"),
    "equal": ("equal", "相同"),
    "not distinguishable": ("not distinguishable at n = {n}", "n = {n}时不可区分"),
    "pairs note": (
        "Effect: mean of the paired differences; in brackets their 5 % and 95 % points over pairs. "
        "Distinguishable: the 90 % t-interval of the mean leaves out 0.",
        "效应：配对差的均值；方括号内为配对差的5%与95%分位数。可区分：均值的90% t区间不含0。",
    ),
    # lists
    "scenario": ("Scenario", "情景"),
    "title": ("Title", "名称"),
    "based_on": ("Based on", "基于"),
    "from": ("From", "起始"),
    "levers changed": ("Levers changed", "改动的杠杆"),
    "no faults": ("no faults", "无错误"),
    "fault": ("fault", "错误"),
    "warning": ("warning", "提示"),
    # report
    "report": ("Report", "报告"),
    "trajectories": ("Trajectories of the targets", "目标指标走势"),
    "trajectory note": (
        "Line: median over pairs; band: 90 % interval; dashed: target; dots: observations.",
        "线：配对中位数；带：90%区间；虚线：目标；圆点：观测值。",
    ),
    "composition": ("Compositions and distributions", "构成与分布"),
    "composition note": (
        "Median and 90 % interval over pairs; bars: {year}, whiskers: the interval.",
        "配对中位数与90%区间；条形为{year}年，须线为区间。",
    ),
    "part": ("Part", "组成"),
    "language": ("中文", "English"),
    "theme": ("Light / dark", "明 / 暗"),
    "made": ("Made on {date}", "生成于{date}"),
    "region": ("Region", "地区"),
    "data table": ("Values by year", "逐年数值"),
    "levers": ("Levers set by the scenarios", "情景设定的杠杆"),
    "lever": ("Lever", "杠杆"),
    "level": ("Level", "水平"),
    "stated": ("stated", "条款给定"),
    "assumed": ("level assumed", "水平为假设"),
    "inert mark": ("inert", "无响应"),
    # attribution
    "attribution": ("{plan} against {base}, {year}: due to", "{plan} 对比 {base}，{year}年：归因于"),
    "creation": ("creation", "创造"),
    "protection": ("protection", "保护"),
    "finance": ("finance", "金融"),
    "transfer": ("transfer", "转化运用"),
    "services": ("services", "服务"),
    "support": ("support", "支撑保障"),
    "governance": ("governance", "治理"),
    "mechanical": ("mechanical: what measures do by themselves", "机械效应：措施本身的作用"),
    "behavioural": ("behavioural: what agents make of it", "行为效应：主体的响应"),
    "congestion": ("congestion: full courts and bodies", "拥堵效应：法院与机构饱和"),
    "total": ("total", "合计"),
    "shared": ("shared by clauses, or of none", "多条款共同或无条款"),
    "due to": ("Due to", "归因于"),
    "mean effect": ("Mean of pairs [5 %, 95 % of pairs]", "配对均值[配对5%，95%分位]"),
    "error": ("± 90 % of the mean", "均值的90%误差"),
    "parts add up": (
        "The parts of every pair add up to its total; a part is the mean gain over sampled orders.",
        "每一配对内各部分之和等于合计；各部分为抽样次序下的平均增益。",
    ),
    "levers need not add up": (
        "What the plan loses without each; these need not add up to the total.",
        "逐一剔除后方案的损失，各项之和不必等于合计。",
    ),
    "attribution n": (
        "{n} pairs at 1:{scale}, {runs} runs ({reused} kept from before, {failed} failed).",
        "{n}对，比例1:{scale}，共{runs}次运行（{reused}次沿用，{failed}次失败）。",
    ),
    # plan
    "plan begins": (
        "{levers} levers, {targets} targets; about {runs} runs before fresh pairs try what was found.",
        "{levers}个杠杆，{targets}项目标；先运行约{runs}次，再以新的配对检验。",
    ),
    "plan reached": (
        "Best found from {start} on {base}: all targets together with {reached}, {wanted} wanted.",
        "自{start}起在 {base} 基础上已找到的最优：全部目标同时达成的概率{reached}，要求{wanted}。",
    ),
    "plan not reached": (
        "{wanted} cannot be had with what was tried from {start} on {base}. Best found: {reached}.",
        "自{start}起在 {base} 基础上，所试方案达不到{wanted}；已找到的最好结果：{reached}。",
    ),
    "blocking": ("Short of the probability wanted: {targets}.", "未达要求概率的目标：{targets}。"),
    "levels found": ("Levels of the best found", "已找到的最优方案的取值"),
    "front": (
        "Probability that all targets are met together, and cost beyond the base, 100 m CNY",
        "全部目标同时达成的概率与相对基准的新增财政成本（亿元）",
    ),
    "targets alone": ("Each target by itself, on fresh pairs", "各目标单独达成概率（新配对）"),
    "level now": ("In the base", "基准取值"),
    "level found": ("Found", "方案取值"),
    "in the optimum": ("In the optimum over draws of the costs", "成本抽样下是否入选"),
    "asked for": ("Asked for", "要求"),
    "predicted": ("Predicted", "代理模型预测"),
    "on fresh pairs": ("On fresh pairs [90 %]", "新配对检验[90%]"),
    "cost": ("Cost, median [90 %]", "成本，中位数[90%]"),
    "levers moved": ("Levers moved", "变动杠杆数"),
    "probability without": ("Without", "无此方案"),
    "probability with": ("With", "有此方案"),
    "in": ("in", "入选"),
    "out": ("out", "不入选"),
    "undecided": ("undecided", "未定"),
    "plan note": (
        "Tried on {n} fresh pairs at 1:{scale}; {runs} runs in all. Best found, not proven cheapest.",
        "以{n}个新配对检验，比例1:{scale}；共{runs}次运行。为已找到的最优，并非证明最省。",
    ),
    "plan pruned": (
        "Undecided over draws of the costs (in fewer than 80 %, more than 20 %): {levers}.",
        "成本抽样下未定（入选比例在20%至80%之间）：{levers}。",
    ),
    "clauses": ("Clauses", "条款"),
}
"""English and Chinese by key."""

UNITS = {
    "件/万人": "per 10 000 residents",
    "件/万户": "per 10 000 entities",
    "件": "items",
    "亿元": "× 100 m CNY",
    "万元": "× 10k CNY",
    "万人": "× 10k persons",
    "万户": "× 10k entities",
    "%": "%",
    "rank": "rank",
    "分": "points",
    "天": "days",
    "小时": "hours",
    "‰": "per 1 000",
    "月": "months",
    "个月": "months",
    "家": "units",
    "期": "courses",
    "份": "reports",
    "人": "persons",
    "人次": "attendances",
    "笔": "loans",
    "次": "times",
    "年": "years",
    "个": "units",
    "元": "CNY",
    "倍": "times",
    "对": "pairs",
    "指数": "index",
    "百分位": "percentile",
    "国次": "designations",
    "项": "goals",
}
"""English of the units that declarations and targets write in Chinese."""


def say(key: str, lang: Lang, **words: object) -> str:
    """The text of a key in one language, its blanks filled."""
    return TEXT[key][LANGUAGES.index(lang)].format(**words)


def unit_name(unit: str, lang: Lang) -> str:
    """A unit as a reader of this language writes it."""
    return UNITS.get(unit, unit) if lang == "en" else unit


def language(given: str) -> Lang:
    """The language of this name.

    Raises
    ------
    ScenarioError : it is neither en nor zh
    """
    for lang in LANGUAGES:
        if given == lang:
            return lang
    raise ScenarioError(f"--lang gives {given!r}; allowed are {' and '.join(LANGUAGES)}.")
