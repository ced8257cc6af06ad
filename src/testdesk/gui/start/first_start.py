"""The page of the first start, which makes the laptop a station."""

from __future__ import annotations

from pathlib import Path

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from testdesk.bridge.sticks import sticks
from testdesk.domain.refusals import CodedError, PassphraseWeak
from testdesk.formats.crypto.generated import generated_passphrase
from testdesk.gui import theme
from testdesk.gui.start.cover import Cover
from testdesk.gui.start.sign_in import SignIn
from testdesk.gui.status_bar import role_text
from testdesk.gui.widgets.button import Button
from testdesk.gui.widgets.choice import Choice
from testdesk.gui.widgets.field import Field, LabelledField
from testdesk.gui.widgets.file_dialog import FileDialog
from testdesk.gui.widgets.layouts import add_parts, in_row
from testdesk.gui.widgets.text import caption
from testdesk.messages.sentences import sentence_of


class FirstStart(msgspec.Struct, frozen=True):
    """The kit, its passphrase, and the first sign-in with the new passphrase."""

    kit: Path
    kit_passphrase: str
    sign_in: SignIn


class FirstStartPage(Cover):
    """Asks on one page for everything that is needed to make the laptop a station.

    Attributes:
        kit: the chosen file, or None.
        choose: the button that chooses the kit.
        passphrase, again: the fields for the station's new passphrase, typed twice.
        make: the button that makes one and shows it.
        start: the button that submits the form.
        restore: the button that restores a backup instead.
        stop: the button that stops making the station; shown meanwhile, in place of `restore`.

    Signals:
        submitted: the form is complete; carries a FirstStart.
    """

    submitted = Signal(FirstStart)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(960, parent)
        self.kit: Path | None = None
        self.title.setText(lambda: self.tr("Make this laptop a station"))
        self.intro.setText(
            lambda: self.tr(
                "Headquarters gave you a stick with a kit, and the kit's passphrase by phone."
            )
        )
        self.choose = Button(lambda: self.tr("Choose the kit on the stick"))
        self.kit_passphrase = LabelledField(lambda: self.tr("Passphrase of the kit"), latin=True)
        self.passphrase = LabelledField(secret=True)
        self.passphrase.set_label(lambda: self.tr("New passphrase of this station: four words"))
        self.again = LabelledField(lambda: self.tr("The same again"), secret=True)
        self.make = Button(lambda: self.tr("Make a passphrase for me"))
        self.operator = LabelledField(lambda: self.tr("Your name"))
        self.role = Choice(role_text)
        self.role.set_value("registrar")
        self.start = Button(lambda: self.tr("Start"), "Enter", main=True)
        self.restore = Button(lambda: self.tr("Restore a backup"), small=True)
        self.stop = Button(lambda: self.tr("Stop"), "Esc", small=True)
        self._lay_out()
        self._show_working(working=False)
        self.choose.clicked.connect(self._choose)
        self.make.clicked.connect(self.make_passphrase)
        self.start.clicked.connect(self.submit)
        self.stop.clicked.connect(lambda: self.stop.setEnabled(False))
        for entry in (self.kit_passphrase, self.passphrase, self.again, self.operator):
            entry.field.returnPressed.connect(self.submit)
        self._retranslate()

    def use_kit(self, path: Path) -> None:
        self.kit = path
        self.choose.set_text(path.name)

    def make_passphrase(self) -> None:
        """Fills in a passphrase that was made here, and shows it so that it can be written down."""
        made = generated_passphrase()
        for entry in (self.passphrase, self.again):
            entry.field.setText(made)
            entry.set_problem("")
        text = self.tr("Write the passphrase down, it is not shown again: {passphrase}")
        self.report(text.format(passphrase=made), "accent")

    def submit(self) -> None:
        """Emits `submitted` if nothing is missing; otherwise shows what is missing."""
        if self._complete() and self.kit is not None and self.start.isEnabled():
            self._show_working(working=True)
            self.report(self.tr("Making this laptop a station. This takes a moment."), "accent")
            person = SignIn(self.passphrase.text(), self.operator.text().strip(), self.role.value())
            self.submitted.emit(FirstStart(self.kit, self.kit_passphrase.text().strip(), person))

    def refuse(self, text: str) -> None:
        """Shows why the station was not made, and lets the operator correct the form."""
        self.report(text, "stop")
        self._show_working(working=False)

    def refuse_error(self, error: CodedError) -> None:
        if isinstance(error, PassphraseWeak):
            self.refuse_passphrase()
        else:
            self.refuse(sentence_of(error))

    def refuse_passphrase(self) -> None:
        """Shows at its field that the new passphrase is weak; it has to be typed again."""
        self.report("")
        self._show_working(working=False)
        self.passphrase.set_problem(self.tr("Too easy to guess. Use four unrelated words."))
        self.again.field.clear()
        self._correct(self.passphrase.field)

    def show_progress(self, done: int, total: int) -> None:
        """Shows how many parts of the kit are in the station's file."""
        form = self.tr("Making this laptop a station: {done} of {total} done.")
        self.report(form.format(done=f"{done:,}", total=f"{total:,}"), "accent")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.stop.isVisible():
            self.stop.click()
        else:
            super().keyPressEvent(event)

    def _show_working(self, *, working: bool) -> None:
        self.start.setEnabled(not working)
        self.restore.setVisible(not working)
        self.stop.setVisible(working)
        self.stop.setEnabled(working)

    def _retranslate(self) -> None:
        super()._retranslate()
        for entry in (self.kit_passphrase, self.passphrase, self.again, self.operator):
            entry.set_problem("")

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.GAP)
        grid.setVerticalSpacing(4)
        role = caption(lambda: self.tr("What you do today"))
        grid.addWidget(caption(lambda: self.tr("Kit file")), 0, 0)
        grid.addWidget(self.choose, 1, 0)
        grid.addWidget(self.kit_passphrase, 0, 1, 2, 1)
        grid.setRowMinimumHeight(2, 8)
        grid.addWidget(self.passphrase, 3, 0)
        grid.addWidget(self.again, 3, 1)
        grid.setRowMinimumHeight(4, 8)
        grid.addWidget(self.operator, 5, 0)
        grid.addWidget(self.make, 5, 1, Qt.AlignmentFlag.AlignBottom)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        last = in_row((self.role, 1), self.start, gap=theme.GAP)
        # Beside the roles they would leave no room for the roles' names.
        self.card.column.insertLayout(0, in_row((self.title, 1), self.restore, self.stop))
        add_parts(self.card.column, grid, role, last)

    def _choose(self) -> None:
        found = sticks()
        start = found[0].folder if found else Path.home()
        dialog = FileDialog(
            lambda: self.tr("Choose the kit on the stick"),
            start,
            self,
            # Kits, also under the names that browsers and chkdsk give them (docs/sticks.md).
            pattern="*.tdk *.tdk.* *.zip *.chk",
        )
        dialog.chosen.connect(lambda path: self.use_kit(Path(path)))
        dialog.open_once()

    def _complete(self) -> bool:
        differs = self.passphrase.text() != self.again.text()
        missing = self.tr("Please fill this in.")
        self.kit_passphrase.set_problem("" if self.kit_passphrase.text() else missing)
        self.passphrase.set_problem("" if self.passphrase.text() else missing)
        self.again.set_problem(self.tr("The two passphrases differ.") if differs else "")
        self.operator.set_problem("" if self.operator.text().strip() else missing)
        if self.kit is None:
            self.report(self.tr("Choose the kit file first."), "attention")
        fields = (self.kit_passphrase, self.passphrase, self.again, self.operator)
        wrong = [entry.field for entry in fields if entry.problem.text()]
        for field in wrong[:1]:
            self._correct(field)
        return self.kit is not None and not wrong

    def _correct(self, field: Field) -> None:
        field.setFocus()
        field.selectAll()
