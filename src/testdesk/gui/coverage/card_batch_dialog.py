"""The dialog of a print run: whom the cards are for, its progress and its result.

The class is older than the term *print run*; translations are found by its name.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from testdesk.bridge.latest_query import LatestQuery
from testdesk.bridge.station import StationBridge
from testdesk.domain.cards import CardSelection
from testdesk.domain.refusals import CodedError
from testdesk.gui import theme
from testdesk.gui.coverage.print_run_texts import phase_text, progress_text, report_text
from testdesk.gui.widgets.banner import BannerTone
from testdesk.gui.widgets.bars import ShareBar
from testdesk.gui.widgets.check import Check
from testdesk.gui.widgets.choice import Choice
from testdesk.gui.widgets.dialog import Dialog
from testdesk.gui.widgets.layouts import add_parts, in_column
from testdesk.gui.widgets.text import Label
from testdesk.messages.catalogue import ntranslate
from testdesk.ports import Station
from testdesk.printing.choice import PrintChoice
from testdesk.printing.print_run import PrintRun, PrintRunReport
from testdesk.services.cards.print_runs import parts_of

_MINIMUM_AGES = (0, 60, 65, 70, 80)


class CardBatchDialog(Dialog):
    """Asks for whom to make cards and shows how many people that is, then the run's progress.

    Closing the dialog, by Esc or by a scan, does not stop a print run: the page's banner still
    shows its progress.

    Attributes:
        area, age, without_phone, without_card: the choices.
        count: the number of people chosen, or of cards done while a print run is under way.
        bar: the progress bar.
        start_button, stop_button, back_button: the buttons.

    Signals:
        counted: the number of people that the current choices select.
    """

    counted = Signal(int)

    def __init__(
        self,
        bridge: StationBridge,
        print_run: PrintRun,
        choice: PrintChoice,
        building: tuple[str, str] | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(lambda: self.tr("Cards for many"), parent)
        self._print_run, self._print_choice, self._building = print_run, choice, building
        self._count_query, self._count = LatestQuery(bridge, self, in_background=True), 0
        self.area = Choice(self._area_texts)
        self.area.set_value("building" if building is not None else "all")
        self.age = Choice(lambda: {str(age): self._minimum_age_text(age) for age in _MINIMUM_AGES})
        self.age.set_value("0")
        self.without_phone = Check(lambda: self.tr("Only people without a phone code"))
        self.without_card = Check(lambda: self.tr("Only people without a card on paper"))
        for check in (self.without_phone, self.without_card):
            check.setChecked(True)
        self.count = Label(px=theme.LIST_NAME_PX, bold=True, wrap=True)
        self.phase, self.bar = Label(tone="soft", wrap=True), ShareBar()
        self._lay_out()
        self.stop_button = self.add_button(lambda: self.tr("Stop"), "", self._stop)
        self.back_button = self.add_button("", "Esc", self.reject)
        self.start_button = self.add_button(
            lambda: self.tr("Make the cards"), "Enter", self._begin, main=True
        )
        self._connect()
        self._show_running()

    def selection(self) -> CardSelection:
        compound, building = self._building or ("", "")
        area = self.area.value()
        return CardSelection(
            None if area == "all" else compound,
            (building,) if area == "building" else (),
            min_age=int(self.age.value()),
            without_phone=self.without_phone.isChecked(),
            without_card_only=self.without_card.isChecked(),
        )

    def _area_texts(self) -> dict[str, str]:
        everybody = {"all": self.tr("Everybody")}
        if self._building is None:
            return everybody
        return {
            "building": self.tr("This building"),
            "compound": self.tr("This compound"),
            **everybody,
        }

    def _minimum_age_text(self, age: int) -> str:
        return self.tr("{age} and older").format(age=age) if age else self.tr("Any age")

    def _lay_out(self) -> None:
        self._choices = QWidget(self)
        choices = (self.area, self.age, self.without_phone, self.without_card)
        in_column(*choices, gap=12, parent=self._choices)
        add_parts(self.body, self._choices, self.count, self.bar, self.phase)

    def _connect(self) -> None:
        self.area.chosen.connect(self._recount)
        self.age.chosen.connect(self._recount)
        self.without_phone.toggled.connect(self._recount)
        self.without_card.toggled.connect(self._recount)
        self._print_run.progress.connect(self._progressed)
        self._print_run.finished.connect(self._finished)
        self._print_run.failed.connect(self._failed)

    def _recount(self) -> None:
        """Counts the chosen people; a count that no longer fits the choices is dropped."""
        chosen = self.selection()

        def count(station: Station) -> int:
            return sum(len(part.residents) for part in parts_of(station, selection=chosen))

        self._count_query.ask(count, self._show_count, self._failed)

    def _show_count(self, count: int) -> None:
        self._count = count
        self.count.setText(self._count_text)
        self.start_button.setEnabled(count > 0)
        self.counted.emit(count)

    def _count_text(self) -> str:
        if not self._count:
            return self.tr("No cards left to make")
        text = ntranslate("CardBatchDialog", "{count} person", "{count} people", self._count)
        return text.format(count=f"{self._count:,}")

    def _begin(self) -> None:
        if not self._print_run.running and self._count:
            self.banner.show_message("")
            self._print_run.start(self.selection(), self._print_choice)
            self._show_running()

    def _stop(self) -> None:
        self.stop_button.setEnabled(False)
        self._print_run.cancel()

    def _show_running(self) -> None:
        """Shows the progress bar while a print run is under way, and the choices otherwise."""
        running = self._print_run.running
        for part in (self._choices, self.start_button):
            part.setVisible(not running)
        for part in (self.bar, self.phase, self.stop_button):
            part.setVisible(running)
        self.stop_button.setEnabled(running)
        self.back_button.set_text(
            lambda: self.tr("Continue in the background") if running else self.tr("Back")
        )
        if running:
            self.count.setText("")
            self.phase.setText(lambda: self.tr("Continuing …"))
            self.setFocus()  # else the next Enter would press the button that closes the dialog
            self.bar.show_share(0.0)
        else:
            self._recount()
        self.fit()

    def _progressed(self, done: int, total: int, phase: str) -> None:
        self.count.setText(partial(progress_text, done, total))
        self.bar.show_share(done / total if total else 0.0)
        self.phase.setText(partial(phase_text, phase))

    def _finished(self, report: PrintRunReport) -> None:
        self._show_running()
        tone: BannerTone = "attention" if report.cancelled else "accent"
        self.banner.show_message(partial(report_text, report), tone)
        self.fit()

    def _failed(self, error: CodedError) -> None:
        self._show_running()
        self.banner.show_fault(error)
        self.fit()
