"""Measures by place: parts of the region's total, wherever their owners sit."""

from types import SimpleNamespace

import numpy as np
import pytest

from model.indicators import INDICATORS
from model.indicators.districts import parts_of
from model.tables import Innovators, Patents
from tests.model.courtroom import keys


@pytest.fixture
def world():
    """Five innovators in four places; the third and the first place are counted apart."""
    innovators, patents = Innovators(), Patents()
    innovators.append(5, key=keys(5), district=[0, 0, 1, 2, 3], weight=[1, 2, 1, 1, 1])
    innovators.inventions[:] = [4, 1, 2, 0, 2]
    patents.append(4, key=keys(4), owner=[0, 1, 2, 4], weight=[1, 2, 1, 1])
    region = SimpleNamespace(districts=("a", "b", "c", "d"), counted_apart=(0, 2))
    return SimpleNamespace(innovators=innovators, patents=patents, region=region)


def shares(world, series):
    facts = SimpleNamespace(inventions_granted=np.arange(4))
    return [INDICATORS[name].measure(world, facts) for name in parts_of(series)]


def test_grants_are_shared_out_by_the_place_of_their_owners(world):
    tops, wholes = zip(*shares(world, "invention_grants"), strict=True)
    assert set(wholes) == {5.0}
    assert tops[:2] == (300.0, 0.0)
    assert np.isnan(tops[2])  # no third place is counted apart
    assert tops[3] == 200.0


def test_valid_inventions_count_with_the_weight_of_their_holder(world):
    first, second, third, rest = shares(world, "valid_invention_patents")
    assert first == pytest.approx(60.0)  # 4 + 2 x 1 of 10
    assert (second, rest) == (0.0, pytest.approx(40.0))
    assert np.isnan(third)
