"""One part of a print run of cards: its file, which is written, read back and then accepted."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec

from testdesk.domain.cards import CardSelection
from testdesk.domain.refusals import EnvironmentFault
from testdesk.paper.cards.faces import Layout
from testdesk.paper.output.render import write_pdf
from testdesk.printing.cards import face_of
from testdesk.services.cards.codes import IssuedCard

# The most pages read back in one job. A single card that is printed during the run waits only for
# these.
PAGES_AT_ONCE = 5
_UNCHECKED_SUFFIX = ".unchecked"


class PartFile(msgspec.Struct, frozen=True):
    """A PDF that has not been read back yet; its name shows this, and no viewer opens it.

    Attributes:
        path: its path once it is accepted.
        codes_by_page: the codes on each page, in order.
    """

    path: Path
    codes_by_page: list[Sequence[str]]

    @property
    def unchecked(self) -> Path:
        """Its path until it is accepted."""
        return self.path.with_name(self.path.name + _UNCHECKED_SUFFIX)


def run_folder(folder: Path, selection: CardSelection, today: dt.date) -> Path:
    """The folder for a run's parts, which is the same when the run is continued on the same day.

    Two selections on one day get different folders; the name identifies nobody.
    """
    digest = hashlib.sha256(msgspec.json.encode(selection)).hexdigest()[:4]
    return folder / f"cards-{today.isoformat()}-{digest}"


def part_path(folder: Path, number: int, cards: Sequence[IssuedCard]) -> Path:
    """The path of a part's file: its name has the part's number and the first card's number."""
    return folder / f"cards-{number}-{cards[0].card_number}.pdf"


def write_part(
    path: Path, cards: Sequence[IssuedCard], *, layout: Layout, point: str, title: str
) -> PartFile:
    """Writes a part's PDF, which must be read back before use.

    Raises:
        Refusal: nothing_to_print, characters_missing.
        EnvironmentFault: disk_full, write_failed.
    """
    from testdesk.paper.cards.read_back import codes_by_page  # noqa: PLC0415 - loads QtPdf

    part = PartFile(path, codes_by_page([card.code for card in cards], layout))
    write_pdf(part.unchecked, [face_of(c, point=point) for c in cards], layout, title=title)
    return part


def check_part(part: PartFile, first: int, count: int | None = None) -> None:
    """Reads some of a part's pages back.

    Raises:
        EnvironmentFault: paper_read_back_differs; the file has then been removed.
    """
    from testdesk.paper.cards.read_back import read_back  # noqa: PLC0415 - loads QtPdf

    try:
        read_back(part.unchecked, part.codes_by_page, first=first, count=count)
    except EnvironmentFault:
        drop_part(part)
        raise


def keep_part(part: PartFile) -> None:
    """Gives a file its final name after it was read back.

    Raises:
        EnvironmentFault: write_failed.
    """
    _on_disk(lambda: part.unchecked.replace(part.path))


def drop_part(part: PartFile) -> None:
    """Removes a file that must not be used."""
    _on_disk(lambda: part.unchecked.unlink(missing_ok=True))


def make_folder(folder: Path) -> None:
    """Creates a run's folder and the folder above it.

    Further parents are not created: a folder on a stick that is gone must not appear on the laptop.

    Raises:
        EnvironmentFault: write_failed.
    """
    _on_disk(lambda: folder.parent.mkdir(exist_ok=True))
    _on_disk(lambda: folder.mkdir(exist_ok=True))


def _on_disk(operation: Callable[[], object]) -> None:
    try:
        operation()
    except OSError as error:
        raise EnvironmentFault("write_failed", errno=error.errno) from error
