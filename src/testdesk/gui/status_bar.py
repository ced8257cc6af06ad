"""The status bar: the state of the station, always in the same order."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from testdesk.bridge.station import StationBridge
from testdesk.bridge.sticks import Stick, folder_as_stick, sticks
from testdesk.domain.changes import Changes
from testdesk.domain.station.status import StationStatus
from testdesk.domain.station.tubes import Tube
from testdesk.gui import theme
from testdesk.gui.person_texts import clock_time, listed
from testdesk.gui.widgets.layouts import STRETCH, in_row
from testdesk.gui.widgets.mark import MarkShape
from testdesk.gui.widgets.text import Label, strong
from testdesk.gui.widgets.translated import Translated
from testdesk.messages.catalogue import translate
from testdesk.services.status import status
from testdesk.wall_clock import local_date

_SETTLE_MS, _LOOK_MS = 150, 3_000
# What is left out if there is no room, in this order: pace, operator, tube, today's counts.
_PACE = 4
_SPARED = (_PACE, 1, 2, 3)
_ROLES = ("registrar", "proxy_clerk", "queue_guide", "sampler", "point_lead")


def role_text() -> dict[str, str]:
    """The name of each operator's role, by its code."""
    texts = (
        translate("Roles", "Registrar"),
        translate("Roles", "Proxy clerk"),
        translate("Roles", "Queue guide"),
        translate("Roles", "Sampler"),
        translate("Roles", "Point lead"),
    )
    return dict(zip(_ROLES, texts, strict=True))


