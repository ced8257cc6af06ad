"""The waiting people's display: large, bilingual, about nobody."""

import json
import os
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QImage, QPainter

from testdesk.domain.station.status import QueueView
from testdesk.domain.station.tickets import Ticket, label_of
from testdesk.gui import theme
from testdesk.gui.queue import display_drawing, texts
from testdesk.gui.queue.display import DisplayWindow
from testdesk.gui.queue.display_drawing import DisplayFace, draw, number_px
from testdesk.services import queue


def called(number):
    label = label_of("normal", number)
    return QueueView((Ticket("t", label, "normal", number, "called", 12, "", ""),), (), (), 0, 6)


def drawn(width, height, view):
    image = QImage(width, height, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    draw(painter, QRectF(0, 0, width, height), DisplayFace(view, "网通小区", "08:42"))
    painter.end()
    return image


def run_command(running_station, command):
    running_station.bridge.run(command, lambda _answer: None, running_station.bridge)
    running_station.settle()


def test_a_call_repaints_it(running_station, display_window):
    run_command(
        running_station,
        partial(queue.issue_ticket, lane="normal"),
    )
    assert [t.label for t in display_window.face.queue.next] == ["A 001"]
    run_command(
        running_station,
        partial(queue.call_next, desk_number=2),
    )
    assert [(t.label, t.desk_number) for t in display_window.face.queue.called] == [("A 001", 2)]


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("number", [7, 147, 1786])
def test_the_digits_are_a_quarter_of_the_height(number):
    drawing = drawn(1920, 1080, called(number))
    white = theme.current().colour("dark_ground_ink").rgb()
    left = 1920 * 6 // 10
    rows = [y for y in range(560) if any(drawing.pixel(x, y) == white for x in range(500, left))]
    assert len(rows) >= 1080 / 4


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(("width", "height"), [(1920, 1080), (960, 540), (1024, 768), (1080, 1920)])
def test_a_number_of_four_digits_fits_every_screen(width, height):
    drawing = drawn(width, height, called(1786))
    white = theme.current().colour("dark_ground_ink").rgb()
    edge = int(width * 0.66) if width / height > 1.45 else width - 2
    assert not any(drawing.pixel(edge, y) == white for y in range(height // 2))


@pytest.mark.usefixtures("qapp")
def test_the_type_shrinks_only_where_the_width_ends():
    px = number_px("A 147", 10_000, 1080)
    metrics = QFontMetricsF(theme.font(px, bold=True))
    assert metrics.tightBoundingRect("0").height() >= 1080 / 4
    assert number_px("A 147", 400, 1080) < px


def test_both_languages_are_in_every_text():
    pairs = [p for p in vars(texts).values() if isinstance(p, texts.TextPair)]
    pairs += [texts.desk_text_pair(1), texts.waiting(23, 6), texts.waiting(0, None)]
    for pair in pairs:
        assert any("\u4e00" <= sign <= "\u9fff" for sign in pair.zh)
        assert any("\uac00" <= sign <= "\ud7a3" for sign in pair.ko)


def test_what_is_drawn_knows_tickets_only():
    assert DisplayFace.__struct_fields__ == ("queue", "point", "clock")
    assert not {"resident", "name"} & set(Ticket.__struct_fields__)
    assert "Resident" not in vars(display_drawing)


def test_the_display_shows_the_time_of_the_station(display_window):
    assert display_window.face.clock.count(":") == 1
    assert display_window.face.point == "网通小区"


def test_escape_closes_it(display_window, qtbot):
    with qtbot.waitSignal(display_window.closed):
        qtbot.keyClick(display_window, Qt.Key.Key_Escape)
    assert not display_window.isVisible()


def test_f11_fills_the_screen_and_gives_it_back(display_window, qtbot):
    qtbot.keyClick(display_window, Qt.Key.Key_F11)
    assert display_window.isFullScreen()
    display_window._screen_removed(display_window.screen())
    assert not display_window.isFullScreen()


def test_on_one_screen_it_is_a_window_and_does_not_hide_the_main_window(running_station, qtbot):
    theme.use("light")
    window = DisplayWindow(running_station.bridge)
    qtbot.addWidget(window)
    window.open_beside(window.screen())
    running_station.settle()
    assert not window.isFullScreen()


def test_the_queue_page_knows_on_which_screen_the_display_is(tmp_path):
    screens = [
        {"name": name, "x": x, "y": 0, "width": 1366, "height": 768}
        | {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
        for name, x in (("main", 0), ("second", 1366))
    ]
    config = tmp_path / "screens.json"
    config.write_text(json.dumps({"screens": screens}), encoding="utf-8")
    child = subprocess.run(
        [sys.executable, "-m", "tests.gui.two_screens_child", str(tmp_path / "home")],
        cwd=Path(__file__).parents[2],
        env=os.environ | {"QT_QPA_PLATFORM": f"offscreen:configfile={config}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert child.returncode == 0, child.stderr
    places, reported = json.loads(child.stdout.splitlines()[-1])
    assert places == ["closed", "second_screen", "same_screen", "closed"]
    assert reported == places[1:]
