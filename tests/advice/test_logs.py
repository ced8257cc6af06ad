"""A laptop was switched off while it wrote, and the log beside its database is not as it was."""

import shutil

import pytest
from tests.advice.walking import advice, row, works
from tests.cli.site import HQ_PHRASE

from testdesk.hq.home.folder import DATABASE

SALVAGE = "recovers"
_HEAD, _FRAME = 32, 24 + 4096  # bytes of a log's header, and of a page in it


def flip(log):
    data = bytearray(log.read_bytes())
    data[len(data) // 2] ^= 4
    log.write_bytes(data)


def cut(log):
    """Cuts it after its first transaction, like a disk that lost the last pages."""
    data = log.read_bytes()
    frames = range(_HEAD, len(data), _FRAME)
    commits = [at + _FRAME for at in frames if any(data[at + 4 : at + 8])]
    log.write_bytes(data[: commits[0]])


LOST = [
    row("database_lacks.journal", ("journal",)),
    row("database_lacks.arrivals", ("arrivals",)),
    row("database_lacks", ("journal", "arrivals")),
]


@pytest.mark.parametrize(("code", "changes"), LOST)
def test_what_is_lost_with_a_log_is_named_and_nothing_else(
    met, site, killed_headquarters, code, changes
):
    log, aside = killed_headquarters(*changes), site.base / "aside"
    shutil.move(log, aside)
    result = site.hq("salvage")
    met.refused(result, code, "Look for the missing file first")
    assert "–" not in result.value["message"]
    shutil.copytree(site.hq_home, site.base / "found")
    shutil.copy(aside, site.base / "found" / log.name)
    works(site.hq("salvage", "--accept-loss"))
    assert works(site.hq("verify"))["ok"] is True
    works(site.hq("import", site.stick))
    assert works(site.hq("status"))["samples"] == 2
    site.hq_home = site.base / "found"
    assert works(site.hq("status"))["samples"] == (2 if "arrivals" in changes else 0)


HEADQUARTERS_LOGS = [
    row("database_log_missing", "headquarters.db-wal back", lambda log: log.unlink()),
    row("database_log_damaged", SALVAGE, flip),
    row("database_log_cut", SALVAGE, cut),
]


@pytest.mark.parametrize(("code", "excerpt", "damage"), HEADQUARTERS_LOGS)
def test_a_log_of_headquarters(met, site, killed_headquarters, code, excerpt, damage):
    log, aside = killed_headquarters("journal", "arrivals"), site.base / "aside"
    shutil.copy(log, aside)
    damage(log)
    met.refused(site.hq("status"), code, excerpt)
    if code == "database_log_missing":
        shutil.copy(aside, log)
    elif site.hq("salvage").status:
        works(site.hq("salvage", "--accept-loss"))
        works(site.hq("import", site.stick))
    assert works(site.hq("status"))["samples"] == 2
    assert works(site.hq("verify"))["ok"] is True


STATION_LOGS = [row("store_log_damaged", SALVAGE, flip), row("store_log_cut", SALVAGE, cut)]


@pytest.mark.parametrize(("code", "excerpt", "damage"), STATION_LOGS)
def test_a_log_of_a_station(met, site, killed_station, code, excerpt, damage):
    whole = killed_station.read_bytes()
    damage(killed_station)
    met.refused(site.station("status"), code, excerpt)
    result = site.station("salvage", site.stick)
    if result.value["rebuilt"]:
        assert works(site.station("status"))["today"]["people"] == 4
    else:
        assert result.value["error"] == "salvage_incomplete"
        assert result.value["lost"] or result.value["marked"] > result.value["events"]
        killed_station.write_bytes(whole)
        assert works(site.station("status"))["today"]["people"] == 4
    works(site.hq("import", site.stick))


@advice("database_other_history")
def test_a_database_that_went_another_way(met, site):
    other = site.base / "other"
    shutil.copytree(site.hq_home, other)
    works(site.hq("round", "open", "--name", "R8"))
    right = (site.hq_home / DATABASE).read_bytes()
    opened = ("hq", "round", "open", "--name", "R9", "--home", other)
    assert site.run(*opened, phrase=HQ_PHRASE).status == 0
    shutil.copy(other / DATABASE, site.hq_home / DATABASE)
    met.refused(site.hq("status"), "database_other_history", "Put the right headquarters.db back")
    (site.hq_home / DATABASE).write_bytes(right)
    assert works(site.hq("status"))["round"] == "R8"
