"""No input method learns or proposes what is typed at a desk, in any field of the window."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from tests.gui.every_dialog import NAMES, dialogs

from testdesk.gui.register.just_now import ScanField

Hint = Qt.InputMethodHint
ASKED = Hint.ImhSensitiveData | Hint.ImhNoPredictiveText


def takes_text(widget):
    if isinstance(widget, QComboBox):
        return widget.isEditable()
    return isinstance(widget, QLineEdit | QTextEdit | QPlainTextEdit | QAbstractSpinBox | ScanField)


def fields_of(place):
    return [widget for widget in (place, *place.findChildren(QWidget)) if takes_text(widget)]


def hints_of(widget):
    """The hints that an input method receives."""
    return Hint(widget.inputMethodQuery(Qt.InputMethodQuery.ImHints))


def learned(place):
    """The fields of which an input method may learn."""
    return [
        (type(field).__name__, field.accessibleName())
        for field in fields_of(place)
        if hints_of(field) & ASKED != ASKED
    ]


def test_no_page_has_a_field_that_an_input_method_learns_from(every_dialog):
    """All pages of the window, and those over it, of which two are made when they are needed."""
    shell = every_dialog.shell
    for place, least in ((shell.first_start, 4), (shell.sign_in, 2), (shell.lock, 1), (shell, 9)):
        assert learned(place) == []
        assert len(fields_of(place)) >= least


@pytest.mark.parametrize("name", NAMES)
def test_no_dialog_has_a_field_that_an_input_method_learns_from(every_dialog, name):
    dialog = dialogs(every_dialog)[name]()
    dialog.open()
    every_dialog.settle()
    found = learned(dialog)
    dialog.done(0)
    dialog.deleteLater()
    every_dialog.settle()
    assert found == []


def test_an_input_method_knows_that_a_passphrase_is_hidden(every_dialog):
    hidden = [
        field
        for field in every_dialog.shell.findChildren(QLineEdit)
        if field.echoMode() == QLineEdit.EchoMode.Password
    ]
    assert hidden
    assert all(hints_of(field) & Hint.ImhHiddenText for field in hidden)


def test_a_field_without_the_rule_is_found(qtbot):
    bare = QLineEdit()
    qtbot.addWidget(bare)
    assert learned(bare) == [("QLineEdit", "")]
