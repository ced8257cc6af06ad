"""Sticks, folders and the files on them: from headquarters to a station and back."""

import shutil

import pytest
from tests.advice.walking import advice, row, works
from tests.cli.site import SECOND_TUBE, people

from testdesk.formats.encoding import canonical
from testdesk.formats.sealed.container import assemble, unpack

BATCH = "batch-1-1-4.tdb"


@advice("stick_gone.no_folder", "file_missing")
def test_a_folder_that_never_was(met, site):
    site.sample(1)
    met.refused(site.station("export", "/no/such/folder"), "stick_gone.no_folder", "Check its name")
    met.refused(
        site.station("salvage", "/no/such/folder/below"),
        "stick_gone.no_folder",
        "plug the stick in",
    )
    works(site.station("export", site.stick))
    met.refused(site.station("import", "/no/such/folder"), "file_missing", "Check its name")
    met.refused(site.hq("import", "/no/such/folder"), "file_missing", "plug the stick in again")
    assert works(site.hq("import", site.stick))["files"][0]["verdict"] == "accepted"


@pytest.mark.parametrize(
    "name", ["batch-1-1-4.tdb.zip", "batch-1-1-4 (1).tdb", "FOUND.000/FILE0000.CHK", "a/b/x.tdb"]
)
def test_a_batch_under_another_name_is_imported_and_answered(exported, name):
    site, sent = exported, exported.base / "sent"
    (sent / name).parent.mkdir(parents=True)
    shutil.copy(next((site.stick / "testdesk").glob("batch-*.tdb")), sent / name)
    report = works(site.hq("import", sent))["files"]
    assert [(one["file"], one["verdict"]) for one in report] == [(name.split("/")[-1], "accepted")]
    receipts = list(sent.rglob("*.tdr"))
    receipts[0].rename(sent / "receipt-1.tdr.zip")
    back = works(site.station("import", sent))["files"]
    verdicts = [
        (one["file"], one["kind"], one["verdict"]) for one in back if one["kind"] == "receipt"
    ]
    assert verdicts == [("receipt-1.tdr.zip", "receipt", "accepted")]
    assert site.station("status").value["batches"][0]["state"] == "accepted"


