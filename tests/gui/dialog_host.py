"""A window over which dialogs are opened, without a station."""

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget


class Host(QWidget):
    """A window with a sidebar at the left and a bar at the foot."""

    def __init__(self):
        super().__init__()
        self.field, self.button = QLineEdit(), QPushButton("below")
        self.clicks: list[int] = []
        self.keys: list[str] = []
        self.button.clicked.connect(lambda: self.clicks.append(1))
        column = QVBoxLayout(self)
        column.setContentsMargins(200, 0, 0, 60)
        column.addWidget(self.field)
        column.addWidget(self.button)
        shortcut = QShortcut(QKeySequence("F8"), self)
        shortcut.activated.connect(lambda: self.keys.append("page"))

    def dialog_area(self):
        return self.rect().adjusted(100, 0, 0, -40)
