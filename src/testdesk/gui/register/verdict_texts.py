"""The texts with which the large panel answers a scan."""

from __future__ import annotations

import datetime as dt

import msgspec

from testdesk.domain.refusals import CodedError
from testdesk.domain.residents.masking import id_tail
from testdesk.domain.residents.people import Resident
from testdesk.domain.station.tubes import NOT_GREEN
from testdesk.domain.station.verdicts import ScanResult, is_in_a_tube
from testdesk.gui import person_texts as person
from testdesk.gui.widgets.symbol import Shape
from testdesk.messages.catalogue import translate
from testdesk.messages.sentences import what_and_todo
from testdesk.services.voiding import Undoable

Run = tuple[str, bool]  # text, and whether bold


class VerdictView(msgspec.Struct, frozen=True):
    """What the panel paints.

    Attributes:
        fill: background colour: accent, attention or stop; empty for a panel without a colour.
        shape: the symbol.
        heading: a few words.
        what, todo: the sentence under the heading, and what to do next.
        name: the largest text, such as a person's name or a tube's code; may be empty.
        beside_name: the text beside the name: sex and age.
        items: the line at the bottom; each item is a few plain or bold texts.
        order: whether the heading is an instruction to the sampler, legible from two metres.
        place: the place in the tube, at the right of the name.
        korean: the Korean name, under the name.
    """

    fill: str
    shape: Shape
    heading: str
    what: str = ""
    todo: str = ""
    name: str = ""
    beside_name: str = ""
    items: tuple[tuple[Run, ...], ...] = ()
    order: bool = False
    place: str = ""
    korean: str = ""


# Answers about a tube and no person; they are never green.
TUBE_REASONS = frozenset({"tube_opened", "tube_sealed", "tube_reopened", "tube_discarded"})
UNDO_REASONS = frozenset({"sample_undone", "sample_voided", "code_unbound"})
# Kinds of scans that identify no person; "command" is a scanned command, such as "!undo".
_NON_PERSON_KINDS = frozenset({"tube", "command", "unknown"})
_OTHER_OPEN = "other_tube_open"
_FILL_AND_SHAPE: dict[str, tuple[str, Shape]] = {
    "accepted": ("accent", "tick"),
    "refused": ("stop", "cross"),
    "attention": ("attention", "triangle"),
    "needs_person": ("attention", "question"),
}


def fill_and_shape(result: ScanResult) -> tuple[str, Shape]:
    """The background colour and the symbol of an answer."""
    if result.reason in TUBE_REASONS:
        return "", "tube"
    if result.reason == "operator_changed":  # green is for people who were accepted
        return "", "dot"
    # The undo succeeded, but needs attention: this person must not be swabbed now.
    if result.reason in UNDO_REASONS:
        return "attention", "back"
    if result.verdict == "accepted" and needs_single_tube(result):
        return _FILL_AND_SHAPE["attention"]
    return _FILL_AND_SHAPE[result.verdict]


def needs_single_tube(result: ScanResult) -> bool:
    """Whether the person needs a single tube because the health code is not green."""
    return result.resident is not None and result.resident.colour in NOT_GREEN


def view_of(result: ScanResult, *, today: dt.date, station: int) -> VerdictView:
    """The panel for a scan's answer.

    Args:
        result: the result of a scan, an undo or a seal.
        today: the local day, for ages and the word "today".
        station: this station's number; any other station is shown with its number.
    """
    fill, shape = fill_and_shape(result)
    what, todo = reason_text(result)
    if result.reason in TUBE_REASONS:
        what = ""
    if result.reason == _OTHER_OPEN:
        what = f"{what} {person.tube_text(result.tube or '')}"
    if result.reason == "already_sampled":
        what = f"{what} · {_earlier_sample_text(result, today, station)}"
    view = VerdictView(fill, shape, _heading(result), what, todo)
    if result.resident is None:
        order = result.verdict == "refused" and result.kind not in _NON_PERSON_KINDS
        return msgspec.structs.replace(view, name=_scanned_tube(result), order=order)
    return _with_person(view, result, today)


