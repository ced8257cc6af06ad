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
from testdesk.paper.layout.marks import PaperPage
from testdesk.paper.output.render import page_image

# A page is drawn once at this resolution, at which bars are whole dots, and scaled to the screen.
_DPI = 203


class PagePicture(QWidget):
    """Shows one page as large as there is room for, but never enlarged."""

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
            wide, high = self.image.width(), self.image.height()
            scale = min((self.width() - 2) / wide, (self.height() - 2) / high, 1.0)
            room = QRectF(0, 0, wide * scale, high * scale)
            room.moveCenter(QRectF(self.rect()).center())
            ratio = self.devicePixelRatioF()
            # The painter's fast scaling drops lines; scaling the image beforehand keeps them.
            smaller = self.image.scaled(
                round(room.width() * ratio),
                round(room.height() * ratio),
                Qt.AspectRatioMode.IgnoreAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            painter.drawImage(room, smaller)
            painter.setPen(theme.current().colour("line"))
            painter.drawRect(room.adjusted(-0.5, -0.5, 0.5, 0.5))


class PreviewDialog(Dialog):
    """Shows the pages one by one as they would be printed; Enter prints, Esc goes back.

    Attributes:
        picture: the page that is shown.
        print_button: may be hidden if there is nothing to print.

    Signals:
        wanted: the operator chose to print.
    """

    wanted = Signal()

    def __init__(
        self,
        bridge: StationBridge,
        pages: Sequence[PaperPage],
        *,
        title: Text,
        where: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, parent, fills=True)
        self._bridge, self._pages, self._at = bridge, list(pages), 0
        self.picture = PagePicture(self)
        self.count = Label(tone="soft")
        self.before = Button(lambda: self.tr("Previous page"), "←")
        self.after = Button(lambda: self.tr("Next page"), "→")
        target = quiet(where)
        for part in (self.before, self.count, self.after):
            part.setVisible(len(self._pages) > 1)
        row = in_row((target, 1), self.before, self.count, self.after, gap=12)
        add_parts(self.body, (self.picture, 1), row)
        back = self.add_back_button()
        self.print_button = self.add_button(lambda: self.tr("Print"), "Enter", self.ask, main=True)
        for button in (self.before, self.after, back, self.print_button):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocus()
        self.before.clicked.connect(partial(self.turn, -1))
        self.after.clicked.connect(partial(self.turn, 1))
        self._draw()

    def turn(self, by: int) -> None:
        at = min(max(self._at + by, 0), len(self._pages) - 1)
        if at != self._at:
            self._at = at
            self._draw()

    def ask(self) -> None:
        if self.print_button.isEnabled() and self.print_button.isVisibleTo(self):
            self.print_button.setEnabled(False)
            self.wanted.emit()

    def fail(self, error: CodedError) -> None:
        """Shows why nothing was printed, and lets the operator try again."""
        self.print_button.setEnabled(True)
        self.banner.show_fault(error)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        back, forth = (Qt.Key.Key_Left, Qt.Key.Key_PageUp), (Qt.Key.Key_Right, Qt.Key.Key_PageDown)
        if event.key() in back:
            self.turn(-1)
        elif event.key() in forth:
            self.turn(1)
        else:
            super().keyPressEvent(event)

    def _draw(self) -> None:
        at = self._at
        self.count.setText(self._count_text)
        self.before.setEnabled(at > 0)
        self.after.setEnabled(at < len(self._pages) - 1)
        self._bridge.run_on_io(
            partial(page_image, self._pages[at], _DPI), partial(self._drawn, at), self, self.fail
        )

    def _count_text(self) -> str:
        return self.tr("{page} of {pages}").format(page=self._at + 1, pages=len(self._pages))

    def _drawn(self, at: int, image: QImage) -> None:
        if at == self._at:
            self.picture.show_image(image)
