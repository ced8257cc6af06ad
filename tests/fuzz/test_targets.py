"""Each target of `make fuzz` in brief: its seeds, and some hundred of them changed at random."""

import pytest
from tests.fuzz import fuzz_http, harness
from tests.profiles import TORTURE

from testdesk.domain.refusals import Refusal

RUNS = 20_000 if TORTURE else 300


@pytest.mark.parametrize("name", harness.names())
def test_changed_seeds_end_in_an_answer_or_a_known_code(name):
    target = harness.target(name)
    seeds = list(target.seeds())
    assert len(seeds) >= 10
    for data in [b"", *seeds, *harness.mutated(seeds, RUNS, seed=7)]:
        target.read(data)


def test_the_targets_are_those_of_the_documents():
    assert harness.names() == [
        "batch", "http", "kit", "receipt", "recovery", "roster", "scan", "update",
    ]  # fmt: skip


def test_the_same_seed_gives_the_same_inputs():
    seeds = [b"kit", b"receipt", b"update"]
    assert list(harness.mutated(seeds, 50, 1)) == list(harness.mutated(seeds, 50, 1))
    assert list(harness.mutated(seeds, 50, 1)) != list(harness.mutated(seeds, 50, 2))


def test_a_declared_code_is_no_finding():
    with harness.known_codes():
        raise Refusal("payload_damaged")


def test_a_code_that_nobody_declared_is_a_finding():
    with pytest.raises(AssertionError, match="from_tomorrow"), harness.known_codes():
        raise Refusal.from_code("from_tomorrow")


def test_what_is_no_refusal_is_a_finding():
    with pytest.raises(KeyError), harness.known_codes():
        raise KeyError("no code at all")


def test_the_seeds_get_as_far_as_a_station_does():
    answers = [fuzz_http.answer(data) for data in fuzz_http.seeds()]
    found = [(one[0], one[2]) for one in answers if one is not None]
    assert any(status == 200 and b'"already_have"' in content for status, content in found)
    assert any(status == 200 and b'"receipt-3-1-5.tdr"' in content for status, content in found)
