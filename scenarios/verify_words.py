"""Words of verdicts on repeated runs (复核用语), English and Chinese."""

from scenarios.text import LANGUAGES, Lang

WORDS: dict[str, tuple[str, str]] = {
    "verified": ("{count} kept runs repeated", "复核已存运行{count}次"),
    "run": ("Run", "运行"),
    "scenario": ("Scenario", "情景"),
    "pair": ("Pair", "配对"),
    "verdict": ("Verdict", "结论"),
    "first difference": ("First value that differs", "首个不同的值"),
    "changed since": ("Changed since it was kept", "保存后有变化的部分"),
    "certified": ("certified", "已认证"),
    "same": ("the same to the bit, not certified", "逐位相同，未认证"),
    "differs": ("DIFFERS", "不一致"),
    "damaged": ("DAMAGED", "已损坏"),
    "failed": ("FAILED", "运行失败"),
    "refused": ("refused, not repeated", "拒绝，未复核"),
    "no value": ("none", "无"),
    "kept and now": (
        "kept {kept}, now {now}; {count} values differ",
        "原为{kept}，现为{now}；共{count}个值不同",
    ),
    "obstacle": ("Not certified: {reason}.", "未认证：{reason}。"),
    "anyway": ("With --anyway they are repeated without a certificate.", "加--anyway可复核但不认证。"),
}
"""English and Chinese by key."""


def told(key: str, lang: Lang, **words: object) -> str:
    """The text of a key in one language, its blanks filled."""
    return WORDS[key][LANGUAGES.index(lang)].format(**words)
