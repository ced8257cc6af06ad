"""No kill and no error at any system call loses what was acknowledged, or goes unreported."""

import re

import pytest
from tests.cli.tried_commands import COMMANDS, IN_A_WINDOW, OF_THE_DAY
from tests.profiles import TORTURE
from tests.reliability.faults_of_calls import KINDS, Prepared
from tests.reliability.syscalls import KILLED, Fault, HangsError, Touch

from testdesk.cli.shared.output import ENVIRONMENT

# Commands that create, carry the only copy, or answer; and those that end the day.
SHORT = (
    *("station init", "scan", "export", "import", "backups", "sealed tube", "restore"),
    *("hq import", "hq restore"),
    *("close-day", "reopen-day", "bag hand-over", "sign in", "station recover", "closed day"),
)
NAMES = [*COMMANDS, *IN_A_WINDOW] if TORTURE else SHORT
CASES = {"kill": 50, "error": 20} if TORTURE else {"kill": 3, "error": 3}
# The end of the day is killed at each of its calls: 72 and 114.
AT_EVERY_CALL = {"close-day", "closed day"}
READS_OF_A_CHECK = 200 if TORTURE else 12


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", NAMES)
def test_a_command_is_begun_again_or_ends_with_a_code_and_nothing_is_lost(
    fork, made, tmp_path, name, kind
):
    prepared = Prepared(fork, name, made, tmp_path)
    every = TORTURE and kind == "kill" and name in AT_EVERY_CALL
    faults = prepared.faults(kind, len(prepared.touches) if every else CASES[kind])
    tally = prepared.tally(faults)
    assert [str(case) for case in tally.wrong] == []
    assert tally.cases == tally.killed + tally.done + tally.refused.total()
    assert tally.cases * 2 > len(faults), "the faults do not come where they are meant to"
    assert (tally.killed == tally.cases) is (kind == "kill")
    if TORTURE and kind == "kill" and name in OF_THE_DAY and prepared.steps.changes:
        assert {"absent", "whole"} <= tally.shares.keys(), "every kill came at one end"


# Each moves a database that it made into place, as one file.
MAKERS = (
    *("station init", "backup", "backups", "restore", "salvage"),
    *("hq init", "hq restore", "hq salvage"),
)


@pytest.mark.slow
@pytest.mark.parametrize("name", MAKERS)
def test_a_database_whose_log_could_not_be_folded_in_gets_no_place(fork, made, tmp_path, name):
    """SQLite does not report it when a connection ends; the file alone then lacks pages."""
    prepared = Prepared(fork, name, made, tmp_path)
    of_logs = [
        touch
        for touch in prepared.touches
        if touch.call == "pread64" and re.search(r"/\.testdesk-\*/.*-wal$", touch.file)
    ]
    tally = prepared.tally([Fault(touch, "EIO") for touch in of_logs[-2:]])
    assert [str(case) for case in tally.wrong] == []


@pytest.mark.parametrize("name", ["status", "hq status"])
def test_a_file_that_cannot_be_read_for_once_is_not_called_damaged(fork, made, tmp_path, name):
    """SQLCipher uses a random salt where the file's cannot be read."""
    prepared = Prepared(fork, name, made, tmp_path)
    salt = next(
        touch
        for touch in prepared.touches
        if touch.call == "pread64" and touch.file.endswith(".db")
    )
    tally = prepared.tally([Fault(salt, "EIO")])
    assert [str(case) for case in tally.wrong] == []
    code = "database_unreachable" if name.startswith("hq") else "store_unreachable"
    assert tally.refused == {code: 1}


@pytest.mark.slow
@pytest.mark.parametrize("name", MAKERS if TORTURE else MAKERS[:1])
def test_a_new_database_that_is_not_opened_for_once_is_not_called_damaged(
    fork, made, tmp_path, name
):
    """It is empty until its first page is written: SQLite then takes it for one to be read only."""
    prepared = Prepared(fork, name, made, tmp_path)
    opened = [t for t in prepared.touches if t.call == "openat" and t.file.endswith(".db")]
    tally = prepared.tally([Fault(touch, "EIO") for touch in opened])
    assert [str(case) for case in tally.wrong] == []
    assert tally.cases == len(opened) > 0


def test_a_kill_falls_before_the_call_and_an_error_instead_of_it(fork, made, tmp_path):
    """The harness works as intended; otherwise the tests above would pass for nothing."""
    prepared = Prepared(fork, "export", made, tmp_path)
    placed = next(touch for touch in prepared.touches if touch.call == "rename")
    assert placed.file.startswith("stick/testdesk/batch-1-")
    cut = prepared.run(Fault(placed))
    assert (cut.status, cut.hit, cut.out) == (KILLED, True, "")
    refused = prepared.run(Fault(placed, "EACCES"))
    assert (refused.status, refused.error, refused.hit) == (3, "stick_read_only", True)
    never = prepared.run(Fault(Touch("rename", 99, "")))
    assert (never.status, never.hit) == (0, False)


class Stop(Fault):
    """The command stops at a touch and does not continue."""

    @property
    def injected(self) -> str:
        return f"{self.touch.call}:signal=SIGSTOP:when={self.touch.number}"


def test_a_command_that_hangs_is_named_and_stopped(fork, made, tmp_path):
    prepared = Prepared(fork, "export", made, tmp_path)
    placed = next(touch for touch in prepared.touches if touch.call == "rename")
    patience, fork.patience = fork.patience, 4
    try:
        with pytest.raises(HangsError, match=r"within 4 s: .*export"):
            prepared.run(Stop(placed))
    finally:
        fork.patience = patience
    assert prepared.run(Fault(Touch("rename", 99, ""))).status == 0


@pytest.mark.parametrize("name", ["verify", "hq verify"])
def test_a_page_that_is_not_read_for_once_is_no_damage_in_a_report(fork, made, tmp_path, name):
    """The pages' HMACs, the trees and the fold are read one after the other: any read may fail."""
    prepared = Prepared(fork, name, made, tmp_path)
    reads = [t for t in prepared.touches if t.call == "pread64" and t.file.endswith(".db")]
    chosen = reads[:: max(1, len(reads) // READS_OF_A_CHECK)]
    codes = {"database_unreachable"} if name.startswith("hq") else {"store_unreachable"}
    refused = 0
    for touch in chosen:
        ran = prepared.run(Fault(touch, "EIO"))
        refused += ran.status == ENVIRONMENT
        assert (ran.status, ran.error) in {(0, ""), *((ENVIRONMENT, c) for c in codes)}, ran
    assert refused * 2 > len(chosen)


def test_pages_that_are_not_read_back_for_once_end_in_a_code(fork, made, tmp_path):
    """A library that reads the file itself ended the program there."""
    prepared = Prepared(fork, "code print", made, tmp_path)
    reads = [t for t in prepared.touches if t.call == "read" and "cards.pdf" in t.file]
    tally = prepared.tally([Fault(touch, "EIO") for touch in reads])
    assert [str(case) for case in tally.wrong] == []
    assert tally.refused["paper_unreadable"] >= 1
