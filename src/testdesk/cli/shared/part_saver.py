"""Saves the parts of a print run: a part is read back while the next one is issued and written."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

from testdesk.cli.shared.language import localized, localized_count
from testdesk.cli.shared.output import print_to_stderr
from testdesk.domain.cards import PDF
from testdesk.paper.cards.faces import Layout
from testdesk.printing.parts import PartFile, check_part, drop_part, keep_part, write_part
from testdesk.services.cards import codes
from testdesk.services.cards.codes import IssuedCard
from testdesk.services.session import Context


def keep_and_record(
    context: Context, part: PartFile, cards: Sequence[IssuedCard], *, layout: Layout
) -> None:
    """Accepts a file that was read back, and records in the journal that its cards are saved.

    Raises:
        EnvironmentFault: write_failed; the journal then records no paper.
    """
    print_to_stderr(localized("{file} read back").format(file=part.path.name))
    keep_part(part)
    print_to_stderr(localized("{file} kept").format(file=part.path.name))
    printed = [card.card.card for card in cards]
    codes.record_printed(context, cards=printed, layout=layout, printer=PDF)


class _WrittenPart(NamedTuple):
    file: PartFile
    cards: Sequence[IssuedCard]
    checked: Future[None]


class PartSaver:
    """Saves parts in order, with one thread that only reads back; the database stays out of it.

    Drawing a part and reading one back each take about half of the time, and Qt and the decoder let
    the other thread run meanwhile. Leaving the `with` block finishes the part that is being read
    back, after an error too. A part that reads well is recorded; the file of a part that does not,
    or that was written after such a part, is removed.

    Attributes:
        files: the files of the recorded parts.
        cards: the cards on them.
    """

    def __init__(self, context: Context, total: int) -> None:
        self.files: list[Path] = []
        self.cards: list[IssuedCard] = []
        self._context, self._total = context, total
        self._written: _WrittenPart | None = None
        self._reader = ThreadPoolExecutor(1, "testdesk-read-back")

    def __enter__(self) -> Self:
        self._note_progress()
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _traceback: TracebackType | None,
    ) -> None:
        with self._reader:
            self._finish()

    def save(self, cards: Sequence[IssuedCard], path: Path, title: str) -> None:
        """Writes a part, then records the one before; this one is recorded later.

        Raises:
            Refusal: nothing_to_print, characters_missing.
            EnvironmentFault: disk_full, write_failed; of the part before: write_failed,
                paper_read_back_differs, paper_unreadable.
        """
        point = self._context.station.identity.point
        part = write_part(path, cards, layout="sheet", point=point, title=title)
        try:
            print_to_stderr(localized("{file} written").format(file=path.name))
            self._finish()
        except BaseException:
            drop_part(part)
            raise
        self._written = _WrittenPart(part, cards, self._reader.submit(check_part, part, first=0))

    def _finish(self) -> None:
        """Waits for the part that is being read back, if there is one, and records it."""
        written, self._written = self._written, None
        if written is None:
            return
        written.checked.result()
        keep_and_record(self._context, written.file, written.cards, layout="sheet")
        self.files.append(written.file.path)
        self.cards.extend(written.cards)
        self._note_progress()

    def _note_progress(self) -> None:
        done = len(self.cards)
        print_to_stderr(
            localized_count(
                "{done} of {count} card", "{done} of {count} cards", self._total, done=done
            )
        )
