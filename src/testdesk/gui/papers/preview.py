"""The preview of pages before they are printed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from testdesk.bridge.station import StationBridge
from testdesk.domain.refusals import CodedError
from testdesk.gui import theme
from testdesk.gui.widgets.button import Button
from testdesk.gui.widgets.dialog import Dialog
from testdesk.gui.widgets.layouts import add_parts, in_row
from testdesk.gui.widgets.text import Label, quiet
from testdesk.gui.widgets.translated import Text
from testdesk.paper.layout.elements import PaperPage
from testdesk.paper.output.render import page_image

# A page is drawn once at this resolution, at which bars are whole dots, and scaled to the screen.
_DPI = 203


class PagePicture(QWidget):
    """Shows one page as large as fits, but never enlarged."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.image: QImage | None = None
        self.setMinimumSize(320, 260)

    def show_image(self, image: QImage | None) -> None:
        self.image = image
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.image is None:
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            width, height = self.image.width(), self.image.height()
            scale = min((self.width() - 2) / width, (self.height() - 2) / height, 1.0)
            target = QRectF(0, 0, width * scale, height * scale)
            target.moveCenter(QRectF(self.rect()).center())
            ratio = self.devicePixelRatioF()
            # The painter's fast scaling drops lines; scaling the image beforehand keeps them.
            scaled = self.image.scaled(
                round(target.width() * ratio),
                round(target.height() * ratio),
                Qt.AspectRatioMode.IgnoreAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            painter.drawImage(target, scaled)
            painter.setPen(theme.current().colour("line"))
            painter.drawRect(target.adjusted(-0.5, -0.5, 0.5, 0.5))


class PreviewDialog(Dialog):
    """Shows the pages one by one as they would be printed; Enter prints, Esc goes back.

    Attributes:
        picture: the page that is shown.
        print_button: hidden by the caller if there is nothing to print.

    Signals:
        print_requested: the operator chose to print.
    """

    print_requested = Signal()

    def __init__(
        self,
        bridge: StationBridge,
        pages: Sequence[PaperPage],
        *,
        title: Text,
        destination: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, parent, fills=True)
        self._bridge, self._pages, self._index = bridge, list(pages), 0
        self.picture = PagePicture(self)
        self.count = Label(tone="soft")
        self.previous_button = Button(lambda: self.tr("Previous page"), "←")
        self.next_button = Button(lambda: self.tr("Next page"), "→")
        destination_label = quiet(destination)
        for part in (self.previous_button, self.count, self.next_button):
            part.setVisible(len(self._pages) > 1)
        row = in_row(
            (destination_label, 1), self.previous_button, self.count, self.next_button, gap=12
        )
        add_parts(self.body, (self.picture, 1), row)
        back_button = self.add_back_button()
        self.print_button = self.add_button(
            lambda: self.tr("Print"), "Enter", self.request_print, main=True
        )
        for button in (self.previous_button, self.next_button, back_button, self.print_button):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocus()
        self.previous_button.clicked.connect(partial(self.turn, -1))
        self.next_button.clicked.connect(partial(self.turn, 1))
        self._draw()

    def turn(self, pages: int) -> None:
        """Goes forward by a number of pages, or back if it is negative."""
        index = min(max(self._index + pages, 0), len(self._pages) - 1)
        if index != self._index:
            self._index = index
            self._draw()

    def request_print(self) -> None:
        if self.print_button.isEnabled() and self.print_button.isVisibleTo(self):
            self.print_button.setEnabled(False)
            self.print_requested.emit()

    def show_failure(self, error: CodedError) -> None:
        """Shows why nothing was printed, and lets the operator try again."""
        self.print_button.setEnabled(True)
        self.banner.show_fault(error)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        previous_keys = (Qt.Key.Key_Left, Qt.Key.Key_PageUp)
        next_keys = (Qt.Key.Key_Right, Qt.Key.Key_PageDown)
        if event.key() in previous_keys:
            self.turn(-1)
        elif event.key() in next_keys:
            self.turn(1)
        else:
            super().keyPressEvent(event)

    def _draw(self) -> None:
        index = self._index
        self.count.setText(self._count_text)
        self.previous_button.setEnabled(index > 0)
        self.next_button.setEnabled(index < len(self._pages) - 1)
        self._bridge.run_on_io(
            partial(page_image, self._pages[index], _DPI),
            partial(self._drawn, index),
            self,
            self.show_failure,
        )

    def _count_text(self) -> str:
        return self.tr("{page} of {pages}").format(page=self._index + 1, pages=len(self._pages))

    def _drawn(self, index: int, image: QImage) -> None:
        if index == self._index:
            self.picture.show_image(image)
