"""Journals that diverge: two laptops of one kit, a restored backup, an update that was lost."""

import shutil

from tests.advice.walking import advice, works
from tests.cli.site import SECOND_TUBE, STATION_PHRASE, TUBE, people

from testdesk import bootstrap
from testdesk.services.scanning import registration
from testdesk.services.session import Context, ScanSession


@advice("journal_forked")
def test_a_restored_backup_that_went_on(met, site):
    yesterday = site.base / "yesterday"
    shutil.copytree(site.home, yesterday)
    site.sample(2)
    works(site.station("export", site.stick))
    works(site.hq("import", site.stick))
    site.home, other = yesterday, site.base / "other stick"
    other.mkdir()
    site.scan(SECOND_TUBE, *(p.document_number for p in people(3)[2:]))
    works(site.station("export", other))
    assert site.hq("import", other).value["files"][0]["reason"] == "journal_forked"
    result = site.station("import", other)
    assert "Tell headquarters" in result.err
    assert "Call headquarters" in result.err
    met.reported("journal_forked", "Do not delete anything. Tell headquarters")
    # What headquarters does then: nobody sampled at that laptop is lost.
    assert site.hq("status").value["samples"] == 2
    (refused,) = works(site.hq("refused", "list"))
    works(site.hq("refused", "admit", refused["sha256"], "--note", "restored after a fall"))
    assert site.hq("status").value["samples"] == 3


@advice("station_key_differs", "batch_admitted")
def test_two_laptops_of_one_kit(met, site):
    twin = site.base / "twin"
    works(site.run("station", "init", "--kit", site.kit, "--home", twin, "--json"))
    site.sample(1)
    works(site.station("export", site.stick))
    works(site.hq("import", site.stick))
    site.home, other = twin, site.base / "other stick"
    other.mkdir()
    site.scan(SECOND_TUBE, people(2)[1].document_number)
    works(site.station("export", other))
    assert site.hq("import", other).value["files"][0]["reason"] == "station_key_differs"
    met.reported("station_key_differs", "Tell headquarters at once")
    (refused,) = works(site.hq("refused", "list"))
    admit = ("refused", "admit", refused["sha256"], "--note", "set up twice")
    works(site.hq(*admit))
    assert site.hq("status").value["samples"] == 2
    met.refused(site.hq(*admit), "batch_admitted", "Its people are already recorded")
    # The second laptop continues under a number of its own.
    works(site.hq("kit", "--station", 2, "--point", "网通小区", "--out", site.base))
    kit, new = site.base / "testdesk" / "kit-2.tdk", site.base / "new"
    works(site.run("station", "init", "--kit", kit, "--home", new, "--json"))


@advice("update_missing")
def test_news_that_builds_on_news_that_this_disk_lost(met, site):
    site.sample(1)
    works(site.station("export", site.stick))
    works(site.hq("round", "open", "--name", "R8"))
    works(site.hq("import", site.stick))
    before = site.base / "before the news"
    shutil.copytree(site.home, before)
    works(site.station("import", site.stick))
    works(site.station("export", site.stick, "--from", 1))  # so headquarters learns what arrived
    works(site.hq("import", site.stick))
    site.home = before
    works(site.hq("round", "open", "--name", "R9"))
    works(site.hq("update", "--out", site.stick))
    news = max((site.stick / "testdesk").glob("update-*.tdu"))
    report = site.station("import", news).value["files"][0]
    assert (report["verdict"], report["reason"]) == ("refused", "update_missing")
    met.reported("update_missing", "if necessary with --again")
    works(site.station("export", site.stick, "--again"))
    works(site.hq("import", site.stick))
    site.station("import", site.stick)
    assert site.station("status").value["round"] == "R9"


@advice("salvage_incomplete", "store_log_missing")
def test_a_log_that_is_gone(met, site):
    killed = site.base / "killed"
    with bootstrap.station(site.home, STATION_PHRASE) as station:
        session = ScanSession(operator="金英")
        for line in (TUBE, *(p.document_number for p in people(4))):
            registration.scan(Context(station, session), line)
        shutil.copytree(site.home, killed)
    log = killed / "station.db-wal"
    site.home, aside = killed, site.base / "log"
    (killed / "station.db-shm").unlink()
    shutil.move(log, aside)
    met.refused(
        site.station("status"), "store_log_missing", "Put station.db-wal back beside station.db"
    )
    met.refused(site.station("salvage", site.stick), "salvage_incomplete", "hq station end")
    shutil.move(aside, log)
    assert works(site.station("status"))["today"]["people"] == 4


@advice("headquarters_lost")
def test_headquarters_lost_what_it_had(met, site):
    older = site.base / "older headquarters"
    shutil.copytree(site.hq_home, older)
    site.sample(2)
    works(site.station("export", site.stick))
    works(site.hq("import", site.stick))
    works(site.station("import", site.stick))
    shutil.rmtree(site.stick / "testdesk")
    site.hq_home = older
    works(site.hq("restored"))
    site.scan("!seal other")
    works(site.station("export", site.stick, "--swabs", "2"))
    works(site.hq("import", site.stick))
    works(site.station("import", site.stick))
    met.refused(site.station("close-day"), "headquarters_lost", "Export again")
    works(site.station("export", site.stick))
    works(site.hq("import", site.stick))
    works(site.station("import", site.stick))
    assert works(site.station("close-day"))["done"] is True
    assert site.hq("status").value["samples"] == 2
