"""Folders and files are chosen inside the window, in the language of the window."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget

from testdesk.gui import translation
from testdesk.gui.handover.page import HandoverPage
from testdesk.gui.start.first_start import FirstStartPage
from testdesk.gui.widgets.dialog import top_dialog
from testdesk.gui.widgets.file_dialog import FileDialog

SOURCE = Path(translation.__file__).parent


def names(sheet):
    model, root = sheet.entries.model(), sheet.entries.rootIndex()
    return [model.index(row, 0, root).data() for row in range(model.rowCount(root))]


class Chooser(FileDialog):
    """Remembers what was chosen."""

    def __init__(self, title, start, parent, *, pattern):
        super().__init__(title, start, parent, pattern=pattern)
        self.picked: list[str] = []
        self.chosen.connect(self.picked.append)


def opened(window, start, pattern=""):
    sheet = Chooser("Choose", start, window, pattern=pattern)
    sheet.open()
    return sheet


def select(sheet, qtbot, name):
    qtbot.waitUntil(lambda: name in names(sheet))
    model = sheet.entries.model()
    index = model.index(names(sheet).index(name), 0, sheet.entries.rootIndex())
    sheet.entries.setCurrentIndex(index)


def press(sheet, qtbot, key):
    qtbot.keyClick(sheet.entries, key)


def test_a_folder_is_walked_to_and_chosen_with_keys_alone(small_window, qtbot, kits_folder):
    sheet = opened(small_window, kits_folder)
    qtbot.waitUntil(lambda: names(sheet) == ["a", "b"])
    assert sheet.entries.hasFocus()
    select(sheet, qtbot, "b")
    press(sheet, qtbot, Qt.Key.Key_Right)
    select(sheet, qtbot, "c")
    press(sheet, qtbot, Qt.Key.Key_Left)
    qtbot.waitUntil(lambda: names(sheet) == ["a", "b"])
    select(sheet, qtbot, "b")
    press(sheet, qtbot, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: names(sheet) == ["c"])
    press(sheet, qtbot, Qt.Key.Key_Return)
    assert sheet.picked == [str(kits_folder / "b")]
    assert top_dialog(small_window) is None


def test_what_is_selected_is_chosen_else_what_is_shown(small_window, qtbot, kits_folder):
    sheet = opened(small_window, kits_folder)
    select(sheet, qtbot, "a")
    press(sheet, qtbot, Qt.Key.Key_Return)
    assert sheet.picked == [str(kits_folder / "a")]


def test_of_files_only_those_that_fit_are_offered(small_window, qtbot, kits_folder):
    sheet = opened(small_window, kits_folder, "*.tdk")
    qtbot.waitUntil(lambda: names(sheet) == ["a", "b", "kit-1.tdk"])
    assert not sheet.use.isEnabled()
    select(sheet, qtbot, "b")
    press(sheet, qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "kit-2.tdk" in names(sheet))
    assert sheet.picked == []
    select(sheet, qtbot, "kit-2.tdk")
    press(sheet, qtbot, Qt.Key.Key_Return)
    assert sheet.picked == [str(kits_folder / "b" / "kit-2.tdk")]


def test_a_folder_that_is_gone_leads_to_the_nearest_that_is_there(small_window, qtbot, kits_folder):
    sheet = opened(small_window, kits_folder / "gone" / "long ago")
    qtbot.waitUntil(lambda: names(sheet) == ["a", "b"])
    press(sheet, qtbot, Qt.Key.Key_Escape)
    assert (sheet.picked, top_dialog(small_window)) == ([], None)


def words_of(widget):
    """All that a person can read or hear of a dialog, but for names of files."""
    found = []
    for part in (widget, *widget.findChildren(QWidget)):
        found += [part.toolTip(), part.accessibleName(), part.windowTitle()]
        if isinstance(part, QLabel | QAbstractButton):
            found.append(part.text())
        if isinstance(part, QLineEdit):
            found.append(part.placeholderText())
    return " ".join(found)


@pytest.mark.parametrize("language", ["zh", "ko"])
@pytest.mark.parametrize("pattern", ["", "*.tdk"])
def test_no_english_word_is_left(small_window, qtbot, tmp_path, language, pattern):
    translation.use(language)
    start = tmp_path / "文件"
    start.mkdir()
    dialog = FileDialog("", start, small_window, pattern=pattern)
    dialog.open()
    qtbot.waitUntil(lambda: dialog._places.count() > 1)
    said = words_of(dialog).replace(str(start).replace("/", "/\u200b"), "")
    assert re.findall(r"[A-Za-z]{2,}", said) == ["Esc", "Enter"][:0]
    assert re.search(r"[\u3400-\u9fff\uac00-\ud7a3]", said)
    dialog.done(0)


def test_no_window_of_qts_own_is_left_in_the_source():
    """Dialogs of Qt are windows, and speak the language of whoever packed Qt."""
    found = [
        (path.name, word)
        for path in SOURCE.rglob("*.py")
        for word in re.findall(
            r"\bQ(?:Dialog|MessageBox|FileDialog|InputDialog|ColorDialog|PrintDialog|ErrorMessage)\b",
            path.read_text(encoding="utf-8"),
        )
    ]
    assert found == []


def chooser_of(page):
    (chooser,) = page.findChildren(FileDialog)
    return chooser


def test_the_pages_open_it(qtbot, desk, english, kits_folder):
    assert english
    first = FirstStartPage()
    handover = HandoverPage(desk.bridge)
    for page in (first, handover):
        qtbot.addWidget(page)
        page.show()
    first.choose.click()
    chooser_of(first).chosen.emit(str(kits_folder / "kit-1.tdk"))
    assert first.kit == kits_folder / "kit-1.tdk"
    with qtbot.waitSignal(handover.folder_chosen) as told:
        handover.card.folder_button.click()
        chooser_of(handover).chosen.emit(str(kits_folder))
    assert told.args == [str(kits_folder)]
    desk.settle()
