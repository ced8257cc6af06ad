"""What the big panel says of a scan's answer."""

from __future__ import annotations

import datetime as dt

import msgspec

from testdesk.domain.masking import id_tail
from testdesk.domain.people import Resident
from testdesk.domain.refusals import CodedError
from testdesk.domain.verdicts import ScanResult
from testdesk.gui import person_words as person
from testdesk.gui.parts.mark import Shape
from testdesk.gui.sentences import what_and_todo
from testdesk.gui.translation import translate

Run = tuple[str, bool]  # words, and whether bold


class VerdictView(msgspec.Struct, frozen=True):
    """What is painted.

    Attributes:
        fill: accent, attention, stop, or empty for the quiet panel that waits.
        shape: the mark.
        heading: one or two words.
        what, todo: the sentence under it and what to do next.
        name: the largest words; a person, a tube, or nothing.
        about: beside the name.
        facts: the line at the foot; each fact is a few runs of words.
    """

    fill: str
    shape: Shape
    heading: str
    what: str = ""
    todo: str = ""
    name: str = ""
    about: str = ""
    facts: tuple[tuple[Run, ...], ...] = ()


_SAID_BY_HEADING = frozenset({"tube_opened", "tube_sealed", "tube_reopened", "tube_discarded"})
_OTHER_OPEN = "other_tube_open"
_LOOKS: dict[str, tuple[str, Shape]] = {
    "accepted": ("accent", "tick"),
    "refused": ("stop", "cross"),
    "attention": ("attention", "triangle"),
    "needs_person": ("attention", "question"),
}


def view_of(result: ScanResult, *, today: dt.date, station: int) -> VerdictView:
    """The panel for a scan's answer.

    Args:
        result: of the scan or of undo and seal.
        today: local day, for ages and "today".
        station: our own number; another desk is named.
    """
    fill, shape = _LOOKS[result.verdict]
    what, todo = what_and_todo(result.reason)
    if result.reason in _SAID_BY_HEADING:
        what = ""
    if result.reason == _OTHER_OPEN:
        what = f"{what} {person.tube_words(result.tube or '')}"
    if result.reason == "sample_undone":
        # Done as asked, but somebody must look: this person must not be swabbed now.
        fill, shape = _LOOKS["attention"]
    if result.position is not None and result.earlier is None and result.reason != "sample_undone":
        what = _place(result, what)
    if result.earlier is not None:
        what = f"{what} · {_earlier(result, today, station)}"
    if result.sealed:
        todo = translate(
            "Verdict", "Please swab. The tube is full: take a new tube for the next person."
        )
    view = VerdictView(fill, shape, _heading(result), what, todo)
    if result.resident is not None:
        return msgspec.structs.replace(
            view,
            name=person.name_of(result.resident),
            about=person.sex_and_age(result.resident, today),
            facts=facts_of(result.resident, result.kind),
        )
    return msgspec.structs.replace(view, name=_tube_in_hand(result))


def view_of_fault(error: CodedError) -> VerdictView:
    """The panel when the desk itself could not do it."""
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


def facts_of(resident: Resident, kind: str) -> tuple[tuple[Run, ...], ...]:
    """ID tail, address, what was shown; what is not known is left out."""
    facts: list[tuple[Run, ...]] = []
    if resident.document_number:
        facts.append(
            ((translate("Verdict", "ID ends"), False), (id_tail(resident.document_number), True))
        )
    compound, rest = person.address_words(resident.address)
    if compound or rest:
        facts.append(tuple(run for run in ((compound, False), (rest, True)) if run[0]))
    if shown := person.kind_words(kind):
        facts.append(((shown, False),))
    return tuple(facts)


def just_now_words(result: ScanResult) -> tuple[str, str]:
    """A line of the list: whom or what, and the place in the tube if there is one."""
    about = person.kind_words(result.kind)
    if result.reason != "sampled":
        about = what_and_todo(result.reason)[0]
    whom = _tube_in_hand(result)
    if result.resident is not None:
        whom = person.name_of(result.resident)
    place = ""
    if result.position is not None and result.earlier is None:
        place = translate("Verdict", "place {position}").format(position=result.position)
    return " · ".join(part for part in (whom, about) if part), place


def _tube_in_hand(result: ScanResult) -> str:
    """The tube that was scanned, which may be another than the open one."""
    return person.tube_words((result.scan if result.reason == _OTHER_OPEN else result.tube) or "")


def _heading(result: ScanResult) -> str:
    if result.reason == "tube_or_document":
        return translate("Verdict", "Tube or document?")
    if result.verdict == "needs_person":
        return translate("Verdict", "Who is this?")
    if result.verdict == "attention":
        return translate("Verdict", "Registered, please look")
    if result.verdict == "refused":
        return _refused_heading(result)
    return {
        "sampled": translate("Verdict", "Registered"),
        "id_confirmed": translate("Verdict", "ID card compared"),
        "tube_opened": translate("Verdict", "Tube open"),
        "tube_sealed": translate("Verdict", "Tube sealed"),
        "tube_reopened": translate("Verdict", "Tube open again"),
        "tube_discarded": translate("Verdict", "Tube taken back"),
        "sample_undone": translate("Verdict", "Taken back"),
    }.get(result.reason, translate("Verdict", "Done"))


def _refused_heading(result: ScanResult) -> str:
    if result.kind == "tube":
        return translate("Verdict", "Not this tube")
    return (
        translate("Verdict", "Not done")
        if result.kind in {"command", "unknown"}
        else translate("Verdict", "Do not swab")
    )


def _place(result: ScanResult, what: str) -> str:
    place = translate("Verdict", "Place {position}").format(position=result.position)
    return place if result.reason == "sampled" else f"{what} · {place}"


def _earlier(result: ScanResult, today: dt.date, station: int) -> str:
    earlier = result.earlier
    if earlier is None:
        return ""
    other = earlier.station != station
    desk = translate("Verdict", "desk {station}").format(station=earlier.station) if other else ""
    where = translate("Verdict", "tube {tube}, place {position}").format(
        tube=person.tube_words(earlier.tube), position=earlier.position
    )
    parts = (person.day_and_time(earlier.at, today), desk, where)
    return " · ".join(part for part in parts if part)
