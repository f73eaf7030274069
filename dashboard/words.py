"""All texts of the window, in two files: text/zh.toml and text/en.toml (文字)."""

import tomllib
from functools import cache
from pathlib import Path

TEXT = Path(__file__).parent / "text"


@cache
def words(lang: str) -> dict[str, str]:
    """Every text of one language by key."""
    return dict(tomllib.loads((TEXT / f"{lang}.toml").read_text(encoding="utf-8")))


def tell(key: str, lang: str, **given: object) -> str:
    """One text, with its blanks filled."""
    return words(lang)[key].format(**given)
