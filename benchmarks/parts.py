"""Where a month goes: seconds by line of the story, measured by wrapping what ``model.step`` calls."""

import time
from collections.abc import Callable
from typing import Any

import model.model as story
from model.model import IPEcosystem


def cost_by_part(city: IPEcosystem, months: int) -> list[tuple[str, float]]:
    """Run the world and return (part, seconds), largest first, with the total last."""
    seconds: dict[str, float] = {}
    chapters = {name: getattr(story, name) for name in story.CHAPTERS}
    for name, chapter in chapters.items():
        setattr(story, name, _timed(chapter, name, seconds))
    start = time.perf_counter()
    try:
        city.run(months)
    finally:
        for name, chapter in chapters.items():
            setattr(story, name, chapter)
    total = time.perf_counter() - start
    parts = sorted(seconds.items(), key=lambda item: -item[1])
    return [*parts, ("accounts and measures", total - sum(seconds.values())), ("total", total)]


def _timed(chapter: Callable[..., Any], name: str, seconds: dict[str, float]) -> Callable[..., Any]:
    def wrapped(*given: Any) -> Any:
        start = time.perf_counter()
        answer = chapter(*given)
        seconds[name] = seconds.get(name, 0.0) + time.perf_counter() - start
        return answer

    return wrapped
