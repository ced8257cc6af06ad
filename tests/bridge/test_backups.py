"""One automatic backup of a station in use: whole, verified, or not there at all."""

import os
import shutil

import pytest
from tests.made_station import PASSPHRASE

from testdesk import bootstrap
from testdesk.atomic_write import replacing
from testdesk.backup_folder import SUBFOLDER
from testdesk.bridge.backups import making
from testdesk.bridge.backups.making import (
    backups_of,
    choose_place,
    forget_place,
    make_backup,
)
from testdesk.domain.refusals import EnvironmentFault
from testdesk.services.status import sign_in
from testdesk.settings import (
    BACKUP,
    STORE,
    VAULT,
    BackupPlace,
    LastBackup,
    load_backup_place,
    load_last_backup,
    save_backup_place,
)
from testdesk.store.recovery import backup
from testdesk.store.recovery.snapshot import copy_at_rest, journal_end


def add_event(made_station):
    sign_in(made_station.context, operator="金英", role="registrar")


def files_of(folder):
    return sorted(one.name for one in folder.iterdir())


def test_a_backup_is_a_whole_station_that_opens_with_the_passphrase(source, place, tmp_path):
    made = make_backup(source)
    assert (made.file.parent, made.made_again) == (place / SUBFOLDER, False)
    (home := tmp_path / "restored").mkdir()
    manifest = backup.unpack(made.file, home)
    assert (manifest.station, manifest.length) == (1, made.length)
    with bootstrap.station(home, PASSPHRASE, from_backup=True) as restored, restored.read() as uow:
        assert uow.journal.length() == made.length
    assert load_last_backup(source.home) == LastBackup(made.at, made.length)


def test_the_pages_are_copied_as_they_are_on_the_disk(source, made_station):
    made_station.store.checkpoint()
    copy = source.home.parent / "copy.db"
    assert copy_at_rest(source.home / STORE, source.key, copy)
    assert copy.read_bytes() == (source.home / STORE).read_bytes()


@pytest.mark.usefixtures("place")
def test_what_is_only_in_the_log_is_not_forgotten(source, made_station):
    """A reader keeps the log from being folded, so that the file alone lacks the newest event."""
    reader = made_station.store.open_reader()
    with reader.read() as uow:
        uow.journal.length()
        add_event(made_station)
        copy = source.home.parent / "copy.db"
        assert not copy_at_rest(source.home / STORE, source.key, copy)
        assert not copy.exists()
        made = make_backup(source)
    reader.close()
    assert made.length == made_station.journal()[0]


def test_a_place_is_chosen_once_and_never_made_again(source, place):
    make_backup(source)
    shutil.rmtree(place / SUBFOLDER)  # another stick at the same mount point, or none
    with pytest.raises(EnvironmentFault) as caught:
        make_backup(source)
    assert (caught.value.code, caught.value.detail) == ("stick_gone", {"reason": "backup"})
    assert files_of(place) == []
    found = load_backup_place(source.home)
    assert (found.failed, found.reason) == ("stick_gone", "backup")
    choose_place(source.home, place)
    assert make_backup(source).length
    assert load_backup_place(source.home) == BackupPlace(str(place))


def test_a_folder_that_is_not_there_is_not_chosen(source, tmp_path):
    with pytest.raises(EnvironmentFault) as caught:
        choose_place(source.home, tmp_path / "typo")
    assert caught.value.detail == {"reason": "no_folder"}
    assert not (tmp_path / "typo").exists()


def test_without_a_place_nothing_is_made(source, place):
    forget_place(source.home)
    with pytest.raises(EnvironmentFault, match="stick_gone"):
        make_backup(source)
    assert files_of(place / SUBFOLDER) == []


def flip(path, place):
    data = bytearray(path.read_bytes())
    data[int(len(data) * place)] ^= 1
    path.write_bytes(data)


