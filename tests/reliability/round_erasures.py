"""A round that two supervisors erase at headquarters, run under faults."""

import shutil
from dataclasses import dataclass

from tests.cli.ended_round import RoundCommands, end_round
from tests.cli.site import HQ_PHRASE, TUBE, Site
from tests.cli.tried_commands import TriedCommand, left_after_a_start
from tests.hq.plain_pages import plain_pages
from tests.made_station import id_number

from testdesk import bootstrap
from testdesk.atomic_write import TEMPORARY_PREFIX
from testdesk.hq.home.vault import read_vault
from testdesk.services.people.directory import WalkIn, register_walk_in
from testdesk.services.session import Context, ScanSession

WALK_IN = WalkIn(name="欧阳甲乙", document_number=id_number("19991231", 17))
TRACES = (WALK_IN.name.encode(), WALK_IN.document_number.encode())
STEPS = {
    "propose": ("李敏", "--note", "fourteen days are over"),
    "confirm": ("赵刚", "--confirm"),
}
# What the journal says of the round: the code of the record, and the state in `hq round list`.
BEGUN, PROPOSED, LEFT, DONE = (
    ("round_not_erased", "due"),
    ("round_not_erased", "proposed"),
    ("rewrite_due", "erased"),
    ("", "erased"),
)


@dataclass(frozen=True)
class After:
    """What is at headquarters after a fault.

    Attributes:
        stage: BEGUN, PROPOSED, LEFT (erased, but the file is not rewritten yet) or DONE.
        bodies: how many bodies the journal records as erased.
        wrong: what is violated.
    """

    stage: tuple[str, str]
    bodies: int
    wrong: tuple[str, ...]


class RoundErasure:
    """The same step of an erasure, each time in a copy of the same city.

    Args:
        fork: runs it.
        made: a small city.
        scratch: a folder.
        step: a key of STEPS.
    """

    def __init__(self, fork, made, scratch, step):
        self._fork, self._scratch, self._step = fork, scratch, step
        self._made = Site(scratch / "old")
        shutil.copytree(made.base, self._made.base)
        password = _sample_a_walk_in(self._made)
        if step == "confirm":
            proposed = RoundCommands(self._made, password).propose()
            assert proposed.status == 0, proposed.out
        self._password = scratch / password.name
        shutil.copy(password, self._password)
        by, *options = STEPS[step]
        who = ("--operator", by, "--password-file", str(self._password))
        self._command = TriedCommand((), ("hq", "round", "erase", "R7", *options, *who), hq=True)
        self.key = read_vault(self._made.hq_home, HQ_PHRASE).database_key

    def run(self, fault=None):
        """How it ended, what is there then, how the same command ends once more, and what then."""
        site = Site(self._scratch / "copy")
        shutil.copytree(self._made.base, site.base)
        ran = self._fork.run(site, self._command, fault)
        after = self._judge(site, ran)
        again = site.hq(*self._command.args[1:])
        later = self._judge(site, again)
        left = left_after_a_start(site, "round erase") + [
            path.name for path in site.base.rglob(f"{TEMPORARY_PREFIX}*")
        ]
        shutil.rmtree(site.base)
        if left:
            later = After(later.stage, later.bodies, (*later.wrong, f"left: {left}"))
        return ran, after, again, later

    def _judge(self, site, ran):
        verified = site.hq("verify").value
        record = site.base / "record.pdf"
        written = site.hq("round", "record", "R7", "--out", record)
        states = {one["round"]: one["state"] for one in site.hq("round", "list").value}
        stage = (written.value.get("error", ""), states["R7"])
        bodies = sum(range_["bodies"] for one in verified["erased"] for range_ in one["erased"])
        wrong = list(verified["problems"])
        if stage not in {BEGUN, PROPOSED, LEFT, DONE}:
            wrong.append(f"in no known stage: {stage}")
        if record.exists() is not (stage == DONE):
            wrong.append("a record before it was done, or none afterwards")
        if bool(bodies) is not (stage in {LEFT, DONE}) or verified["left_in_file"] is not (
            stage == LEFT
        ):
            wrong.append(f"{stage}, but {bodies} bodies, {verified['left_in_file']=}")
        is_there = any(trace in plain_pages(site.hq_home, self.key) for trace in TRACES)
        if stage == DONE and is_there:
            wrong.append("called done, but a page still has it")
        if stage in {BEGUN, PROPOSED} and not is_there:
            wrong.append("called not begun, but it is gone")
        record.unlink(missing_ok=True)
        return After(stage, bodies, (*wrong, *self._of_the_answer(ran, stage)))

    def _of_the_answer(self, ran, stage):
        """An answer must be true."""
        if ran.status != 0:
            return
        reached = {"propose": (PROPOSED,), "confirm": (LEFT, DONE)}[self._step]
        if stage not in reached:
            yield f"answered, but {stage}"
        if '"left_in_file": false' in ran.out and stage != DONE:
            yield f"called done, but {stage}"


def _sample_a_walk_in(site):
    """R7 has one walk-in, and was over years ago; the file with the supervisors' password."""
    with bootstrap.station(site.home, site.phrase) as station:
        register_walk_in(Context(station, ScanSession(operator="金英")), form=WALK_IN)
    site.scan(TUBE, WALK_IN.document_number, "!seal other")
    assert site.station("export", site.stick).status == 0
    return end_round(site)
