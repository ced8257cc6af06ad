"""An erasure of a round that is cut short has not begun, or is completed by the same command."""

import pytest
from tests.profiles import TORTURE
from tests.reliability.round_erasures import BEGUN, DONE, LEFT, PROPOSED
from tests.reliability.syscalls import ERRORS, KILLED, KILLED_AT, Fault

# Before, after, and the answer to a command that was repeated although it had done everything.
STAGES = {
    "propose": ({BEGUN, PROPOSED}, PROPOSED, "erasure_proposed"),
    "confirm": ({PROPOSED, LEFT, DONE}, DONE, "round_erased"),
}
# How many calls of a step are tried.
KILLS = {"propose": 3, "confirm": 9} if not TORTURE else dict.fromkeys(STAGES, 10_000)
REFUSED = {"propose": 2, "confirm": 5} if not TORTURE else dict.fromkeys(STAGES, 10_000)


def spread(touches, count):
    """So many of the calls, in their order; the last one always."""
    return [*touches[:-1][:: max(1, len(touches) // count)], touches[-1]]


def check(step, after, again, later):
    stages, last, known = STAGES[step]
    assert after.stage in stages
    assert after.wrong == ()
    if after.stage == last:
        assert (again.status, again.value["error"]) == (1, known)
    else:
        assert again.status == 0, again.out
    assert (later.stage, later.wrong) == (last, ())


@pytest.mark.slow
@pytest.mark.parametrize("step", STAGES)
def test_a_kill_at_any_call_leaves_it_not_begun_or_to_be_completed(round_erasure, step):
    done, *rest = round_erasure.run()
    assert done.status == 0, done.out + done.err
    check(step, *rest)
    seen = set()
    for touch in spread([one for one in done.touches if one.call in KILLED_AT], KILLS[step]):
        ran, *rest = round_erasure.run(Fault(touch))
        assert ran.status == KILLED, touch
        check(step, *rest)
        seen.add(rest[0].stage)
    assert seen == STAGES[step][0]


@pytest.mark.slow
@pytest.mark.parametrize("step", STAGES)
def test_a_disk_that_refuses_a_call_is_reported_and_nothing_is_half_erased(round_erasure, step):
    done, *_ = round_erasure.run()
    refused = 0
    writes = [one for one in done.touches if one.call in KILLED_AT and one.call != "openat"]
    for touch in spread(writes, REFUSED[step]):
        for error in ERRORS[touch.call]:
            ran, *rest = round_erasure.run(Fault(touch, error))
            assert not ran.is_bug, (touch, error, ran.err)
            assert ran.status == 0 or ran.error, (touch, error, ran.out, ran.err)
            check(step, *rest)
            refused += ran.status != 0
    assert refused
