"""A dialog that is open when another language is chosen changes as if it were opened again."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QLineEdit,
    QTableView,
    QWidget,
)
from tests.gui.every_dialog import NAMES, dialogs

from testdesk.gui.widgets.choice import Choice
from testdesk.gui.widgets.reasons import ReasonDialog
from testdesk.gui.widgets.scrolled_body import ScrolledBody
from testdesk.gui.widgets.text import Label
from testdesk.messages.catalogue import LANGUAGES

ACROSS = Qt.Orientation.Horizontal


def texts_of(dialog):
    """Every text that is seen or read aloud, by the kind of its widget and in its order."""
    found = []
    for part in (dialog, *dialog.findChildren(QWidget)):
        if part is not dialog and not part.isVisibleTo(dialog):
            continue
        texts = [part.accessibleName(), *_texts(part)]
        if any(texts):
            found.append((type(part).__name__, *texts))
    return found


def _texts(part):
    if isinstance(part, QLabel | QAbstractButton):
        return [part.text()]
    if isinstance(part, QLineEdit):
        return [part.placeholderText()]
    if isinstance(part, QComboBox):
        return [part.itemText(place) for place in range(part.count())]
    if isinstance(part, QTableView):
        model = part.model()
        places = range(model.columnCount())
        heads = [model.headerData(place, ACROSS) for place in places]
        rows = range(min(3, model.rowCount()))
        return [heads, *([model.index(row, place).data() for place in places] for row in rows)]
    return []


def state_of(dialog):
    """What a person typed, chose and reached."""
    found: list[tuple[Any, ...]] = [("focus", type(dialog.window().focusWidget()).__name__)]
    for part in dialog.findChildren(QWidget):
        if isinstance(part, QLineEdit):
            found.append((part.text(), part.cursorPosition(), part.selectedText()))
        elif isinstance(part, QAbstractButton):
            found.append((chosen(part), part.isEnabled(), part.isVisibleTo(dialog)))
        elif isinstance(part, QComboBox):
            found.append((part.currentIndex(), part.currentData()))
        elif isinstance(part, QTableView):
            place = part.currentIndex()
            found.append((place.row(), place.column(), part.verticalScrollBar().value()))
    return found


def chosen(button):
    """Whether it is; the button of the current language does not show it."""
    return button.isChecked() and button.text() not in LANGUAGES.values()


def use(dialog):
    """Chooses and types wherever that is possible."""
    for choice in [] if isinstance(dialog, ReasonDialog) else dialog.findChildren(Choice):
        if choice.isVisibleTo(dialog) and choice.isEnabled():
            choice.pick(1)
    for field in dialog.findChildren(QLineEdit):
        if field.isVisibleTo(dialog) and field.isEnabled():
            QTest.keyClicks(field, "12")
    for box in dialog.findChildren(QComboBox):
        if box.isVisibleTo(dialog):
            box.setCurrentIndex(box.count() - 1)


def test_every_dialog_is_in_the_table(every_dialog):
    assert set(NAMES) == set(dialogs(every_dialog))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_no_text_of_a_dialog_is_cut_on_the_smallest_screen(every_dialog, name, language):
    """Each text has the height that its lines need, and a dialog opens at its top."""
    shell = every_dialog.shell
    shell.resize(1024, 640)
    shell.change_language(language)
    dialog = dialogs(every_dialog)[name]()
    dialog.open()
    every_dialog.settle()
    cut = [
        (label.text(), label.height(), label.heightForWidth(label.width()))
        for label in dialog.findChildren(Label)
        if label.isVisible() and label.wordWrap()
        if label.height() < label.heightForWidth(label.width())
    ]
    tops = [area.verticalScrollBar().value() for area in dialog.findChildren(ScrolledBody)]
    dialog.done(0)
    dialog.deleteLater()
    every_dialog.settle()
    assert (cut, set(tops)) == ([], {0})


@pytest.mark.parametrize("name", NAMES)
def test_an_open_dialog_follows_the_language_and_keeps_what_was_typed(every_dialog, name):
    station = every_dialog
    make = dialogs(station)[name]

    def opened(language):
        station.shell.change_language(language)
        dialog = make()
        dialog.open()
        station.settle()
        return dialog

    def used(dialog):
        use(dialog)
        station.settle()
        return texts_of(dialog)

    def ended(dialog):
        dialog.done(0)
        dialog.deleteLater()
        station.settle()

    def switched(dialog, language):
        before = state_of(dialog)
        station.shell.change_language(language)
        station.settle()
        assert before == state_of(dialog)
        return texts_of(dialog)

    dialog = opened("ko")
    korean = texts_of(dialog)
    ended(dialog)
    dialog = opened("en")
    english = used(dialog)
    ended(dialog)
    dialog = opened("zh")
    chinese = texts_of(dialog)
    assert switched(dialog, "ko") == korean != chinese
    korean = used(dialog)
    assert switched(dialog, "en") == english != korean
    ended(dialog)
