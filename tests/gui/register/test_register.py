"""The register page: what a scan shows, and that none is lost."""

import dataclasses

import msgspec
import pytest
from PySide6.QtGui import QFontMetricsF, QImage
from tests.gui.station_on_disk import ELEVEN_LETTERS, LONG_NAME, PEOPLE, YELLOW
from tests.gui.window_hands import scan

from testdesk.domain.changes import Changes, Done
from testdesk.domain.refusals import EnvironmentFault
from testdesk.gui import theme, translation
from testdesk.gui.register.seal_dialog import SealDialog
from testdesk.gui.register.verdict import VerdictPanel
from testdesk.gui.register.verdict_texts import VerdictView
from testdesk.gui.widgets.fitted import fitted_font
from testdesk.gui.window import COVERAGE, REGISTER

TUBE = "YJ22034417"


def view(hands):
    return hands.window.register.verdict.view


def forget(hands):
    """As if some time had passed since the last scans."""
    hands.bridge.session.recent = ()


def undo(hands):
    """F9 and F9 again."""
    for _ in range(2):
        hands.window.register.undo()
        hands.settle()


def test_before_anything_the_page_asks_for_a_tube(hands):
    assert view(hands).name == "Scan a tube"
    assert hands.window.register.tube_panel.tube is None


def test_a_person_is_shown_with_name_age_address_and_what_to_do(hands):
    hands.scan(TUBE)
    result = hands.scan(PEOPLE[6].document_number)
    assert (result.verdict, result.position) == ("accepted", 1)
    shown = view(hands)
    assert (shown.fill, shown.shape, shown.name) == ("accent", "tick", "金善姬")
    assert (shown.heading, shown.order, shown.place) == ("Please swab", True, "place 1")
    assert (shown.what, shown.todo) == ("", "")
    assert shown.beside_name == "female · age 61"
    assert shown.items[0] == (("ID ends", False), (PEOPLE[6].document_number[-4:], True))


def test_a_second_time_is_refused_with_where_and_when(hands):
    hands.scan(TUBE)
    hands.scan(PEOPLE[3].document_number)
    forget(hands)
    hands.scan(PEOPLE[3].document_number)
    shown = view(hands)
    assert (shown.fill, shown.shape, shown.heading) == ("stop", "cross", "Do not swab")
    assert "today 00:41 · tube YJ 2203 4417, place 1" in shown.what


@pytest.mark.parametrize("language", ["zh", "ko", "en"])
def test_place_and_time_of_the_first_sample_are_in_one_line(hands, language):
    hands.scan(TUBE)
    for _ in range(2):
        hands.scan(PEOPLE[3].document_number)
        forget(hands)
    try:
        theme.use_fonts(language)
        translation.use(language)
        # As large as an order's reason goes on a wide panel, at the least.
        wide = QFontMetricsF(theme.font(22, bold=True)).horizontalAdvance(view(hands).what)
    finally:
        translation.use("en")
        theme.use_fonts("en")
    assert wide <= hands.window.register.verdict.width() - 64


def test_a_second_tube_is_refused_by_its_own_name_and_the_open_one_is_named(hands):
    hands.scan(TUBE)
    hands.scan("YJ99990000")
    assert view(hands).name == "YJ 9999 0000"
    assert "YJ 2203 4417" in view(hands).what


def test_scans_that_come_faster_than_the_answers_are_all_answered_in_order(hands, qtbot):
    hands.scan(TUBE)
    for person in PEOPLE[:9]:
        scan(person.document_number)
    qtbot.waitUntil(lambda: len(hands.answers) == 10)
    names = [answer.resident.name for answer in hands.answers[1:]]
    assert names == [person.name for person in PEOPLE[:9]]
    assert [answer.position for answer in hands.answers[1:]] == list(range(1, 10))


def test_the_tenth_person_fills_the_tube_and_the_panel_asks_for_the_next(hands):
    hands.scan(TUBE)
    for person in PEOPLE[:10]:
        hands.scan(person.document_number)
    page = hands.window.register
    assert hands.answers[-1].sealed
    assert (view(hands).heading, view(hands).place) == ("Please swab", "last one, place 10")
    assert page.tube_panel.is_full
    assert [place.name for place in page.tube_panel.tube.places] == [p.name for p in PEOPLE[:10]]
    assert page.just_now.asks_to_count
    page.clear()
    assert view(hands).name == "Scan a tube"
    assert page.just_now.asks_to_count
    hands.scan("YJ22034418")
    assert not page.just_now.asks_to_count
    assert (page.tube_panel.tube.tube, page.tube_panel.is_full) == ("YJ22034418", False)


def test_with_a_full_tube_in_view_f8_asks_for_the_kind_of_the_next(hands):
    hands.scan(TUBE)
    for person in PEOPLE[:10]:
        hands.scan(person.document_number)
    page = hands.window.register
    assert not page.tube_panel._kind_choice.isVisible()
    page.ask_to_seal()
    assert page.tube_panel._kind_choice.isVisible()
    page.tube_panel._kind_choice.chosen.emit("single")
    hands.settle()
    assert not page.tube_panel._kind_choice.isVisible()
    hands.scan("YJ22034418")
    assert page.tube_panel.tube.mode == "single"


