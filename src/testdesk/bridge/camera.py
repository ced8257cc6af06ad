"""The laptop's camera as a scanner: frames are decoded on a lane, or dropped if it is busy.

QtMultimedia is loaded only when a camera is first needed: loading it takes a moment, and most
stations have a handheld scanner.
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


class _DecodedFrame(msgspec.Struct, frozen=True):
    """A greyscale frame, and the codes found in it."""

    picture: QImage
    texts: list[str]


def cameras() -> list[CameraFound]:
    """The connected cameras; empty if the system's video libraries are missing."""
    return [CameraFound(_id(device), device.description()) for device in _devices()]


class Camera(QObject):
    """Reads codes with a camera; it is off until a camera is chosen.

    A frame that arrives while another is being decoded is dropped, so none has to wait.

    Attributes:
        id: the id of the chosen camera; empty means off.
        state: off, starting (no frame yet), ready, missing (unplugged), failed (unusable).
        sink: where the frames arrive while the camera is on, otherwise None.

    Signals:
        scanned: a code; emitted once for as long as it is held in front of the camera.
        state_changed: the new state.
        seen: a frame as the decoder receives it, for a preview.
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
        self._media_devices: QMediaDevices | None = None

    def use(self, camera: str) -> None:
        """Switches to the camera with this id; an empty id switches it off."""
        self.close()
        self.id = camera
        if camera:
            self._watch_for_cameras()
            self._start()

    def open_sink(self) -> QVideoSink:
        """Opens the sink for frames and starts to decode what arrives there."""
        from PySide6.QtMultimedia import QVideoSink  # noqa: PLC0415 - loaded when needed

        self._in_view = CodesInView()
        self._lane = Lane("camera", self)
        self.sink = sink = QVideoSink(self)
        sink.videoFrameChanged.connect(self._on_frame)
        self._report("starting")
        return sink

    def close(self) -> None:
        """Switches the camera off; waits for the frame that is being decoded."""
        self._stop()
        self.id = ""
        self._report("off")

    def _watch_for_cameras(self) -> None:
        """Watches for cameras being connected or removed, if the video libraries are installed."""
        if self._media_devices is not None:
            return
        try:
            from PySide6.QtMultimedia import QMediaDevices  # noqa: PLC0415 - see `open_sink`
        except ImportError:
            return
        self._media_devices = QMediaDevices(self)
        self._media_devices.videoInputsChanged.connect(self._cameras_changed)

    def _start(self) -> None:
        device = next((candidate for candidate in _devices() if _id(candidate) == self.id), None)
        if device is None:
            self._report("missing")
            return
        from PySide6.QtMultimedia import QCamera, QMediaCaptureSession  # noqa: PLC0415 - see `open_sink`

        sink = self.open_sink()
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
        is_present = any(_id(device) == self.id for device in _devices())
        if not self.id or is_present == (self.state in {"starting", "ready"}):
            return
        self._stop()
        self._start()

    def _failed(self, *_details: object) -> None:
        """Another program uses the camera, or it was removed, which `_cameras_changed` reports."""
        self._stop()
        self._report("failed")

    def _on_frame(self, frame: QVideoFrame) -> None:
        lane = self._lane
        if lane is not None and not lane.waiting:
            lane.submit(partial(_decode, frame), self._on_decoded, owner=self, failed=_raise_bug)

    def _on_decoded(self, decoded: _DecodedFrame) -> None:
        if self.sink is None:
            return
        self._report("ready")
        self.seen.emit(decoded.picture)
        for text in self._in_view.new_codes(decoded.texts, self._now()):
            self.scanned.emit(text)

    def _report(self, state: CameraState) -> None:
        if state != self.state:
            self.state = state
            self.state_changed.emit(state)


def _decode(frame: QVideoFrame) -> _DecodedFrame:
    """Converts a frame to greyscale and reads its codes; runs on the lane."""
    from testdesk.bridge.grey_frames import grey_of  # noqa: PLC0415 - see `Camera.open_sink`

    picture = grey_of(frame)
    if picture.isNull():
        return _DecodedFrame(picture, [])
    size = (picture.width(), picture.height(), picture.bytesPerLine())
    return _DecodedFrame(picture, codes_in(memoryview(picture.constBits()), *size))


def _devices() -> list[QCameraDevice]:
    try:
        from PySide6.QtMultimedia import QMediaDevices  # noqa: PLC0415 - see `Camera.open_sink`
    except ImportError:
        return []
    return list(QMediaDevices.videoInputs())


def _id(device: QCameraDevice) -> str:
    return bytes(device.id().data()).decode("utf-8", "replace")


def _raise_bug(error: CodedError) -> None:
    """Decoding raises no refusals, so any error is a bug."""
    raise error
