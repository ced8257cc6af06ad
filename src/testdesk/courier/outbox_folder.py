"""The folders in a station's home for the network: batches to send, and files that arrived."""

from __future__ import annotations

import hashlib
import secrets
from contextlib import ExitStack, suppress
from pathlib import Path

import msgspec

from testdesk.atomic_write import TEMPORARY_SUFFIX, flush_folder, lock_shared, write_atomically
from testdesk.domain.refusals import EnvironmentFault
from testdesk.formats.sealed.file_kinds import BATCH
from testdesk.home_files import exists_in_home, raising_home_faults, read_home

# The subfolder for batches that headquarters refused.
REFUSED = "refused"
# The list of the files that were imported: SHA-256 by name.
_IMPORTED = "taken.json"


class OutboxFolder:
    """The batches that are packed for the network, kept unchanged until their receipts arrive.

    So a batch that is sent again has exactly the same bytes. See `ports.OutboxFiles`.
    """

    def __init__(self, folder: Path) -> None:
        """The folder is created when it is first used."""
        self._folder = folder
        self._draft_locks: dict[str, ExitStack] = {}

    def write_draft(self, data: bytes) -> str:
        """See `ports.OutboxFiles`."""
        with raising_home_faults():
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            part = self._folder / f".{secrets.token_hex(8)}{TEMPORARY_SUFFIX}"
            lock = self._draft_locks[part.name] = ExitStack()
            # Until the draft has its name, `home_files.sweep` removes nothing in this folder.
            lock.enter_context(lock_shared(self._folder))
            try:
                _write_and_compare(part, data)
            except BaseException:
                self.discard_draft(part.name)
                raise
        return part.name

    def name_draft(self, token: str, file: str) -> None:
        """See `ports.OutboxFiles`."""
        with raising_home_faults():
            (self._folder / token).replace(self._folder / file)
            flush_folder(self._folder)
        self._remove_draft(token)

    def discard_draft(self, token: str) -> None:
        """See `ports.OutboxFiles`."""
        with suppress(OSError):  # it will be removed with other leftovers later
            (self._folder / token).unlink()
        self._remove_draft(token)

    def names(self) -> list[str]:
        """See `ports.OutboxFiles`."""
        return sorted(path.name for path in self._folder.glob(f"*{BATCH}") if path.is_file())

    def digest(self, file: str) -> str:
        """See `ports.OutboxFiles`."""
        try:
            with (self._folder / file).open("rb") as batch:
                return hashlib.file_digest(batch, "sha256").hexdigest()
        except FileNotFoundError:
            return ""
        except OSError as error:  # the batch may be intact, so it must not count as missing
            raise EnvironmentFault("home_not_readable") from error

    def read(self, file: str) -> bytes:
        """See `ports.OutboxFiles`."""
        if not exists_in_home(self._folder / file):
            raise EnvironmentFault("file_missing")
        return read_home(self._folder / file)

    def remove(self, file: str) -> None:
        """See `ports.OutboxFiles`."""
        with suppress(OSError):  # the next transfer will remove it
            (self._folder / file).unlink()

    def set_aside(self, file: str) -> None:
        """See `ports.OutboxFiles`; a later batch of the same range may be put beside it."""
        aside = self._folder / REFUSED
        digest = self.digest(file)
        with suppress(OSError):  # the next transfer will set it aside
            aside.mkdir(exist_ok=True, mode=0o700)
            target = f"{file.removesuffix(BATCH)}.{digest[:8]}{BATCH}"
            (self._folder / file).replace(aside / target)

    def _remove_draft(self, token: str) -> None:
        if (lock := self._draft_locks.pop(token, None)) is not None:
            lock.close()


def _write_and_compare(part: Path, data: bytes) -> None:
    write_atomically(part, data)
    if part.read_bytes() != data:
        raise EnvironmentFault("read_back_differs")


class InboxFolder:
    """The files that arrived over the network, until they are imported; see `ports.InboxFiles`."""

    def __init__(self, folder: Path) -> None:
        """The folder is created when it is first used."""
        self._folder = folder

    def imported(self) -> dict[str, str]:
        """See `ports.InboxFiles`; if the list is unreadable, all files are fetched again."""
        try:
            return msgspec.json.decode((self._folder / _IMPORTED).read_bytes(), type=dict[str, str])
        except (OSError, msgspec.DecodeError):
            return {}

    def save(self, file: str, data: bytes) -> Path:
        """See `ports.InboxFiles`."""
        with raising_home_faults():
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            write_atomically(self._folder / file, data)
        return self._folder / file

    def mark_imported(self, file: str, sha256: str) -> None:
        """See `ports.InboxFiles`."""
        if sha256:
            self._save_imported({**self.imported(), file: sha256})
        with suppress(OSError):  # the next arrival with this name replaces it
            (self._folder / file).unlink()

    def keep_only(self, names: frozenset[str]) -> None:
        """See `ports.InboxFiles`."""
        before = self.imported()
        after = {file: sha256 for file, sha256 in before.items() if file in names}
        if after != before:
            self._save_imported(after)

    def _save_imported(self, imported: dict[str, str]) -> None:
        with raising_home_faults():
            write_atomically(self._folder / _IMPORTED, msgspec.json.encode(imported))
