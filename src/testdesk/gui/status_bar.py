"""The status bar: the state of the station, always in the same order."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import msgspec
from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from testdesk.bridge.mount_watch import MountWatch
from testdesk.bridge.station import StationBridge
from testdesk.bridge.sticks import Stick, folder_as_stick, sticks
from testdesk.domain.changes import Changes
from testdesk.domain.station.status import LONGEST_WAIT, StationStatus
from testdesk.domain.station.tubes import Tube
from testdesk.gui import theme
from testdesk.gui.person_texts import clock_time, comma_separated
from testdesk.gui.widgets.layouts import STRETCH, in_row
from testdesk.gui.widgets.symbol import SymbolWidget
from testdesk.gui.widgets.text import Label, strong
from testdesk.gui.widgets.translated import Translated
from testdesk.messages.catalogue import ntranslate, translate
from testdesk.services import status as station_status
from testdesk.wall_clock import local_date

_REFRESH_DELAY_MS, _STICK_CHECK_MS = 150, 3_000
# Where the system reports that a stick was plugged in or pulled: looked for all the same, together
# with the time, at each half minute.
_RARE_CHECK_MS = 30_000
# After a report: a slow stick has its name and its free space only a moment later.
_MOUNTED_MS, _CHECKS_SOON = 300, 3
# The indexes of the items that are hidden if there is no room, in this order: pace, operator,
# tube, counts.
_PACE_INDEX = 4
_HIDDEN_FIRST = (_PACE_INDEX, 1, 2, 3)
# From this age on, a batch without a receipt is shown in red.
_LOUD_WAIT = dt.timedelta(days=1)
_DAYS_FROM = 2
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


def wait_text(wait: dt.timedelta) -> str:
    """How long a batch has waited for its receipt, in hours, or in days from the second on."""
    if wait.days < _DAYS_FROM:
        hours = int(wait.total_seconds() // 3600)
        return translate("StatusBar", "No receipt for {count} h").format(count=hours)
    form = ntranslate(
        "StatusBar", "No receipt for {count} day", "No receipt for {count} days", wait.days
    )
    return form.format(count=wait.days)


class StatusTexts(msgspec.Struct, frozen=True):
    """What the status bar shows, for the pages that cover the window.

    Attributes:
        place: point, station and round, as plain text.
        round_tone: the colour of the dot beside the round.
        station, operator, counts, unexported, stick, time: rich texts, as in the bar.
        alarm, alarm_tone: plain text without keys, empty without an alarm, and its colour.
        open_tube: the tube in use.
    """

    place: str
    round_tone: str
    station: str
    operator: str
    counts: str
    unexported: str
    stick: str
    time: str
    alarm: str
    alarm_tone: str
    open_tube: Tube | None


class StatusBar(Translated, QFrame):
    """Shows round and station, operator, tube, today's counts, pace, exports, stick and time.

    Attributes:
        role: the role with which the operator signed in.
        status: the StationStatus that was last read, or None.
        stick: the stick that is plugged in, or None.
        texts: the StatusTexts that were last announced, or None.
        alarm: names missing devices, a clock that is wrong or was moved, a day that was not
            closed, a batch that waits too long for its receipt, and backups that fail; hidden if
            there is none of these.

    Signals:
        sticks_changed: a stick was plugged in or pulled.
        texts_changed: the bar shows something else; carries the StatusTexts.
    """

    sticks_changed = Signal()
    texts_changed = Signal(StatusTexts)

    def __init__(self, bridge: StationBridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status_bar")
        self.setFixedHeight(theme.STATUS_BAR_HEIGHT)
        # An item that has no room is hidden; the bar never makes the window wider.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.role = "registrar"
        self.status: StationStatus | None = None
        self.texts: StatusTexts | None = None
        self._shown: tuple[object, ...] = ()  # from which `texts` were made
        self._round_tone = self._alarm_tone = "attention"
        self.stick: Stick | None = None
        self._sticks: list[Stick] = []
        self._folder: Path | None = None
        self._bridge = bridge
        self._missing_devices: list[str] = []
        self._people_hidden = False
        self._backup_failed = False
        self._round_symbol = SymbolWidget("dot", "accent", side=15)
        self._alarm_symbol = SymbolWidget("triangle", "attention", side=20)
        self.alarm = Label(px=theme.SMALL_TEXT_PX, bold=True, tone="attention")
        self._alarm_symbol.hide()
        self.alarm.hide()
        # Round, operator, tube, counts, pace, exports, stick and time, in the order of `_show`.
        self._items = [Label(rich=True, px=theme.SMALL_TEXT_PX, tone="soft") for _ in range(8)]
        round_row = in_row(self._round_symbol, self._items[0], gap=6)
        alarm_row = in_row(self._alarm_symbol, self.alarm, gap=4)
        parts = (
            round_row,
            *self._items[1 : _PACE_INDEX + 1],
            alarm_row,
            STRETCH,
            *self._items[_PACE_INDEX + 1 :],
        )
        self._row = in_row(*parts, gap=28, margins=(theme.GAP, 0, theme.GAP, 0), parent=self)
        bridge.bus.changed.connect(self._schedule_refresh)
        self._refresh_timer = QTimer(self, interval=_REFRESH_DELAY_MS, singleShot=True)
        self._refresh_timer.timeout.connect(self.refresh)
        self._watch_sticks()

    def _watch_sticks(self) -> None:
        self._mounts = MountWatch(self)
        self._stick_timer = QTimer(self, singleShot=True)
        self._stick_timer.timeout.connect(self._look_for_sticks)
        self._mounts.changed.connect(self._mounted)
        self._checks_soon = 0
        self._stick_timer.start(_STICK_CHECK_MS)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def refresh(self) -> None:
        self._bridge.read_in_background(station_status.status, self._show, self)

    def use_folder(self, folder: Path | None) -> None:
        """Shows the folder that is used in place of the stick; None means the stick itself."""
        self._folder = folder
        self._look_for_sticks()

    def show_missing(self, devices: list[str]) -> None:
        """Shows an alarm for the chosen devices that are missing: "scanner" and "camera"."""
        self._missing_devices = devices
        self._show_alarm()
        self._fit()

    def hide_people(self, hidden: bool) -> None:
        """Hides how many people there are, while somebody counts the swabs."""
        if hidden != self._people_hidden:
            self._people_hidden = hidden
            self._retranslate()

    def show_backup_failed(self, *, failed: bool) -> None:
        """Shows an alarm for as long as automatic backups fail."""
        if failed != self._backup_failed:
            self._backup_failed = failed
            self._show_alarm()
            self._fit()

    def _show_alarm(self) -> None:
        wait = dt.timedelta() if self.status is None else self._wait(self.status)
        self._alarm_tone = "stop" if wait > _LOUD_WAIT else "attention"
        self.alarm.set_tone(self._alarm_tone)
        self._alarm_symbol.show_shape("triangle", self._alarm_tone)
        alarms = self._alarms(wait, self.tr("Clock moved {minutes} min: Ctrl+T if it is right"))
        self.alarm.setText(comma_separated(alarms))
        self.alarm.setVisible(bool(alarms))
        self._alarm_symbol.setVisible(bool(alarms))
        self._emit_texts()

    def _alarms(self, wait: dt.timedelta, clock_moved: str) -> list[str]:
        """What is wrong, in the order in which it is shown.

        Args:
            wait: how long the oldest batch waits for its receipt.
            clock_moved: the text for a clock that was moved, with `{minutes}`.
        """
        texts = {"scanner": self.tr("Scanner gone"), "camera": self.tr("No camera")}
        alarms = [texts[name] for name in self._missing_devices if name in texts]
        if len(alarms) > 1:
            alarms = [self.tr("Devices gone")]
        status = self.status
        if status is not None and status.clock_wrong:
            alarms.append(self.tr("Clock wrong"))
        if status is not None and status.clock_moved is not None:
            alarms.append(clock_moved.format(minutes=f"{round(status.clock_moved / 60):+}"))
        if status is not None and status.was_left_open(self._bridge.station.clock.now()):
            alarms.append(self.tr("Day not closed"))
        if wait > LONGEST_WAIT:
            alarms.append(wait_text(wait))
        if self._backup_failed:
            alarms.append(self.tr("No backup"))
        return alarms

    def _wait(self, status: StationStatus) -> dt.timedelta:
        return status.longest_wait(self._bridge.station.clock.now())

    def _retranslate(self) -> None:
        self.show_missing(self._missing_devices)
        if self.status is not None:
            self._show(self.status)

    def _schedule_refresh(self, changes: Changes, _initiator: object) -> None:
        # Scans come fast; the verdict must not wait for the bar. A running timer is not restarted,
        # because in a fast queue the bar would then never be refreshed.
        if not self._refresh_timer.isActive():
            self._refresh_timer.start()

    def _look_for_sticks(self) -> None:
        folder = self._folder
        if folder is None:
            self._bridge.run_on_io(sticks, self._show_sticks, self)
        else:
            self._bridge.run_on_io(
                lambda: [s for s in (folder_as_stick(folder),) if s], self._show_sticks, self
            )
        self._show_time()
        self._emit_texts()
        self._stick_timer.start(self._until_next_check())

    def _mounted(self) -> None:
        self._checks_soon = _CHECKS_SOON
        self._stick_timer.start(_MOUNTED_MS)

    def _until_next_check(self) -> int:
        """Milliseconds until sticks are looked for again; a folder may vanish unreported."""
        self._checks_soon = max(self._checks_soon - 1, 0)
        if self._checks_soon > 0 or self._folder is not None or not self._mounts.is_watching:
            return _STICK_CHECK_MS
        now = round(self._bridge.station.clock.now().timestamp() * 1000)
        return _RARE_CHECK_MS - now % _RARE_CHECK_MS

    def _show_sticks(self, found: list[Stick]) -> None:
        before, self._sticks = self._sticks, found
        self.stick = found[0] if found else None
        if found != before:
            self._retranslate()
        if [stick.folder for stick in found] != [stick.folder for stick in before]:
            self.sticks_changed.emit()

    def _show(self, status: StationStatus) -> None:
        self.status = status
        round_, station = self._round_text(status), self._station_text(status)
        role = role_text().get(self.role, "")
        pace = self.tr("{seconds} s a person")
        seconds = f"{status.seconds_per_person or 0:.1f}"
        stick = self.tr("Stick")
        texts = (
            f"{_escaped(round_)} · {strong(station)}",
            f"{_escaped(role)} {strong(self._bridge.session.operator)}",
            self._tube_text(status.open_tube),
            self._shift_text(status),
            _formatted(pace, seconds=seconds),
            self._unexported_text(status),
            f"{_escaped(stick)} {strong(self._stick_text())}",
        )
        for item, text in zip(self._items, texts, strict=False):
            item.setText(text)
        self._round_tone = "accent" if status.round else "attention"
        self._round_symbol.show_shape("dot", self._round_tone)
        self._show_time()
        self._show_alarm()
        self._fit()

    def _emit_texts(self) -> None:
        """Makes and passes on the texts of the covers, if something else is shown than before."""
        if self.status is None:
            return
        items = tuple(item.text() for item in self._items)
        shown = (self.status, items, self.alarm.text(), self._round_tone, self._alarm_tone)
        if shown == self._shown:
            return
        self._shown = shown
        station, operator, _, counts, _, unexported, stick, time = items
        place = f"{self._station_text(self.status)} · {self._round_text(self.status)}"
        tones = {"round_tone": self._round_tone, "alarm_tone": self._alarm_tone}
        # Ctrl+T does nothing on a page that covers the window.
        alarms = self._alarms(self._wait(self.status), self.tr("Clock moved {minutes} min"))
        texts = StatusTexts(
            place=place,
            station=station,
            operator=operator,
            counts=counts,
            unexported=unexported,
            stick=stick,
            time=time,
            alarm=comma_separated(alarms),
            open_tube=self.status.open_tube,
            **tones,
        )
        if texts != self.texts:
            self.texts = texts
            self.texts_changed.emit(texts)

    def _round_text(self, status: StationStatus) -> str:
        return status.round or self.tr("no round")

    def _station_text(self, status: StationStatus) -> str:
        return self.tr("{point}, station {station}").format(
            point=status.point, station=status.station
        )

    def _fit(self) -> None:
        """Hides the less important items, one by one, until the others fit."""
        pace_known = self.status is not None and self.status.seconds_per_person is not None
        for index in _HIDDEN_FIRST:
            # While there is an alarm, the pace is not shown.
            self._items[index].setVisible(
                index != _PACE_INDEX or (pace_known and not self.alarm.text())
            )
        for index in _HIDDEN_FIRST:
            if self._row.sizeHint().width() <= self.width():
                return
            self._items[index].hide()

    def _shift_text(self, status: StationStatus) -> str:
        """The counts of the shift, with the time it was closed, or its first day if not today."""
        people = "–" if self._people_hidden else str(status.people)
        counts = {"people": people, "tubes": status.tubes}
        closed, began = status.shift.closed_at, status.shift.began_at
        if closed:
            text = self.tr("Closed {time}: people {people} · tubes {tubes}")
            return _formatted(text, time=clock_time(closed), **counts)
        if began and local_date(began) != self._bridge.station.clock.today():
            text = self.tr("Since {day}: people {people} · tubes {tubes}")
            return _formatted(text, day=f"{local_date(began):%m-%d}", **counts)
        return _formatted(self.tr("Today people {people} · tubes {tubes}"), **counts)

    def _unexported_text(self, status: StationStatus) -> str:
        """The people who are in no batch; only if there are none, how many other events are."""
        people, others = status.unexported_people, status.unexported
        if people and self._people_hidden:
            waiting = "–"
        elif people or not others:
            form = ntranslate("StatusBar", "{count} person", "{count} people", people)
            waiting = form.format(count=people)
        else:
            form = ntranslate("StatusBar", "{count} entry", "{count} entries", others)
            waiting = form.format(count=others)
        return _formatted(self.tr("Not exported {waiting}"), waiting=waiting)

    def _tube_text(self, tube: Tube | None) -> str:
        """The open tube, by the last four characters of its barcode, and how full it is."""
        if tube is None:
            return _escaped(self.tr("No tube open"))
        text = self.tr("Tube {tail} · {count}/{capacity}")
        return _formatted(text, tail=tube.tube[-4:], count=len(tube.places), capacity=tube.capacity)

    def _stick_text(self) -> str:
        more = f" +{len(self._sticks) - 1}" if len(self._sticks) > 1 else ""
        return f"{self.stick.name}{more}" if self.stick else self.tr("not inserted")

    def _show_time(self) -> None:
        now = self._bridge.station.clock.now().astimezone()
        text = strong(f"{now:%H:%M}")
        if text != self._items[-1].text():  # setting it again would paint it again
            self._items[-1].setText(text)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def _formatted(text: str, **values: object) -> str:
    """Formats plain text, with the values in bold."""
    return _escaped(text).format(**{name: strong(value) for name, value in values.items()})
