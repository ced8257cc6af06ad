"""The opening of a database that may have lost data: its log and its mark are checked.

SQLite itself opens such a file without an error, and deletes the rest of the log on closing.
"""

from __future__ import annotations

import hashlib
from contextlib import suppress
from pathlib import Path
from typing import Literal, Protocol

from testdesk.atomic_write import write_atomically
from testdesk.database_file import log_tokens
from testdesk.database_file.log import Log, log_of, read_log
from testdesk.database_file.mark import Mark, MarkFile
from testdesk.domain.error_codes import FaultCode
from testdesk.domain.refusals import EnvironmentFault

CodeFamily = Literal["store", "database"]
# How data was lost: the log ends too early; its end has wrong checksums; there is no log; there is
# no mark; the file is a copy from before the mark; or its contents differ from what the mark
# records.
Loss = Literal[
    "log_cut", "log_damaged", "log_missing", "mark_missing", "older_copy", "other_history"
]  # fmt: skip
_CODES: dict[CodeFamily, dict[Loss | Literal["unreachable"], FaultCode]] = {
    "store": {
        "log_cut": "store_log_cut",
        "log_damaged": "store_log_damaged",
        "log_missing": "store_log_missing",
        "mark_missing": "store_mark_missing",
        "older_copy": "store_older_copy",
        "other_history": "store_other_history",
        "unreachable": "store_unreachable",
    },
    "database": {
        "log_cut": "database_log_cut",
        "log_damaged": "database_log_damaged",
        "log_missing": "database_log_missing",
        "mark_missing": "database_mark_missing",
        "older_copy": "database_older_copy",
        "other_history": "database_other_history",
        "unreachable": "database_unreachable",
    },
}


class Sequences(Protocol):
    """The sequences in a database that its mark covers; see `mark.Mark`."""

    def lengths(self) -> tuple[int, ...]:
        """The current length of each sequence."""
        ...

    def hash_at(self, sequence: int, number: int) -> str | None:
        """Hex hash of a member of a sequence; None if it is missing."""
        ...

    def is_marked(self) -> bool:
        """Whether a mark was ever written: the database itself records that."""
        ...

    def is_mixed(self) -> bool:
        """Whether the file and its log are from different times; see `log_tokens`."""
        ...


def current_mark(sequences: Sequences, settled: tuple[int, ...]) -> Mark:
    """The mark for the database's current contents; without `settled`, nothing is settled."""
    lengths = sequences.lengths()
    heads = tuple(sequences.hash_at(index, length) or "" for index, length in enumerate(lengths))
    return Mark(lengths, heads, settled or (0,) * len(lengths))


class Opening:
    """The opening of a database, from before SQLite opens it until the mark is compared.

    Args:
        database: the file.
        key: raw, 32 bytes.
        family: "store" for a station, "database" for headquarters.
    """

    def __init__(self, database: Path, key: bytes, family: CodeFamily) -> None:
        self._database = database
        self._key = key
        self._codes = _CODES[family]
        self._mark = MarkFile(database, key)
        self._log_copy: Path | None = None
        self._has_log = False
        self._log = b""

    def check_log(self) -> None:
        """Refuses a log whose end SQLite would drop; called before SQLite opens the file.

        If only the last transaction of a log has wrong checksums, either a power cut interrupted
        it, or saved data is lost. A copy of the log is kept until `compare` decides. A file with a
        log from another time is refused here, because an ordinary connection would copy the log
        into the file on closing.

        Raises:
            EnvironmentFault: store_log_damaged or database_log_damaged: the log stays in place,
                with a copy beside it; store_other_history or database_other_history;
                store_unreachable or database_unreachable.
        """
        try:
            log = read_log(self._database)
            self._has_log = bool(log.frames)
            self._log = log.data
            if log.damage != "none":
                self._keep_copy(log)
            is_mixture = log.used_frames > 0 and log_tokens.file_tokens_differ(
                self._database, self._key
            )
        except OSError as error:
            raise EnvironmentFault(self._codes["unreachable"]) from error
        if log.damage == "proven":
            raise self._log_damaged_fault()
        if is_mixture:
            raise EnvironmentFault(self._codes["other_history"])

    def compare(self, sequences: Sequences) -> None:
        """Refuses a database that lacks what its mark records; called after opening it.

        Raises:
            EnvironmentFault: for a log that is damaged, missing or cut off, an older copy, another
                history, or a missing mark; see `find_loss`.
        """
        loss = self.find_loss(sequences)
        if loss:
            mark = self._mark.read()
            raise EnvironmentFault(
                self._codes[loss],
                events=sum(sequences.lengths()),
                marked=sum(mark.lengths) if mark else None,
                kept=self._log_copy.name if self._log_copy else None,
            )
        # Only an unfinished transaction had wrong checksums, and its loss does no harm.
        if self._log_copy is not None:
            with suppress(OSError):
                self._log_copy.unlink()
            self._log_copy = None

    def restore_log(self) -> None:
        """Restores the log that SQLite has deleted; called after a refused file was closed."""
        path = log_of(self._database)
        with suppress(OSError):
            if self._log and not (path.exists() and path.stat().st_size):
                write_atomically(path, self._log)

    def find_loss(self, sequences: Sequences) -> Loss | Literal[""]:
        """How data was lost, or empty if none was; see `compare`."""
        mark = self._mark.read()
        if sequences.is_mixed():
            return "other_history"
        if mark is None:
            if sequences.is_marked():
                return "mark_missing"
            return "log_damaged" if self._log_copy else ""
        lengths = sequences.lengths()
        if any(length < marked for length, marked in zip(lengths, mark.lengths, strict=True)):
            return self._loss_of_shorter(mark, lengths)
        heads = (sequences.hash_at(index, length) for index, length in enumerate(mark.lengths))
        same = all(head == (at or "") for head, at in zip(mark.heads, heads, strict=True))
        return "" if same else "other_history"

    def _loss_of_shorter(self, mark: Mark, lengths: tuple[int, ...]) -> Loss:
        """How data was lost, if a sequence is shorter than the mark records."""
        if self._log_copy:
            return "log_damaged"
        if any(length < settled for length, settled in zip(lengths, mark.settled, strict=True)):
            return "older_copy"
        return "log_cut" if self._has_log else "log_missing"

    def _keep_copy(self, log: Log) -> None:
        digest = hashlib.sha256(log.data).hexdigest()[:8]
        path = log_of(self._database)
        self._log_copy = path.with_name(f"{path.name}.kept-{digest}")
        if not self._log_copy.exists():
            write_atomically(self._log_copy, log.data)

    def _log_damaged_fault(self) -> EnvironmentFault:
        kept = self._log_copy.name if self._log_copy else None
        return EnvironmentFault(self._codes["log_damaged"], kept=kept)
