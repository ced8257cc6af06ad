"""The frame of every dialog, drawn inside the window.

A subclass fills `body` and `buttons`; the caller connects its signals and calls `open_once`:

    dialog = SwabDialog(page)
    dialog.counted.connect(...)
    dialog.open_once()

The texts are functions, so that the dialog follows the language; see `widgets.translated`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from testdesk.bridge.station import StationBridge
from testdesk.domain.changes import Done
from testdesk.domain.numbers.id_numbers import is_id_number
from testdesk.domain.refusals import CodedError
from testdesk.gui.page import RecognisedScan, recognise_scan
from testdesk.gui.widgets.button import Button
from testdesk.gui.widgets.one_command import OneCommand
from testdesk.gui.widgets.panel import Panel
from testdesk.gui.widgets.scrim import Scrim, host_of, top_scrim
from testdesk.gui.widgets.text import Label
from testdesk.gui.widgets.translated import Text
from testdesk.readers.id_card import IdCard
from testdesk.services.session import Context

T = TypeVar("T")
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def top_dialog(widget: QWidget) -> Dialog | None:
    """The dialog in front of the widget's page, or None."""
    scrim = top_scrim(host_of(widget))
    return None if scrim is None else scrim.findChild(Dialog)


class Dialog(Panel):
    """A title, a body, a banner, and a row of buttons; a scrim dims the page behind them.

    A scan first goes to the `handle_scan` of an open dialog. If the dialog does not use it,
    `closes_on_scan` is set and nothing was typed, the dialog is closed and the scan goes to the
    page. Otherwise the scan is refused with a message.

    Attributes:
        closes_on_scan: whether a scan that the dialog does not use closes it.
        confirms_discard: whether Esc asks before it discards typed text; False for a search.

    Signals:
        accepted, rejected: how the dialog was closed; `finished` follows, with 1 or 0.
    """

    accepted = Signal()
    rejected = Signal()
    finished = Signal(int)

    closes_on_scan = True
    confirms_discard = True

    def __init__(
        self, title: Text, parent: QWidget | None = None, *, width: int = 760, fills: bool = False
    ) -> None:
        """The dialog is shown in the window of its `parent`, the page or dialog that opens it.

        Args:
            title: the heading.
            parent: None only if there is no window, as in a test of the form alone.
            width: in pixels; a dialog is never narrower than in the design drawings.
            fills: whether the dialog takes all the available space, as for a page of paper.
        """
        scrim = None if parent is None else Scrim(host_of(parent))
        super().__init__(title, scrim, width=width, fills=fills)
        self._edited_fields: set[QLineEdit] = set()
        self._initial_texts: dict[QLineEdit, str] = {}
        self._commands = OneCommand(self)
        if parent is not None:
            self._close_with_owner(parent)

    def add_button(
        self, text: Text, key: str, action: Callable[[], object], *, main: bool = False
    ) -> Button:
        """Adds a button at the right end of the row; `main` is filled, and Enter presses it."""
        button = Button(text, key, main=main)
        button.setDefault(main)
        button.clicked.connect(action)
        self.buttons.addWidget(button)
        return button

    def add_side_button(self, text: Text, key: str, action: Callable[[], object]) -> Button:
        """Adds a button at the left end of the row."""
        button = Button(text, key)
        button.clicked.connect(action)
        self.buttons.insertWidget(0, button)
        return button

    def add_back_button(self) -> Button:
        """Adds the button that closes the dialog and changes nothing, like Esc."""
        return self.add_button(lambda: self.tr("Back"), "Esc", self.reject)

    def open(self) -> None:
        """Shows the dialog; it is closed by `accept` or `reject`, and may be opened again."""
        if self._scrim is not None:
            self._scrim.cover()
        self.setVisible(True)

    def open_once(self) -> None:
        """Shows the dialog, and deletes it when it is closed."""
        self.finished.connect(self.deleteLater)
        self.open()

    def show(self) -> None:
        self.open()

    def accept(self) -> None:
        self.done(1)

    def reject(self) -> None:
        """Closes the dialog and changes nothing; asks first if something was typed."""
        if self.isVisible() and self.has_typed():
            self._ask_to_discard()
        else:
            self.done(0)

    def done(self, result: int) -> None:
        if self.isHidden():
            return
        if self._scrim is not None:
            self._scrim.uncover()
        self.setVisible(False)
        (self.accepted if result else self.rejected).emit()
        self.finished.emit(result)

    def run_once(
        self,
        bridge: StationBridge,
        command: Callable[[Context], Done[T]],
        done: Callable[[T], None],
        failed: Callable[[CodedError], None],
    ) -> None:
        """Runs a command of this dialog, unless the answer to the one before is still missing.

        So Enter or a badge that was sent twice acts once.
        """
        self._commands.run(bridge, command, done, failed)

    def has_typed(self) -> bool:
        fields = self._initial_texts.items()
        return self.confirms_discard and any(
            field in self._edited_fields and field.text() != initial for field, initial in fields
        )

    def handle_scan(self, scan: RecognisedScan) -> bool:
        """Handles a scanned line; returns whether the dialog used it."""
        return False

    def handle_card(self, card: IdCard) -> bool:
        """Handles an ID card on the reader like a scan of its number; returns whether it did."""
        return is_id_number(card.number) and self.handle_scan(recognise_scan(card.number))

    def handle_key(self, key: str) -> bool:
        """Handles a single key that was typed on its own; returns whether it was used."""
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Esc goes back, Enter presses the main button; other keys do not reach the page below.
        if event.key() == Qt.Key.Key_Escape:
            self.reject()
        elif event.key() in _ENTER and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            for button in self.findChildren(QPushButton):
                if button.isDefault() and button.isVisible():
                    button.click()
                    return
        else:  # only without a `ScanRouter`, which otherwise handles such a key first
            self.handle_key(event.text())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._save_field_texts()
        self.refit()
        if self._scrim is not None:
            self._scrim.focus_field()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.reject()
        if self.isVisible():
            event.ignore()

    def _save_field_texts(self) -> None:
        self._edited_fields.clear()
        self._initial_texts = {field: field.text() for field in self.findChildren(QLineEdit)}
        for field in self._initial_texts:
            field.textEdited.connect(self._on_text_edited, Qt.ConnectionType.UniqueConnection)

    def _on_text_edited(self, _text: str) -> None:
        field = self.sender()
        if isinstance(field, QLineEdit):
            self._edited_fields.add(field)

    def _close_with_owner(self, parent: QWidget) -> None:
        """Closes this dialog together with the dialog from which it was opened, if any."""
        owner: QWidget | None = parent
        while owner is not None and not isinstance(owner, Dialog):
            owner = owner.parentWidget()
        if owner is not None:
            owner.finished.connect(self._close_without_asking)
            owner.destroyed.connect(self.deleteLater)

    def _close_without_asking(self) -> None:
        self.done(0)

    def _ask_to_discard(self) -> None:
        question = Question(
            lambda: self.tr("Leave and lose what you typed?"),
            "",
            yes=lambda: self.tr("Leave"),
            no=lambda: self.tr("Keep typing"),
            parent=self,
        )
        question.confirmed.connect(self._close_without_asking)
        question.open_once()


class Question(Dialog):
    """Asks a yes-or-no question; Enter and Esc mean no.

    Signals:
        confirmed: the answer was yes; emitted after the dialog was closed.
    """

    confirmed = Signal()
    closes_on_scan = False

    def __init__(self, title: Text, about: Text, *, yes: Text, no: Text, parent: QWidget) -> None:
        super().__init__(title, parent)
        if about:
            self.body.addWidget(Label(about, tone="soft", wrap=True))
        self.yes = self.add_button(yes, "1", self._confirm)
        self.no = self.add_button(no, "Enter", self.reject, main=True)
        self.no.setFocus()

    def handle_key(self, key: str) -> bool:
        if key == "1":
            self._confirm()
        return key == "1"

    def _confirm(self) -> None:
        self.accept()
        self.confirmed.emit()
