"""The laptop's camera as a scanner: frames are decoded away from the screen, the rest dropped.

QtMultimedia is loaded when a camera is first asked for: loading it takes a moment, and most desks
have a handheld scanner.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Literal

import msgspec
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from testdesk.bridge.lane import Lane
from testdesk.domain.refusals import CodedError
from testdesk.readers.frames import CodesInView, codes_in

if TYPE_CHECKING:
    from PySide6.QtMultimedia import (
        QCamera,
        QCameraDevice,
        QMediaCaptureSession,
        QMediaDevices,
        QVideoFrame,
        QVideoSink,
    )

CameraState = Literal["off", "starting", "ready", "missing", "failed"]


class CameraFound(msgspec.Struct, frozen=True):
    """A camera of this laptop: the system's id for it, and its name."""

    id: str
    name: str


class _RosterComparer(msgspec.Struct, frozen=True):
    """What a frame shows: the picture in grey, and the codes in it."""

    picture: QImage
    texts: list[str]


def cameras() -> list[CameraFound]:
    """Those there are now; none where the system's video libraries are missing."""
    return [CameraFound(_id(one), one.description()) for one in _devices()]


class Camera(QObject):
    """Off until a camera is chosen.

    A frame that comes while another is decoded is dropped, so that none is ever waited for.

    Attributes:
        id: what was chosen; empty means off.
        state: off, starting (no frame yet), ready, missing (not there), failed (not to be had).
        sink: where the frames arrive while the camera is on, else None.

    Signals:
        scanned: one code, once while it is held before the camera.
        state_changed: the new state.
        seen: a frame as the decoder saw it, for a preview.
    """

    scanned = Signal(str)
    state_changed = Signal(str)
    seen = Signal(QImage)

    def __init__(
        self, parent: QObject | None = None, *, now: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(parent)
        self.id = ""
        self.state: CameraState = "off"
        self.sink: QVideoSink | None = None
        self._now = now
        self._lane: Lane | None = None
        self._in_view = CodesInView()
        self._camera: QCamera | None = None
        self._session: QMediaCaptureSession | None = None
        self._watch: QMediaDevices | None = None

    def use(self, camera: str) -> None:
        """Another camera by its id, or none."""
        self.close()
        self.id = camera
        if camera:
            self._watch_for_cameras()
            self._start()

    def listen(self) -> QVideoSink:
        """Begins to decode what arrives at the sink, which it returns."""
        from PySide6.QtMultimedia import QVideoSink  # noqa: PLC0415 - loaded when a camera is wanted

        self._in_view = CodesInView()
        self._lane = Lane("camera", self)
        self.sink = sink = QVideoSink(self)
        sink.videoFrameChanged.connect(self._frame_came)
        self._report("starting")
        return sink

    def close(self) -> None:
        """Off; waits for the frame that is being decoded."""
        self._stop()
        self.id = ""
        self._report("off")

    def _watch_for_cameras(self) -> None:
        """Hears of cameras that are plugged in or out; where none can be had, of none."""
        if self._watch is not None:
            return
        try:
            from PySide6.QtMultimedia import QMediaDevices  # noqa: PLC0415 - see `listen`
        except ImportError:
            return
        self._watch = QMediaDevices(self)
        self._watch.videoInputsChanged.connect(self._cameras_changed)

    def _start(self) -> None:
        device = next((one for one in _devices() if _id(one) == self.id), None)
        if device is None:
            self._report("missing")
            return
        from PySide6.QtMultimedia import QCamera, QMediaCaptureSession  # noqa: PLC0415 - see `listen`

        sink = self.listen()
        self._camera = QCamera(device, self)
        self._camera.errorOccurred.connect(self._failed)
        self._session = QMediaCaptureSession(self)
        self._session.setCamera(self._camera)
        self._session.setVideoSink(sink)
        self._camera.start()

    def _stop(self) -> None:
        if self._camera is not None:
            self._camera.stop()
        for part in (self._session, self._camera, self.sink):
            if part is not None:
                part.deleteLater()
        self._session = self._camera = self.sink = None
        lane, self._lane = self._lane, None
        if lane is not None:
            lane.close()
            lane.deleteLater()

    def _cameras_changed(self) -> None:
        there = any(_id(one) == self.id for one in _devices())
        if not self.id or there == (self.state in {"starting", "ready"}):
            return
        self._stop()
        self._start()

    def _failed(self, *_what: object) -> None:
        """Another program has it, or it was pulled out; if so, `_cameras_changed` says more."""
        self._stop()
        self._report("failed")

    def _frame_came(self, frame: QVideoFrame) -> None:
        lane = self._lane
        if lane is not None and not lane.waiting:
            lane.submit(partial(_look, frame), self._looked, owner=self, failed=_no_refusal)

    def _looked(self, look: _RosterComparer) -> None:
        if self.sink is None:
            return
        self._report("ready")
        self.seen.emit(look.picture)
        for text in self._in_view.new_codes(look.texts, self._now()):
            self.scanned.emit(text)

    def _report(self, state: CameraState) -> None:
        if state != self.state:
            self.state = state
            self.state_changed.emit(state)


def _look(frame: QVideoFrame) -> _RosterComparer:
    """Turns a frame grey and reads its codes; on the lane."""
    from testdesk.bridge.grey_frames import grey_of  # noqa: PLC0415 - see `Camera.listen`

    picture = grey_of(frame)
    if picture.isNull():
        return _RosterComparer(picture, [])
    size = (picture.width(), picture.height(), picture.bytesPerLine())
    return _RosterComparer(picture, codes_in(memoryview(picture.constBits()), *size))


def _devices() -> list[QCameraDevice]:
    try:
        from PySide6.QtMultimedia import QMediaDevices  # noqa: PLC0415 - see `Camera.listen`
    except ImportError:
        return []
    return list(QMediaDevices.videoInputs())


def _id(device: QCameraDevice) -> str:
    return bytes(device.id().data()).decode("utf-8", "replace")


def _no_refusal(error: CodedError) -> None:
    """Decoding refuses nothing; whatever comes is a bug."""
    raise error
