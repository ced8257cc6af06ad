"""The panel that chooses the camera for reading codes and shows its picture."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QRectF, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from testdesk.bridge.camera import Camera, CameraFound
from testdesk.gui import theme
from testdesk.gui.devices.device_box import DeviceBox
from testdesk.gui.widgets.banner import Banner, BannerTone
from testdesk.gui.widgets.layouts import STRETCH, in_column, in_row
from testdesk.gui.widgets.text import quiet
from testdesk.gui.widgets.translated import Text
from testdesk.messages.sentences import sentence

_PREVIEW_SIZE = (320, 240)  # px


class Preview(QWidget):
    """Shows the whole of the camera's last frame, centred on a plain background.

    Attributes:
        picture: the last frame; a null image while there is none.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.picture = QImage()
        self.setFixedSize(*_PREVIEW_SIZE)

    def show_picture(self, picture: QImage) -> None:
        self.picture = picture
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        box = QRectF(self.rect())
        with QPainter(self) as painter:
            painter.setRenderHints(
                QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
            )
            corners = QPainterPath()
            corners.addRoundedRect(box, theme.SMALL_RADIUS, theme.SMALL_RADIUS)
            painter.setClipPath(corners)
            painter.fillRect(box, theme.current().colour("empty"))
            if not self.picture.isNull():
                size = QSizeF(self.picture.size())
                size.scale(box.size(), Qt.AspectRatioMode.KeepAspectRatio)
                target = QRectF(0, 0, size.width(), size.height())
                target.moveCenter(box.center())
                painter.drawImage(target, self.picture)


class CameraPanel(QWidget):
    """Offers the connected cameras; it looks for them when it is shown.

    Attributes:
        device_box, preview, banner: the list of cameras, the camera's picture, the camera's state.

    Signals:
        chosen: the id of the camera; empty to use no camera.
    """

    chosen = Signal(str)

    def __init__(
        self,
        camera: Camera,
        find_cameras: Callable[[], list[CameraFound]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._camera, self._find_cameras = camera, find_cameras
        label = quiet(lambda: self.tr("A camera that reads codes"))
        hint = quiet(lambda: self.tr("Hold the code so that it fills half of the picture."))
        self.device_box, self.preview, self.banner = DeviceBox(camera.id), Preview(), Banner()
        row = in_row(gap=theme.GAP, parent=self)
        row.addWidget(self.preview, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(in_column(label, self.device_box, hint, self.banner, STRETCH, gap=8), 1)
        self.device_box.picked.connect(self.chosen)
        camera.state_changed.connect(self._show_state)
        camera.seen.connect(self.preview.show_picture)
        self._show_state(camera.state)

    def showEvent(self, event: QShowEvent) -> None:
        # Looks for cameras only after the panel is drawn: the first search loads Qt Multimedia.
        super().showEvent(event)
        QTimer.singleShot(0, self, self._show_found)

    def _show_found(self) -> None:
        found = self._find_cameras()
        self.device_box.offer({camera.id: camera.name for camera in found})
        if not found and self._camera.state == "off":
            self.banner.show_message(lambda: self.tr("This laptop has no camera."))

    def _show_state(self, state: str) -> None:
        messages: dict[str, tuple[Text, BannerTone]] = {
            "starting": (lambda: self.tr("The camera is starting."), "accent"),
            "ready": (lambda: self.tr("The camera is on. Show it a code to try it."), "accent"),
            "missing": (partial(sentence, "camera_missing"), "attention"),
            "failed": (partial(sentence, "camera_failed"), "attention"),
        }
        self.banner.show_message(*messages.get(state, ("", "accent")))
        if state not in {"starting", "ready"}:
            self.preview.show_picture(QImage())
