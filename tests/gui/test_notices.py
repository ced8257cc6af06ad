"""Every banner belongs to a state and disappears with it (docs/notices.md)."""

import ast
import re
from pathlib import Path

import pytest
from tests.gui.station_on_disk import PEOPLE

import testdesk
from testdesk.bridge.id_reader import ReaderState
from testdesk.domain.changes import Changes, Done
from testdesk.domain.refusals import EnvironmentFault, Refusal
from testdesk.gui import translation
from testdesk.gui.window import COVERAGE, HANDOVER, QUEUE, REGISTER
from testdesk.printing.print_run import PrintRunReport
from testdesk.services.scanning import registration
from testdesk.services.session import Context, ScanSession

# Methods by which a banner or a card shows a sentence.
SHOWING = {"show_message", "show_fault", "announce", "report"}
GUI = Path(testdesk.__file__).parent / "gui"
PAGE = Path(testdesk.__file__).parents[2] / "docs" / "notices.md"
TUBE = "YJ22034417"
# Where a sentence is shown without `Notice`; and the two that only pass one on.
OTHERS = {"status_bar.py", "register/page.py"}
PASS_ON = {"widgets/banner.py", "handover/page.py"}


def modules_with_notices():
    """Modules of the window that give a banner its text."""
    found = set()
    for path in GUI.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "attr", "") in SHOWING:
                found.add(path.relative_to(GUI).as_posix())
    return found - {"shell.py"}  # `crash.tell`: a page of its own


def test_every_place_that_shows_a_message_is_in_the_table():
    written = set(re.findall(r"`([a-z_/]+\.py)`", PAGE.read_text(encoding="utf-8")))
    assert written - OTHERS - {"tests/gui/test_notices.py"} == modules_with_notices() - PASS_ON


def banner_text(page):
    return page.stick_card.banner.text()


def write(hands, *lines, announced=True):
    """Scans that no page shows: from another program, or from another page."""

    def command(context):
        other = Context(context.station, ScanSession(operator="李"))
        changes = Changes()
        for line in lines:
            changes |= registration.scan(other, line).changes
        return Done(None, changes if announced else Changes())

    hands.bridge.run(command, lambda _none: None, hands.window)
    hands.settle()


PULLED_LATER = [
    ([PEOPLE[5].document_number], "people 1"),
    ([p.document_number for p in PEOPLE[5:8]], "people 3"),
    (["!seal other"], "other entries 1"),
    (["!undo", PEOPLE[5].document_number], "people 1"),
]


@pytest.mark.parametrize(("lines", "since"), PULLED_LATER)
def test_safe_to_pull_ends_with_the_next_event(exported_page, hands, lines, since):
    write(hands, *lines)
    assert since in banner_text(exported_page)
    assert "Safe to pull" not in banner_text(exported_page)
    assert exported_page.stick_card.banner.property("tone") == "attention"


@pytest.mark.parametrize(("lines", "since"), PULLED_LATER)
def test_what_another_program_writes_ends_it_too(exported_page, hands, lines, since):
    write(hands, *lines, announced=False)
    exported_page.stick_card._request_check()
    hands.settle()
    assert since in banner_text(exported_page)


def test_a_scan_on_another_page_ends_it(exported_page, hands):
    hands.window.show_page(REGISTER)
    hands.scan(PEOPLE[5].document_number)
    hands.window.show_page(HANDOVER)
    hands.settle()
    assert "people 1" in banner_text(exported_page)


def test_a_state_that_lasts_is_still_reported_after_another_page(exported_page, hands):
    hands.window.show_page(REGISTER)
    hands.window.show_page(HANDOVER)
    hands.settle()
    assert banner_text(exported_page).endswith("Safe to pull.")


def test_the_next_export_is_safe_again(exported_page, hands, qtbot):
    write(hands, PEOPLE[5].document_number)
    with qtbot.waitSignal(exported_page.handed_over):
        exported_page.hand_over()
    hands.settle()
    assert banner_text(exported_page).endswith("Safe to pull.")


