"""The dialog of papers: asks what to print, shows a preview, and prints."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from typing import Literal, cast

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from testdesk.bridge.station import StationBridge
from testdesk.domain.cards import PDF
from testdesk.domain.refusals import CodedError
from testdesk.domain.residents.people import Language
from testdesk.gui.page import RecognisedScan
from testdesk.gui.papers.forms import (
    BagForm,
    Building,
    BuildingChoice,
    DoorsForm,
    LabelsForm,
    NoticeForm,
)
from testdesk.gui.papers.preview import PreviewDialog
from testdesk.gui.widgets.choice import Choice
from testdesk.gui.widgets.dialog import Dialog
from testdesk.gui.widgets.layouts import add_parts
from testdesk.messages.catalogue import translate
from testdesk.paper.documents.doors import door_pages
from testdesk.paper.documents.labels import LabelLayout
from testdesk.paper.layout.elements import PaperPage
from testdesk.ports import Station
from testdesk.printing import papers as paper_printing
from testdesk.printing.choice import PrintChoice
from testdesk.printing.papers import PrintRecorder
from testdesk.services import labels, papers, status

Kind = Literal["notice", "list", "labels", "bag"]  # door notice, door list, tube labels, bag sheet
Draw = Callable[[], list[PaperPage]]


class _Paper(msgspec.Struct, frozen=True):
    """How the pages are drawn, and what records that they are printed; None if nothing does."""

    draw: Draw
    recorder: PrintRecorder | None = None


class PapersDialog(Dialog):
    """Asks for the contents of a paper, shows the pages, and prints them where cards are printed.

    Attributes:
        kind, order: which paper, and which of the two languages comes first.
        building, notice_form, labels_form, doors_form, bag_form: the form of each paper.
        preview: the open PreviewDialog, or None.

    Signals:
        printed: the paper was printed or saved; carries the printer's name or the file's path.
    """

    printed = Signal(str)

    def __init__(
        self,
        bridge: StationBridge,
        choice: PrintChoice,
        *,
        kind: Kind = "notice",
        building: Building | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(lambda: self.tr("Papers"), parent, width=860)
        self._bridge, self._print_choice, self._preselected = bridge, choice, building
        self.preview: PreviewDialog | None = None
        self._recorder: PrintRecorder | None = None
        self.kind = Choice(_kind_text)
        self.order = Choice(lambda: {"zh": self.tr("Chinese first"), "ko": self.tr("Korean first")})
        self.building = BuildingChoice(lambda: self.tr("Building"))
        tomorrow = bridge.station.clock.today() + dt.timedelta(days=1)
        self.notice_form = NoticeForm(tomorrow, bridge.station.identity.point)
        self.doors_form, self.labels_form, self.bag_form = DoorsForm(), LabelsForm(), BagForm()
        self._forms: dict[str, QWidget] = {
            "notice": self.notice_form,
            "list": self.doors_form,
            "labels": self.labels_form,
            "bag": self.bag_form,
        }
        self._lay_out(kind)
        bridge.read_in_background(self._read_options, self._show_options, self)

    def _lay_out(self, kind: Kind) -> None:
        add_parts(self.body, self.kind, self.building, *self._forms.values(), self.order)
        self.add_back_button()
        self._preview_button = self.add_button(
            lambda: self.tr("Preview"), "Enter", self.show_preview, main=True
        )
        self.kind.set_value(kind)
        self.order.set_value("zh")
        self.kind.chosen.connect(self._show_form)
        self._show_form(kind)

    def handle_scan(self, scan: RecognisedScan) -> bool:
        """Uses a scan as the first number of the labels; elsewhere a scan closes the dialog."""
        if self.preview is not None or self.kind.value() != "labels":
            return False
        self.labels_form.first.field.setText(scan.line)
        return True

    def show_preview(self) -> None:
        """Reads the contents of the paper, draws its pages, and shows them."""
        if self.preview is not None or not self._preview_button.isEnabled():
            return
        self.banner.show_message("")
        self._preview_button.setEnabled(False)
        try:
            gather = self._gather(cast("Kind", self.kind.value()))
        except CodedError as error:
            self._failed(error)
            return
        self._bridge.read(gather, self._draw_paper, self, self._failed)

    def _read_options(self, station: Station) -> tuple[list[Building], int, str]:
        buildings = [(b.compound, b.building) for b in status.coverage(station=station)]
        bags, first = len(papers.bags(station=station)), labels.next_first_number(station=station)
        return [b for b in buildings if b[1]], bags, first  # without those that have no number

    def _show_options(self, options: tuple[list[Building], int, str]) -> None:
        buildings, bags, first = options
        self.building.offer(buildings, self._preselected)
        if not self.labels_form.first.text():
            self.labels_form.first.field.setText(first)
        self.bag_form.number.field.setText(str(max(1, bags)))

    def _show_form(self, kind: str) -> None:
        for name, form in self._forms.items():
            form.setVisible(name == kind)
        self.building.setVisible(kind in {"notice", "list"})
        self.banner.show_message("")
        # A widget that was hidden reports its height too late: its last line would be cut.
        for part in (self.building, self._forms[kind]):
            part.setMinimumHeight(part.sizeHint().height())
        self.fit()

    def _gather(self, kind: Kind) -> Callable[[Station], _Paper]:
        """Returns a query for the station's lane; its result is drawn on the `io` lane."""
        first = cast("Language", self.order.value())
        languages: tuple[Language, ...] = (first, "ko" if first == "zh" else "zh")
        if kind == "notice":
            return self._gather_notice(languages)
        if kind == "list":
            return self._gather_doors(languages)
        if kind == "labels":
            return self._gather_labels(languages)
        number = int(self.bag_form.number.text() or "0")

        def gather(station: Station) -> _Paper:
            bag = papers.bag_of_day(station, index=number)
            return _Paper(
                partial(paper_printing.bag_sheet, station.identity, bag, languages=languages)
            )

        return gather

    def _gather_notice(self, languages: tuple[Language, ...]) -> Callable[[Station], _Paper]:
        form, (compound, building) = self.notice_form, self.building.value()
        draw = partial(
            paper_printing.notice,
            self._bridge.station.identity,
            compound=compound,
            building=building,
            slot=papers.slot(form.date(), form.start.text(), form.end.text()),
            location=form.location.text().strip(),
            languages=languages,
        )
        return lambda _station: _Paper(draw)

    def _gather_doors(self, languages: tuple[Language, ...]) -> Callable[[Station], _Paper]:
        operator = self._bridge.session.operator
        (compound, building), phones = self.building.value(), self.doors_form.phones.value()

        def gather(station: Station) -> _Paper:
            round_, found = papers.missing_people(station, compound=compound, building=building)
            draw_list = partial(
                paper_printing.door_list,
                found,
                compound=compound,
                building=building,
                round_=round_,
                printed_by=operator,
                now=station.clock.now(),
                phones=phones == "yes",
                languages=languages,
            )
            return _Paper(lambda: list(door_pages(draw_list())))

        return gather

    def _gather_labels(self, languages: tuple[Language, ...]) -> Callable[[Station], _Paper]:
        bridge, form = self._bridge, self.labels_form
        layout = cast("LabelLayout", form.label_layout.value())
        first, count = form.first.text(), int(form.count.text() or "0")
        reprint, printer = form.reprint.isChecked(), self._print_choice.printer or PDF

        def gather(station: Station) -> _Paper:
            numbers = labels.numbers_for(station, first=first, count=count, again=reprint)
            record = partial(labels.record_printed, bridge.context, numbers=numbers)
            record = partial(record, layout=layout, printer=printer, again=reprint)
            draw = partial(
                paper_printing.labels,
                numbers,
                point=station.identity.point,
                round_=papers.current_round(station=station),
                layout=layout,
                languages=languages,
            )
            return _Paper(draw, PrintRecorder(record, bridge.lane))

        return gather

    def _draw_paper(self, paper: _Paper) -> None:
        self._recorder = paper.recorder
        self._bridge.run_on_io(paper.draw, self._show, self, self._failed)

    def _show(self, pages: list[PaperPage]) -> None:
        self._preview_button.setEnabled(True)
        destination = self._print_choice.printer or self._print_choice.folder
        kind = self.kind.value()
        preview = PreviewDialog(
            self._bridge,
            pages,
            title=lambda: _kind_text()[kind],
            destination=destination,
            parent=self.parentWidget(),
        )
        self.preview = preview
        preview.print_requested.connect(partial(self._print, pages, kind))
        preview.finished.connect(self._preview_closed)
        preview.open_once()

    def _preview_closed(self) -> None:
        self.preview = None

    def _print(self, pages: list[PaperPage], kind: str) -> None:
        preview = self.preview
        if preview is None:
            return
        # The name contains the time, so that no file overwrites another of the same day.
        name = f"{kind}-{self._bridge.station.clock.now().astimezone():%Y%m%d-%H%M%S}"
        print_pages = partial(
            paper_printing.print_or_save_pages,
            pages,
            self._print_choice,
            name,
            record=self._recorder,
        )
        self._bridge.run_on_io(print_pages, self._done, self, self._print_failed)

    def _print_failed(self, error: CodedError) -> None:
        self._announce()
        if self.preview is not None:
            self.preview.show_failure(error)

    def _announce(self) -> None:
        """Announces what was recorded before printing, even if the printer failed afterwards."""
        if self._recorder is not None and self._recorder.changes is not None:
            self._bridge.bus.announce(self._recorder.changes, self)

    def _done(self, destination: str) -> None:
        self._announce()
        if self.preview is not None:
            self.preview.accept()
        self.accept()
        self.printed.emit(destination)

    def _failed(self, error: CodedError) -> None:
        self._preview_button.setEnabled(True)
        self.banner.show_fault(error, "attention")


def _kind_text() -> dict[str, str]:
    return {
        "notice": translate("PapersDialog", "Door notice"),
        "list": translate("PapersDialog", "Doors to knock on"),
        "labels": translate("PapersDialog", "Tube labels"),
        "bag": translate("PapersDialog", "Bag sheet"),
    }
