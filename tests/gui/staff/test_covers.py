"""The pages that cover the window: their bar, the countdown, the queue, and that nothing is cut."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from tests.gui.every_dialog import pass_by
from tests.gui.staff.staffed_window import LEAD_PIN, PIN, TUBE, StaffedWindow
from tests.gui.station_on_disk import PEOPLE

from testdesk.gui import theme
from testdesk.gui.staff.pin_entry import PinEntry
from testdesk.gui.widgets.button import Button
from testdesk.services import queue
from testdesk.services.clocks import record_jump

WRONG = "271828"
SIZES = [(1366, 768), (1024, 640)]


def bar_texts(page: Any) -> list[str]:
    """The visible texts of the bar, from left to right, without markup."""
    pass_by()
    labels = [label for label in page.bar.findChildren(QLabel) if label.isVisible()]
    labels.sort(key=lambda label: label.x())
    return [label.text().replace("<b>", "").replace("</b>", "") for label in labels]


def do(staffed: StaffedWindow, command: Any) -> None:
    staffed.bridge.run(command, lambda _result: None, staffed.window)
    staffed.until(lambda: staffed.bridge.is_idle)


def wait_for_status(staffed: StaffedWindow) -> None:
    staffed.until(lambda: staffed.window.status_bar.status is not None)
    staffed.until(lambda: staffed.bridge.is_idle)


@pytest.mark.usefixtures("english")
def test_before_anybody_signs_in_the_bar_names_who_opened_the_file(staffed: StaffedWindow) -> None:
    wait_for_status(staffed)
    station, opened, exported, stick, time = bar_texts(staffed.staff.sign_in)
    assert "station 1" in station
    assert opened.startswith("data unlocked by anybody ")
    assert exported.startswith("Not exported ")
    assert stick.startswith("Stick ")
    assert len(time) == len("08:41")
    assert "station 1" in staffed.staff.sign_in._place.text()


@pytest.mark.usefixtures("english")
def test_the_lock_names_its_operator_and_the_sign_in_who_was_here_last(
    staffed: StaffedWindow,
) -> None:
    staffed.sign_in("李敏")
    for line in (TUBE, PEOPLE[0].document_number):
        staffed.scan(line)
    staffed.until(lambda: staffed.window.status_bar.status.people == 1)
    staffed.staff.lock()
    texts = bar_texts(staffed.staff.locked)
    assert texts[1:4] == ["Registrar 李敏", "Today people 1 · tubes 1", "Locked"]
    assert "station 1" in staffed.staff.locked._role.text()
    staffed.staff.locked.change_requested.emit()
    staffed.until(lambda: any(t.startswith("last: ") for t in bar_texts(staffed.staff.sign_in)))
    (last,) = [t for t in bar_texts(staffed.staff.sign_in) if t.startswith("last: ")]
    assert last.startswith("last: 李敏 Registrar ")
    shown = " ".join([*bar_texts(staffed.staff.sign_in), *texts])
    assert PEOPLE[0].name not in shown
    assert PEOPLE[0].document_number not in shown


@pytest.mark.usefixtures("english")
def test_a_lock_at_once_after_a_scan_still_counts_the_last_person(staffed: StaffedWindow) -> None:
    staffed.sign_in("李敏")
    for line in (TUBE, PEOPLE[0].document_number):
        staffed.scan(line)
    staffed.staff.lock()  # before the status bar was read again
    page = staffed.staff.locked
    staffed.scan(PEOPLE[1].document_number)
    assert "changed nothing" in page.message.text()
    staffed.until(lambda: "1 of 10" in page._tube.text())
    assert page._tube_frame.isVisible()
    assert "changed nothing" in page.message.text()


@pytest.mark.usefixtures("english")
def test_an_alarm_of_the_window_is_on_both_pages(staffed: StaffedWindow) -> None:
    wait_for_status(staffed)
    bars = staffed.staff.sign_in.bar, staffed.staff.locked.bar
    assert [bar.alarm.text() for bar in bars] == ["", ""]
    staffed.window.status_bar.show_backup_failed(failed=True)
    assert "No backup" in bar_texts(staffed.staff.sign_in)
    staffed.sign_in("李敏")
    staffed.staff.lock()
    assert "No backup" in bar_texts(staffed.staff.locked)
    staffed.window.status_bar.show_backup_failed(failed=False)
    assert "No backup" not in bar_texts(staffed.staff.locked)


@pytest.mark.usefixtures("english")
def test_a_moved_clock_is_shown_without_the_key_that_does_nothing_there(
    staffed: StaffedWindow,
) -> None:
    staffed.sign_in("李敏")
    do(staffed, partial(record_jump, seconds=-5400, since=1))
    window_bar = staffed.window.status_bar
    staffed.until(lambda: "Ctrl+T" in window_bar.alarm.text())
    staffed.staff.lock()
    alarm = staffed.staff.locked.bar.alarm.text()
    assert "Clock moved -90 min" in alarm
    assert "Ctrl" not in alarm


@pytest.mark.usefixtures("english")
def test_five_wrong_pins_are_counted_down_and_the_badge_still_works(
    staffed: StaffedWindow,
) -> None:
    page = staffed.staff.sign_in
    for _ in range(5):
        staffed.choose("李敏", WRONG)
        page.submit()
        staffed.until(lambda: "wrong" in page.banner.text())
        staffed.until(lambda: staffed.bridge.is_idle)
    staffed.until(lambda: page.pause.seconds > 0)
    first = page.pause.seconds
    assert 20 < first <= 30
    assert f"Wait {first} seconds" in page.banner.text()
    page.pause.tick()
    assert f"Wait {first - 1} seconds" in page.banner.text()
    QTest.keyClicks(page.pin.field, PIN)
    assert not page.open_button.isEnabled()
    # The pause is this operator's alone.
    staffed.choose("赵刚", LEAD_PIN)
    assert page.banner.text() == ""
    assert page.open_button.isEnabled()
    staffed.choose("李敏", PIN)
    staffed.until(lambda: page.pause.seconds > 0)
    staffed.sign_in("李敏")
    assert staffed.bridge.session.operator == "李敏"


@pytest.mark.usefixtures("english")
def test_after_the_pause_the_pin_opens(staffed: StaffedWindow) -> None:
    page = staffed.staff.sign_in
    for _ in range(5):
        staffed.choose("李敏", WRONG)
        page.submit()
        staffed.until(lambda: "wrong" in page.banner.text())
        staffed.until(lambda: staffed.bridge.is_idle)
    staffed.until(lambda: page.pause.seconds > 0)
    QTest.keyClicks(page.pin.field, PIN)
    staffed.bridge.station.clock.forward(seconds=page.pause.seconds)
    while page.pause.seconds:
        assert page.banner.isVisible()
        page.pause.tick()
    assert not page.banner.isVisible()
    assert page.title.isVisible()
    QTest.keyClick(page.pin.field, Qt.Key.Key_Return)
    staffed.until(lambda: staffed.shell.currentWidget() is staffed.window)


def rows_of(staffed: StaffedWindow) -> list[tuple[str, str]]:
    rows = [row for row in staffed.staff.locked.queue.rows if row.isVisible()]
    return [(row.what.text(), row.ticket.text().split(" · ")[0]) for row in rows]


@pytest.mark.usefixtures("english")
def test_the_lock_shows_the_tickets_that_were_called_last(staffed: StaffedWindow) -> None:
    staffed.sign_in("李敏")
    card = staffed.staff.locked.queue
    staffed.staff.lock()
    staffed.until(lambda: staffed.bridge.is_idle)
    assert rows_of(staffed) == []
    assert card._note.isVisible()
    for _ in range(3):
        do(staffed, partial(queue.issue_ticket, lane="normal"))
    do(staffed, partial(queue.call_next, desk_number=1))
    do(staffed, partial(queue.call_next, desk_number=2))
    staffed.until(lambda: len(rows_of(staffed)) == 2)
    assert rows_of(staffed) == [
        ("Desk 2 called last", "<b>A 002</b>"),
        ("This desk stopped at", "<b>A 001</b>"),
    ]
    assert card.rows[1].ticket.text().endswith("called")
    assert not card._note.isVisible()


@pytest.mark.usefixtures("english")
def test_the_chip_is_green_only_for_a_display_that_people_see(staffed: StaffedWindow) -> None:
    chip = staffed.staff.locked.queue.chip
    staffed.sign_in("李敏")
    staffed.staff.lock()
    assert (chip.label.text(), chip.property("tone")) == ("No second screen", "soft")
    staffed.window.queue.toggle_display()
    assert chip.label.text() == "In a window on this screen"
    assert chip.property("tone") == "soft"
    staffed.window.queue.toggle_display()
    assert chip.label.text() == "No second screen"
    staffed.staff.locked.queue.show_place("second_screen")
    assert (chip.label.text(), chip.property("tone")) == ("The second screen shows it", "accent")


def cut_or_covered(page: QWidget) -> list[str]:
    """The texts of labels and buttons that are too small, outside of the page, or overlap."""
    found, boxes = [], list[tuple[str, QRect]]()
    for part in page.findChildren(QWidget):
        if not isinstance(part, QLabel | QAbstractButton) or not part.isVisible():
            continue
        text, holder = part.text() or part.accessibleName(), part.parentWidget()
        if not text or holder is None or holder.objectName() == "scrolled":  # a list that scrolls
            continue
        box = QRect(part.mapTo(page, QPoint(0, 0)), part.size())
        needed = part.sizeHint()
        if isinstance(holder, PinEntry) and isinstance(part, Button):
            # The keys of a telephone have smaller margins than other buttons.
            needed.setWidth(part._text_metrics().horizontalAdvance(part.caption()) + 16)
        if isinstance(part, QLabel) and part.wordWrap():
            needed.setWidth(0)
            needed.setHeight(part.heightForWidth(part.width()))
        if needed.width() > box.width() or needed.height() > box.height():
            found.append(f"cut: {text}")
        if not page.rect().contains(box):
            found.append(f"outside: {text}")
        found += [f"{text} over {other}" for other, there in boxes if there.intersects(box)]
        boxes.append((text, box))
    return found


@pytest.mark.parametrize("language", ["en", "zh", "ko"])
@pytest.mark.parametrize("size", SIZES)
def test_nothing_on_the_two_pages_is_cut(
    staffed: StaffedWindow, size: tuple[int, int], language: str
) -> None:
    theme.use("light")
    staffed.sign_in("李敏")
    staffed.scan(TUBE)
    for _ in range(3):
        do(staffed, partial(queue.issue_ticket, lane="normal"))
    for desk_number in (1, 2, 3):
        do(staffed, partial(queue.call_next, desk_number=desk_number))
    staffed.until(lambda: staffed.window.status_bar.status.open_tube is not None)
    staffed.shell.resize(*size)
    staffed.shell.change_language(language)
    staffed.staff.lock(idle=True)
    staffed.until(lambda: len(rows_of(staffed)) == 3)
    for place in ("second_screen", "same_screen", "closed", "single_screen"):
        staffed.staff.locked.queue.show_place(place)
        pass_by()
        assert cut_or_covered(staffed.staff.locked) == []
    staffed.staff._show_sign_in()
    staffed.choose("李敏", PIN[:4])
    pass_by()
    assert cut_or_covered(staffed.staff.sign_in) == []
    staffed.staff.sign_in.pause.start(28)
    pass_by()
    assert cut_or_covered(staffed.staff.sign_in) == []
