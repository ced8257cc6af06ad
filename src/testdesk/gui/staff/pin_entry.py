"""Six digits of a PIN, typed by keys or by touch."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPointF, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QGridLayout,
    QSizePolicy,
    QStyle,
    QStyleOptionFrame,
    QWidget,
)

from testdesk.domain.staff.pins import PIN_LENGTH
from testdesk.gui import theme
from testdesk.gui.widgets.button import NEVER, Button
from testdesk.gui.widgets.field import Field
from testdesk.gui.widgets.translated import Translated

_CLEAR, _BACK = "clear", "back"
_KEYS = (*"123456789", _CLEAR, "0", _BACK)
_DOT, _DOT_GAP = 9, 34  # the radius of a dot, and from one to the next, in pixels
_WIDTH, _LEAST_WIDTH, _LEAST_HEIGHT = 300, 264, 44


class PinField(Field):
    """Shows a dot for each digit: filled if it is typed, hollow if it is missing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, px=theme.TITLE_PX, latin=True, secret=True)
        self.setMaxLength(PIN_LENGTH)

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        colours, middle = theme.current(), self.rect().center()
        with QPainter(self) as painter:
            frame = QStyle.PrimitiveElement.PE_PanelLineEdit
            self.style().drawPrimitive(frame, option, painter, self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(colours.colour("accent" if self.isEnabled() else "soft"), 2))
            for place in range(PIN_LENGTH):
                typed = place < len(self.text())
                painter.setBrush(colours.colour("accent" if typed else "card"))
                x = middle.x() + (place - (PIN_LENGTH - 1) / 2) * _DOT_GAP
                painter.drawEllipse(QPointF(x, middle.y()), _DOT, _DOT)


class PinEntry(Translated, QWidget):
    """A field that hides its digits, and below it the keys of a telephone, for gloves.

    Attributes:
        field: the field; a badge scanned into it is taken out again by the scan router.

    Signals:
        changed: another number of digits is there.
        submitted: Enter was pressed.
    """

    changed = Signal()
    submitted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = PinField(self)
        self.field.textChanged.connect(self._keep_digits)
        self.field.returnPressed.connect(self.submitted)
        px = {key: theme.LIST_NAME_PX if key.isdigit() else theme.BODY_PX for key in _KEYS}
        self._keys = {key: Button(key, px=px[key], focus=NEVER) for key in _KEYS}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(theme.STEP)
        grid.addWidget(self.field, 0, 0, 1, 3)
        self.setMaximumWidth(_WIDTH)
        for index, (key, button) in enumerate(self._keys.items()):
            button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
            button.setMinimumHeight(_LEAST_HEIGHT)
            button.setMaximumHeight(theme.TOUCH)
            grid.addWidget(button, 1 + index // 3, index % 3)
            button.clicked.connect(partial(self._press, key))
        for column in range(3):
            grid.setColumnStretch(column, 1)
        for row in range(1, 5):
            grid.setRowStretch(row, 8)
        grid.setRowStretch(5, 1)
        self.setMinimumWidth(_LEAST_WIDTH)
        self._retranslate()

    @property
    def pin(self) -> str:
        """The digits so far."""
        return self.field.text()

    @property
    def missing(self) -> int:
        """How many digits are missing."""
        return PIN_LENGTH - len(self.pin)

    def clear(self) -> None:
        """Removes all digits."""
        self.field.clear()
        self.field.set_wrong(False)

    def _press(self, key: str) -> None:
        if key == _CLEAR:
            self.clear()
        elif key == _BACK:
            self.field.backspace()
        else:
            self.field.insert(key)
        self.field.setFocus()

    def _keep_digits(self, text: str) -> None:
        digits = "".join(letter for letter in text if letter in "0123456789")
        if digits != text:
            self.field.setText(digits)
            return
        self.field.set_wrong(False)
        self.changed.emit()

    def _retranslate(self) -> None:
        self.field.setAccessibleName(self.tr("PIN"))
        self._keys[_CLEAR].set_text(lambda: self.tr("Clear"))
        self._keys[_BACK].set_text(lambda: self.tr("Delete"))