def cut(data):
    return data[: len(data) // 2]


def flipped(data):
    return data[: len(data) // 2] + bytes([data[len(data) // 2] ^ 1]) + data[len(data) // 2 + 1 :]


def reassembled(manifest=None, signature=None, payload=None, **members):
    """Reassembles a file from its parts, some of them replaced; it is not signed again."""

    def damage(data):
        was = unpack(data, expected_format="testdesk-batch")
        changed = canonical.encode(was.manifest | members) if members else was.manifest_bytes
        return assemble(
            changed if manifest is None else manifest(changed),
            was.signature if signature is None else signature(was.signature),
            was.payload if payload is None else payload(was.payload),
        )

    return damage


DAMAGED = [
    row("signature_wrong", "Do not use it", reassembled(signature=flipped)),
    row("payload_mismatch", "Ask for it again", reassembled(payload=flipped)),
    row("not_canonical", "Ask for it again", reassembled(manifest=lambda data: b" " + data)),
    row("manifest_invalid", "Ask for it again", reassembled(station=0)),
    row("version_unknown", "Update testdesk", reassembled(version=99)),
    row("file_truncated", "Copy it again", cut),
    row("file_empty", "Have it written again", lambda _data: b""),
    row("container_damaged", "Copy it again from its source", flipped),
    row("container_not_canonical", "where it was written", lambda data: data + b"\0"),
]


@pytest.mark.parametrize(("code", "excerpt", "damage"), DAMAGED)
def test_a_batch_that_was_damaged_on_its_way_is_copied_again(met, exported, code, excerpt, damage):
    site, copied = exported, exported.base / BATCH
    good = next((site.stick / "testdesk").glob("batch-*.tdb"))
    copied.write_bytes(damage(good.read_bytes()))
    report = site.hq("import", copied).value["files"][0]
    assert (report["verdict"], report["reason"]) == ("refused", code)
    met.reported(code, excerpt)
    shutil.copy(good, copied)
    assert works(site.hq("import", copied))["files"][0]["verdict"] == "accepted"


@advice("file_not_ours")
def test_a_shortcut_to_a_batch_is_not_the_batch(met, exported):
    site, sent, good = exported, exported.base / "sent", batch_of(exported)
    sent.mkdir()
    for name in ("Thumbs.db", "desktop.ini", f"._{good.name}"):
        (sent / name).write_bytes(b"whatever")
    (sent / f"{good.name}.lnk").write_bytes(b"L\x00\x00\x00\x01\x14\x02\x00")
    for command in (site.hq, site.station):
        result = command("import", sent)
        (report,) = result.value["files"]
        assert (report["file"], report["reason"]) == (f"{good.name}.lnk", "file_not_ours")
    note = sent / "note.txt"
    note.write_text("明天早上八点到", "utf-8")
    for args in (("import", note), ("station", "enrol", note)):
        assert site.hq(*args).value["error"] == "file_not_ours"
    init = ("station", "init", "--kit", note, "--home", site.base / "x", "--json")
    for result in (site.station("import", note), site.run(*init), site.station("inspect", note)):
        assert result.value["error"] == "file_not_ours"
    met.reported("file_not_ours", "is not the file itself: copy the file")
    shutil.copy(good, sent)
    report = {f["file"]: f["verdict"] for f in site.hq("import", sent).value["files"]}
    assert report[good.name] == "accepted"


@advice("file_too_large")
def test_a_film_that_bears_a_name_of_ours_holds_up_no_other(met, exported):
    site, film = exported, exported.stick / "testdesk" / "batch-9-1-9.tdb"
    with film.open("wb") as file:
        file.truncate(601 << 20)
    report = {one["file"]: one for one in site.hq("import", site.stick).value["files"]}
    assert report[film.name]["reason"] == "file_too_large"
    met.reported("file_too_large", "It was left alone")
    assert film.stat().st_size == 601 << 20
    assert [one["verdict"] for name, one in report.items() if name != film.name] == ["accepted"]


@advice("format_unknown")
def test_a_file_of_another_kind(met, exported):
    site = exported
    result = site.run(
        "station", "init", "--kit", batch_of(site), "--home", site.base / "x", "--json"
    )
    met.refused(result, "format_unknown", "“testdesk inspect” shows what it is")
    assert works(site.station("inspect", batch_of(site)))["kind"] == "batch"
    works(site.run("station", "init", "--kit", site.kit, "--home", site.base / "x", "--json"))


def batch_of(site):
    return next((site.stick / "testdesk").glob("batch-*.tdb"))


@advice("station_revoked", "batch_quarantined")
def test_a_revoked_station_calls_headquarters(met, exported):
    site = exported
    works(site.hq("station", "revoke", 1, "--reason", "left in a taxi"))
    assert site.hq("import", site.stick).value["files"][0]["reason"] == "station_revoked"
    result = site.station("import", site.stick)
    assert [
        (f["verdict"], f["says_no"]) for f in result.value["files"] if f["kind"] == "receipt"
    ] == [("refused", True)]
    assert "Call headquarters" in result.err
    met.reported("station_revoked", "call headquarters: they can reinstate it")
    works(site.station("tube", "seal", "--reason", "end_of_queue"))
    met.refused(
        site.station("close-day", "--swabs", "2"),
        "batch_quarantined",
        "The handover page shows what to do",
    )
    met.refused(
        site.hq("kit", "--station", 1, "--point", "网通小区", "--renew", "--out", site.base),
        "station_revoked",
        "testdesk hq station reinstate",
    )
    assert works(site.hq("station", "reinstate", 1))["files"][0]["verdict"] == "accepted"
    works(site.station("export", site.stick))
    assert {f["verdict"] for f in works(site.hq("import", site.stick))["files"]} <= {
        "accepted",
        "already_have",
    }
    works(site.station("import", site.stick))
    assert works(site.station("close-day"))["done"] is True


@advice("station_not_enrolled", "station_without_kit", "kit_renews", "kit_of_other_city")
def test_a_station_whose_kit_is_newer_than_the_backup_of_headquarters(met, site):
    shutil.copytree(site.hq_home, site.base / "copy of headquarters")
    new = site.base / "desk-2"
    kit = site.base / "kits"
    kit.mkdir()
    works(site.hq("kit", "--station", 2, "--point", "河南", "--out", kit))
    file = kit / "testdesk" / "kit-2.tdk"
    works(site.run("station", "init", "--kit", file, "--home", new, "--json"))
    site.home = new
    site.sample(2)
    works(site.station("export", site.stick))
    site.hq_home = site.base / "copy of headquarters"
    works(site.hq("restored"))
    batch = site.stick / "testdesk" / "batch-2-1-4.tdb"
    report = site.hq("import", batch).value["files"][0]
    assert (report["verdict"], report["reason"]) == ("refused", "station_not_enrolled")
    met.reported("station_not_enrolled", "testdesk hq station enrol KIT")
    again = ("kit", "--renew", "--station", 2, "--point", "河南", "--out", site.base)
    met.refused(site.hq(*again), "station_without_kit", "testdesk hq station enrol KIT")
    works(site.hq("station", "enrol", file))
    works(site.hq("station", "enrol", file))  # twice changes nothing
    assert works(site.hq("import", batch))["files"][0]["new_events"] == 4
    works(site.station("import", site.stick))
    assert site.station("status").value["batches"][0]["state"] == "accepted"
    works(site.hq(*again))
    renewal = site.base / "testdesk" / "kit-2.tdk"
    met.refused(site.hq("station", "enrol", renewal), "kit_renews", "first set up")
    other = ("hq", "station", "enrol", file, "--home", site.base / "other", "--json")
    works(site.run("hq", "init", "--name", "龙井", *other[-3:]))
    met.refused(site.run(*other), "kit_of_other_city", "Check the stick again")


@advice("receipt_unknown_batch", "not_for_a_desk", "receipt_other_station", "update_other_station")
def test_files_that_are_for_others_are_left(met, exported):
    site, keeper = exported, exported.base / "keeper"
    second = site.base / "desk-2"
    works(site.hq("kit", "--station", 2, "--point", "网通小区", "--out", site.stick))
    kit = site.stick / "testdesk" / "kit-2.tdk"
    works(site.run("station", "init", "--kit", kit, "--home", second, "--json"))
    shutil.copytree(site.home, keeper)
    works(site.hq("round", "open", "--name", "R8"))
    works(site.hq("import", site.stick))
    reasons = {
        f["reason"]
        for f in site.run("import", site.stick, "--home", second, "--json").value["files"]
    }
    assert {"receipt_other_station", "update_other_station", "not_for_a_desk"} <= reasons
    met.reported("receipt_other_station", "left for that station")
    met.reported("update_other_station", "left for that station")
    met.reported("not_for_a_desk", "It was left alone")
    works(site.station("import", site.stick))  # and that station imports them
    lost = site.base / "lost"
    lost.mkdir()
    site.scan("!seal other", SECOND_TUBE, people(3)[2].document_number)
    works(site.station("export", lost))
    works(site.hq("import", lost))
    result = site.run("import", lost, "--home", keeper, "--json")
    met.reported("receipt_unknown_batch", "Tell headquarters")
    assert result.value["error"] == "receipt_unknown_batch"
    works(site.station("import", lost))
