"""A list in the window: checked, imported, stopped, while scanning goes on beside it."""

import threading

import pytest
from PySide6.QtCore import Qt
from tests.gui.coverage_page import open_page, shown
from tests.gui.handover.listed_again import KNOWN
from tests.gui.window_hands import press

from testdesk.bridge import list_import
from testdesk.gui.lists.dialog import ListDialog
from testdesk.gui.lists.rows import section_text
from testdesk.gui.widgets.dialog import top_dialog
from testdesk.gui.widgets.file_dialog import FileDialog
from testdesk.services.people import rosters

LONG = 60_000


def look(hands, qtbot, file):
    page = open_page(hands)
    with qtbot.waitSignal(page.lists.list_import.checked, timeout=LONG):
        page.lists.check_file(str(file))
    dialog = top_dialog(hands.window)
    assert isinstance(dialog, ListDialog)
    return page, dialog


def section(qtbot, dialog, name):
    """The rows behind a digit that a person types."""
    if dialog.sections.value() != name:
        press(str(list(section_text()).index(name) + 1), 1_000)
    qtbot.waitUntil(lambda: dialog.sections.value() == name)
    return shown(dialog.rows)


def test_f10_asks_for_the_file_and_only_lists_are_offered(hands, qtbot, few):
    page = open_page(hands)
    (few.parent / "photo.png").write_bytes(b"")
    page.lists._folder = few.parent
    qtbot.keyClick(page.buildings, Qt.Key.Key_F10)
    chooser = top_dialog(hands.window)
    assert isinstance(chooser, FileDialog)
    model, root = chooser.entries.model(), chooser.entries.rootIndex

    def names():
        return [model.index(n, 0, root()).data() for n in range(model.rowCount(root()))]

    qtbot.waitUntil(lambda: few.name in names())
    assert "photo.png" not in names()
    chooser.reject()


def test_a_list_is_looked_at_before_it_is_taken(hands, qtbot, few):
    page, dialog = look(hands, qtbot, few)
    before = page.totals.numbers()
    assert dialog.counts.text() == "1 new, 1 changed, 0 unchanged"
    assert section(qtbot, dialog, "new") == [["名单 2", "新来甲", ""]]
    ((where, name, what),) = section(qtbot, dialog, "changed")
    assert (where, name) == ("名单 3", KNOWN.name)
    assert f"Room: {KNOWN.address.room} → 999" in what
    assert "13900000002" not in what
    assert [row[1] for row in section(qtbot, dialog, "missing")] == ["李明哲", "朴顺子", "张伟"]
    assert section(qtbot, dialog, "bad")[0][0] == "名单 A4"
    assert [row[:2] for row in section(qtbot, dialog, "unread")] == [["名单 C", ""]]
    assert [row[1:] for row in section(qtbot, dialog, "columns")][:3] == [
        ["姓名", "Name"], ["身份证号", "Document"], ["手机号", "Phone"],
    ]  # fmt: skip
    assert page.totals.numbers() == before
    with qtbot.waitSignal(page.lists.list_import.imported, timeout=LONG):
        press("\r", 500)
    hands.settle()
    hands.settle()
    assert dialog.banner.text() == "Imported: 1 new, 1 changed. Rows left out: 1."
    assert int(page.totals.numbers()[0]) == int(before[0]) + 1
    dialog.reject()
    assert page.lists.list_import.state == "idle"


def test_esc_takes_nothing(hands, qtbot, few):
    page, dialog = look(hands, qtbot, few)
    before = page.totals.numbers()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    hands.settle()
    assert (page.lists.list_import.state, page.totals.numbers()) == ("idle", before)


def test_what_is_taken_is_what_was_looked_at(hands, qtbot, few):
    page, dialog = look(hands, qtbot, few)
    few.write_bytes(b"")
    with qtbot.waitSignal(page.lists.list_import.imported, timeout=LONG) as taken:
        dialog.import_button.click()
    assert taken.args[0].kept == 2


def test_a_scan_goes_on_and_the_list_is_found_again(hands, qtbot, few):
    page, dialog = look(hands, qtbot, few)
    hands.scan("YJ22034417")
    assert top_dialog(hands.window) is None
    open_page(hands)
    page.lists.button.click()
    again = top_dialog(hands.window)
    assert isinstance(again, ListDialog)
    assert again is not dialog
    assert again.counts.text() == "1 new, 1 changed, 0 unchanged"
    again.reject()


class HeldLook:
    """A list that waits at its first step, or behind its last one, until a test has looked."""

    def __init__(self, monkeypatch, *, behind=False):
        self.at, self.go = threading.Event(), threading.Event()
        look_at = rosters.check_roster

        def wait():
            self.at.set()
            assert self.go.wait(LONG / 1000)

        def held(target, *, progress, **given):
            def report_progress(step, done, total):
                if step == "comparing" and not behind:
                    wait()
                progress(step, done, total)

            found = look_at(target, progress=report_progress, **given)
            if behind:
                wait()
            return found

        monkeypatch.setattr(list_import, "check_roster", held)


