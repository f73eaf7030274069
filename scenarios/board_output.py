"""Printing a board on the shell (看板输出), and what failed beside it."""

from collections.abc import Sequence

from scenarios.asking import Answers
from scenarios.at_risk import RISK_COLUMNS, at_risk, risk_line
from scenarios.attainment import Attainment
from scenarios.board import COLUMNS, board, footnotes, heading
from scenarios.output import notes, say_error, table, write
from scenarios.sample import Sample
from scenarios.text import Lang, say


def print_board(sample: Sample, found: Sequence[Attainment], lang: Lang) -> None:
    """The board of one scenario: outcomes, outputs, what is not certain, footnotes."""
    write(heading(sample, lang))
    columns = [say(column, lang) for column in COLUMNS]
    for section in board(found, lang):
        table(say(section.key, lang), columns, section.lines)
    if risky := at_risk(found):
        lines = [risk_line(a, lang) for a in risky]
        table(say("at risk", lang), [say(column, lang) for column in RISK_COLUMNS], lines)
    notes(footnotes(sample, found, lang))


def tell_failures(answers: Answers, lang: Lang) -> None:
    """Say on standard error what failed; the rest goes on."""
    if answers.failed:
        say_error(say("failures", lang, count=len(answers.failed)))
        for failure in answers.failed:
            say_error(f"  {failure.job.scenario.name}, pair {failure.job.pair}: {failure.message}")
