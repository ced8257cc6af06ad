"""Enter sent twice, as by a hasty finger or a second line end, acts once in every dialog.

The dialogs are opened as their pages do; those whose page acts on what they emit get that page.
"""

from collections import Counter
from typing import Any

import pytest
from PySide6.QtCore import QMetaMethod, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from tests.gui.every_dialog import NAMES, TUBE, dialogs
from tests.gui.station_on_disk import PASSPHRASE, PEOPLE
from tests.little_work import quick_vaults

from testdesk.gui.handover.closing.bags_dialog import BagsDialog
from testdesk.gui.handover.closing.tubes_dialog import TubesDialog
from testdesk.gui.widgets.dialog import Dialog, top_dialog
from testdesk.services import bags, tube_counts

NEW_PASSPHRASE = "dunkle wolken ueber dem zelt 2022"
# Signals that do not report what was done. `counted` of a print run is a number of people; what
# `confirmed` asks for, opening the day again, the page runs once: the journal shows it.
QUIET = {"accepted", "finished", "counted", "confirmed"}


def fields_of(dialog):
    return [field for field in dialog.findChildren(QLineEdit) if field.isVisible()]


def typed(dialog, *texts):
    for field, text in zip(fields_of(dialog), texts, strict=False):
        field.setText(text)
        field.textEdited.emit(text)


def restore_filled(dialog):
    dialog.use_file(dialog.window()._home / "nowhere.tdbackup")
    typed(dialog, "a passphrase", "李敏", "704182", "赵刚", "358204")


def correction_filled(dialog):
    typed(dialog, "朴顺姬")
    dialog.handle_key("1")
    dialog._reason.pick(0)


FILLED = {
    "whose": lambda dialog: typed(dialog, PEOPLE[4].name),
    "second_person": lambda dialog: dialog.pin.field.setText("358204"),
    "note": lambda dialog: typed(dialog, "in hospital"),
    "passphrase": lambda dialog: typed(dialog, PASSPHRASE, NEW_PASSPHRASE, NEW_PASSPHRASE),
    "kit": lambda dialog: typed(dialog, "not the passphrase"),
    "restore": restore_filled,
    "bags": lambda dialog: typed(dialog, "郑海", "郑海"),
    "tubes": lambda dialog: typed(dialog, "4"),
    "count": lambda dialog: typed(dialog, "1"),
    "reopen": lambda dialog: typed(dialog, "late", "赵刚"),
}


class Effects:
    """What a dialog of a station emits and what is added to the journal, by name and how often."""

    def __init__(self, station: Any, dialog: Dialog) -> None:
        self._station, self.emitted = station, Counter[str]()
        self._before = self._kinds()
        self.journal = Counter[str]()
        for name in own_signals(dialog):
            getattr(dialog, name).connect(self._noter(name))

    def _noter(self, name):
        emitted = self.emitted
        return lambda *_values: emitted.update([name])

    def _kinds(self) -> list[str]:
        bridge = self._station.bridge

        def read() -> list[str]:
            with bridge.station.read() as uow:
                entries = uow.journal.entries(1, uow.journal.length())
                return [entry.header.kind for entry in entries]

        kinds: list[str] = self._station.ask(read)
        return kinds

    def settle(self) -> "Effects":
        self._station.settle()
        self.emitted = Counter(self.emitted)  # without what closing the dialog afterwards emits
        self.journal.update(self._kinds()[len(self._before) :])
        return self


def own_signals(dialog):
    """The names of the signals that our own classes declare."""
    meta = dialog.metaObject()
    methods = [meta.method(index) for index in range(meta.methodCount())]
    names = {
        bytes(method.name().data()).decode()
        for method in methods
        if method.methodType() == QMetaMethod.MethodType.Signal
    }
    ours = [kind for kind in type(dialog).__mro__ if kind.__module__.startswith("testdesk")]
    return {name for name in names if any(name in vars(kind) for kind in ours)}