@pytest.mark.parametrize("then", ["pulled", "another"])
def test_a_message_about_a_stick_goes_with_it(exported_page, hands, kingston, then):
    other = kingston.with_name("SANDISK")
    if then == "another":
        other.mkdir()
    exported_page.use_folder(other)
    hands.settle()
    assert banner_text(exported_page) == ""


def test_what_came_of_trying_goes_when_the_page_is_left(hands):
    page = hands.window.handover
    hands.window.show_page(HANDOVER)
    hands.settle()
    page._failed(EnvironmentFault("disk_full"))
    hands.settle()
    assert banner_text(page) != ""
    hands.window.show_page(REGISTER)
    assert banner_text(page) == ""


def test_a_failed_try_is_reported_although_the_stick_is_gone(exported_page, hands, kingston):
    for file in sorted(kingston.rglob("*"), reverse=True):
        file.rmdir() if file.is_dir() else file.unlink()
    kingston.rmdir()
    write(hands, PEOPLE[5].document_number)
    exported_page.hand_over()
    hands.settle()
    assert exported_page.stick_card.banner.property("tone") == "stop"
    kingston.mkdir()
    exported_page.look_for_stick()
    hands.settle()
    assert banner_text(exported_page) == ""


# The note above the page.


def fail(hands):
    hands.bridge.refused.emit(Refusal("queue_empty"))


def printed(hands):
    hands.window.papers.printed.emit("list.pdf")


def scan_something(hands):
    hands.window.register.scan(TUBE)
    hands.settle()


def other_page(hands):
    hands.window.show_page(COVERAGE)


def some_seconds(hands):
    hands.window._banner._passing.timeout.emit()


@pytest.mark.parametrize("go", [scan_something, other_page, some_seconds])
@pytest.mark.parametrize("make", [fail, printed])
def test_a_note_of_what_was_done_belongs_to_its_moment(hands, make, go):
    make(hands)
    assert hands.window._banner.isVisible()
    go(hands)
    assert not hands.window._banner.isVisible()
    translation.announce()
    assert not hands.window._banner.isVisible()


@pytest.mark.parametrize("go", [scan_something, some_seconds])
def test_a_fault_of_the_reader_stays_until_the_reader_is_well(hands, go):
    hands.window.report_reader(ReaderState("service", "id_reader_gone"))
    go(hands)
    assert hands.window._banner.isVisible()
    hands.window.report_reader(ReaderState("service"))
    assert not hands.window._banner.isVisible()


@pytest.mark.parametrize("go", ["moved", "left"])
def test_a_note_of_the_queue_goes_with_the_queue(hands, go):
    hands.window.show_page(QUEUE)
    hands.settle()
    page = hands.window.queue
    page._failed(Refusal("queue_empty"))
    assert page.called.banner.isVisible()
    if go == "moved":
        hands.bridge.bus.announce(Changes(queue=True), None)
    else:
        hands.window.show_page(REGISTER)
        hands.window.show_page(QUEUE)
    hands.settle()
    assert not page.called.banner.isVisible()


def test_a_note_of_cards_follows_the_language(hands):
    hands.window.show_page(COVERAGE)
    page = hands.window.coverage
    page._finished(PrintRunReport(0, 0, "", cancelled=True))
    english = page._banner.text()
    try:
        translation.use("ko")
        assert page._banner.text() not in {"", english}
    finally:
        translation.use("en")
    assert page._banner.text() == english


def test_a_note_of_cards_goes_when_the_coverage_page_is_left(hands):
    hands.window.show_page(COVERAGE)
    page = hands.window.coverage
    page._failed(Refusal("queue_empty"))
    assert page._banner.isVisible()
    hands.window.show_page(REGISTER)
    hands.window.show_page(COVERAGE)
    assert not page._banner.isVisible()
