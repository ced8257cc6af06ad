"""The folders of the network in the home: an unreadable batch is not a missing one."""

from pathlib import Path

import pytest

from testdesk.courier.outbox_folder import InboxFolder
from testdesk.domain.refusals import EnvironmentFault
from testdesk.home_files import names_in, sweep

FILE = "batch-1-1-9.tdb"


def refuse(monkeypatch, how):
    def refuses(self, *_args, **_more):
        raise OSError(5, "Input/output error", str(self))

    monkeypatch.setattr(Path, how, refuses)


def test_a_batch_that_the_disk_does_not_give_is_not_called_gone(outbox, monkeypatch):
    outbox.name_draft(outbox.write_draft(b"batch"), FILE)
    assert outbox.digest("batch-1-10-12.tdb") == ""
    refuse(monkeypatch, "open")
    with pytest.raises(EnvironmentFault) as hashed:
        outbox.digest(FILE)
    refuse(monkeypatch, "read_bytes")
    with pytest.raises(EnvironmentFault) as read:
        outbox.read(FILE)
    assert (hashed.value.code, read.value.code) == ("home_not_readable", "home_not_readable")
    assert outbox.names() == [FILE]


def test_a_batch_without_a_name_is_swept_only_when_its_program_is_gone(outbox, tmp_path):
    token = outbox.write_draft(b"batch")
    sweep(tmp_path / "outbox")
    assert names_in(tmp_path / "outbox") == [token]
    outbox.name_draft(token, FILE)
    second = outbox.write_draft(b"another")
    outbox.discard_draft(second)
    assert names_in(tmp_path / "outbox") == [FILE]
    (tmp_path / "outbox" / token).write_bytes(b"of a killed one")
    sweep(tmp_path / "outbox")
    assert names_in(tmp_path / "outbox") == [FILE]


def test_a_list_of_arrivals_that_cannot_be_kept_is_reported(tmp_path, monkeypatch):
    inbox = InboxFolder(tmp_path / "inbox")
    inbox.save("receipt-1-1-9.tdr", b"receipt")
    refuse(monkeypatch, "replace")
    with pytest.raises(EnvironmentFault) as caught:
        inbox.mark_imported("receipt-1-1-9.tdr", "0" * 64)
    assert caught.value.code == "home_not_writable"
    assert (tmp_path / "inbox" / "receipt-1-1-9.tdr").exists()
