"""A wrong bit in a page that no tree leads to, which SQLite's own check skips, is reported."""

import struct
from contextlib import closing
from pathlib import Path

import msgspec
from tests.cli.site import HQ_PHRASE, STATION_PHRASE, Site

from testdesk.database_file.log import PAGE_SIZE
from testdesk.database_file.pages import SALT_SIZE, PageKeys, tree_problems
from testdesk.formats.crypto.vault import open_vault
from testdesk.hq.home.folder import DATABASE
from testdesk.hq.home.vault import VAULT as HQ_VAULT
from testdesk.hq.home.vault import Secrets
from testdesk.settings import STORE, VAULT
from testdesk.store.connection import open_file


def damage_a_free_page(file: Path, key: bytes) -> int:
    """Leaves free pages in the file, flips one bit of one, and gives its number."""
    with closing(open_file(file, key)) as db:
        db.execute("CREATE TABLE dropped (body BLOB)")
        db.execute("INSERT INTO dropped VALUES (zeroblob(40960))")
        db.execute("DROP TABLE dropped")
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    data = bytearray(file.read_bytes())
    keys = PageKeys(key, bytes(data[:SALT_SIZE]))

    def plain(number: int) -> bytes:
        return keys.plain(number, bytes(data[(number - 1) * PAGE_SIZE : number * PAGE_SIZE]))

    (trunk,) = struct.unpack_from(">I", plain(1), 32)  # sqlite.org/fileformat2.html, 1.5
    _, count, leaf = struct.unpack_from(">3I", plain(trunk))
    assert count > 0
    data[(leaf - 1) * PAGE_SIZE + 2000] ^= 4
    file.write_bytes(data)
    with closing(open_file(file, key)) as db:
        assert tree_problems(db.execute) == [], "SQLite's own check does not read it"
    return int(leaf)


def test_verify_and_doctor_name_it_at_a_station_and_salvage_repairs_it(site: Site):
    site.sample(3)
    key = open_vault((site.home / VAULT).read_bytes(), STATION_PHRASE)
    page = damage_a_free_page(site.home / STORE, key)
    head = site.station("status").value["journal"]["head"]
    result = site.station("verify")
    assert (result.status, result.value["ok"]) == (1, False)
    assert any(f"page {page}" in str(problem) for problem in result.value["problems"])
    checks = {one["check"]: one for one in site.station("doctor").value["checks"]}
    assert checks["database"]["status"] == "missing"
    assert site.station("salvage", site.stick).value["rebuilt"] is True
    assert site.station("verify").value["ok"] is True
    assert site.station("status").value["journal"]["head"] == head


def test_verify_names_it_at_headquarters_and_salvage_repairs_it(site: Site):
    plain = open_vault((site.hq_home / HQ_VAULT).read_bytes(), HQ_PHRASE)
    key = bytes.fromhex(msgspec.json.decode(plain, type=Secrets).database_key)
    damage_a_free_page(site.hq_home / DATABASE, key)
    result = site.hq("verify")
    assert (result.status, result.value["error"]) == (1, "database_damaged")
    assert site.hq("salvage").status == 0
    assert site.hq("verify").value["ok"] is True
