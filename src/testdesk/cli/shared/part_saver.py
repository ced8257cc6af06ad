"""Saves the parts of a print run, one after another."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from testdesk.cli.shared.language import localized, localized_count
from testdesk.cli.shared.output import print_to_stderr
from testdesk.domain.cards import PDF
from testdesk.paper.cards.faces import Layout
from testdesk.printing.parts import PartFile, check_part, keep_part, write_part
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


class PartSaver:
    """Saves parts in order: a part is written, read back and recorded before the next is issued.

    The file of a part that does not read well is removed. There is no second thread: reading back
    is mostly work of the interpreter, so two threads would only wait for each other.

    Attributes:
        files: the files of the recorded parts.
        cards: the cards on them.
    """

    def __init__(self, context: Context, total: int) -> None:
        self.files: list[Path] = []
        self.cards: list[IssuedCard] = []
        self._context, self._total = context, total
        self._note_progress()

    def save(self, cards: Sequence[IssuedCard], path: Path, title: str) -> None:
        """Writes a part, reads it back and records it.

        Raises:
            Refusal: nothing_to_print, characters_missing.
            EnvironmentFault: disk_full, write_failed, paper_read_back_differs, paper_unreadable.
        """
        point = self._context.station.identity.point
        part = write_part(path, cards, layout="sheet", point=point, title=title)
        print_to_stderr(localized("{file} written").format(file=path.name))
        check_part(part, first=0)
        keep_and_record(self._context, part, cards, layout="sheet")
        self.files.append(path)
        self.cards.extend(cards)
        self._note_progress()

    def _note_progress(self) -> None:
        done = len(self.cards)
        print_to_stderr(
            localized_count(
                "{done} of {count} card", "{done} of {count} cards", self._total, done=done
            )
        )
