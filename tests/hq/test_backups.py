"""A backup of a headquarters on either database, restored on either."""

import io

import msgspec
import pytest
from sqlalchemy import select
from tests.clock import stopped_clock
from tests.hq.database_phrase import PHRASE, SPARE_IDENTITY
from tests.hq.laptops import MORNING
from tests.hq.tables import count

from testdesk.disk_faults import DISK_FULL
from testdesk.domain.refusals import EnvironmentFault, Refusal
from testdesk.formats.crypto import keys
from testdesk.formats.crypto.age_stream import encrypt_stream
from testdesk.hq.city.rounds import open_round
from testdesk.hq.home.backups import restoring, rows
from testdesk.hq.home.backups.making import write_backup
from testdesk.hq.home.backups.restoring import restore_headquarters, spare_identity
from testdesk.hq.home.backups.stream import LineSource, read_head, read_lines
from testdesk.hq.home.checking import verify
from testdesk.hq.home.folder import open_headquarters
from testdesk.hq.home.vault import read_vault
from testdesk.hq.store.schema import tables
from testdesk.hq.store.schema.tables import EPOCH, SESSION
from testdesk.hq.views.reports import status

pytestmark = pytest.mark.usefixtures("quick_vaults")


def contents_of(hq):
    """Every row of every table that a backup has, except the epochs."""
    with hq.read() as connection:
        return {
            table.name: [
                tuple(row)
                for row in connection.execute(select(table).order_by(*table.primary_key.columns))
            ]
            for table in rows.TABLES
            if table is not EPOCH
        }


def backed_up(filled, tmp_path):
    home, hq = filled
    return write_backup(hq, read_vault(home, PHRASE), tmp_path / "copy.tdbackup").file


@pytest.mark.parametrize("target", ["sqlite", "postgresql"])
def test_every_row_and_key_comes_back_on_either_database(filled, tmp_path, target, request):
    home, hq = filled
    url = request.getfixturevalue("other_database_url") if target == "postgresql" else None
    file = backed_up(filled, tmp_path)
    new = tmp_path / "new"
    restored = restore_headquarters(new, file, SPARE_IDENTITY, PHRASE, database_url=url)
    again = open_headquarters(new, PHRASE)
    try:
        assert contents_of(again) == contents_of(hq)
        assert verify(again).ok
        assert again.secrets.epoch_number == restored.epoch > hq.secrets.epoch_number
        before, after = hq.secrets, again.secrets
        for name in ("signing_seed", "age_identity", "card_keys", "person_key", "spare_recipient"):
            assert getattr(before, name) == getattr(after, name)
        assert after.database_url == url
        assert count(again, SESSION) == 0
        assert status(again).samples == status(hq).samples == 2
    finally:
        again.close()
    assert (home / "headquarters.vault").exists()


def test_a_restored_headquarters_continues(filled, tmp_path):
    file = backed_up(filled, tmp_path)
    restore_headquarters(tmp_path / "new", file, SPARE_IDENTITY, PHRASE)
    again = open_headquarters(tmp_path / "new", PHRASE)
    open_round(again, name="R8")
    assert status(again).round == "R8"
    assert verify(again).ok
    again.close()


def test_a_database_that_somebody_uses_is_left_alone(filled, tmp_path, other_database_url):
    file = backed_up(filled, tmp_path)
    restore_headquarters(
        tmp_path / "a", file, SPARE_IDENTITY, PHRASE, database_url=other_database_url
    )
    with pytest.raises(Refusal) as caught:
        restore_headquarters(
            tmp_path / "b", file, SPARE_IDENTITY, PHRASE, database_url=other_database_url
        )
    assert (caught.value.code, caught.value.detail) == (
        "headquarters_exists",
        {"reason": "database"},
    )


def test_a_restore_that_was_interrupted_on_a_server_can_be_repeated(
    filled, tmp_path, other_database_url
):
    """The rows were committed, but the vault was not in its place yet."""
    file, new = backed_up(filled, tmp_path), tmp_path / "new"
    contents = msgspec.structs.replace(filled[1].secrets, database_url=other_database_url)
    half = restoring._made(tmp_path, contents, stopped_clock(MORNING))
    with file.open("rb") as opened:
        restoring._load(half, opened, SPARE_IDENTITY)
    half.close()
    target = {"database_url": other_database_url}
    restore_headquarters(new, file, SPARE_IDENTITY, PHRASE, **target)
    again = open_headquarters(new, PHRASE)
    assert contents_of(again) == contents_of(filled[1])
    again.close()


