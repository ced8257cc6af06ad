"""Restoring a backup at the first start: the form, and the restore itself."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import msgspec
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from testdesk.backup_folder import SUBFOLDER
from testdesk.bridge.backups.restoring import restore_station
from testdesk.bridge.lane import Lane
from testdesk.bridge.sticks import sticks
from testdesk.domain.refusals import CodedError
from testdesk.gui.staff.person_fields import PersonFields
from testdesk.gui.start.first_start import FirstStartPage
from testdesk.gui.start.sign_in import SignIn
from testdesk.gui.widgets.button import Button
from testdesk.gui.widgets.dialog import Dialog
from testdesk.gui.widgets.field import LabelledField
from testdesk.gui.widgets.file_dialog import FileDialog
from testdesk.gui.widgets.layouts import add_parts, in_column, in_row
from testdesk.gui.widgets.text import caption, quiet
from testdesk.ports import Clock
from testdesk.services.restoring import RestoringPerson, restoring_people

# Who restores a backup is responsible for the station that day.
_ROLE = "point_lead"


class RestoreForm(msgspec.Struct, frozen=True):
    """The backup, its passphrase, and the two people who restore it.

    Attributes:
        file: the backup.
        passphrase: that of the day on which it was made.
        first: who restores it, and signs in afterwards.
        second: who confirms that.
    """

    file: Path
    passphrase: str
    first: RestoringPerson
    second: RestoringPerson


class RestoreDialog(Dialog):
    """Asks for the backup, its passphrase and two people.

    Attributes:
        file: the chosen backup, or None.
        passphrase, first, second: the fields.

    Signals:
        submitted: the form is complete; carries a RestoreForm.
    """

    submitted = Signal(RestoreForm)
    closes_on_scan = False

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(lambda: self.tr("Restore a backup"), parent, width=960)
        self.file: Path | None = None
        self.choose = Button(lambda: self.tr("Choose the backup on the stick"))
        self.passphrase = LabelledField(
            lambda: self.tr("Passphrase of the day on which it was made"), secret=True
        )
        self.first = PersonFields(lambda: self.tr("Your badge or name"))
        self.second = PersonFields(lambda: self.tr("Badge or name of the second person"))
        two_people = quiet(
            lambda: self.tr(
                "Two people restore a backup. If it has operators, both show who they are with "
                "badge or PIN, and one of them is a point lead. Otherwise two names are enough."
            )
        )
        hint = quiet(
            lambda: self.tr(
                "This laptop becomes the same station. What the old laptop recorded after the "
                "backup is not in it. The old laptop must not be used any more: of two journals "
                "under one number, headquarters accepts only the first."
            )
        )
        backup = in_column(caption(lambda: self.tr("Backup")), self.choose, gap=4)
        add_parts(self.body, in_row((backup, 1), (self.passphrase, 1), gap=16))
        add_parts(self.body, in_row((self.first, 1), (self.second, 1), gap=24), two_people, hint)
        self.add_back_button()
        self._restore = self.add_button(
            lambda: self.tr("Restore"), "Enter", self._submit, main=True
        )
        self.choose.clicked.connect(self._choose)
        self.passphrase.field.setFocus()

    def use_file(self, file: Path) -> None:
        """Chooses a backup."""
        self.file = file
        self.choose.set_text(file.name)

    def show_running(self, *, running: bool) -> None:
        """While a backup is being restored, nothing else can be asked for."""
        self._restore.setEnabled(not running)
        if running:
            self.banner.show_message(
                lambda: self.tr("The backup is being checked. This takes a moment."), "accent"
            )

    def clear_pins(self) -> None:
        """After a refusal both PINs are typed again; nobody knows which of the two was wrong."""
        for person in (self.first, self.second):
            person.pin.field.clear()

    def _choose(self) -> None:
        found = sticks()
        start = found[0].folder if found else Path.home()
        own_folder = start / SUBFOLDER
        dialog = FileDialog(
            lambda: self.tr("Choose the backup on the stick"),
            own_folder if own_folder.is_dir() else start,
            self,
            pattern="*.tdbackup *.backup *.zip",
        )
        dialog.chosen.connect(lambda path: self.use_file(Path(path)))
        dialog.open_once()

    def _submit(self) -> None:
        if not self._restore.isEnabled():
            return
        missing = self.tr("Please fill this in.")
        people = (self.first, self.second)
        self.passphrase.set_problem("" if self.passphrase.text() else missing)
        for person in people:
            person.shown.set_problem("" if person.text() else missing)
        if self.file is None:
            self.banner.show_message(lambda: self.tr("Choose the backup first."), "attention")
        elif self.passphrase.text() and all(person.text() for person in people):
            first, second = (RestoringPerson(one.text(), one.pin.text()) for one in people)
            self.show_running(running=True)
            self.submitted.emit(RestoreForm(self.file, self.passphrase.text(), first, second))


class RestoreController(QObject):
    """Opens the dialog over the first start, and restores on the lane.

    Attributes:
        dialog: the open dialog, or None.

    Signals:
        restored: the laptop is a station; carries the SignIn with which to open it.
    """

    restored = Signal(SignIn)

    def __init__(self, page: FirstStartPage, lane: Lane, home: Path, clock: Clock | None) -> None:
        super().__init__(page)
        self._page, self._lane, self._home, self._clock = page, lane, home, clock
        self.dialog: RestoreDialog | None = None
        page.restore.clicked.connect(self.open)

    def open(self) -> None:
        """Opens the dialog; a backup on the stick is chosen already."""
        dialog = RestoreDialog(self._page)
        dialog.submitted.connect(self._restore)
        dialog.finished.connect(self._closed)
        self.dialog = dialog
        dialog.open_once()

    def _closed(self) -> None:
        self.dialog = None

    def _restore(self, form: RestoreForm) -> None:
        job = partial(
            restore_station,
            self._home,
            form.file,
            form.passphrase,
            people=partial(restoring_people, first=form.first, second=form.second),
            clock=self._clock,
        )
        sign_in = SignIn(form.passphrase, form.first.shown, _ROLE)
        self._lane.submit(
            job, lambda _done: self._restored(sign_in), owner=self, failed=self._failed
        )

    def _restored(self, sign_in: SignIn) -> None:
        if self.dialog is not None:
            self.dialog.done(1)
        self.restored.emit(sign_in)

    def _failed(self, error: CodedError) -> None:
        if self.dialog is not None:
            self.dialog.show_running(running=False)
            self.dialog.clear_pins()
            self.dialog.banner.show_fault(error, "attention")
