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


def names(dialog):
    model, root = dialog.entries.model(), dialog.entries.rootIndex()
    return [model.index(row, 0, root).data() for row in range(model.rowCount(root))]


class Chooser(FileDialog):
    """Remembers what was chosen."""

    def __init__(self, title, start, parent, *, pattern):
        super().__init__(title, start, parent, pattern=pattern)
        self.picked: list[str] = []
        self.chosen.connect(self.picked.append)


def opened(window, start, pattern=""):
    dialog = Chooser("Choose", start, window, pattern=pattern)
    dialog.open()
    return dialog


def select(dialog, qtbot, name):
    qtbot.waitUntil(lambda: name in names(dialog))
    model = dialog.entries.model()
    index = model.index(names(dialog).index(name), 0, dialog.entries.rootIndex())
    dialog.entries.setCurrentIndex(index)


def press(dialog, qtbot, key):
    qtbot.keyClick(dialog.entries, key)


def test_a_folder_is_walked_to_and_chosen_with_keys_alone(small_window, qtbot, kits_folder):
    dialog = opened(small_window, kits_folder)
    qtbot.waitUntil(lambda: names(dialog) == ["a", "b"])
    assert dialog.entries.hasFocus()
    select(dialog, qtbot, "b")
    press(dialog, qtbot, Qt.Key.Key_Right)
    select(dialog, qtbot, "c")
    press(dialog, qtbot, Qt.Key.Key_Left)
    qtbot.waitUntil(lambda: names(dialog) == ["a", "b"])
    select(dialog, qtbot, "b")
    press(dialog, qtbot, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: names(dialog) == ["c"])
    press(dialog, qtbot, Qt.Key.Key_Return)
    assert dialog.picked == [str(kits_folder / "b")]
    assert top_dialog(small_window) is None


def test_what_is_selected_is_chosen_else_what_is_shown(small_window, qtbot, kits_folder):
    dialog = opened(small_window, kits_folder)
    select(dialog, qtbot, "a")
    press(dialog, qtbot, Qt.Key.Key_Return)
    assert dialog.picked == [str(kits_folder / "a")]


def test_of_files_only_those_that_fit_are_offered(small_window, qtbot, kits_folder):
    dialog = opened(small_window, kits_folder, "*.tdk")
    qtbot.waitUntil(lambda: names(dialog) == ["a", "b", "kit-1.tdk"])
    assert not dialog.use_button.isEnabled()
    select(dialog, qtbot, "b")
    press(dialog, qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "kit-2.tdk" in names(dialog))
    assert dialog.picked == []
    select(dialog, qtbot, "kit-2.tdk")
    press(dialog, qtbot, Qt.Key.Key_Return)
    assert dialog.picked == [str(kits_folder / "b" / "kit-2.tdk")]


def test_a_folder_that_is_gone_leads_to_the_nearest_that_is_there(small_window, qtbot, kits_folder):
    dialog = opened(small_window, kits_folder / "gone" / "long ago")
    qtbot.waitUntil(lambda: names(dialog) == ["a", "b"])
    press(dialog, qtbot, Qt.Key.Key_Escape)
    assert (dialog.picked, top_dialog(small_window)) == ([], None)


def texts_of_widget(widget):
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
    qtbot.waitUntil(lambda: dialog._location_buttons.count() > 1)
    text = texts_of_widget(dialog).replace(str(start).replace("/", "/\u200b"), "")
    assert re.findall(r"[A-Za-z]{2,}", text) == ["Esc", "Enter"][:0]
    assert re.search(r"[\u3400-\u9fff\uac00-\ud7a3]", text)
    dialog.done(0)


def test_no_window_of_qts_own_is_left_in_the_source():
    """Qt's own dialogs are windows, and in the language of whoever packaged Qt."""
    found = [
        (path.name, match)
        for path in SOURCE.rglob("*.py")
        for match in re.findall(
            r"\bQ(?:Dialog|MessageBox|FileDialog|InputDialog|ColorDialog|PrintDialog|ErrorMessage)\b",
            path.read_text(encoding="utf-8"),
        )
    ]
    assert found == []


def chooser_of(page):
    (chooser,) = page.findChildren(FileDialog)
    return chooser


def test_the_pages_open_it(qtbot, running_station, english, kits_folder):
    assert english
    first = FirstStartPage()
    handover = HandoverPage(running_station.bridge)
    for page in (first, handover):
        qtbot.addWidget(page)
        page.show()
    first.choose.click()
    chooser_of(first).chosen.emit(str(kits_folder / "kit-1.tdk"))
    assert first.kit == kits_folder / "kit-1.tdk"
    with qtbot.waitSignal(handover.folder_chosen) as blocker:
        handover.stick_card.folder_button.click()
        chooser_of(handover).chosen.emit(str(kits_folder))
    assert blocker.args == [str(kits_folder)]
    running_station.settle()
