"""A passphrase change that is cut short leaves a vault that opens with the old or the new one."""

import pytest
from tests.profiles import TORTURE
from tests.reliability.passphrase_changes import NEW
from tests.reliability.syscalls import ERRORS, KILLED, KILLED_AT, Fault

USAGE = 2


@pytest.mark.slow
def test_a_kill_at_any_call_leaves_the_old_or_the_new_passphrase(change):
    done, opened, _ = change.run()
    assert (done.status, opened) == (0, {NEW}), done.out + done.err
    seen = set()
    for touch in (touch for touch in done.touches if touch.call in KILLED_AT):
        ran, opened, left = change.run(Fault(touch))
        assert (ran.status, len(opened), left) == (KILLED, 1, []), touch
        seen |= opened
    assert seen == {change.old, NEW}


@pytest.mark.slow
def test_a_disk_that_refuses_a_call_leaves_one_that_opens_and_is_reported(change):
    done, _, _ = change.run()
    refused = 0
    for touch in done.touches if TORTURE else done.touches[::4]:
        for error in ERRORS[touch.call]:
            ran, opened, left = change.run(Fault(touch, error))
            assert (len(opened), left) == (1, []), (touch, error, ran.err)
            # Calls are counted over the whole process, so the file with the new one may be meant.
            if ran.status == USAGE and "the passphrase file cannot be read" in ran.err:
                assert opened == {change.old}
                continue
            assert not ran.is_bug, (touch, error, ran.err)
            if ran.error:
                assert ran.status == 3, ran
                refused += 1
    assert refused