@pytest.mark.parametrize("where", [0.01, 0.3, 0.6, 0.99])
def test_a_file_that_the_stick_returns_otherwise_is_no_backup(source, place, tmp_path, where):
    good = make_backup(source)
    (folder := tmp_path / "unpacked").mkdir()
    backup.unpack(good.file, folder)
    end, vault = journal_end(folder / STORE, source.key), (folder / VAULT).read_bytes()
    making._check(good.file, source, folder / STORE, vault, end)
    flip(good.file, where)
    with pytest.raises(EnvironmentFault) as caught:
        making._check(good.file, source, folder / STORE, vault, end)
    assert caught.value.code == "read_back_differs"
    assert files_of(place / SUBFOLDER) == [good.file.name]


def test_what_fails_its_check_gets_no_name(tmp_path):
    def refuse(_part):
        raise EnvironmentFault("read_back_differs")

    with (
        pytest.raises(EnvironmentFault, match="read_back_differs"),
        replacing(tmp_path / "file", refuse) as file,
    ):
        file.write(b"x")
    assert files_of(tmp_path) == []


@pytest.mark.usefixtures("place")
def test_a_store_with_a_damaged_page_is_rebuilt_from_its_journal(made_station, source):
    made_station.store.checkpoint()
    path = source.home / STORE
    data = bytearray(path.read_bytes())
    at = _page_of_an_index(made_station) * 4096 - 2000
    data[at] ^= 16
    with path.open("r+b") as file:  # not another file: the station has this one open
        file.write(data)
    made = make_backup(source)
    assert made.made_again
    assert made.length == made_station.journal()[0]


def _page_of_an_index(made_station):
    db = made_station.store._db
    sql = "SELECT rootpage FROM sqlite_master WHERE type = 'index' AND name LIKE 'ix_%' LIMIT 1"
    (page,) = db.execute(sql).fetchone()
    return page


@pytest.mark.skipif(os.geteuid() == 0, reason="root writes everywhere")
def test_a_place_that_cannot_be_written_to_is_reported(source, place):
    (place / SUBFOLDER).chmod(0o500)
    with pytest.raises(EnvironmentFault, match="stick_read_only"):
        make_backup(source)
    (place / SUBFOLDER).chmod(0o700)


def test_a_full_stick_keeps_its_newest_backup_and_no_half_of_another(source, small_place):
    """The disk is of a size for one backup, and a half of the next."""
    first = make_backup(source)
    with pytest.raises(EnvironmentFault) as caught:
        make_backup(source)
    assert (caught.value.code, caught.value.detail) == ("disk_full", {"reason": "stick_full"})
    assert files_of(small_place / SUBFOLDER) == [first.file.name]
    assert load_backup_place(source.home).failed == "disk_full"


def test_backups_are_listed_the_newest_first(source, made_station, place):
    made = [make_backup(source)]
    add_event(made_station)
    made.append(make_backup(source))
    listed = backups_of(1, str(place))
    assert [one.file for one in listed] == [one.file for one in reversed(made)]
    assert [one.size for one in listed] == [one.size for one in reversed(made)]


@pytest.mark.usefixtures("place")
def test_a_note_that_cannot_be_written_spoils_no_backup(source):
    (source.home / BACKUP).mkdir()  # something is in the way
    assert make_backup(source).file.exists()


def test_a_later_program_may_keep_more_in_the_file(source):
    save_backup_place(source.home, BackupPlace("/media/x"))
    path = source.home / "backup-place.json"
    path.write_text('{"folder": "/media/x", "colour": "blue"}', "utf-8")
    assert load_backup_place(source.home) == BackupPlace("/media/x")
    path.write_text("{", "utf-8")
    assert load_backup_place(source.home) == BackupPlace()


def test_the_source_shows_no_key(source):
    assert source.key.hex() not in repr(source)
    assert repr(source) == "BackupSource(...)"


def test_a_vault_that_is_gone_ends_a_backup_with_a_code(source, place):
    (source.home / VAULT).unlink()
    with pytest.raises(EnvironmentFault, match="home_not_readable"):
        make_backup(source)
    assert files_of(place / SUBFOLDER) == []
    assert journal_end(source.home / STORE, source.key).length
