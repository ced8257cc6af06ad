"""The dialog of a list: shows its progress and what it would change, and imports it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
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
from testdesk.gui.widgets.layouts import STRETCH, add_parts
from testdesk.gui.widgets.table import TableView
from testdesk.gui.widgets.text import Label, quiet
from testdesk.gui.widgets.translated import Translated
from testdesk.messages.catalogue import ntranslate, translate

_ROW_HEIGHT, _CHOICE_HEIGHT = 56, 48
# Wide enough that the sections of a list of 200,000 rows fit on two lines.
_WIDTH = 880


class ListDialog(Translated, Dialog):
    """Shows a list while it is checked, the result of the check, and the progress of the import.

    A scan closes the dialog without stopping the import: the page's banner still shows the
    progress, and the dialog can be opened again. Esc discards a list that is not being imported.

    Attributes:
        counts: a label with the numbers of people who are new, changed and unchanged.
        sections: chooses which rows are shown.
        rows: the rows of the chosen section.
        import_button, stop_button, back_button: the buttons.
    """

    def __init__(self, list_import: ListImport, parent: QWidget | None = None) -> None:
        super().__init__(lambda: self.tr("Import a list"), parent, width=_WIDTH)
        self._list_import = list_import
        self._file_label = quiet(list_import.name)
        self.counts = Label(px=theme.LIST_NAME_PX, bold=True, wrap=True)
        self.phase, self.bar = Label(tone="soft", wrap=True), ShareBar()
        self._model = RowModel[object](
            (
                Column(lambda row: row_texts(row)[0]),
                Column(lambda row: row_texts(row)[1]),
                Column(lambda row: row_texts(row)[2]),
            )
        )
        self.rows = TableView(self._model, row_height=_ROW_HEIGHT, px=theme.SMALL_PX)
        self.sections = Choice(
            dict.fromkeys(section_text(), ""), columns=4, numbered=True, px=theme.SMALL_PX
        )
        self._lay_out()
        self.stop_button = self.add_button(lambda: self.tr("Stop"), "", self._stop)
        self.back_button = self.add_button(self._back_text, "Esc", self.reject)
        self.import_button = self.add_button("", "Enter", self._import, main=True)
        self._connect()
        self._show()

    def handle_key(self, key: str) -> bool:
        index = int(key) - 1 if key.isdecimal() and key.isascii() else -1
        names = list(section_text())
        if self._list_import.state != "checked" or not 0 <= index < len(names):
            return False
        self.sections.pick(index)
        return True

    def reject(self) -> None:
        """Closes the dialog and discards the list; an import that is under way goes on."""
        if self._list_import.state == "checking":
            self._list_import.stop()
        self._list_import.discard()
        super().reject()

    def _lay_out(self) -> None:
        header = self.rows.horizontalHeader()
        header.hide()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        self.rows.setWordWrap(True)
        self.rows.setSelectionMode(TableView.SelectionMode.NoSelection)
        self.rows.setMinimumHeight(2 * _ROW_HEIGHT)
        self.rows.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        add_parts(self.body, self._file_label, self.counts, self.bar, self.phase, self.sections)
        add_parts(self.body, (self.rows, 1), (STRETCH, 0))
        for button in self.sections.findChildren(Button):
            button.setMinimumHeight(_CHOICE_HEIGHT)

    def _connect(self) -> None:
        self.sections.chosen.connect(lambda _name: self._show_rows())
        self._list_import.progress.connect(self._progressed)
        self._list_import.checked.connect(self._checked)
        self._list_import.imported.connect(self._imported)
        self._list_import.failed.connect(self._failed)

    def _import(self) -> None:
        self.banner.show_message("")
        self._list_import.start()
        self._show()

    def _stop(self) -> None:
        self.stop_button.setEnabled(False)
        self._list_import.stop()

    def _show(self) -> None:
        """Shows the progress bar while work is under way, and the result of the check otherwise."""
        state, check = self._list_import.state, self._list_import.check
        working, checked = (
            state in {"checking", "importing"},
            state == "checked" and check is not None,
        )
        progress_widgets: tuple[QWidget, ...] = (self.bar, self.phase, self.stop_button)
        check_result_widgets: tuple[QWidget, ...] = (
            self.counts,
            self.sections,
            self.rows,
            self.import_button,
        )
        for widget in (*progress_widgets, *check_result_widgets):
            widget.setVisible(working if widget in progress_widgets else checked)
        self.stop_button.setEnabled(working)
        self.back_button.set_text(self._back_text)
        if working:
            self._progressed(*self._list_import.step)
        if checked and check is not None:
            self._show_check(check)
        # Enter must import the list, and, sent twice, not close the dialog.
        (self.rows if checked else self).setFocus()
        self.fit()

    def _back_text(self) -> str:
        if self._list_import.state == "importing":
            return self.tr("Continue in the background")
        return self.tr("Back")

    def _show_check(self, check: RosterCheck) -> None:
        row_counts = counts(check)
        self.counts.setText(partial(_counts_text, check.report))
        self.sections.set_text(
            lambda: {
                name: text.format(count=f"{row_counts[name]:,}")
                for name, text in section_text().items()
            }
        )
        self.sections.set_value(next((name for name, count in row_counts.items() if count), "new"))
        self.import_button.set_text(partial(_import_text, check.report.kept))
        self.import_button.setEnabled(check.report.kept > 0)
        self._show_rows()

    def _retranslate(self) -> None:
        self._fit_columns()

    def _show_rows(self) -> None:
        names: list[Section] = [name for name in section_text() if name == self.sections.value()]
        check = self._list_import.check
        self._model.show_rows(rows_of(check, names[0] if names else "new") if check else ())
        self._fit_columns()

    def _fit_columns(self) -> None:
        self.rows.setColumnHidden(0, not any(self._first_texts(0)))
        self.rows.setColumnWidth(0, self._text_width(0))
        self.rows.setColumnWidth(1, self._text_width(1))

    def _text_width(self, column: int) -> int:
        metrics = self.rows.fontMetrics()
        return max(map(metrics.horizontalAdvance, self._first_texts(column)), default=0) + 24

    def _first_texts(self, column: int) -> list[str]:
        """The texts of a column in the first rows; all rows would take too long to measure."""
        rows = range(min(200, self._model.rowCount()))
        return [self._model.text(row, column) for row in rows]

    def _progressed(self, step: str, done: int, total: int) -> None:
        self.phase.setText(partial(step_text, step, done, total))
        self.bar.show_share(done / total if total else 0.0)

    def _checked(self, _check: RosterCheck) -> None:
        self._show()

    def _imported(self, report: RosterReport) -> None:
        self._show()
        self.banner.show_message(partial(imported_text, report), "accent")

    def _failed(self, error: CodedError) -> None:
        self._show()
        self.banner.show_fault(error, "attention")


def _counts_text(report: RosterReport) -> str:
    text = translate("ListDialog", "{new} new, {changed} changed, {unchanged} unchanged")
    numbers = (f"{count:,}" for count in (report.new, report.changed, report.unchanged))
    return text.format(**dict(zip(("new", "changed", "unchanged"), numbers, strict=True)))


def _import_text(people: int) -> str:
    if not people:
        return translate("ListDialog", "Nobody to import")
    text = ntranslate("ListDialog", "Import {count} person", "Import {count} people", people)
    return text.format(count=f"{people:,}")
