"""The camera: frames made of our own cards go the way of real ones, through Qt's video sink."""

import random
import subprocess
import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter, QTransform
from PySide6.QtMultimedia import QVideoFrame, QVideoFrameFormat
from tests.gui.running_station import TUBE, RunningStation
from tests.paper.conftest import CODE, FACE

from testdesk.bridge.camera import Camera, cameras
from testdesk.bridge.grey_frames import grey_of
from testdesk.gui.window import Window
from testdesk.paper.documents.labels import LabelFace, label_pages
from testdesk.paper.output.render import page_image, render_image
from testdesk.readers import frames

WIDE, HIGH = 1280, 720


def frame(card, *, turned=0, light=1.0, noise=0, blur=1):
    """A table with a card on it, as a camera of 1280 x 720 sees it."""
    picture = QImage(WIDE, HIGH, QImage.Format.Format_RGB32)
    picture.fill(QColor.fromRgbF(0.55 * light, 0.5 * light, 0.45 * light))
    painter = QPainter(picture)
    if card is not None:
        lying = card.transformed(
            QTransform().rotate(turned), Qt.TransformationMode.SmoothTransformation
        )
        painter.setOpacity(light)
        painter.drawImage((WIDE - lying.width()) // 2, (HIGH - lying.height()) // 2, lying)
    chance = random.Random(noise)  # noqa: S311 - specks of dust, no secret
    painter.setOpacity(0.3)
    for _ in range(noise):
        spot = QColor(*(chance.randrange(256) for _ in "rgb"))
        painter.fillRect(chance.randrange(WIDE), chance.randrange(HIGH), 2, 2, spot)
    painter.end()
    small = picture.scaled(
        WIDE // blur, HIGH // blur, mode=Qt.TransformationMode.SmoothTransformation
    )
    return small.scaled(WIDE, HIGH, mode=Qt.TransformationMode.SmoothTransformation)


def sent_as(picture, form):
    """The grey picture in a form that cameras use; the colours stay whatever they are."""
    pixels = getattr(QVideoFrameFormat.PixelFormat, f"Format_{form}")
    sent = QVideoFrame(QVideoFrameFormat(picture.size(), pixels))
    assert sent.map(QVideoFrame.MapMode.WriteOnly)
    grey, line, wide = bytes(picture.constBits()), sent.bytesPerLine(0), picture.width()
    step = 2 if form in {"YUYV", "UYVY", "P010"} else 1
    first = 1 if form in {"UYVY", "P010"} else 0
    bits = memoryview(sent.bits(0))
    for row in range(picture.height()):
        start = row * line + first
        of_row = grey[row * picture.bytesPerLine() :][:wide]
        bits[start : start + wide * step : step] = of_row
    bits.release()
    sent.unmap()
    return sent


def card(dpi=150):
    return render_image(FACE, "card", dpi)


def tube():
    (page,) = label_pages([LabelFace(TUBE, "R7", "网通小区")], "label")
    return page_image(page, 300)


@pytest.mark.parametrize(
    "how",
    [
        {},
        {"turned": 17},
        {"turned": 90},
        {"turned": 197},
        {"light": 0.3},
        {"noise": 20_000},
        {"blur": 2},
        {"turned": 8, "light": 0.5, "noise": 5_000},
    ],
    ids=str,
)
def test_a_card_before_the_camera_is_read(qtbot, camera_lines, play, how):
    play(frame(card(), **how))
    qtbot.waitUntil(lambda: camera_lines == [CODE])


def test_a_tube_before_the_camera_is_read(qtbot, camera_lines, play):
    play(frame(tube(), turned=4))
    qtbot.waitUntil(lambda: camera_lines == [TUBE])


def test_a_card_that_is_held_is_reported_once_and_the_next_one_at_once(
    qtbot, camera_lines, play, monkeypatch
):
    # A machine that stands still for seconds takes no card away.
    monkeypatch.setattr(frames, "AWAY_SECONDS", 600)
    monkeypatch.setattr(frames, "MIN_SECONDS", 600)
    film = play(frame(card()))
    qtbot.waitUntil(lambda: camera_lines == [CODE])
    shown = film.shown
    qtbot.waitUntil(lambda: film.shown > shown + 20)
    play(frame(tube()))
    qtbot.waitUntil(lambda: len(camera_lines) > 1)
    assert camera_lines == [CODE, TUBE]


def test_frames_that_come_while_one_is_decoded_are_dropped(qtbot, camera):
    looked: list[QImage] = []
    camera.seen.connect(looked.append)
    for number in range(12):
        camera.sink.setVideoFrame(QVideoFrame(frame(None, noise=number + 1)))
        assert camera._lane.waiting == 1
    qtbot.waitUntil(lambda: camera._lane.waiting == 0)
    assert len(looked) == 1


def test_the_preview_gets_what_the_decoder_sees(qtbot, camera, play):
    with qtbot.waitSignal(camera.seen) as seen:
        play(frame(card()))
    assert (seen.args[0].width(), seen.args[0].height()) == (WIDE, HIGH)
    assert seen.args[0].format() == QImage.Format.Format_Grayscale8
    assert camera.state == "ready"


@pytest.mark.parametrize("form", ["NV12", "YUV420P", "YUYV", "UYVY", "P010", "Y8"])
def test_a_frame_is_grey_whatever_form_the_camera_sends(form):
    picture = frame(card()).convertToFormat(QImage.Format.Format_Grayscale8)
    seen = grey_of(sent_as(picture, form))
    assert seen == picture


def test_a_frame_without_a_picture_is_no_fault():
    assert grey_of(QVideoFrame()).isNull()


def test_a_camera_that_is_not_there_is_missing_and_off_is_off(qtbot):
    camera = Camera()
    with qtbot.waitSignal(camera.state_changed) as blocker:
        camera.use("/dev/video-nowhere")
    assert blocker.args == ["missing"]
    assert camera.sink is None
    camera.use("")
    assert (camera.state, camera.id) == ("off", "")
    assert "/dev/video-nowhere" not in [one.id for one in cameras()]


def test_a_frame_that_was_decoded_after_the_camera_was_closed_is_not_reported(
    qtbot, camera, camera_lines
):
    camera.sink.setVideoFrame(QVideoFrame(frame(card())))
    camera.close()
    again = camera.open_sink()
    with qtbot.waitSignal(camera.seen):
        again.setVideoFrame(QVideoFrame(frame(None)))
    assert camera_lines == []


@pytest.mark.usefixtures("english")
def test_a_tube_before_the_camera_opens_a_tube(
    qtbot, running_station: RunningStation, camera, play
):
    window = Window(running_station.bridge)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    camera.scanned.connect(window.handle_scan)
    with qtbot.waitSignal(window.register.answered) as answered:
        play(frame(tube()))
    assert answered.args[0].reason == "tube_opened"
    running_station.settle()


def test_the_window_without_a_camera_loads_no_video():
    code = (
        "import sys; from testdesk.bridge.camera import Camera;"
        "import testdesk.gui.devices.controller;"
        "Camera().use(''); print('PySide6.QtMultimedia' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
