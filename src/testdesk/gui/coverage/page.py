"""The coverage page: the progress of each building, and who is still missing."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from testdesk.bridge.latest_query import LatestQuery
from testdesk.bridge.row_model import Column, RowModel
from testdesk.bridge.station import StationBridge
from testdesk.domain.changes import Changes
from testdesk.domain.refusals import CodedError
from testdesk.domain.residents.coverage import BuildingCoverage, PersonCoverage
from testdesk.gui import theme
from testdesk.gui.coverage.card_batch_dialog import CardBatchDialog
from testdesk.gui.coverage.excusing import ExcuseController
from testdesk.gui.coverage.print_run_texts import phase_text, progress_text, report_text
from testdesk.gui.coverage.rows import PersonDelegate, ShareDelegate
from testdesk.gui.coverage.totals import Totals
from testdesk.gui.lists.import_controller import ListImportController
from testdesk.gui.page import StackedPage
from testdesk.gui.person.history_texts import reason_text
from testdesk.gui.widgets.banner import Banner, BannerTone
from testdesk.gui.widgets.button import NEVER, TAB, Button
from testdesk.gui.widgets.card import CardFrame
from testdesk.gui.widgets.layouts import add_parts, in_column, in_row
from testdesk.gui.widgets.refresh import RefreshOn
from testdesk.gui.widgets.shortcut import bind
from testdesk.gui.widgets.table import TableView
from testdesk.gui.widgets.text import Label, quiet
from testdesk.gui.widgets.translated import Text
from testdesk.printing.choice import PrintChoice
from testdesk.printing.print_run import PrintRun, PrintRunReport
from testdesk.services import status as station_status

_LOW_HEIGHT, _NARROW_WIDTH = 640, 1000  # px of the page, without the sidebar and the status bar
_NARROW_PANEL_WIDTH = 340
_LISTED_COLUMN, _SAMPLED_COLUMN, _SHARE_COLUMN = 2, 3, 5


class CoveragePage(StackedPage):
    """Shows the totals, a table of the buildings, and the people of the chosen building.

    Attributes:
        totals: the numbers of the round.
        buildings, people: the two tables.
        excuse_button: asks why the chosen person did not come.
        cards_button: opens the dialog of a print run.
        papers_button: for door notices, lists and labels; the window handles its click.
        lists: imports lists; owns the button for that.
        excusing: opens the dialogs about excuses.
    """

    def __init__(self, bridge: StationBridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._chosen_building: tuple[str, str] | None = None  # compound and number
        self._people_query = LatestQuery(bridge, self, in_background=True)
        self._buildings_model = RowModel(
            self._building_columns(), key=lambda row: (row.compound, row.building)
        )
        self._people_model = RowModel[PersonCoverage](
            (Column(_unit_and_room), Column(self._person_text))
        )
        self.buildings = TableView(self._buildings_model)
        self.people = TableView(self._people_model, row_height=44)
        self.totals = Totals()
        self._building_label = Label(px=theme.LIST_NAME_PX, bold=True, wrap=True)
        self._missing_label = quiet()
        self.excuse_button = Button(lambda: self.tr("Why not here?"), "Enter", focus=NEVER)
        self.cards_button = Button(lambda: self.tr("Cards for many"), "F7", focus=TAB)
        self.papers_button = Button(lambda: self.tr("Notice, list, labels"), "Ctrl+P", focus=TAB)
        self._banner = Banner()
        self._print_choice = PrintChoice()
        self._print_run = PrintRun(bridge, self)
        self.lists = ListImportController(bridge, self)
        self.excusing = ExcuseController(bridge, self)
        self._lay_out()
        self.cards_button.clicked.connect(self.print_cards)
        bind(self, "F7", self.print_cards)
        self._print_run.progress.connect(self._progressed)
        self._print_run.finished.connect(self._finished)
        self._print_run.failed.connect(self._failed)
        self.lists.reported.connect(self._report)
        self.excusing.reported.connect(self._report)
        self.people.activated.connect(self._person_chosen)
        self.excuse_button.clicked.connect(lambda: self._person_chosen(self.people.currentIndex()))
        self.buildings.selectionModel().currentRowChanged.connect(self._building_chosen)
        self.buildings.activated.connect(lambda index: self._building_chosen(index, index))
        relevant = Changes(samples=True, residents=True, rounds=True)
        RefreshOn(self, bridge, relevant, self._read)
        self._retranslate()

    @property
    def chosen_building(self) -> tuple[str, str] | None:
        """The compound and number of the chosen building."""
        return self._chosen_building

    def on_shown(self) -> None:
        """Clears the message of a finished print run or import, and focuses the buildings."""
        if not self._is_reporting():
            self._report("")
        self.buildings.setFocus()

    def use_print_choice(self, choice: PrintChoice) -> None:
        """Prints on the same printer, or into the same folder, as the proxy page."""
        self._print_choice = choice

    def print_cards(self) -> None:
        """Opens the dialog of the print run, which shows the progress if one is under way."""
        CardBatchDialog(
            self._bridge, self._print_run, self._print_choice, self._chosen_building, self
        ).open_once()

    def resizeEvent(self, event: QResizeEvent) -> None:
        # A low page has smaller gaps; a narrow table hides the columns Listed and Sampled.
        super().resizeEvent(event)
        compact = self.height() < _LOW_HEIGHT
        gap = theme.GAP // 2 if compact else theme.GAP
        self._column.setContentsMargins(gap, gap, gap, gap)
        self._column.setSpacing(gap)
        self.totals.set_compact(compact=compact)
        narrow = self.width() < _NARROW_WIDTH
        self._people_panel.setFixedWidth(_NARROW_PANEL_WIDTH if narrow else theme.SIDE_WIDTH)
        for column in (_LISTED_COLUMN, _SAMPLED_COLUMN):
            self.buildings.setColumnHidden(column, narrow)

    def _retranslate(self) -> None:
        self._show_people(self._people_model.rows())

    def _building_columns(self) -> tuple[Column[BuildingCoverage], ...]:
        return (
            Column(lambda row: row.compound or self.tr("No address"), lambda: self.tr("Compound")),
            Column(lambda row: row.building, lambda: self.tr("Building")),
            Column(lambda row: str(row.listed), lambda: self.tr("Listed"), number=True),
            Column(lambda row: str(row.sampled), lambda: self.tr("Sampled"), number=True),
            Column(lambda row: str(row.missing), lambda: self.tr("Missing"), number=True),
            Column(lambda row: f"{row.percent}%" if row.listed else "", lambda: self.tr("Share")),
        )

    def _lay_out(self) -> None:
        left = CardFrame(margin=16)
        add_parts(left.column, self.buildings, in_row(self.lists.button, self.papers_button))
        right = self._people_panel = CardFrame()
        parts = (
            self._building_label,
            self._missing_label,
            (self.people, 1),
            self.excuse_button,
            self.cards_button,
        )
        add_parts(right.column, *parts)
        self._configure_tables()
        row = in_row((left, 1), right, gap=theme.GAP)
        self._column = in_column(self.totals, self._banner, (row, 1), parent=self)

    def _configure_tables(self) -> None:
        self.buildings.stretch(_SHARE_COLUMN)
        self.buildings.horizontalHeader().setMinimumSectionSize(84)
        self.buildings.setItemDelegateForColumn(_SHARE_COLUMN, ShareDelegate(self.buildings))
        self.people.horizontalHeader().hide()
        self.people.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.people.setColumnWidth(0, 128)
        self.people.setItemDelegate(PersonDelegate(self.people))
        self.people.setMinimumHeight(44)

    def _read(self) -> None:
        self._bridge.read_in_background(station_status.coverage, self._show, self)

    def _show(self, rows: list[BuildingCoverage]) -> None:
        self._buildings_model.show_rows(rows)
        self.totals.show_rows(rows)
        if not self.buildings.currentIndex().isValid() and rows:
            self.buildings.selectRow(0)
        elif self._chosen_building is not None:
            self._read_people()

    def _building_chosen(self, index: QModelIndex, _before: QModelIndex) -> None:
        row = self._buildings_model.row(index.row())
        if row is not None:
            self._chosen_building = (row.compound, row.building)
            if not self._is_reporting():
                self._report("")
            self._read_people()

    def _person_chosen(self, index: QModelIndex) -> None:
        person = self._people_model.row(index.row())
        if person is not None:
            self.excusing.ask(person)

    def withdraw(self) -> bool:
        """Withdraws the excuse of the chosen person; returns False if there is none."""
        person = self._current_person()
        if person is None or not person.excused:
            return False
        self.excusing.withdraw(person)
        return True

    def _read_people(self) -> None:
        if self._chosen_building is None:
            return
        compound, building = self._chosen_building
        query = partial(station_status.coverage_of, compound=compound, building=building)
        self._people_query.ask(query, self._show_people)

    def _current_person(self) -> PersonCoverage | None:
        index = self.people.currentIndex()
        return self._people_model.row(index.row()) if index.isValid() else None

    def _show_rows(self, people: list[PersonCoverage]) -> None:
        """Shows missing people first, in walking order; the chosen person stays chosen."""
        before = self._current_person()
        self._people_model.show_rows(sorted(people, key=lambda person: not person.is_missing))
        if before is not None:
            resident = before.resident.resident
            row = self._people_model.row_of(lambda person: person.resident.resident == resident)
            self.people.setCurrentIndex(self._people_model.index(row, 0))

    def _show_people(self, people: list[PersonCoverage]) -> None:
        self._show_rows(people)
        if self._chosen_building is None:
            self._building_label.setText(self.tr("Choose a building"))
            self._missing_label.setText("")
            return
        self._building_label.setText(self._building_text(*self._chosen_building))
        missing = sum(person.is_missing for person in people)
        excused = sum(bool(person.excused) for person in people)
        text = self.tr("Not yet seen: {missing}") if missing else self.tr("Nobody is missing")
        if excused:
            text += " · " + self.tr("excused: {excused}")
        self._missing_label.setText(text.format(missing=missing, excused=excused))
        self._missing_label.set_tone("attention" if missing else "accent")

    def _person_text(self, person: PersonCoverage) -> str:
        name = person.resident.name
        if person.excused:
            return f"{name} · {reason_text(person.excused)}"
        if person.listed:
            return name
        removed, walk_in = self.tr("taken off the list"), self.tr("walk-in")
        return f"{name} · {removed if person.removed else walk_in}"

    def _building_text(self, compound: str, building: str) -> str:
        if not building:
            return compound or self.tr("No address")
        text = self.tr("{compound} building {building}")
        return text.format(compound=compound, building=building)

    def _progressed(self, done: int, total: int, phase: str) -> None:
        self._report(lambda: f"{progress_text(done, total)} · {phase_text(phase)}", "accent")

    def _finished(self, report: PrintRunReport) -> None:
        tone: BannerTone = "attention" if report.cancelled else "accent"
        self._report(partial(report_text, report), tone)

    def _failed(self, error: CodedError) -> None:
        self._banner.show_fault(error, "attention")

    def _is_reporting(self) -> bool:
        """Whether the banner shows the progress of a print run or an import."""
        return self._print_run.running or self.lists.state == "importing"

    def _report(self, text: Text, tone: BannerTone = "attention") -> None:
        self._banner.show_message(text, tone)


def _unit_and_room(person: PersonCoverage) -> str:
    address = person.resident.address
    return "-".join(part for part in (address.unit, address.room) if part)
