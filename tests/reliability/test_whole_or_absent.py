"""The judge of the day's commands names what is lost or half there; else it would pass for nothing.

Short, because the commands themselves are tried in `test_calls`.
"""

import pytest
from tests.cli.states_before import BAG
from tests.cli.tried_commands import OF_THE_DAY
from tests.profiles import TORTURE
from tests.reliability.faults_of_calls import Prepared

# What they write is on the stick, or there is nothing to write.
WRITE_NOTHING = {"PIN in a pause", "station recover --request", "hq recover-station"}
NAMES = list(OF_THE_DAY) if TORTURE else ["wrong PIN", "PIN in a pause"]


@pytest.mark.parametrize("name", NAMES)
def test_every_command_changes_what_is_compared(fork, made, tmp_path, name):
    assert Prepared(fork, name, made, tmp_path).steps.changes is (name not in WRITE_NOTHING)


def test_what_is_lost_or_half_there_is_named(fork, made, tmp_path):
    prepared = Prepared(fork, "bag hand-over", made, tmp_path)
    steps, done = prepared.steps, prepared.done
    with prepared.copy() as site:
        assert steps.after_fault(site, done, done) == (
            0,
            ["lost: 1 steps were acknowledged, 0 are there"],
        )
        args = ("bag", "hand-over", BAG, "--to", "somebody else", "--signed-by", "王")
        assert site.station(*args).status == 0
        taken, problems = steps.after_fault(site, done, done)
        assert taken is None
        assert problems[0].startswith("neither whole nor absent")
    with prepared.copy() as site:
        assert site.station("tube", "count", "YJ20220326", 1).status == 0
        assert steps.after_fault(site, done, done)[0] is None


def test_a_command_that_was_repeated_in_vain_is_named(fork, made, tmp_path):
    prepared = Prepared(fork, "bag hand-over", made, tmp_path)
    with prepared.copy() as site:
        (problem,) = prepared.steps.after_rerun(site, 1, prepared.done)[:1]
        assert problem.startswith("begun again: 0 , not (1, 'bag_handed_over')")
