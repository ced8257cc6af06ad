"""Two people one after the other through every form: nothing of the first reaches the second.

The rule: when a person begins, no field, list or sentence of the window holds anything of the
person before, but for those that are there to tell of the past: the last answers, the tube, the
coverage, the queue. What is written of the second one is what was typed of that one alone.
"""

import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import zxingcpp
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QLabel,
    QLineEdit,
    QWidget,
)
from tests.gui.handover.sync_tasks import (
    FIRST,
    SECOND,
    TASKS,
    Somebody,
    Task,
    Visit,
    enter,
    leave,
    write,
)
from tests.gui.window_hands import Hands, scan

from testdesk.bridge.row_model import ROW_ROLE
from testdesk.domain.station.status import FoundPerson
from testdesk.formats.proxy_code import decode_proxy_code
from testdesk.gui.widgets.fitted import FittedText
from testdesk.gui.window import PROXY, QUEUE, REGISTER


def esc(visit: Visit, _task: Task) -> None:
    leave(visit)


def finished(visit: Visit, task: Task) -> None:
    task.finish(visit)


def locked(visit: Visit, _task: Task) -> None:
    """As the shell does it: a cover comes over the window, and goes."""
    shell = visit.window.parentWidget()
    shell.setCurrentIndex(1)
    assert not visit.window.isVisible()
    shell.setCurrentIndex(0)
    leave(visit)


def other_page(visit: Visit, _task: Task) -> None:
    leave(visit)
    visit.window.show_page(QUEUE)


PRINTING = {"card", "who fetches"}
ENDS = {"done": finished, "Esc": esc, "locked": locked, "another page": other_page}


def of_the_past(window) -> tuple[QWidget, ...]:
    """The widgets that are there to show who was here before."""
    register = window.register
    past = (register.just_now, register.tube_panel, register.verdict)
    today = window.proxy.just_done.list  # the rows of today's work, which are names
    return (*past, today, window.coverage, window.queue, window.handover)


def texts_of_widget(widget: QWidget) -> Iterator[str]:
    """Every text of a widget, seen or hidden."""
    yield from (widget.toolTip(), widget.accessibleName(), widget.windowTitle())
    if isinstance(widget, QLabel | FittedText | QAbstractButton):
        yield widget.text()
    if isinstance(widget, QLineEdit):
        yield from (widget.text(), widget.placeholderText())
    if isinstance(widget, QAbstractItemView) and (model := widget.model()) is not None:
        for row in range(model.rowCount()):
            for column in range(model.columnCount()):
                index = model.index(row, column)
                yield str(index.data())
                found = index.data(ROW_ROLE)
                if isinstance(found, FoundPerson):
                    yield found.resident.name


def traces_in_window(window, who: Somebody) -> list[str]:
    past = of_the_past(window)
    return [
        f"{type(widget).__name__}: {text}"
        for widget in window.findChildren(QWidget)
        if not any(part is widget or part.isAncestorOf(widget) for part in past)
        for text in texts_of_widget(widget)
        if any(trace in text for trace in who.traces)
    ]


def bodies_after(hands: Hands, seq: int) -> list[dict[str, Any]]:
    def look(station):
        with station.read() as uow:
            return [json.loads(e.body or b"{}") for e in uow.journal.entries(seq + 1, 10**9)]

    found: list[list[dict[str, Any]]] = []
    hands.bridge.read(look, found.append, hands.bridge)
    hands._qtbot.waitUntil(lambda: bool(found))
    return found[0]


def traces_in(bodies: Any, who: Somebody) -> list[str]:
    """The traces of somebody in the bodies of events.

    Ids and digests are random, and none is a trace: four digits may be in one by chance.
    """
    text = re.sub("[0-9a-f]{32,}", "", json.dumps(bodies, ensure_ascii=False))
    return [trace for trace in who.traces if trace in text]


def cards_on_paper(folder) -> dict[Path, list[str]]:
    """The texts of the codes on each file of cards."""
    found = {}
    for file in sorted(folder.glob("*.pdf")):
        page = file.with_suffix("")
        subprocess.run(["pdftoppm", "-r", "200", "-gray", file, page], check=True)
        pages = map(Image.open, folder.glob(f"{page.name}*.pgm"))
        found[file] = [one.text for page in pages for one in zxingcpp.read_barcodes(page)]
    return found


