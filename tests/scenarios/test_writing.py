"""Files are written whole or not at all."""

from pathlib import Path

import pytest

from scenarios.writing import write_whole


def test_a_file_is_replaced_at_once_and_nothing_else_is_left(tmp_path: Path):
    file = tmp_path / "page.html"
    file.write_text("old", encoding="utf-8")
    write_whole(file, "新")
    assert file.read_text(encoding="utf-8") == "新"
    assert [one.name for one in tmp_path.iterdir()] == ["page.html"]


@pytest.mark.parametrize("name", [".", "missing/page.html"])
def test_what_cannot_be_written_is_an_error_of_the_system_and_leaves_nothing(tmp_path: Path, name):
    with pytest.raises(OSError, match=r"."):
        write_whole(tmp_path / name, "text")
    assert list(tmp_path.iterdir()) == []
