"""On the smallest laptop nothing is cut, and no dialog but a long report needs scrolling."""

from functools import partial

import pytest
from tests.gui.every_dialog import NAMES, dialogs, pass_by
from tests.gui.station_on_disk import PEOPLE

from testdesk.domain.refusals import Refusal
from testdesk.gui.person.actions import REMOVE, actions_for
from testdesk.gui.person.more import MoreDialog
from testdesk.gui.widgets.scrolled_body import ScrolledBody
from testdesk.gui.window import HANDOVER, REGISTER
from testdesk.services.people.history import person_record
from testdesk.services.staff.identification import Credentials

SMALLEST = (1024, 640)
# How long a report is depends on what `doctor` finds; everything else has its place.
DIALOGS = tuple(name for name in NAMES if name != "doctor")

REFUSED = (
    Refusal("pin_wrong"),
    Refusal("pin_paused", seconds=1800),
    Refusal("badge_of_other_point"),
    Refusal("badge_removed"),
    Refusal("badge_unknown"),
    Refusal("badge_damaged"),
    Refusal("badge_not_authentic"),
)


def scrolled(station, language, make, act=None):
    """How far the body of a dialog scrolls down and across on the smallest screen.

    Args:
        act: what is done with the open dialog before it is measured.
    """
    shell = station.shell
    shell.showNormal()
    shell.resize(*SMALLEST)
    shell.change_language(language)
    station.settle()
    dialog = make()
    dialog.open_once()
    station.settle()
    if act is not None:
        act(dialog)
    pass_by()
    body = dialog.findChild(ScrolledBody)
    bars = (body.verticalScrollBar().maximum(), body.horizontalScrollBar().maximum())
    dialog.done(0)
    station.settle()
    return bars


@pytest.mark.parametrize("language", ["en", "zh", "ko"])
@pytest.mark.parametrize("name", DIALOGS)
def test_a_dialog_on_the_smallest_screen_scrolls_neither_way(every_dialog, name, language):
    assert scrolled(every_dialog, language, dialogs(every_dialog)[name]) == (0, 0)


@pytest.mark.parametrize("language", ["en", "zh", "ko"])
@pytest.mark.parametrize("error", REFUSED, ids=lambda error: error.code)
def test_a_second_person_who_is_refused_still_sees_all_keys(every_dialog, error, language):
    make = dialogs(every_dialog)["second_person"]
    assert scrolled(every_dialog, language, make, partial(_refuse, error=error)) == (0, 0)


def _refuse(dialog, error):
    dialog._refuse(Credentials(badge="x"), error)


@pytest.mark.parametrize("language", ["en", "zh", "ko"])
@pytest.mark.parametrize("person", PEOPLE[:2], ids=["sampled", "with a card"])
def test_all_rare_actions_of_anybody_fit_the_smallest_screen(every_dialog, person, language):
    station = every_dialog
    query = partial(person_record, station=station.bridge.station, resident=person.resident)
    make = partial(MoreDialog, station.ask(query), 1, station.window.proxy)
    assert scrolled(station, language, make) == (0, 0)


def test_the_tube_of_a_sampled_person_has_its_key_written(every_dialog):
    station = every_dialog
    station.shell.change_language("en")
    record = station.ask(
        lambda: person_record(station=station.bridge.station, resident=PEOPLE[0].resident)
    )
    remove = next(one for one in actions_for(record, 1) if one.code == REMOVE)
    assert "Ctrl B" in remove.explanation
    elsewhere = next(one for one in actions_for(record, 2) if one.code == REMOVE)
    assert "Ctrl B" not in elsewhere.explanation


@pytest.mark.parametrize("language", ["en", "zh", "ko"])
def test_the_ready_light_is_whole_on_the_smallest_screen(every_dialog, language):
    station, card = every_dialog, every_dialog.window.register.just_now
    station.shell.showNormal()
    station.shell.resize(*SMALLEST)
    station.shell.change_language(language)
    station.window.show_page(REGISTER)
    station.settle()
    pass_by()
    light = card.scan_field
    assert card.rect().contains(light.geometry())


@pytest.mark.parametrize("language", ["en", "zh", "ko"])
def test_the_buttons_above_the_batches_have_room_for_their_texts(every_dialog, language):
    station, page = every_dialog, every_dialog.window.handover
    station.shell.showNormal()
    station.shell.resize(*SMALLEST)
    station.shell.change_language(language)
    station.window.show_page(HANDOVER)
    page.show_batches()
    again = page.batches_view.again_button
    again.show()
    station.settle()
    pass_by()
    assert again.width() >= again.sizeHint().width()
    station.window.show_page(REGISTER)
    station.settle()
