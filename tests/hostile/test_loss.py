"""Sticks that are lost, shared or broken, two programs at once, and a clock reset to 1970."""

import datetime as dt
import hashlib
import shutil
import subprocess

import pytest
from tests.cli.site import STATION_PHRASE, Site, command, people
from tests.clock import stopped_clock

from testdesk import bootstrap
from testdesk.courier.folder import FolderCourier
from testdesk.domain.refusals import EnvironmentFault
from testdesk.services.exchange import handover
from testdesk.services.people.directory import check_document
from testdesk.services.scanning import registration
from testdesk.services.session import Context, ScanSession

# What a laptop's clock shows after a cold night.
FLAT_BATTERY = dt.datetime(1970, 1, 1, 0, 3, tzinfo=dt.UTC)


def another_stick(site):
    folder = site.base / "other stick"
    folder.mkdir()
    return folder


def journal(site):
    return site.station("status").value["journal"]


def test_what_was_on_a_lost_stick_goes_out_again_and_arrives(site: Site):
    site.sample(3)
    assert site.station("export", site.stick).value["last"] == 5
    shutil.rmtree(site.stick)
    stick = another_stick(site)
    assert site.station("export", stick).value == {"file": None}
    again = site.station("export", stick, "--again").value
    assert (again["first"], again["last"], again["people"]) == (1, 5, 3)
    assert site.hq("import", stick).value["files"][0]["verdict"] == "accepted"
    assert site.station("import", stick).status == 0
    assert (journal(site)["unexported"], journal(site)["undelivered"]) == (0, 0)
    assert site.station("export", stick, "--again").value == {"file": None}


def test_again_fills_the_gap_before_a_batch_that_did_arrive(site: Site):
    site.sample(2)
    site.station("export", site.stick)
    shutil.rmtree(site.stick / "testdesk")
    site.scan("!undo")
    site.station("export", site.stick)
    site.hq("import", site.stick)
    site.station("import", site.stick)
    assert site.hq("status").value["stations"][0]["missing"] == [[1, 4]]
    again = site.station("export", site.stick, "--again").value
    assert (again["first"], again["last"]) == (1, 5)
    site.hq("import", site.stick)
    assert site.hq("status").value["stations"][0]["missing"] == []
    site.station("import", site.stick)
    assert journal(site)["undelivered"] == 0


def test_two_laptops_of_one_kit_do_not_write_over_each_other_on_the_stick(site: Site):
    first = site.home
    site.sample(2)
    site.home = site.base / "second laptop"
    assert site.station("station", "init", "--kit", site.kit).status == 0
    site.sample(2)
    assert site.station("export", site.stick).status == 0
    kept = (site.stick / "testdesk" / "batch-1-1-4.tdb").read_bytes()
    site.home = first
    result = site.station("export", site.stick)
    assert (result.status, result.value["error"]) == (1, "station_key_differs")
    assert (site.stick / "testdesk" / "batch-1-1-4.tdb").read_bytes() == kept
    assert journal(site)["unexported"] == 4
    assert site.station("export", another_stick(site)).status == 0


def test_a_restored_backup_does_not_write_over_the_history_it_forgot(site: Site):
    backup = site.base / "backup"
    assert site.station("backup", backup).status == 0
    site.sample(2)
    site.station("export", site.stick)
    shutil.rmtree(site.home)
    assert (
        site.station("restore", backup, *site.confirmed).value["error"] == "backup_older_than_batch"
    )
    assert site.station("restore", backup, *site.confirmed, "--despite-batches").status == 0
    forgotten = site.stick / "testdesk" / "batch-1-1-4.tdb"
    kept = forgotten.read_bytes()
    site.sample(2, "YJ20229999")
    assert site.station("export", site.stick).value["file"] == "batch-1-1-6.tdb"
    assert forgotten.read_bytes() == kept
    files = site.hq("import", site.stick).value["files"]
    found = {file["file"]: (file["verdict"], file["reason"]) for file in files}
    assert found["batch-1-1-4.tdb"] == ("accepted", "")
    assert found["batch-1-1-6.tdb"] == ("refused", "journal_forked")


