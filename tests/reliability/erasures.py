"""Erasures of personal data, run under faults."""

import shutil
from contextlib import closing

from tests.cli.site import STATION_PHRASE, TUBE, Site
from tests.cli.tried_commands import TriedCommand, left_after_a_start
from tests.made_station import id_number

from testdesk import bootstrap
from testdesk.formats.crypto.vault import open_vault
from testdesk.services.people.directory import WalkIn, register_walk_in
from testdesk.services.session import Context, ScanSession
from testdesk.settings import STORE, VAULT
from testdesk.store.connection import open_file

COMMAND = TriedCommand((), ("retention", "run"))
WALK_IN = WalkIn(name="欧阳甲乙", document_number=id_number("19991231", 17))
LONG_AGO = "2020-01-01T00:00:00.000Z"


def _key(site):
    return open_vault((site.home / VAULT).read_bytes(), STATION_PHRASE)


def _has_all(result):
    assert result.status == 0, result.out + result.err


def grow_old(site):
    """A closed day with a walk-in, carried to headquarters and back long ago; a new round."""
    with bootstrap.station(site.home, STATION_PHRASE) as station:
        register_walk_in(Context(station, ScanSession(operator="金英")), form=WALK_IN)
    site.scan(TUBE, WALK_IN.document_number, "!seal other")
    _has_all(site.station("export", site.stick, "--swabs", 1))
    _has_all(site.station("close-day"))
    _has_all(site.station("export", site.stick))
    _has_all(site.hq("import", site.stick))
    _has_all(site.hq("round", "open", "--name", "R8"))
    _has_all(site.hq("update", "--out", site.stick))
    _has_all(site.station("import", site.stick))
    with closing(open_file(site.home / STORE, _key(site))) as db:
        db.execute("UPDATE writing SET settled_at = ?, written_at = ?", [LONG_AGO, LONG_AGO])
        db.execute("DELETE FROM signed_time WHERE bound = 'ceiling'")
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")


class Erasure:
    """The same erasure, each time in a copy of the same city."""

    def __init__(self, fork, made, scratch):
        self._fork, self._scratch = fork, scratch
        self._made = Site(scratch / "old")
        shutil.copytree(made.base, self._made.base)
        grow_old(self._made)

    def run(self, fault=None):
        """How it ended, how many bodies were erased, what is wrong then and after another run."""
        site = Site(self._scratch / "copy")
        shutil.copytree(self._made.base, site.base)
        ran = self._fork.run(site, COMMAND, fault)
        erased, wrong = self._judge(site)
        again = site.station(*COMMAND.args)
        wrong += [again.out] if again.status else []
        erased_at_last, wrong_at_last = self._judge(site)
        wrong += wrong_at_last + left_after_a_start(site, "retention")
        if not erased_at_last or again.value.get("left_in_file") or self._is_named(site):
            wrong.append("not erased")
        shutil.rmtree(site.base)
        return ran, erased, wrong

    def _judge(self, site):
        """The number of erased bodies that the journal records, and the problems found."""
        verified = site.station("verify").value
        erased = sum(one["bodies"] for one in verified["erased"])
        with closing(open_file(site.home / STORE, _key(site))) as db:
            missing = db.execute("SELECT count(*) FROM erased_body").fetchone()[0]
        wrong = list(verified["problems"])
        if erased != missing:
            wrong.append(f"{missing} bodies are erased, {erased} are recorded")
        return erased, wrong

    def _is_named(self, site):
        return bool(site.station("find", WALK_IN.name).value)
