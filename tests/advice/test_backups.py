"""Backups whose place is gone, and a headquarters whose key is not at hand."""

import shutil

from tests.advice.walking import advice, works

from testdesk.hq.store.schema import tables


@advice("stick_gone.backup", "stick_gone.no_folder")
def test_a_place_for_backups_that_was_pulled(met, site):
    place = site.base / "second disk"
    met.refused(site.station("backups", "use", place), "stick_gone.no_folder", "Check its name")
    place.mkdir()
    works(site.station("backups", "use", place))
    pulled = site.base / "pulled"
    shutil.move(place, pulled)
    met.refused(site.station("backups", "now"), "stick_gone.backup", "Plug the stick in again")
    works(site.station("scan", typed=b"YJ20220326\n"))
    shutil.move(pulled, place)
    works(site.station("backups", "now"))
    shutil.rmtree(place)
    other = site.base / "other"
    other.mkdir()
    site.station("backups", "now")
    works(site.station("backups", "use", other))


@advice("backup_older_than_batch")
def test_a_backup_beside_a_newer_batch(met, site):
    backup = site.stick / "desk.backup"
    works(site.station("backup", backup))
    site.sample(2)
    works(site.station("export", site.stick))
    new = ("--home", site.base / "new", "--json")
    met.refused(
        site.run("restore", backup, *site.confirmed, *new),
        "backup_older_than_batch",
        "a newer backup",
    )
    works(site.station("backup", backup))
    works(site.run("restore", backup, *site.confirmed, *new))


@advice("spare_key_missing", "spare_key_wrong")
def test_the_key_of_a_backup_of_headquarters(met, site):
    copy, new = site.base / "copy", ("--home", site.base / "new", "--json")
    works(site.hq("backup", copy))
    restore = ("hq", "restore", copy)
    phrase = {"phrase": "新指挥部门口的热水瓶 2022"}
    met.refused(site.run(*restore, *new, **phrase), "spare_key_missing", "name it with --spare-key")
    wrong = site.base / "wrong.key"
    wrong.write_text("not a key\n", "utf-8")
    met.refused(
        site.run(*restore, "--spare-key", wrong, *new, **phrase),
        "spare_key_wrong",
        "Fetch the right file from the safe",
    )
    works(site.run(*restore, "--spare-key", site.spare_key, *new, **phrase))


@advice("backup_of_older_program", "store_too_new")
def test_a_backup_of_other_tables(met, site, monkeypatch):
    """Today's program stands for the version that wrote it."""
    copy, home = site.base / "copy", site.base / "new"
    restore = ("hq", "restore", copy, "--spare-key", site.spare_key, "--home", home, "--json")
    phrase = {"phrase": "新指挥部门口的热水瓶 2022"}
    for change, code, advice_text in (
        (-1, "backup_of_older_program", "Restore it with that version"),
        (1, "store_too_new", "Update"),
    ):
        with monkeypatch.context() as patch:
            patch.setattr(tables, "VERSION", tables.VERSION + change)
            works(site.hq("backup", copy))
        met.refused(site.run(*restore, **phrase), code, advice_text)
    works(site.hq("backup", copy))
    works(site.run(*restore, **phrase))
