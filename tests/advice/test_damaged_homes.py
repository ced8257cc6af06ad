"""A station whose key file, data file or kit is not as it was written."""

import shutil

from tests.advice.walking import advice, works
from tests.cli.site import SECOND_TUBE, STATION_PHRASE

from testdesk.formats.crypto.vault import open_vault
from testdesk.settings import STORE, VAULT
from testdesk.store.connection import open_file
from testdesk.store.schema.migrations import STEPS


@advice("vault_damaged")
def test_a_key_file_that_is_damaged(met, site, backup):
    vault = site.home / VAULT
    vault.write_bytes(vault.read_bytes()[:-20])
    met.refused(site.station("status"), "vault_damaged", "a backup can be restored")
    new = ("--home", site.base / "new", "--json")
    works(site.run("restore", backup, *site.confirmed, *new))
    site.home = site.base / "new"
    assert works(site.station("status"))["today"]["people"] == 2
    works(site.station("tube", "seal", "--reason", "end_of_queue"))
    assert site.scan(SECOND_TUBE)[0]["reason"] == "tube_opened"


@advice("store_too_new")
def test_data_of_a_newer_version(met, site):
    kept = shutil.copytree(site.home, site.base / "kept")
    key = open_vault((site.home / VAULT).read_bytes(), STATION_PHRASE)
    db = open_file(site.home / STORE, key)
    newer = {"migration_set": "testdesk", "name": str(len(STEPS) + 1), "applied_at": "2030-01-01"}
    db.table("_sqlite_migrations").insert(newer)
    db.close()
    met.refused(site.station("status"), "store_too_new", "Update testdesk on this laptop")
    site.home = kept  # a program of that version; here, the file is made to match ours
    works(site.station("status"))
