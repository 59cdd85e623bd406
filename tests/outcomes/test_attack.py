import pytest

from outcomes.attacked import FOUND, MOST_KNOWING, MOST_TWICE, NAMES
from tests.outcomes.attack import BUILDS, against_build, as_built, attack, nested_pair

MUTANTS = [name for name in BUILDS if name != "as built"]


def test_nothing_is_certain_and_little_is_gained() -> None:
    found = against_build("as built")
    assert found.twice_certain == 0
    assert found.knowing_certain == 0
    assert found.twice_advantage <= MOST_TWICE == 0.12
    assert found.knowing_advantage <= MOST_KNOWING == 0.30
    assert found.held


@pytest.mark.parametrize("name", MUTANTS)
def test_what_is_built_wrong_does_not_hold(name: str) -> None:
    assert not against_build(name).held


def test_of_a_nested_pair_there_is_nothing_to_compare() -> None:
    """What is left is one figure and a guess at how many others there are."""
    found = attack(nested_pair, as_built)
    assert found.certain == 0
    assert found.advantage < 0.06


@pytest.mark.parametrize("name", BUILDS)
def test_the_page_says_what_the_attack_finds(name: str) -> None:
    assert FOUND[name] == against_build(name)
    assert list(NAMES) == list(FOUND) == list(BUILDS)
