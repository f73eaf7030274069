"""The address is the state: it is read leniently and written back whole."""

from dashboard.state import State


def test_an_address_says_language_theme_and_everything_chosen():
    state = State.of("?lang=en&theme=dark&scenario=plan-2024")
    assert (state.lang, state.theme, state.words["scenario"]) == ("en", "dark", "plan-2024")


def test_an_empty_address_is_chinese_and_light():
    assert (State.of(None).lang, State.of("").theme) == ("zh", "light")


def test_nonsense_in_an_address_is_left_at_its_default():
    wrong = State.of("?lang=<script>&theme=9&scenario=%00")
    assert (wrong.lang, wrong.theme, wrong.among("scenario", ["a", "b"])) == ("zh", "light", "a")
    assert State.of("?" + "x" * 5000).words == {}


def test_a_change_is_written_and_read_back():
    written = State.of("?lang=en&target=W24-T1").search(scenarios=["b", "a"], target=None)
    read = State.of(written)
    assert read.several("scenarios", ["a", "b", "c"], []) == ["b", "a"]
    assert (read.lang, "target" in read.words) == ("en", False)


def test_several_words_keep_their_order_and_lose_what_is_unknown_or_twice():
    state = State({"scenarios": "b,x,a,b"})
    assert state.several("scenarios", ["a", "b"], ["a"]) == ["b", "a"]
    assert State({"scenarios": "x"}).several("scenarios", ["a"], ["a"]) == ["a"]
