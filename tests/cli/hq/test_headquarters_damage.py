"""A database of headquarters that lacks what a receipt claims: refused, verified, salvaged."""

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli.hq.headquarters_files import LOG, MARK
from tests.cli.site import HQ_PHRASE, Site

from testdesk.hq.home.folder import DATABASE, open_headquarters
from testdesk.hq.home.vault import VAULT


def damage(path: Path, place: int, data: bytes) -> None:
    held = bytearray(path.read_bytes())
    held[place : place + len(data)] = data
    path.write_bytes(held)


def reached(site: Site) -> object:
    result = site.hq("status")
    return (
        result.value["stations"][0]["highest_contiguous"]
        if result.status == 0
        else result.value["error"]
    )


def test_what_a_kill_leaves_is_whole(killed_headquarters: Site):
    assert reached(killed_headquarters) == 6
    result = killed_headquarters.hq("verify")
    assert (result.status, result.value["ok"], result.value["problems"]) == (0, True, [])
    assert (killed_headquarters.hq_home / LOG).exists() is False, "at rest the file has it all"


@pytest.mark.parametrize("seed", range(8))
def test_a_flipped_bit_in_the_log_is_noticed_and_costs_nothing(
    killed_headquarters: Site, seed: int
):
    site = killed_headquarters
    log = (site.hq_home / LOG).read_bytes()
    place = random.Random(seed).randrange(len(log))  # noqa: S311 - the same flip again
    damage(site.hq_home / LOG, place, bytes([log[place] ^ 4]))
    for command in ("status", "verify"):
        result = site.hq(command)
        assert (result.status, result.value["error"]) == (3, "database_log_damaged")
    result = site.hq("salvage")
    assert (result.status, result.value["lacking"]) == (0, {})
    assert reached(site) == 6
    assert site.hq("verify").value["ok"] is True
    assert [path.stat().st_size for path in site.hq_home.glob(f"{DATABASE}.kept-*-wal")]


def test_a_missing_log_an_older_copy_and_a_missing_mark_are_named(
    killed_headquarters: Site, tmp_path: Path
):
    site, aside = killed_headquarters, tmp_path / "aside"
    shutil.copytree(site.hq_home, aside)
    (site.hq_home / LOG).unlink()
    assert reached(site) == "database_log_missing"
    shutil.copy(aside / LOG, site.hq_home)
    shutil.copy(aside / DATABASE, site.hq_home)
    assert reached(site) == 6
    (site.hq_home / LOG).unlink(missing_ok=True)
    shutil.copy(aside / DATABASE, site.hq_home)
    assert reached(site) == "database_older_copy"
    (site.hq_home / MARK).unlink()
    assert reached(site) == "database_mark_missing"


def test_going_on_without_what_is_lost_needs_consent(killed_headquarters: Site):
    site = killed_headquarters
    (site.hq_home / LOG).unlink()
    result = site.hq("salvage")
    assert (result.status, result.value["error"]) == (3, "database_lacks")
    assert result.value["detail"] == {"arrivals": "2-2", "reason": "arrivals"}
    assert reached(site) == "database_log_missing", "nothing was changed"
    assert site.hq("salvage", "--accept-loss").status == 0
    assert reached(site) == 5
    assert site.hq("import", site.stick).value["files"][1]["verdict"] == "accepted"
    assert reached(site) == 6


def test_verify_sees_every_damaged_page_and_salvage_mends_a_bit(killed_headquarters: Site):
    site = killed_headquarters
    assert reached(site) == 6
    whole = (site.hq_home / DATABASE).read_bytes()
    for page in range(0, len(whole) // 4096, 7):
        place = page * 4096 + 1000
        damage(site.hq_home / DATABASE, place, bytes([whole[place] ^ 8]))
        assert site.hq("verify").value["error"] == "database_damaged"
        assert site.hq("salvage").value["mended_pages"] == 1
        assert site.hq("verify").value["ok"] is True
        (site.hq_home / DATABASE).write_bytes(whole)
    damage(site.hq_home / DATABASE, 9 * 4096 + 1000, bytes(64))
    assert site.hq("salvage").value["error"] == "database_beyond_repair"


def test_verify_names_a_table_that_differs_and_a_chain_that_is_broken(killed_headquarters: Site):
    site = killed_headquarters
    hq = open_headquarters(site.hq_home, HQ_PHRASE)
    with hq.write() as connection:
        connection.exec_driver_sql("UPDATE sample SET position = 9 WHERE position = 1")
        connection.exec_driver_sql("UPDATE event SET at = '2001' WHERE station = 1 AND seq = 2")
    hq.close()
    result = site.hq("verify")
    assert (result.status, result.value["error"]) == (1, "database_damaged")
    assert "table sample differs" in result.value["problems"]
    assert "station 1 event 3: chain_broken" in result.value["problems"]
    assert "station 1 event 2: hash_differs" in result.value["problems"]


TWO_TIMES = ((0, 1), (0, 2), (1, 2), (1, 0), (2, 0), (2, 1))


def test_a_file_of_another_time_than_its_log_is_named_and_the_right_one_puts_it_right(
    site: Site, mixed_files: Callable[[int, int], bytes]
):
    for file, log in TWO_TIMES:
        held = mixed_files(file, log)
        assert reached(site) in {"database_other_history", "database_damaged"}, (file, log)
        assert (site.hq_home / LOG).read_bytes() == held
        mixed_files(log, log)
        assert reached(site) == 5 + log


def test_where_the_right_file_is_gone_salvage_uses_the_other_and_the_station_sends_the_rest(
    site: Site, mixed_files: Callable[[int, int], bytes]
):
    vault = (site.hq_home / VAULT).read_bytes()
    whole = site.station("status").value["journal"]["length"]
    for file, log in TWO_TIMES:
        mixed_files(file, log)
        (site.hq_home / VAULT).write_bytes(vault)
        result = site.hq("salvage")
        assert result.value.get("error") == ("database_lacks" if log >= file else None), (file, log)
        if result.status:
            result = site.hq("salvage", "--accept-loss")
        assert result.value["epoch"] is not None
        assert site.hq("verify").value["ok"] is True
        for _ in range(2):  # the first answer names what is lost
            site.station("export", site.stick)
            site.hq("import", site.stick)
            site.station("import", site.stick)
        assert site.hq("status").value["stations"][0]["highest_contiguous"] == whole