def test_three_exports_at_once_leave_the_batch_that_the_station_recorded(site: Site):
    for number in range(4):
        site.scan("!seal other", f"YJ4000{number:04d}", people(9)[number].document_number)
        asked = [
            subprocess.Popen(
                command("export", site.stick, "--json"),
                env=site.environment(),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
            for _ in range(3)
        ]
        assert {process.wait() for process in asked} <= {0, 3}
        batch = site.station("status").value["batches"][0]
        data = (site.stick / "testdesk" / batch["file"]).read_bytes()
        assert hashlib.sha256(data).hexdigest() == batch["sha256"]


def test_a_batch_replaced_before_it_is_recorded_is_not_called_verified(site: Site, monkeypatch):
    with bootstrap.station(site.home, STATION_PHRASE) as station:
        session = ScanSession(operator="金英")
        remember, first = handover._record_batch, iter([True])

        def another_exports_first(*given):
            if next(first, False):
                handover.export(Context(station, session), folder=site.stick)
            remember(*given)

        monkeypatch.setattr(handover, "_record_batch", another_exports_first)
        with pytest.raises(EnvironmentFault, match="store_busy"):
            handover.export(Context(station, session), folder=site.stick)
    batch = site.station("status").value["batches"][0]
    data = (site.stick / "testdesk" / batch["file"]).read_bytes()
    assert hashlib.sha256(data).hexdigest() == batch["sha256"]


def test_one_file_that_cannot_be_read_holds_up_no_other(site: Site, monkeypatch):
    site.sample(2)
    site.station("export", site.stick)
    (site.stick / "testdesk" / "batch-0-1-1.tdb").write_bytes(b"on a bad sector")
    read = FolderCourier.read

    def bad_sector(self, path):
        if path.name in {"batch-0-1-1.tdb", "receipt-0-1-1.tdr"}:
            raise EnvironmentFault("file_unreadable")
        return read(self, path)

    monkeypatch.setattr(FolderCourier, "read", bad_sector)
    result = site.hq("import", site.stick)
    verdicts = [(f["verdict"], f["reason"]) for f in result.value["files"]]
    assert verdicts == [("refused", "file_unreadable"), ("accepted", "")]
    assert result.status == 1
    (site.stick / "testdesk" / "receipt-0-1-1.tdr").write_bytes(b"on a bad sector")
    files = site.station("import", site.stick).value["files"]
    assert [f["kind"] for f in files if f["verdict"] == "accepted"] == ["receipt"]
    assert {f["file"]: f["reason"] for f in files if f["verdict"] == "refused"} == {
        "batch-0-1-1.tdb": "file_unreadable",
        "receipt-0-1-1.tdr": "file_unreadable",
        "kit-1.tdk": "not_for_a_desk",
    }
    assert journal(site)["undelivered"] == 0


def test_a_restoring_that_was_cut_short_can_be_done_again(site: Site):
    site.sample(2)
    backup = site.base / "backup"
    site.station("backup", backup)
    (site.home / "station.vault").unlink()
    (site.home / ".testdesk-cut-short").mkdir()
    assert site.station("restore", backup, *site.confirmed).status == 0
    assert journal(site)["length"] == 6  # with who confirmed the restoration, and the restoration
    assert site.station("verify").status == 0
    (site.home / "station.vault").unlink()
    (site.home / "somebody's.txt").write_text("")
    assert site.station("restore", backup, *site.confirmed).value["error"] == "home_not_empty"


def test_a_clock_at_1970_refuses_nobody_who_was_born_since(site: Site):
    born_later = next(p for p in people(60) if p.birth > "1971")
    with bootstrap.station(site.home, STATION_PHRASE, clock=stopped_clock(FLAT_BATTERY)) as station:
        session = ScanSession(operator="金英")
        registration.scan(Context(station, session), "YJ20220326")
        answer = registration.scan(Context(station, session), born_later.document_number).value
        assert (answer.verdict, answer.reason) == ("accepted", "sampled")
        assert check_document(station=station, number=born_later.document_number).refusal == ""


@pytest.mark.parametrize("asked", [("status",), ("find", "朴"), ("scan",)])
def test_an_answer_that_cannot_be_written_is_the_environment_s_fault(site: Site, asked):
    with open("/dev/full", "wb") as full:  # noqa: PTH123 - a device, not a file
        done = subprocess.run(
            command(*asked, "--json"),
            env=site.environment(),
            input=b"YJ20220326\n",
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert (done.returncode, b"Traceback" in done.stderr) == (3, False)


def test_a_device_without_an_end_is_no_file(site: Site):
    assert site.station("inspect", "/dev/zero").value["error"] == "file_unreadable"
