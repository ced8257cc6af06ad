"""A print run of cards: many small jobs on two lanes, so that other jobs can run in between.

The lane of the database issues and records cards; the lane for files and printers does the rest.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Literal

import msgspec
from PySide6.QtCore import QObject, Signal

from testdesk.bridge.station import StationBridge
from testdesk.domain.cards import PDF, CardSelection
from testdesk.domain.refusals import CodedError
from testdesk.printing.cards import PrintedCards, print_or_save_cards
from testdesk.printing.choice import PrintChoice
from testdesk.printing.drawable_cards import DrawableCards, LeftOutCard, drawable_cards
from testdesk.printing.parts import (
    PAGES_AT_ONCE,
    PartFile,
    check_part,
    drop_part,
    keep_part,
    make_folder,
    part_path,
    run_folder,
    write_part,
)
from testdesk.printing.watch import PrintWatch
from testdesk.services.cards.codes import IssuedCard, record_printed
from testdesk.services.cards.print_runs import CardPart, cards_for, parts_of


class PrintRunReport(msgspec.Struct, frozen=True):
    """The result of a print run.

    Attributes:
        cards: number of cards printed or saved as a PDF; each was read back.
        files: number of PDFs; 0 if the cards went to a printer.
        where: the folder, or the printer's name.
        cancelled: whether somebody stopped the run before everybody had a card.
        left_out: cards that cannot be drawn, because no font on this laptop has their characters.
    """

    cards: int
    files: int
    where: str
    cancelled: bool
    left_out: tuple[LeftOutCard, ...] = ()


class PrintRun(QObject):
    """Issues, lays out, reads back and records cards, part by part; one print run at a time.

    A part counts as printed only after its codes were read back, so a run that was stopped at any
    point is continued by starting the same selection again.

    Signals:
        progress: cards done, cards in all, and the phase: issuing, writing, checking, printing, or
            waiting (in the printer's queue for a long time).
        finished: the PrintRunReport, also of a cancelled run.
        failed: the CodedError; finished parts are kept.
    """

    progress = Signal(int, int, str)
    finished = Signal(PrintRunReport)
    failed = Signal(CodedError)

    def __init__(self, bridge: StationBridge, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._choice = PrintChoice()
        self._folder = Path()
        self._remaining: list[CardPart] = []
        self._cards_done = self._cards_total = self._files_written = 0
        self._cancelled = False
        self._print_watch: PrintWatch | None = None
        self._left_out: list[LeftOutCard] = []
        self.running = False

    def start(self, selection: CardSelection, choice: PrintChoice) -> None:
        """Starts or continues a run of A4 sheets.

        Args:
            selection: the people who get cards.
            choice: a printer, or a folder in which a folder for the run is created.
        """
        if self.running:
            return
        self._choice = msgspec.structs.replace(choice, layout="sheet")
        station = self._bridge.station
        self._folder = run_folder(Path(choice.folder), selection, station.clock.today())
        self._cards_done = self._cards_total = self._files_written = 0
        self.running, self._cancelled = True, False
        self._left_out = []
        medium: Literal["paper", "pdf"] = "paper" if choice.printer else "pdf"
        query = partial(parts_of, selection=selection, medium=medium)
        self._bridge.read(query, self._planned, self, self._fail)

    def cancel(self) -> None:
        """Stops before the next job; finished parts are kept.

        A part waiting in a printer's queue is still recorded once it is printed.
        """
        self._cancelled = True
        if self._print_watch is not None:
            self._print_watch = None
            self._end()

    def _planned(self, parts: list[CardPart]) -> None:
        self._remaining = parts
        self._cards_total = sum(len(part.residents) for part in parts)
        if parts:
            self._io(partial(make_folder, self._folder), lambda _none: self._next())
        else:
            self._end()

    def _next(self) -> None:
        if self._cancelled or not self._remaining:
            self._end()
            return
        part = self._remaining.pop(0)
        self._report("issuing")
        command = partial(cards_for, residents=part.residents)
        self._bridge.run(command, partial(self._issued, part), self, self._fail)

    def _issued(self, part: CardPart, cards: list[IssuedCard]) -> None:
        if self._cancelled:
            self._end()
            return
        self._report("writing")
        point = self._bridge.station.identity.point
        job = partial(drawable_cards, cards, point=point, title=part.title)
        self._io(job, partial(self._write, part))

    def _write(self, part: CardPart, drawable: DrawableCards) -> None:
        cards = drawable.cards
        self._left_out += drawable.left_out
        if not cards:
            self._next()
            return
        job = partial(
            write_part,
            part_path(self._folder, part.number, cards),
            cards,
            layout="sheet",
            point=self._bridge.station.identity.point,
            title=part.title,
        )
        self._io(job, lambda file: self._check(part, cards, file, 0))

    def _check(self, part: CardPart, cards: list[IssuedCard], file: PartFile, page: int) -> None:
        if self._cancelled:
            self._io(partial(drop_part, file), lambda _none: self._end())
        elif page < len(file.codes_by_page):
            self._report("checking", sum(map(len, file.codes_by_page[:page])))
            job = partial(check_part, file, page, PAGES_AT_ONCE)
            self._io(job, lambda _none: self._check(part, cards, file, page + PAGES_AT_ONCE))
        elif self._choice.printer:
            self._report("printing", len(cards))
            self._io(partial(self._print, part, cards, file), partial(self._watch, cards))
        else:
            self._files_written += 1
            self._io(partial(keep_part, file), lambda _none: self._record(cards))

    def _print(self, part: CardPart, cards: list[IssuedCard], file: PartFile) -> PrintedCards:
        """Prints the cards and removes their PDF, which was only for reading the codes back."""
        drop_part(file)
        point = self._bridge.station.identity.point
        return print_or_save_cards(cards, self._choice, point=point, title=part.title)

    def _watch(self, cards: list[IssuedCard], printed: PrintedCards) -> None:
        """Waits until a part is printed, so that parts do not pile up if the printer stops."""
        if not printed.jobs:
            self._record(cards)
            return
        watch = PrintWatch(self._bridge, printed.jobs, self)
        self._print_watch = watch
        watch.delayed.connect(lambda _reason: self._report("waiting", len(cards)))
        watch.printed.connect(partial(self._on_printed, watch, cards))
        watch.failed.connect(partial(self._on_print_failed, watch))
        watch.start()

    def _on_printed(self, watch: PrintWatch, cards: list[IssuedCard]) -> None:
        continues = self._print_watch is watch
        if continues:
            self._print_watch = None
        self._record(cards, continues=continues)

    def _on_print_failed(self, watch: PrintWatch, error: CodedError) -> None:
        if self._print_watch is watch:
            self._print_watch = None
            self._fail(error)

    def _record(self, cards: list[IssuedCard], *, continues: bool = True) -> None:
        command = partial(
            record_printed,
            cards=[card.card.card for card in cards],
            layout="sheet",
            printer=self._choice.printer or PDF,
        )

        def done(_none: None) -> None:
            if continues:
                self._cards_done += len(cards)
                self._next()

        self._bridge.run(command, done, self, self._fail)

    def _io(self, job: Callable[[], object], done: Callable[..., None]) -> None:
        self._bridge.run_on_io(job, done, self, self._fail)

    def _report(self, phase: str, cards_of_part: int = 0) -> None:
        self.progress.emit(self._cards_done + cards_of_part, self._cards_total, phase)

    def _end(self) -> None:
        self.running = False
        where = self._choice.printer or str(self._folder)
        left_out = tuple(self._left_out)
        self.finished.emit(
            PrintRunReport(self._cards_done, self._files_written, where, self._cancelled, left_out)
        )

    def _fail(self, error: CodedError) -> None:
        self.running = False
        self.failed.emit(error)
