"""A restored station beside the old laptop: neither history takes the other's place unnoticed."""

from tests.cli.site import SECOND_TUBE, Site, people

from testdesk.backup_folder import SUBFOLDER


def samples(site):
    return site.hq("status").value["samples"]


def reason(result):
    (file,) = result.value["files"]
    return file["verdict"], file["reason"]


def newest_export(site):
    """Exports everything and brings it to headquarters."""
    site.station("export", site.stick)
    return site.hq("import", site.stick)


def test_the_restore_is_an_event_of_whoever_did_it(restored: Site):
    restored.scan(SECOND_TUBE)
    site_length = restored.station("status").value["journal"]["length"]
    assert restored.station("verify").value["ok"] is True
    assert site_length > 2


def test_the_old_laptop_learns_that_another_history_was_first(site: Site, restored: Site):
    restored.scan(SECOND_TUBE, people(3)[2].document_number)
    assert reason(newest_export(restored))[0] == "accepted"
    site.scan(people(4)[3].document_number)
    assert reason(newest_export(site)) == ("refused", "journal_forked")
    answer = site.station("import", site.stick)
    assert "Tell headquarters" in answer.err
    (refused,) = site.hq("refused", "list").value
    assert refused["kind"] == "set_back"
    assert samples(site) == 3


def test_the_restored_laptop_learns_that_the_old_one_was_first(site: Site, restored: Site):
    """The two wrote at the same time: only the event shows that one of them was restored."""
    site.scan(people(4)[3].document_number)
    restored.scan(SECOND_TUBE, people(3)[2].document_number)
    site.scan("!seal other")
    assert reason(newest_export(site))[0] == "accepted"
    assert reason(newest_export(restored)) == ("refused", "journal_forked")
    assert "Tell headquarters" in restored.station("import", restored.stick).err
    (refused,) = site.hq("refused", "list").value
    assert refused["kind"] == "set_back"
    # Nobody sampled at either is lost.
    sha256 = refused["sha256"]
    assert site.hq("refused", "admit", sha256, "--note", "restored after a fall").status == 0
    assert samples(site) == 4


def test_a_station_that_wrote_nothing_afterwards_just_continues(site: Site, restored: Site):
    restored.scan(SECOND_TUBE, people(3)[2].document_number)
    assert reason(newest_export(restored))[0] == "accepted"
    restored.station("import", restored.stick)
    assert restored.station("status").value["batches"][0]["state"] == "accepted"
    assert samples(site) == 3
    assert site.hq("conflict", "list").value == []


def test_a_newer_batch_on_the_same_stick_stops_a_restore(site: Site):
    site.sample(1)
    file = site.station("backups", "use", site.stick).value["file"]
    assert SUBFOLDER in file
    site.scan(people(2)[1].document_number)
    last = site.station("export", site.stick).value["last"]
    home = ("--home", site.base / "new", "--json")
    result = site.run("restore", file, *site.confirmed, *home)
    assert (result.status, result.value["error"]) == (1, "backup_older_than_batch")
    assert result.value["detail"]["last"] == last
    assert not (site.base / "new" / "station.vault").exists()
    assert site.run("restore", file, *site.confirmed, "--despite-batches", *home).status == 0


def test_batches_of_others_and_damaged_ones_stop_nothing(site: Site):
    site.sample(1)
    file = site.station("backups", "use", site.stick).value["file"]
    (site.stick / "testdesk" / "batch-1-1-999.tdb").write_bytes(b"PK\x03\x04 damaged")
    twin = site.base / "twin"
    kit = ("station", "init", "--kit", site.kit, "--home", twin, "--json")
    assert site.run(*kit).status == 0
    assert site.run("export", site.stick, "--home", twin, "--json").status == 0
    assert (
        site.run("restore", file, *site.confirmed, "--home", site.base / "new", "--json").status
        == 0
    )
