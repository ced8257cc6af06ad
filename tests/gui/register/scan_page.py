"""A page with every kind of field, a code and an ID number, and what a router receives."""

import datetime as dt

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget
from tests.gui.station_on_disk import CARD_KEY, id_number

from testdesk.formats.proxy_code import ProxyCode, encode_proxy_code
from testdesk.gui.scans.router import ScanRouter

CODE = encode_proxy_code(
    ProxyCode(
        key_id=0,
        station=1,
        subject="0123456789ab",
        issue_day=dt.date(2022, 3, 26),
        issue_number=1,
        id_tag=77,
    ),
    CARD_KEY,
)
ID = id_number("19400101", 2)


class Page(QWidget):
    """A field, a secret field, a text and a button."""

    def __init__(self):
        super().__init__()
        self.field, self.secret, self.notes = QLineEdit(), QLineEdit(), QPlainTextEdit()
        self.secret.setEchoMode(QLineEdit.EchoMode.Password)
        self.button = QPushButton("action")
        self.clicks: list[int] = []
        self.button.clicked.connect(lambda: self.clicks.append(1))
        self.returns: list[str] = []
        self.field.returnPressed.connect(lambda: self.returns.append(self.field.text()))
        column = QVBoxLayout(self)
        for part in (self.field, self.secret, self.notes, self.button):
            column.addWidget(part)


class ReceivedScans:
    """The lines that a router found."""

    def __init__(self, app, now_ms=None):
        self.router = ScanRouter(app, now_ms=now_ms)
        self.lines: list[str] = []
        self.router.scanned.connect(self.lines.append)
        self.router.start()
