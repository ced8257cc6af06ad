"""An erasure that is cut short has erased everything that it records, and is completed later."""

import pytest
from tests.profiles import TORTURE
from tests.reliability.syscalls import ERRORS, KILLED, KILLED_AT, Fault

STEP = 1 if TORTURE else 7


@pytest.mark.slow
def test_a_kill_at_any_call_leaves_all_or_nothing_erased(erasure):
    done, all_bodies, wrong = erasure.run()
    assert (done.status, wrong) == (0, []), done.out + done.err
    touches = [touch for touch in done.touches if touch.call in KILLED_AT]
    seen = set()
    for touch in touches[::STEP]:
        ran, erased, wrong = erasure.run(Fault(touch))
        assert (ran.status, wrong) == (KILLED, []), touch
        seen.add(erased)
    assert seen == {0, all_bodies}


@pytest.mark.slow
def test_a_disk_that_refuses_a_call_is_reported_and_nothing_is_half_erased(erasure):
    done, all_bodies, _ = erasure.run()
    for touch in done.touches[:: STEP * 3]:
        for error in ERRORS[touch.call]:
            ran, erased, wrong = erasure.run(Fault(touch, error))
            assert (erased in {0, all_bodies}, wrong) == (True, []), (touch, error, ran.err)
            assert not ran.is_bug, (touch, error, ran.err)