def _with_person(view: VerdictView, result: ScanResult, today: dt.date) -> VerdictView:
    """Adds the person to the view; the heading already says "Please swab"."""
    resident, what, todo = result.resident, view.what, view.todo
    if resident is None:
        return view
    if result.reason == "sampled":
        what = translate("Verdict", "Single tube") if needs_single_tube(result) else ""
        todo = ""
    has_place = result.position is not None and result.earlier is None
    return msgspec.structs.replace(
        view,
        what=what,
        todo=todo,
        name=person.name_of(resident),
        korean=resident.korean,
        beside_name=person.sex_and_age(resident, today),
        items=items_of(resident, result.kind),
        order=result.kind != "command" or result.reason in UNDO_REASONS,
        place=_place_text(result) if has_place else "",
    )


def reason_text(result: ScanResult) -> tuple[str, str]:
    """What happened and what to do, including where an earlier sample of the person is."""
    detail: dict[str, object] = (
        dict(msgspec.structs.asdict(result.earlier)) if result.earlier else {}
    )
    if (
        result.leaves_empty_place
    ):  # the tube is sealed, so the message says that the place stays empty
        detail["reason"] = "hole"
    if result.reason == "unknown_code" and result.verdict == "refused":
        # The code has no form that a station can use: nobody is asked whose it is.
        detail["reason"] = "no_form"
    if "tube" in detail:
        detail["tube"] = person.tube_text(str(detail["tube"]))
    what, todo = what_and_todo(result.reason, detail)
    if result.unbound and result.reason != "code_unbound":  # a binding was undone as well
        what = f"{what} {what_and_todo('code_unbound')[0]}"
    return what, todo


def view_of_undo(undoable: Undoable, *, today: dt.date) -> VerdictView:
    """The question before an undo: names what will be undone, and explains that F9 confirms it."""
    heading = {
        "sample_undone": translate("Verdict", "Undo this sample?"),
        "code_unbound": translate("Verdict", "Unbind this person's code?"),
        "tube_reopened": translate("Verdict", "Open this tube again?"),
        "tube_discarded": translate("Verdict", "Undo the opening of this tube?"),
    }[undoable.reason]
    todo = translate("Verdict", "Press F9 again to confirm. Esc or any scan leaves it as it is.")
    tube = person.tube_text(undoable.tube or "")
    view = VerdictView("attention", "back", heading, "", todo, name=tube)
    if undoable.resident is None:
        return view
    where = translate("Verdict", "tube {tube}, place {position}")
    return msgspec.structs.replace(
        view,
        what=where.format(tube=tube, position=undoable.position) if undoable.position else "",
        name=person.name_of(undoable.resident),
        korean=undoable.resident.korean,
        beside_name=person.sex_and_age(undoable.resident, today),
        items=items_of(undoable.resident, ""),
    )


def view_of_fault(error: CodedError) -> VerdictView:
    """The panel when the program could not carry out an action."""
    what, todo = what_and_todo(error.code, error.detail)
    return VerdictView("stop", "cross", translate("Verdict", "Not done"), what, todo)


def view_ready(*, round_: str | None, tube_open: bool) -> VerdictView:
    """The quiet panel before the next scan."""
    if round_ is None:
        what, todo = what_and_todo("no_round")
        return VerdictView("", "triangle", translate("Verdict", "No round yet"), what, todo)
    name = translate("Verdict", "Scan the next person")
    todo = translate("Verdict", "Proxy code, ID card or phone code.")
    if not tube_open:
        name = translate("Verdict", "Scan a tube")
        todo = translate("Verdict", "Take an empty tube and scan its barcode.")
    return VerdictView("", "dot", translate("Verdict", "Ready"), "", todo, name)