def test_a_full_tube_is_still_in_view_after_another_page(hands):
    hands.scan(TUBE)
    for person in PEOPLE[:10]:
        hands.scan(person.document_number)
    hands.window.show_page(COVERAGE)
    hands.window.show_page(REGISTER)
    hands.settle()
    assert hands.window.register.just_now.asks_to_count
    assert view(hands).name == "Scan a tube"


def test_undo_warns_not_to_swab_this_person_now(hands):
    hands.scan(TUBE)
    hands.scan(PEOPLE[0].document_number)
    undo(hands)
    assert (view(hands).shape, view(hands).name) == ("back", PEOPLE[0].name)
    assert view(hands).fill == "attention"
    assert hands.window.register.tube_panel.tube.places == ()


def test_nothing_to_undo_is_reported_and_the_window_stays(hands):
    hands.window.register.undo()
    hands.settle()
    assert (view(hands).fill, view(hands).heading) == ("stop", "Not done")


def test_an_unknown_phone_code_asks_whose_it_is_and_knows_it_afterwards(hands):
    hands.scan(TUBE)
    code = "https://example.invalid/q?c=AB12CD34EF56"
    assert hands.scan(code).verdict == "needs_person"
    assert hands.window.register.verdict.choices.isVisible()
    hands.window.register.name_owner(PEOPLE[2].resident)
    hands.settle()
    assert view(hands).name == PEOPLE[2].name
    assert not hands.window.register.verdict.choices.isVisible()
    forget(hands)
    assert hands.scan(code).reason == "already_sampled"


def test_the_next_tubes_kind_is_chosen_on_the_panel(hands):
    hands.window.register.tube_panel.next_kind.emit("single")
    hands.settle()
    hands.scan(TUBE)
    tube = hands.window.register.tube_panel.tube
    assert (tube.mode, tube.capacity) == ("single", 1)
    assert hands.scan(YELLOW.document_number).verdict == "accepted"
    # Never plain green: everybody must see that this person goes into a tube alone.
    shown = view(hands)
    assert (shown.fill, shown.shape, shown.what) == ("attention", "triangle", "Single tube")
    assert shown.heading == "Please swab"


def test_a_code_that_is_not_green_is_led_away_from_the_pool(hands):
    hands.scan(TUBE)
    assert hands.scan(YELLOW.document_number).reason == "single_tube_required"
    assert view(hands).todo.startswith("Send this person to the single lane")


def test_sealing_early_needs_a_reason(hands, qtbot):
    hands.scan(TUBE)
    hands.scan(PEOPLE[0].document_number)
    hands.window.register.ask_to_seal()
    dialog = hands.window.findChild(SealDialog)
    assert not dialog.handle_key("7")
    assert dialog.handle_key("1")
    qtbot.waitUntil(lambda: hands.answers[-1].reason == "tube_sealed")


def test_a_fault_of_the_laptop_is_shown_as_not_done(hands):
    def full(_operator):
        raise EnvironmentFault("disk_full")

    hands.bridge.station = dataclasses.replace(hands.bridge.station, write=full)
    hands.window.register.scan(TUBE)
    hands.settle()
    assert (view(hands).heading, view(hands).what) == ("Not done", "The disk is full.")


def test_another_pages_command_is_seen_at_once(hands):
    def command(_context):
        return Done(None, Changes(tubes=True))

    hands.scan(TUBE)
    reads = hands.bridge.lane.waiting
    hands.bridge.run(command, lambda _none: None, hands.window)
    hands.settle()
    assert reads == 0
    assert hands.window.register.tube_panel.tube.tube == TUBE


def test_the_painting_of_a_new_verdict_is_timed(hands, qtbot):
    with qtbot.waitSignal(hands.window.register.verdict.painted) as painted:
        hands.scan(TUBE)
    assert painted.args[0] >= 0


@pytest.mark.usefixtures("english")
def test_long_names_shrink_and_are_never_cut():
    for name in (LONG_NAME.name, ELEVEN_LETTERS.name, "金善姬"):
        letters = fitted_font(name, width=718, height=150, px=theme.NAME_PX)
        longest = max(name.split(), key=len)
        assert QFontMetricsF(letters).horizontalAdvance(longest) <= 718
        assert letters.pixelSize() >= 44


@pytest.mark.usefixtures("english")
@pytest.mark.parametrize("height", [380, 420, 476])
def test_in_a_low_panel_the_name_is_still_the_largest(qtbot, height):
    items = (
        (("ID ends ", False), ("4525", True)),
        (("网通小区 ", False), ("building 3, unit 1, room 202", True)),
        (("ID document", False),),
    )
    view = VerdictView(
        "accent", "tick", "Registered", "Place 1", "Please swab.", beside_name="female · age 79"
    )
    panel = VerdictPanel()
    qtbot.addWidget(panel)
    panel.resize(440, height)

    def rows(name):
        panel.show_view(msgspec.structs.replace(view, name=name, items=items))
        return lines_of(panel.grab().toImage())

    # Three blanks as wide as three letters: the rows that differ are the name's.
    pairs = zip(rows("\u3000" * 3), rows("朴顺子"), strict=True)
    differ = [row for row, (blank, named) in enumerate(pairs) if blank != named]
    assert differ[-1] - differ[0] >= 28


def lines_of(image):
    # A window's picture has a byte a dot that says nothing.
    image = image.convertToFormat(QImage.Format.Format_RGB888)
    data, stride = bytes(image.constBits()), image.bytesPerLine()
    return [data[y * stride : (y + 1) * stride] for y in range(image.height())]