class StatusBar(Translated, QFrame):
    """Shows round and station, operator, tube, today's counts, pace, exports, stick and time.

    Attributes:
        role: the role with which the operator signed in.
        status: the StationStatus that was last read, or None.
        stick: the stick that is plugged in, or None.
        alarm: names devices that are gone, a wrong clock, and a day that was not closed; hidden if
            there is none of these.

    Signals:
        sticks_changed: a stick was plugged in or pulled.
    """

    sticks_changed = Signal()

    def __init__(self, bridge: StationBridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("strip")
        self.setFixedHeight(theme.STATUS_BAR_HEIGHT)
        # A fact that has no room is left out; the bar never makes the window wider.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.role = "registrar"
        self.status: StationStatus | None = None
        self.stick: Stick | None = None
        self._sticks: list[Stick] = []
        self._folder: Path | None = None
        self._bridge = bridge
        self._missing: list[str] = []
        self._light = MarkShape("dot", "accent", side=15)
        self._alarm_mark = MarkShape("triangle", "attention", side=20)
        self.alarm = Label(px=theme.SMALL_TEXT_PX, bold=True, tone="attention")
        self._alarm_mark.hide()
        self.alarm.hide()
        self._facts = [Label(rich=True, px=theme.SMALL_TEXT_PX, tone="soft") for _ in range(8)]
        first = in_row(self._light, self._facts[0], gap=6)
        alarm = in_row(self._alarm_mark, self.alarm, gap=4)
        parts = (first, *self._facts[1 : _PACE + 1], alarm, STRETCH, *self._facts[_PACE + 1 :])
        self._row = in_row(*parts, gap=28, margins=(theme.GAP, 0, theme.GAP, 0), of=self)
        bridge.bus.changed.connect(self._changed)
        self._soon = QTimer(self, interval=_SETTLE_MS, singleShot=True)
        self._soon.timeout.connect(self.refresh)
        look = QTimer(self, interval=_LOOK_MS)
        look.timeout.connect(self._look_around)
        look.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def refresh(self) -> None:
        self._bridge.read_long(status, self._show, self)

    def use_folder(self, folder: Path | None) -> None:
        """Shows a folder that is used in place of the stick, or None for the stick itself."""
        self._folder = folder
        self._look_around()

    def show_missing(self, devices: list[str]) -> None:
        """Shows which of the chosen devices are not available: scanner, camera, or none."""
        self._missing = devices
        self._show_alarm()
        self._fit()

    def _show_alarm(self) -> None:
        texts = {"scanner": self.tr("Scanner gone"), "camera": self.tr("No camera")}
        alarms = [texts[name] for name in self._missing if name in texts]
        if len(alarms) > 1:
            alarms = [self.tr("Devices gone")]
        now = self.status
        if now is not None and now.clock_wrong:
            alarms.append(self.tr("Clock wrong"))
        if now is not None and now.was_left_open(self._bridge.station.clock.now()):
            alarms.append(self.tr("Day not closed"))
        self.alarm.setText(listed(alarms))
        self.alarm.setVisible(bool(alarms))
        self._alarm_mark.setVisible(bool(alarms))

    def _retranslate(self) -> None:
        self.show_missing(self._missing)
        if self.status is not None:
            self._show(self.status)

    def _changed(self, changes: Changes, _initiator: object) -> None:
        # Scans come fast; the bar may be a moment late, but the verdict may not. A running timer is
        # not restarted, otherwise a fast queue would postpone it for ever.
        if not self._soon.isActive():
            self._soon.start()

    def _look_around(self) -> None:
        folder = self._folder
        if folder is None:
            self._bridge.run_on_io(sticks, self._saw_sticks, self)
        else:
            self._bridge.run_on_io(
                lambda: [s for s in (folder_as_stick(folder),) if s], self._saw_sticks, self
            )
        self._show_time()

    def _saw_sticks(self, found: list[Stick]) -> None:
        before, self._sticks = self._sticks, found
        self.stick = found[0] if found else None
        if found != before:
            self._retranslate()
        if [stick.folder for stick in found] != [stick.folder for stick in before]:
            self.sticks_changed.emit()

    def _show(self, now: StationStatus) -> None:
        self.status = now
        round_ = now.round or self.tr("no round")
        station = self.tr("{point}, station {station}").format(point=now.point, station=now.station)
        role = role_text().get(self.role, "")
        pace = self.tr("{seconds} s a person")
        seconds = f"{now.seconds_per_person or 0:.1f}"
        exported = self.tr("Not exported {events}")
        stick = self.tr("Stick")
        texts = (
            f"{_plain(round_)} · {strong(station)}",
            f"{_plain(role)} {strong(self._bridge.session.operator)}",
            self._tube_text(now.open_tube),
            self._shift_text(now),
            _fact(pace, seconds=seconds),
            _fact(exported, events=now.unexported),
            f"{_plain(stick)} {strong(self._stick_text())}",
        )
        for fact, text in zip(self._facts, texts, strict=False):
            fact.setText(text)
        self._light.show_shape("dot", "accent" if now.round else "attention")
        self._show_time()
        self._show_alarm()
        self._fit()

    def _fit(self) -> None:
        """Hides the less important facts, one by one, until the rest has room."""
        paced = self.status is not None and self.status.seconds_per_person is not None
        for index in _SPARED:
            # The alarm takes the place of the pace.
            self._facts[index].setVisible(index != _PACE or (paced and not self.alarm.text()))
        for index in _SPARED:
            if self._row.sizeHint().width() <= self.width():
                return
            self._facts[index].hide()

    def _shift_text(self, now: StationStatus) -> str:
        """The counts of the shift, with the time it was closed or the earlier day it began."""
        counts = {"people": now.people, "tubes": now.tubes}
        closed, began = now.shift.closed_at, now.shift.began_at
        if closed:
            text = self.tr("Closed {time}: people {people} · tubes {tubes}")
            return _fact(text, time=clock_time(closed), **counts)
        if began and local_date(began) != self._bridge.station.clock.today():
            text = self.tr("Since {day}: people {people} · tubes {tubes}")
            return _fact(text, day=f"{local_date(began):%m-%d}", **counts)
        return _fact(self.tr("Today people {people} · tubes {tubes}"), **counts)

    def _tube_text(self, tube: Tube | None) -> str:
        """The last four characters of the barcode, which suffice to recognise the open tube."""
        if tube is None:
            return _plain(self.tr("No tube open"))
        text = self.tr("Tube {tail} · {count}/{capacity}")
        return _fact(text, tail=tube.tube[-4:], count=len(tube.places), capacity=tube.capacity)

    def _stick_text(self) -> str:
        more = f" +{len(self._sticks) - 1}" if len(self._sticks) > 1 else ""
        return f"{self.stick.name}{more}" if self.stick else self.tr("not inserted")

    def _show_time(self) -> None:
        now = self._bridge.station.clock.now().astimezone()
        self._facts[-1].setText(strong(f"{now:%H:%M}"))


def _plain(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def _fact(text: str, **values: object) -> str:
    """Formats plain text, with the values in bold."""
    return _plain(text).format(**{name: strong(value) for name, value in values.items()})