def items_of(resident: Resident, kind: str) -> tuple[tuple[Run, ...], ...]:
    """ID tail, address, and the kind of code shown; unknown ones are left out."""
    items: list[tuple[Run, ...]] = []
    if resident.document_number:
        items.append(
            ((translate("Verdict", "ID ends"), False), (id_tail(resident.document_number), True))
        )
    compound, rest = person.address_text(resident.address)
    if compound or rest:
        items.append(tuple(run for run in ((compound, False), (rest, True)) if run[0]))
    if shown := person.scan_kind_text(kind):
        items.append(((shown, False),))
    return tuple(items)


def just_now_text(result: ScanResult) -> tuple[str, str, str]:
    """The parts of a line in the list: person or tube, what happened, and any place in a tube."""
    description = person.scan_kind_text(result.kind)
    if result.reason in UNDO_REASONS:
        description = _undone_text(result)
    elif result.reason != "sampled":
        description = reason_text(result)[0]
    if result.clock_doubtful:
        wrong = person.clock_wrong()
        description = wrong if result.reason == "sampled" else f"{description} · {wrong}"
    subject = _scanned_tube(result)
    if result.resident is not None:
        korean = f"  {result.resident.korean}" if result.resident.korean else ""
        subject = person.name_of(result.resident) + korean
    has_place = is_in_a_tube(result) and result.reason not in UNDO_REASONS
    return subject, description, _place_text(result) if has_place else ""


def _undone_text(result: ScanResult) -> str:
    if result.position is None:
        return translate("Verdict", "phone code unbound")
    if result.leaves_empty_place:
        template = translate("Verdict", "removed, place {position} stays empty")
    else:
        template = translate("Verdict", "undone, place {position} is free")
    return template.format(position=result.position)


def _scanned_tube(result: ScanResult) -> str:
    """The tube that was scanned, which may not be the open one."""
    return person.tube_text((result.scan if result.reason == _OTHER_OPEN else result.tube) or "")


def _heading(result: ScanResult) -> str:
    if result.reason == "tube_or_document":
        return translate("Verdict", "Tube or document?")
    if result.verdict == "needs_person":
        return translate("Verdict", "Who is this?")
    if result.verdict == "attention":
        return translate("Verdict", "Look first")
    if result.verdict == "refused":
        return _refused_heading(result)
    return {
        "sampled": translate("Verdict", "Please swab"),
        "id_confirmed": translate("Verdict", "Please swab"),
        "tube_opened": translate("Verdict", "Tube open"),
        "tube_sealed": translate("Verdict", "Tube sealed"),
        "tube_reopened": translate("Verdict", "Tube open again"),
        "tube_discarded": translate("Verdict", "Tube opening undone"),
        "sample_undone": translate("Verdict", "Undone"),
        "sample_voided": translate("Verdict", "Removed"),
        "code_unbound": translate("Verdict", "Undone"),
        "operator_changed": translate("Verdict", "Operator changed"),
    }.get(result.reason, translate("Verdict", "Done"))


def _refused_heading(result: ScanResult) -> str:
    if result.kind == "tube":
        return translate("Verdict", "Not this tube")
    return (
        translate("Verdict", "Not done")
        if result.kind in _NON_PERSON_KINDS
        else translate("Verdict", "Do not swab")
    )


def _place_text(result: ScanResult) -> str:
    if result.sealed and result.position != 1:
        return translate("Verdict", "last one, place {position}").format(position=result.position)
    return translate("Verdict", "place {position}").format(position=result.position)


def _earlier_sample_text(result: ScanResult, today: dt.date, station: int) -> str:
    earlier = result.earlier
    if earlier is None:
        return ""
    other = earlier.station != station
    station_text = (
        translate("Verdict", "station {station}").format(station=earlier.station) if other else ""
    )
    where = translate("Verdict", "tube {tube}, place {position}").format(
        tube=person.tube_text(earlier.tube), position=earlier.position
    )
    clock = person.clock_wrong() if earlier.clock_doubtful else ""
    parts = (
        person.day_and_time(earlier.at, today),
        clock,
        station_text,
        where,
    )
    return " · ".join(part for part in parts if part)