@pytest.mark.parametrize("behind", [False, True])
@pytest.mark.parametrize("by", ["stop_button", "back_button"])
def test_a_stopped_check_is_reported_without_mention_of_importing(
    hands, qtbot, many, monkeypatch, by, behind
):
    held = HeldLook(monkeypatch, behind=behind)
    page = open_page(hands)
    messages = []
    page.lists.reported.connect(lambda text, _tone: messages.append(text()))
    page.lists.check_file(str(many))
    qtbot.waitUntil(held.at.is_set, timeout=LONG)
    dialog = top_dialog(hands.window)
    assert isinstance(dialog, ListDialog)
    getattr(dialog, by).click()
    with qtbot.waitSignal(page.lists.list_import.failed, timeout=LONG) as failed:
        held.go.set()
    assert failed.args[0].detail == {"taken": 0, "reason": "looking"}
    assert messages == [
        "Checking the list was stopped. Nothing was imported. Choose the list again to check it."
    ]
    assert (page.lists.list_import.state, page.lists.list_import.check) == ("idle", None)
    if by == "stop":
        assert dialog.banner.text() == messages[0]
        dialog.reject()


def test_opened_again_the_dialog_shows_the_progress(hands, qtbot, many, monkeypatch):
    held = Held(monkeypatch)
    page, dialog = look(hands, qtbot, many)
    dialog.import_button.click()
    qtbot.waitUntil(held.at.is_set, timeout=LONG)
    dialog.reject()
    page.lists.open()
    again = top_dialog(hands.window)
    assert isinstance(again, ListDialog)
    assert again.phase.text() == "Importing the list: 750 of 2,500"
    with qtbot.waitSignal(page.lists.list_import.imported, timeout=LONG):
        held.go.set()
    again.reject()


def test_what_cannot_be_read_is_reported(hands, qtbot, tmp_path):
    page = open_page(hands)
    file = tmp_path / "list.xlsx"
    file.write_bytes(b"%PDF-1.7")
    with qtbot.waitSignal(page.lists.list_import.failed, timeout=LONG):
        page.lists.check_file(str(file))
    dialog = top_dialog(hands.window)
    assert isinstance(dialog, ListDialog)
    assert dialog.banner.text().startswith("The file is a PDF.")
    dialog.reject()


class Held:
    """A list that waits behind its first piece until a test has looked."""

    def __init__(self, monkeypatch):
        self.at, self.go = threading.Event(), threading.Event()
        take = rosters.import_roster

        def held(target, *, progress, **given):
            def report_progress(step, done, total):
                if step == "writing" and done == 1000:
                    self.at.set()
                    assert self.go.wait(LONG / 1000)
                progress(step, done, total)

            return take(target, progress=report_progress, **given)

        monkeypatch.setattr(list_import, "import_roster", held)


def test_people_are_scanned_between_two_pieces(hands, qtbot, many, monkeypatch):
    held = Held(monkeypatch)
    page, dialog = look(hands, qtbot, many)
    dialog.import_button.click()
    qtbot.waitUntil(held.at.is_set, timeout=LONG)
    assert hands.scan("YJ22034417").verdict == "accepted"
    assert hands.scan(KNOWN.document_number).verdict == "accepted"
    with qtbot.waitSignal(page.lists.list_import.imported, timeout=LONG) as taken:
        held.go.set()
    assert taken.args[0].new == 2500


def test_an_import_stopped_between_two_pieces_shows_the_count_and_continues_with_the_same_list(
    hands, qtbot, many, monkeypatch
):
    held = Held(monkeypatch)
    page, dialog = look(hands, qtbot, many)
    listed = int(page.totals.numbers()[0])
    dialog.import_button.click()
    qtbot.waitUntil(held.at.is_set, timeout=LONG)
    assert dialog.back_button.caption() == "Continue in the background"
    dialog.stop_button.click()
    with qtbot.waitSignal(page.lists.list_import.failed, timeout=LONG) as failed:
        held.go.set()
    assert (failed.args[0].code, failed.args[0].detail) == ("roster_stopped", {"taken": 1000})
    assert dialog.banner.text().startswith("Stopped: 1000 people from the list were imported.")
    hands.settle()
    hands.settle()
    assert page.totals.numbers()[0] == f"{listed + 1000:,}"
    dialog.reject()
    monkeypatch.undo()
    _, again = look(hands, qtbot, many)
    assert again.counts.text() == "1,500 new, 0 changed, 1,000 unchanged"
    again.reject()
