"""The dialog of a list: how far it is, what it would change, and taking it in."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from testdesk.bridge.list_import import ListImport
from testdesk.bridge.row_model import Column, RowModel
from testdesk.domain.refusals import CodedError
from testdesk.formats.roster.report import RosterCheck, RosterReport
from testdesk.gui import theme
from testdesk.gui.lists.rows import Section, counts, row_texts, rows_of, section_text
from testdesk.gui.lists.texts import imported_text, step_text
from testdesk.gui.widgets.bars import ShareBar
from testdesk.gui.widgets.button import Button
from testdesk.gui.widgets.choice import Choice
from testdesk.gui.widgets.dialog import Dialog
from testdesk.gui.widgets.table import TableView
from testdesk.gui.widgets.text import Label
from testdesk.messages.catalogue import ntranslate
from testdesk.messages.sentences import sentence_of

_ROW, _CHOICE = 56, 48
# So that the sections of a list of 200,000 rows stand in two lines.
_WIDE = 880


class ListDialog(Dialog):
    """Shows a list that is looked at, was looked at, or is being taken in.

    A scan closes it and stops nothing: the page's notice goes on telling, and the dialog can be
    opened again. Esc puts a list away that is not being taken.

    Attributes:
        counts: how many people it would write.
        sections: which rows are shown.
        rows: of the section.
        import_button, stop, back: the buttons.
    """

    def __init__(self, list_import: ListImport, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Import a list"), parent, width=_WIDE)
        self._list_import = list_import
        self._file = Label(list_import.name, px=theme.SMALL_PX, tone="soft", wrap=True)
        self.counts = Label(px=theme.LIST_NAME_PX, bold=True, wrap=True)
        self.phase, self.bar = Label(tone="soft", wrap=True), ShareBar()
        self._model = RowModel[object](
            (
                Column(lambda row: row_texts(row)[0]),
                Column(lambda row: row_texts(row)[1]),
                Column(lambda row: row_texts(row)[2]),
            )
        )
        self.rows = TableView(self._model, row_height=_ROW, px=theme.SMALL_PX)
        self.sections = Choice(
            dict.fromkeys(section_text(), ""), columns=4, numbered=True, px=theme.SMALL_PX
        )
        self.stop = Button(self.tr("Stop"))
        self.back = Button(key="Esc")
        self.import_button = Button(key="Enter", main=True)
        self._lay_out()
        self._connect()
        self._show()

    def handle_key(self, key: str) -> bool:
        place = int(key) - 1 if key.isdecimal() and key.isascii() else -1
        names = list(section_text())
        if self._list_import.state != "checked" or not 0 <= place < len(names):
            return False
        self.sections.pick(place)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # The same where no scans are looked for.
        if not self.handle_key(event.text()):
            super().keyPressEvent(event)

    def reject(self) -> None:
        """Nothing is imported that was not; a list under way goes on behind the dialog."""
        if self._list_import.state == "checking":
            self._list_import.stop()
        self._list_import.discard()
        super().reject()

    def _lay_out(self) -> None:
        across = self.rows.horizontalHeader()
        across.hide()
        across.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        across.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        self.rows.setWordWrap(True)
        self.rows.setSelectionMode(TableView.SelectionMode.NoSelection)
        self.rows.setMinimumHeight(2 * _ROW)
        self.rows.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for part in (self._file, self.counts, self.bar, self.phase, self.sections):
            self.body.addWidget(part)
        self.body.addWidget(self.rows, 1)
        self.body.addStretch()
        for button in (self.stop, self.back, self.import_button):
            self.buttons.addWidget(button)
        for button in self.sections.findChildren(Button):
            button.setMinimumHeight(_CHOICE)
        self.import_button.setDefault(True)

    def _connect(self) -> None:
        self.import_button.clicked.connect(self._import)
        self.stop.clicked.connect(self._stop)
        self.back.clicked.connect(self.reject)
        self.sections.chosen.connect(lambda _name: self._show_rows())
        self._list_import.progress.connect(self._progressed)
        self._list_import.checked.connect(self._looked)
        self._list_import.imported.connect(self._imported)
        self._list_import.failed.connect(self._failed)

    def _import(self) -> None:
        self.banner.show_message("")
        self._list_import.start()
        self._show()

    def _stop(self) -> None:
        self.stop.setEnabled(False)
        self._list_import.stop()

    def _show(self) -> None:
        """The bar while something is under way, else what was found."""
        state, check = self._list_import.state, self._list_import.check
        works, found = state in {"checking", "importing"}, state == "checked" and check is not None
        under_way: tuple[QWidget, ...] = (self.bar, self.phase, self.stop)
        of_a_look: tuple[QWidget, ...] = (self.counts, self.sections, self.rows, self.import_button)
        for part in (*under_way, *of_a_look):
            part.setVisible(works if part in under_way else found)
        self.stop.setEnabled(works)
        text = self.tr("Continue in the background") if state == "importing" else self.tr("Back")
        self.back.set_text(text)
        if works:
            self._progressed(*self._list_import.step)
        if found and check is not None:
            self._show_check(check)
        # Enter takes the list in, and does not press whatever button had the keys before.
        (self.rows if found else self.back).setFocus()
        self.fit()

    def _show_check(self, check: RosterCheck) -> None:
        report = check.report
        text = self.tr("{new} new, {changed} changed, {unchanged} unchanged")
        self.counts.setText(
            text.format(
                new=f"{report.new:,}",
                changed=f"{report.changed:,}",
                unchanged=f"{report.unchanged:,}",
            )
        )
        found = counts(check)
        forms = section_text()
        self.sections.set_text({n: forms[n].format(count=f"{found[n]:,}") for n in forms})
        first = next((name for name, count in found.items() if count), "new")
        self.sections.set_value(first)
        take = (
            ntranslate("ListDialog", "Import {count} person", "Import {count} people", report.kept)
            if report.kept
            else self.tr("Nobody to import")
        )
        self.import_button.set_text(take.format(count=f"{report.kept:,}"))
        self.import_button.setEnabled(report.kept > 0)
        self._show_rows()

    def _show_rows(self) -> None:
        names: list[Section] = [name for name in section_text() if name == self.sections.value()]
        check = self._list_import.check
        self._model.show_rows(rows_of(check, names[0] if names else "new") if check else ())
        self.rows.setColumnHidden(0, not any(self._some_texts(0)))
        self.rows.setColumnWidth(0, self._width_of(0))
        self.rows.setColumnWidth(1, self._width_of(1))

    def _width_of(self, column: int) -> int:
        """For what the first rows say there; a name is never cut."""
        metrics = self.rows.fontMetrics()
        return max(map(metrics.horizontalAdvance, self._some_texts(column)), default=0) + 24

    def _some_texts(self, column: int) -> list[str]:
        some = range(min(200, self._model.rowCount()))
        return [self._model.text(row, column) for row in some]

    def _progressed(self, step: str, done: int, total: int) -> None:
        self.phase.setText(step_text(step, done, total))
        self.bar.show_share(done / total if total else 0.0)

    def _looked(self, _check: RosterCheck) -> None:
        self._show()

    def _imported(self, report: RosterReport) -> None:
        self._show()
        self.banner.show_message(imported_text(report), "accent")

    def _failed(self, error: CodedError) -> None:
        self._show()
        self.banner.show_message(sentence_of(error), "attention")