def check_papers(lockable_window, name, before, after) -> None:
    """What came out for the second person is a card of that person, and of nobody else."""
    new = [code for file, codes in after.items() if file not in before for code in codes]
    keys = lockable_window.bridge.station.identity.card_keys
    subjects = {decode_proxy_code(code, keys).subject for code in new}
    assert subjects <= {SECOND.listed.resident}
    assert subjects or name not in PRINTING


def journal_length(hands: Hands) -> int:
    return len(bodies_after(hands, 0))


@pytest.mark.parametrize("end", ENDS)
@pytest.mark.parametrize("name", TASKS)
def test_nothing_of_the_first_reaches_the_second(lockable_window, name, end, tmp_path):
    task = TASKS[name]
    first = Visit(lockable_window, FIRST)
    task.begin(first)
    ENDS[end](first, task)
    lockable_window.settle()

    mark, papers = journal_length(lockable_window), cards_on_paper(tmp_path / "cards")
    second = Visit(lockable_window, SECOND, everything=False)
    task.begin(second)
    assert traces_in_window(lockable_window.window, FIRST) == []
    task.finish(second)
    lockable_window.settle()
    check_papers(lockable_window, name, papers, cards_on_paper(tmp_path / "cards"))
    written = bodies_after(lockable_window, mark)
    for body in written:
        assert traces_in(body, FIRST) == [], body
    for body in written:
        if body["kind"] == "resident_registered":
            person = body["resident"]
            assert (person["name"], person["document_number"]) == (SECOND.name, SECOND.number)
            assert not {"korean", "phone", "note"} & set(person)
            assert person.get("address", {}) == {}
        if body["kind"] == "proxy_code_issued":
            assert not {"applicant", "relation"} & set(body)
        if body["kind"] == "resident_corrected":
            assert [c["field"] for c in body["changes"]] == ["phone"]


SCANNED = ["typed whole", "typed without number"]


@pytest.mark.parametrize("before", SCANNED)
@pytest.mark.parametrize("known", [True, False], ids=["somebody listed", "somebody new"])
def test_a_scan_in_the_middle_of_a_form_is_another_person(lockable_window, before, known):
    """The first one's form is full when the second one's ID card is scanned."""
    first = Visit(lockable_window, FIRST)
    lockable_window.window.show_page(REGISTER)
    first.key(Qt.Key.Key_F6)
    form = first.dialog()
    first.fill(form)
    if before == "typed without number":
        form.number.number_field.field.clear()
        form.number.finish()
    mark = journal_length(lockable_window)
    number = SECOND.listed.document_number if known else SECOND.number
    scan(number)
    lockable_window.settle()
    assert form.number.number() == number
    if not known:
        write(form.name.field, SECOND.name)
    enter(first)
    assert traces_in(bodies_after(lockable_window, mark), FIRST) == []
    kinds = [body["kind"] for body in bodies_after(lockable_window, mark)]
    assert kinds == (["sample_taken"] if known else ["resident_registered", "sample_taken"])


def test_f6_after_two_found_people_saves_nobody_under_anothers_name(lockable_window):
    """The complaint as it came: on the second page F6, B's ID, a name; then F6, C's ID, Enter."""
    visit = Visit(lockable_window, FIRST)
    lockable_window.window.show_page(PROXY)
    lockable_window.settle()
    visit.key(Qt.Key.Key_F6)
    scan(FIRST.number)
    lockable_window.settle()
    write(visit.dialog().name.field, FIRST.name)
    visit.key(Qt.Key.Key_Return)
    assert visit.dialog() is None
    mark = journal_length(lockable_window)
    visit.key(Qt.Key.Key_F6)
    scan(SECOND.number)
    lockable_window.settle()
    visit.key(Qt.Key.Key_Return)
    assert visit.dialog() is not None, "the name is missing"
    assert visit.dialog().name.text() == ""
    assert bodies_after(lockable_window, mark) == []
