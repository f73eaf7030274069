"""Pages that state their mechanism: what the mark counts, and whether the committed pages are fresh.

While the model is being worked on its pages are behind; then the test of the pages is skipped and says so.
With ``EVIDENCE=fresh`` in the environment (``make evidence``, a release) it fails instead.
"""

import ast
import os

import pytest

from calibration.freshness import MARKED, behind, mechanism, stated, without_docstrings

RULE = '''
def rule(rate):
    """What it means."""
    return 1.0 - rate  # why
'''


def mark(text):
    return ast.dump(without_docstrings(ast.parse(text)))


def test_words_and_layout_do_not_change_a_mechanism_and_a_rule_does():
    assert mark(RULE) == mark(RULE.replace("What it means", "Another word").replace("  # why", ""))
    assert mark(RULE) != mark(RULE.replace("1.0", "0.9"))


def test_a_page_is_behind_if_it_is_missing_or_states_another_mechanism(tmp_path):
    assert behind(tmp_path) == [*MARKED]
    for name in MARKED:
        (tmp_path / name).write_text(f"Mechanism `{mechanism()}`.", encoding="utf-8")
    assert behind(tmp_path) == []
    (tmp_path / MARKED[0]).write_text("Mechanism `0123456789abcdef`.", encoding="utf-8")
    assert behind(tmp_path) == [MARKED[0]]


def test_a_page_without_a_mark_states_none():
    assert stated("nothing of the kind") == ""


def test_the_committed_pages_were_made_by_the_mechanism_that_is_here():
    late = behind()
    if late and os.environ.get("EVIDENCE") != "fresh":
        pytest.skip(f"behind the model: {', '.join(late)}; run `make evidence` before a release")
    assert not late