def test_small_portions_and_large_files_make_the_same_lines(filled, monkeypatch):
    _, hq = filled

    def lines():
        with hq.read() as connection:
            return list(rows.lines_of_tables(connection))

    whole = lines()
    monkeypatch.setattr(rows, "_AT_ONCE", 2)
    assert lines() == whole


@pytest.mark.parametrize("change", [-1, 1])
def test_tables_of_another_program_are_refused(filled, tmp_path, monkeypatch, change):
    with monkeypatch.context() as patch:
        patch.setattr(tables, "VERSION", tables.VERSION + change)
        file = backed_up(filled, tmp_path)
    code = "backup_of_older_program" if change < 0 else "store_too_new"
    with pytest.raises((Refusal, EnvironmentFault), match=code):
        restore_headquarters(tmp_path / "new", file, SPARE_IDENTITY, PHRASE)
    assert not (tmp_path / "new" / "headquarters.vault").exists()


class Full(io.BytesIO):
    """A disk that is full after some bytes."""

    def write(self, data):
        if self.tell() > 3000:
            raise OSError(min(DISK_FULL), "full")
        return super().write(data)


def test_what_the_disk_raises_while_encrypting_is_not_lost():
    recipient = keys.age_recipient(SPARE_IDENTITY)
    with pytest.raises(OSError, match="full"):
        encrypt_stream(io.BytesIO(b"x" * 1_000_000), Full(), [recipient])


def encrypted(lines):
    file = io.BytesIO()
    encrypt_stream(LineSource(lines), file, [keys.age_recipient(SPARE_IDENTITY)])
    return file


@pytest.mark.parametrize("first", [b"", b"{", b"[]", b'{"format":"x"}', b"\xff\xff"])
def test_a_file_that_begins_otherwise_is_no_backup(first):
    with pytest.raises(Refusal, match="backup_damaged"):
        read_head(encrypted([first]), SPARE_IDENTITY)


WRONG = (
    b'{"table":"nothing","columns":[]}',
    b'{"table":"epoch","columns":["number"]}',
    b"[1,2]",
    b"{",
    b"x",
    b'{"rows":7}',
)


@pytest.mark.parametrize("wrong", WRONG)
def test_lines_that_no_backup_has_restore_nothing(filled, tmp_path, wrong):
    file, lines = backed_up(filled, tmp_path), list[bytes]()
    with file.open("rb") as opened:
        read_lines(opened, SPARE_IDENTITY, lines.append)
    file.write_bytes(encrypted([lines[0], wrong, *lines[1:]]).getvalue())
    with pytest.raises(Refusal, match="backup_damaged"):
        restore_headquarters(tmp_path / "new", file, SPARE_IDENTITY, PHRASE)
    assert not (tmp_path / "new" / "headquarters.vault").exists()


def test_a_row_too_few_is_noticed(filled, tmp_path):
    file, lines = backed_up(filled, tmp_path), list[bytes]()
    with file.open("rb") as opened:
        read_lines(opened, SPARE_IDENTITY, lines.append)
    last_row = max(place for place, line in enumerate(lines) if line.startswith(b"["))
    file.write_bytes(encrypted([*lines[:last_row], *lines[last_row + 1 :]]).getvalue())
    with pytest.raises(Refusal, match="backup_damaged"):
        restore_headquarters(tmp_path / "new", file, SPARE_IDENTITY, PHRASE)


@pytest.mark.parametrize(
    "text", ["", "AGE-SECRET-KEY-1X", "x" * 100, f"{SPARE_IDENTITY}\n{SPARE_IDENTITY}"]
)
def test_what_is_no_key_is_refused(text):
    with pytest.raises(Refusal, match="spare_key_wrong"):
        spare_identity(text.encode(), PHRASE)


def test_a_key_is_read_with_its_comments_or_encrypted():
    assert spare_identity(f"# public key: age1\n{SPARE_IDENTITY}\n".encode(), "") == SPARE_IDENTITY
    sealed = keys.age_encrypt_passphrase(SPARE_IDENTITY.encode(), PHRASE)
    assert spare_identity(sealed, PHRASE) == SPARE_IDENTITY