def press_twice(dialog):
    for _ in range(2):
        QTest.keyClick(QApplication.focusWidget() or dialog, Qt.Key.Key_Return)


def opened(station, make) -> Any:
    """The dialog that `make` returns or opens."""
    station.shell.change_language("en")
    dialog = make()
    if dialog is None:
        station.settle()
        dialog = top_dialog(station.window)
    else:
        dialog.open()
    station.settle()
    return dialog


def used_twice(station, name, make) -> Effects:
    with quick_vaults():
        dialog = opened(station, make)
        FILLED.get(name, lambda _dialog: None)(dialog)
        station.settle()
        effects = Effects(station, dialog)
        press_twice(dialog)
        effects.settle()
    for left in station.window.findChildren(Dialog):
        left.done(0)
        left.deleteLater()
    station.settle()
    return effects


def page_makers(station):
    """Those that only together with their page are complete."""
    window = station.window
    return {
        "network": window.handover.network.ask_address,
        "prints": window.proxy.prints.open,
        "reopen": lambda: window.handover._actions.reopen_day(staffed=False),
    }


# After "staff" the station would have operators: see tests/gui/staff/test_staff_dialog.py.
@pytest.mark.parametrize("name", [name for name in NAMES if name != "staff"])
def test_enter_sent_twice_acts_once(every_dialog, name):
    station = every_dialog
    make = {**dialogs(station), **page_makers(station)}[name]
    effects = used_twice(station, name, make)
    often = {what for what, count in effects.emitted.items() if count > 1} - QUIET
    assert often == set()
    assert max(effects.journal.values(), default=0) <= 1
    if set(effects.emitted) - QUIET - {"rejected"}:
        assert "rejected" not in effects.emitted, "the second Enter closed what the first began"


@pytest.mark.parametrize("name", ["batch", "list"])
def test_the_second_enter_does_not_close_what_the_first_began(every_dialog, name):
    effects = used_twice(every_dialog, name, dialogs(every_dialog)[name])
    assert "rejected" not in effects.emitted


def sealed(station):
    """A tube that was sealed for real."""
    if not station.ask(lambda: tube_counts.tube_checks(station.bridge.station)):
        station._scan("!seal")
        station.settle()
    return station.ask(lambda: tube_counts.tube_checks(station.bridge.station))


def test_a_tube_is_counted_once_and_the_next_is_not_touched(every_dialog):
    station, checks = every_dialog, sealed(every_dialog)
    assert [check.tube for check in checks] == [TUBE]
    page = station.window.handover
    effects = used_twice(station, "tubes", lambda: TubesDialog(station.bridge, checks, page))
    assert effects.journal == {"tube_counted": 1}
    assert effects.emitted["changed"] == 1


def test_a_bag_is_handed_over_once_and_no_other_is_packed(every_dialog):
    station = every_dialog
    sealed(station)
    packed: list[Any] = []
    station.bridge.run(bags.pack, packed.append, station.window)
    station.settle()
    found = station.ask(lambda: bags.bags(station.bridge.station))
    page = station.window.handover
    dialogs_made: list[Any] = []

    def make():
        dialogs_made.append(BagsDialog(station.bridge, found, page))
        return dialogs_made[-1]

    effects = used_twice(station, "bags", make)
    assert effects.journal == {"bag_handed_over": 1}
    (dialog,) = dialogs_made
    assert not dialog.hand_over_button.isEnabled()


def test_another_number_of_swabs_is_saved_once(every_dialog):
    station, counting = every_dialog, every_dialog.window.register.counting
    sealed(station)
    counting.tube = station.ask(lambda: _tube(station))
    effects = used_twice(station, "count", counting.ask)
    counting.tube = None
    assert effects.journal == {"tube_counted": 1}


def _tube(station):
    with station.bridge.station.read() as uow:
        return uow.samples.tube(TUBE)
