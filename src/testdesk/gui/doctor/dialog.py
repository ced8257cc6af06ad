"""The dialog that checks this laptop: each device with its state and the next step."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from testdesk.bridge.doctor.checks import (
    Devices,
    StationFindings,
    examine_laptop,
    examine_station,
)
from testdesk.bridge.station import StationBridge
from testdesk.domain.refusals import CodedError
from testdesk.gui import theme
from testdesk.gui.doctor.texts import SYMBOLS, URGENCY, check_text, finding_text
from testdesk.gui.widgets.dialog import Dialog
from testdesk.gui.widgets.layouts import in_row
from testdesk.gui.widgets.symbol import SymbolWidget
from testdesk.gui.widgets.text import Label, hairline
from testdesk.messages.catalogue import ntranslate
from testdesk.messages.sentences import sentence_of
from testdesk.services.exchange.doctor import Finding

_NAME_WIDTH = 150
_SCROLLING_KEYS = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageUp: -6,
    Qt.Key.Key_PageDown: 6,
}
_SCROLL_PX = 48


class DoctorDialog(Dialog):
    """Lists the findings, the most urgent first; R checks again.

    Attributes:
        findings: what was found at the last check; empty until then.
    """

    def __init__(
        self,
        bridge: StationBridge,
        home: Path,
        devices: Callable[[], Devices],
        parent: QWidget | None = None,
    ) -> None:
        """Begins to check.

        Args:
            bridge: the station.
            home: its folder.
            devices: what the window knows of its devices at each check.
            parent: see `Dialog`.
        """
        super().__init__(lambda: self.tr("Check this laptop"), parent, fills=True)
        self._bridge, self._home, self._devices = bridge, home, devices
        self.findings: list[Finding] = []
        self._rows: QWidget | None = None
        self._state = Label(self._state_text, px=theme.SMALL_PX, tone="soft", wrap=True)
        # So that a full list fits a small laptop; a fault is shown beside the buttons.
        self._tighten()
        self._banner_area.hide()
        self.body.addStretch(1)
        self._again = self.add_side_button(lambda: self.tr("Check again"), "R", self.check)
        self.buttons.insertWidget(1, self._state, 1)
        self.add_button(lambda: self.tr("Done"), "Esc", self.reject)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocus()
        self.check()

    def handle_key(self, key: str) -> bool:
        if key.casefold() != "r" or not self._again.isEnabled():
            return False
        self.check()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = _SCROLLING_KEYS.get(Qt.Key(event.key()), 0)
        if steps:
            bar = self._body.verticalScrollBar()
            bar.setValue(bar.value() + steps * _SCROLL_PX)
        elif event.key() == Qt.Key.Key_R and not event.modifiers():
            self.handle_key("r")
        else:
            super().keyPressEvent(event)

    def check(self) -> None:
        """Checks everything again; nothing is done while a check runs."""
        self._again.setEnabled(False)
        self._state.setText(lambda: self.tr("Checking… this may take some seconds."))
        devices = self._devices()
        self._bridge.read(
            examine_station, partial(self._examine, devices), self, partial(self._unread, devices)
        )

    def _unread(self, devices: Devices, error: CodedError) -> None:
        """Goes on without the station's file, if it could not be read."""
        database = Finding("database", "missing", error.code, error.detail)
        self._examine(devices, StationFindings(database))

    def _examine(self, devices: Devices, found: StationFindings) -> None:
        clock = self._bridge.station.clock
        job = partial(examine_laptop, self._home, devices, found, clock)
        self._bridge.run_on_io(job, self._show_findings, self, self._failed)

    def _failed(self, error: CodedError) -> None:
        self._again.setEnabled(True)
        self._state.setText(partial(sentence_of, error))

    def _show_findings(self, findings: list[Finding]) -> None:
        self.findings = sorted(findings, key=lambda finding: URGENCY.index(finding.status))
        self._again.setEnabled(True)
        self._state.setText(self._state_text)
        if self._rows is not None:
            self._rows.hide()
            self._rows.deleteLater()
        self._rows = QWidget()
        self._fill(self._rows)
        self.body.insertWidget(0, self._rows)

    def _fill(self, rows: QWidget) -> None:
        """Those that need somebody get a line each, with the sentence; the others, half of one."""
        grid = QGridLayout(rows)
        grid.setContentsMargins(0, 0, 12, 0)  # a gap before the scroll bar
        grid.setHorizontalSpacing(theme.GAP)
        grid.setVerticalSpacing(10)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        urgent = [finding for finding in self.findings if finding.status != "ok"]
        for row, finding in enumerate(urgent):
            grid.addLayout(_cell(finding), row, 0, 1, 2)
        if urgent:
            grid.addWidget(hairline(), len(urgent), 0, 1, 2)
        for place, finding in enumerate(self.findings[len(urgent) :]):
            grid.addLayout(_cell(finding), len(urgent) + 1 + place // 2, place % 2)

    def _state_text(self) -> str:
        count = sum(finding.status != "ok" for finding in self.findings)
        if not self.findings:
            return ""
        if not count:
            return self.tr("Everything is in order.")
        text = ntranslate(
            "DoctorDialog",
            "{count} thing needs somebody to look at it.",
            "{count} things need somebody to look at them.",
            count,
        )
        return text.format(count=count)


def _cell(finding: Finding) -> QHBoxLayout:
    """The symbol, the name of the check, and what was found."""
    shape, colour = SYMBOLS[finding.status]
    name = Label(partial(check_text, finding.check), px=theme.BODY_PX, bold=True)
    name.setFixedWidth(_NAME_WIDTH)
    tone = "soft" if finding.status == "ok" else "ink"
    text = Label(partial(finding_text, finding), px=theme.SMALL_PX, tone=tone, wrap=True)
    row = in_row(SymbolWidget(shape, colour, side=28), name, (text, 1), gap=12)
    row.setAlignment(Qt.AlignmentFlag.AlignTop)
    return row
