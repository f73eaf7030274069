"""Made-up results, written once for all tests of the window that need no browser."""

from pathlib import Path

import pytest

from tests.dashboard import made_up


@pytest.fixture(scope="session")
def results(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two sets: thirty pairs in ``demo``, and six pairs at a scale of their own in ``quick``."""
    root = tmp_path_factory.mktemp("results")
    made_up.write(root / "quick", pairs=6, scale=20)
    made_up.write(root / "demo")
    return root
