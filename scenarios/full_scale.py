"""Indicators that are to be shown at full scale only (仅宜全比例展示的指标), measured and kept as a list.

calibration/scale_bias.py writes the list; whoever shows results of a thinned city reads it.
"""

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from math import isinf
from pathlib import Path

from model.indicators import INDICATORS
from scenarios.text import Lang, say
from scenarios.writing import write_whole

LIST = Path(__file__).parent / "full_scale_only.toml"


@cache
def full_scale_only(file: Path = LIST) -> dict[str, float]:
    """Relative bias of a thinned city by indicator, of those beyond what chance explains."""
    return dict(tomllib.loads(file.read_text(encoding="utf-8"))["bias"])


def biased(indicator: str, scale: int) -> bool:
    """Whether an indicator at this scale needs a mark."""
    return scale > 1 and indicator in full_scale_only()


def thinned_notes(indicators: Iterable[str], scale: int, lang: Lang) -> list[str]:
    """The footnote of a table that shows such indicators of a thinned city, if it does."""
    noted = [INDICATORS[name] for name in dict.fromkeys(indicators) if biased(name, scale)]
    labels = [about.zh if lang == "zh" else about.label for about in noted]
    separator = "；" if lang == "zh" else "; "
    return [say("thinned", lang, scale=scale, labels=separator.join(labels))] if labels else []


def write_list(file: Path, bias: Mapping[str, float], **about: object) -> None:
    """Write the list with what it was measured on; a bias against nothing is ``inf``."""
    lines = [
        "# Written by `python -m calibration.scale_bias`; not edited by hand. Bias of a thinned city over",
        "# the value at 1:1 in the worst year, where it exceeds half the spread over seeds and 1 %.",
        *(
            f'{name} = "{value}"' if isinstance(value, str) else f"{name} = {value}"
            for name, value in about.items()
        ),
        "",
        "[bias]",
        *(
            f"{name} = {'inf' if isinf(value) else format(value, '.4f')}"
            for name, value in sorted(bias.items())
        ),
        "",
    ]
    write_whole(file, "\n".join(lines))
