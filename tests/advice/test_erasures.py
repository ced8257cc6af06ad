"""Erasing a round, and checking a sheet, at headquarters: refused, then done as advised."""

import shutil

from tests.advice.walking import advice, works
from tests.cli.ended_round import PASSWORD
from tests.cli.site import HQ_PHRASE, Site, people
from tests.clock import stopped_clock
from tests.hq.laptops import MORNING

from testdesk.courier.folder import FolderCourier
from testdesk.hq.erasure.deciding import confirm
from testdesk.hq.exchange import imports
from testdesk.hq.home.folder import open_headquarters


@advice("erasure_not_proposed", "erasure_proposed", "second_person_same.password")
def test_one_proposes_and_another_one_confirms(met, ended_round):
    met.refused(ended_round.confirm(), "erasure_not_proposed", "Propose it")
    works(ended_round.propose("李敏"))
    met.refused(ended_round.propose("赵刚"), "erasure_proposed", "confirms it with --confirm")
    met.refused(
        ended_round.confirm("李敏"), "second_person_same.password", "Ask another supervisor"
    )
    works(ended_round.confirm("赵刚"))


@advice("round_in_progress", "round_not_erased", "round_erased")
def test_a_round_is_over_first_and_is_erased_once(met, site, ended_round):
    out = site.base / "record.pdf"
    refused = ended_round.propose(round_="R8")
    met.refused(refused, "round_in_progress", "after the next round was opened")
    refused = site.hq("round", "record", "R7", "--out", out)
    met.refused(refused, "round_not_erased", "testdesk hq round list")
    assert [one["state"] for one in works(site.hq("round", "list"))] == ["current", "due"]
    works(ended_round.propose())
    works(ended_round.confirm())
    works(site.hq("round", "record", "R7", "--out", out))
    met.refused(ended_round.propose(), "round_erased", "testdesk hq round list")
    assert [one["state"] for one in works(site.hq("round", "list"))] == ["current", "erased"]


@advice("rewrite_due")
def test_a_record_waits_until_the_database_is_rewritten(met, site, ended_round):
    works(ended_round.propose())
    hq = open_headquarters(site.hq_home, HQ_PHRASE)
    try:
        confirm(hq, "R7", by="赵刚", password=PASSWORD)
    finally:
        hq.close()
    out = site.base / "record.pdf"
    refused = site.hq("round", "record", "R7", "--out", out)
    met.refused(refused, "rewrite_due", "testdesk hq round rewrite")
    assert not out.exists()
    assert works(site.hq("round", "rewrite")) == {"left_in_file": False}
    works(site.hq("round", "record", "R7", "--out", out))


@advice("round_recent")
def test_what_has_just_arrived_is_kept(met, site, ended_round):
    site.scan(people(3)[2].document_number)
    works(site.station("export", site.stick))
    works(site.hq("import", site.stick))
    met.refused(ended_round.propose(), "round_recent", "this number of days: 14")
    works(site.hq("status"))


@advice("round_incomplete")
def test_what_is_missing_in_between_is_imported_first(met, site, ended_round):
    site.scan(people(3)[2].document_number)
    works(site.station("export", site.stick))
    site.scan(people(4)[3].document_number)
    works(site.station("export", site.stick))
    batches = sorted((site.stick / "testdesk").glob("batch-*"), key=lambda p: p.stat().st_mtime_ns)
    import_long_ago(site, batches[-1])
    met.refused(ended_round.propose(), "round_incomplete", "Import their batches")
    import_long_ago(site, batches[-2])
    works(ended_round.propose())


@advice("round_disputed")
def test_a_conflict_is_decided_first(met, site, ended_round, contradicted):
    contradicted("sampled_twice")
    met.refused(ended_round.propose(), "round_disputed", "testdesk hq conflict list")
    (found,) = works(site.hq("conflict", "list"))
    decision = ("--decision", "all_stand", "--note", "telephoned")
    works(site.hq("conflict", "resolve", found["key"], *decision))
    works(ended_round.propose())


def import_long_ago(site, *paths):
    hq = open_headquarters(site.hq_home, HQ_PHRASE, clock=stopped_clock(MORNING))
    try:
        (taken,) = imports.import_paths(hq, FolderCourier(), paths)
    finally:
        hq.close()
    assert taken.verdict == "accepted"


@advice("claim_key_unknown", "claim_not_arrived", "claim_missing")
def test_a_sheet_waits_for_its_batches(met, site, sheet):
    met.refused(site.hq("report", "check", sheet), "claim_key_unknown", "Import a batch")
    works(site.station("export", site.stick))
    works(site.hq("import", site.stick))
    works(site.hq("report", "check", sheet))
    site.scan(people(3)[2].document_number)
    later = site.base / "later.pdf"
    claim = works(site.station("report", "day", "--out", later))["claim"]
    met.refused(site.hq("report", "check", later), "claim_not_arrived", "Import the station's")
    works(site.station("export", site.stick))
    works(site.hq("import", site.stick))
    later.write_bytes(b"%PDF-1.4\n")
    met.refused(site.hq("report", "check", later), "claim_missing", "give its text instead")
    works(site.hq("report", "check", claim))


@advice("claim_forked")
def test_a_sheet_of_another_history_leads_to_the_refused_batch(met, site, sheet):
    twin = Site(site.base)
    twin.home, twin.stick = site.base / "twin", site.base / "twin stick"
    twin.stick.mkdir()
    shutil.copytree(site.home, twin.home)
    site.scan(people(3)[2].document_number)
    works(site.station("export", site.stick))
    works(site.hq("import", site.stick))
    twin.scan(people(4)[3].document_number)
    works(twin.station("report", "day", "--out", sheet))
    works(twin.station("export", twin.stick))
    site.hq("import", twin.stick)
    met.refused(site.hq("report", "check", sheet), "claim_forked", "testdesk hq refused list")
    (refused,) = works(site.hq("refused", "list"))
    assert refused["station"] == 1
