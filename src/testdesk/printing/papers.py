"""Notices, lists, labels and sheets as pages: what they may show, and how they are printed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path

from testdesk.bridge.lane import Lane, LaneClosedError
from testdesk.domain.cards import Card
from testdesk.domain.changes import Changes, Done
from testdesk.domain.refusals import EnvironmentFault, Refusal
from testdesk.domain.residents.masking import mask_document_number, mask_phone
from testdesk.domain.residents.people import Language, Resident
from testdesk.domain.staff.members import StaffMember
from testdesk.domain.staff.roles import ROLES, StaffRole
from testdesk.domain.station.tubes import TubeStep
from testdesk.paper.cards.faces import Layout
from testdesk.paper.cards.pages import pages
from testdesk.paper.documents.badge import BadgeFace, badge_page
from testdesk.paper.documents.bag import BagFace, BagTube, bag_page
from testdesk.paper.documents.doors import DoorList, DoorRow
from testdesk.paper.documents.labels import LabelFace, LabelLayout, label_pages
from testdesk.paper.documents.notice import NoticeFace, notice_page
from testdesk.paper.documents.recall import RecallRow, RecallSheet
from testdesk.paper.layout.document_texts import REPLACEMENT_SIGN
from testdesk.paper.layout.elements import PaperPage
from testdesk.paper.layout.fonts import missing_characters, refuse_missing
from testdesk.paper.output.printer_address import is_receipt_printer
from testdesk.paper.output.printing import print_pages
from testdesk.paper.output.render import write_pages
from testdesk.ports import StationIdentity
from testdesk.printing.cards import face_of
from testdesk.printing.choice import PrintChoice
from testdesk.services.cards.codes import IssuedCard
from testdesk.services.papers import Bag, MissingPerson, Slot
from testdesk.services.people.recall import RecalledPerson, RecallList


class PrintRecorder:
    """Records in the journal that a paper is printed, only once however often printing is tried.

    It is called on the lane that prints, like `print_or_save_pages`, and waits for the database's
    lane.

    Attributes:
        changes: the changes that the record made, for the bus; None before it is made.
    """

    def __init__(self, write: Callable[[], Done[str]], lane: Lane) -> None:
        self._write, self._lane = write, lane
        self.changes: Changes | None = None

    def __call__(self) -> None:
        """Records the printing, unless that was done before.

        Raises:
            CodedError: the error of the command that records it; `write_failed`: the window is
                closing, so nothing can be recorded.
        """
        if self.changes is None:
            try:
                self.changes = self._lane.call(self._write).changes
            except LaneClosedError as error:
                raise EnvironmentFault("write_failed") from error


Languages = tuple[Language, ...]


def notice(
    identity: StationIdentity,
    *,
    compound: str,
    building: str,
    slot: Slot,
    location: str,
    languages: Languages,
) -> list[PaperPage]:
    """The notice for a building's door; `location` defaults to the testing point.

    Raises:
        Refusal: `characters_missing`.
    """
    face = NoticeFace(
        compound=compound,
        building=building,
        day=slot.day,
        start=slot.start,
        end=slot.end,
        point=location or identity.point,
        station=identity.station,
        languages=languages,
    )
    refuse_missing(face.data_text)
    return [notice_page(face)]


def door_list(
    people: Sequence[MissingPerson],
    *,
    compound: str,
    building: str,
    round_: str,
    printed_by: str,
    now: dt.datetime,
    phones: bool,
    languages: Languages,
) -> DoorList:
    """The list for knocking at doors: names in full, numbers masked as for the staff.

    A name with a character that no font can draw is listed too, with a symbol in place of the
    character, because nobody would knock at the door of a person who was left out.
    """
    face = DoorList(
        compound=compound,
        building=building,
        round=round_,
        rows=tuple(_door_row(person, phones=phones) for person in people),
        printed_by=printed_by,
        printed_at=f"{now.astimezone():%Y-%m-%d %H:%M}",
        phones=phones,
        languages=languages,
    )
    missing = missing_characters(face.data_text)
    return face.with_replaced(missing, REPLACEMENT_SIGN) if missing else face


def _door_row(missing: MissingPerson, *, phones: bool) -> DoorRow:
    person = missing.found.resident
    # The code that the person can show at the station.
    code = "phone" if missing.found.has_phone_code else "card" if missing.found.has_card else "none"
    return DoorRow(
        unit=person.address.unit,
        room=person.address.room,
        name=person.name,
        korean=person.korean,
        language=person.language,
        document=mask_document_number(person.document_number),
        age="" if missing.age is None else str(missing.age),
        phone=mask_phone(person.phone) if phones else "",
        code=code,
        remark=person.note,
    )


def labels(
    numbers: Sequence[str], *, point: str, round_: str, layout: LabelLayout, languages: Languages
) -> list[PaperPage]:
    """The labels of tubes.

    Raises:
        Refusal: `characters_missing`, `barcode_impossible`.
    """
    faces = [LabelFace(number, round_, point, languages[0]) for number in numbers]
    # The faces differ only in their numbers, whose letters and digits every font has.
    refuse_missing("".join(face.data_text for face in faces[:1]))
    return list(label_pages(faces, layout))


def badge(
    identity: StationIdentity, member: StaffMember, code: str, *, languages: Languages
) -> list[PaperPage]:
    """The badge of a station's operator; `code` is the text of its QR code.

    Raises:
        Refusal: `characters_missing`.
    """
    return badge_pages(
        name=member.name,
        role=member.role,
        point=identity.point,
        code=code,
        languages=languages,
    )


def badge_pages(
    *, name: str, role: str, point: str, code: str, languages: Languages
) -> list[PaperPage]:
    """The badge of anybody with this name, role and testing point.

    Raises:
        Refusal: `characters_missing`.
    """
    known: StaffRole = next(one for one in ROLES if one == role)
    face = BadgeFace(code, name, known, point, languages)
    refuse_missing(face.data_text)
    return [badge_page(face)]


def bag_sheet(identity: StationIdentity, bag: Bag, *, languages: Languages) -> list[PaperPage]:
    """The sheet that travels with a bag.

    Raises:
        Refusal: `characters_missing`, `barcode_impossible`.
    """
    tubes = tuple(BagTube(t.tube, len(t.places), _local_time(t.at)) for t in bag.tubes)
    face = BagFace(
        number=bag.number,
        day=bag.day,
        station=identity.station,
        point=identity.point,
        round=bag.round,
        tubes=tubes,
        languages=languages,
    )
    refuse_missing(face.data_text)
    return [bag_page(face)]


def recall_sheet(
    identity: StationIdentity,
    recall: RecallList,
    *,
    printed_by: str,
    now: dt.datetime,
    languages: Languages,
) -> RecallSheet:
    """The recall sheet of a tube: telephone numbers in full, document numbers masked.

    A character that no font can draw is replaced by a sign, as in `door_list`.
    """
    record = recall.record
    sheet = RecallSheet(
        tube=record.tube.tube,
        round=record.tube.round,
        station=identity.station,
        point=identity.point,
        opened=_step_text(record.opened),
        sealed=_step_text(record.sealed),
        rows=tuple(_recall_row(one) for one in recall.people),
        printed_by=printed_by,
        printed_at=f"{now.astimezone():%Y-%m-%d %H:%M}",
        languages=languages,
    )
    missing = missing_characters(sheet.data_text)
    return sheet.with_replaced(missing, REPLACEMENT_SIGN) if missing else sheet


def _recall_row(recalled: RecalledPerson) -> RecallRow:
    place, person = recalled.place, recalled.person
    sampled_at = _local_day_and_time(place.at)
    if person is None:
        return RecallRow(place.position, place.name, place.korean, sampled_at=sampled_at)
    return RecallRow(
        place.position,
        person.name,
        person.korean,
        person.language,
        document=mask_document_number(person.document_number),
        phone=person.phone,
        address=person.address.in_short,
        sampled_at=sampled_at,
        household=", ".join(one.name for one in recalled.household),
    )


def _step_text(step: TubeStep | None) -> str:
    return f"{_local_day_and_time(step.at)}  {step.operator}" if step is not None else ""


def _local_day_and_time(moment: str) -> str:
    return f"{dt.datetime.fromisoformat(moment).astimezone():%Y-%m-%d %H:%M}"


def _local_time(moment: str) -> str:
    return f"{dt.datetime.fromisoformat(moment).astimezone():%H:%M}"


def card_pages(
    person: Resident,
    issued: IssuedCard | None,
    *,
    identity: StationIdentity,
    today: dt.date,
    layout: Layout,
) -> list[PaperPage]:
    """A preview of a person's card: the valid one, or one as it would be issued today.

    Raises:
        Refusal: `characters_missing`.
    """
    face = face_of(issued or _card_if_issued_today(person, identity, today), point=identity.point)
    return list(pages([face], layout))


def _card_if_issued_today(
    person: Resident, identity: StationIdentity, today: dt.date
) -> IssuedCard:
    """The card that would be issued today, without code and number, which only issuing creates."""
    card = Card(
        card="",
        station=identity.station,
        serial=0,
        resident=person.resident,
        issue_number=1,
        issue_day=today.isoformat(),
        valid_days=identity.card_valid_days,
        key_id=identity.card_key_id,
        hlc="",
    )
    return IssuedCard(person, card, code="", card_number="", reissue=False)


def print_or_save_pages(
    paper_pages: Sequence[PaperPage],
    choice: PrintChoice,
    name: str,
    *,
    record: Callable[[], object] | None = None,
) -> str:
    """Prints pages, or writes a PDF with this name; called on the lane for files and printers.

    Args:
        paper_pages: the pages of one paper.
        choice: the printer or folder; its layout is ignored.
        name: of the job and of the file; never a person's name.
        record: records the printing; called before a printer gets the pages, or after a file is
            complete, but not if they cannot be printed or written.

    Returns:
        the printer's name, or the PDF's path.

    Raises:
        Refusal: `nothing_to_print`; for a receipt printer `printer_takes_slips`.
        EnvironmentFault: `printer_gone`, `printer_stopped`, `disk_full`, `write_failed`.
    """
    if not paper_pages:
        raise Refusal("nothing_to_print")
    if is_receipt_printer(choice.printer):
        raise Refusal("printer_takes_slips")
    if choice.printer:
        if record is not None:
            record()
        print_pages(choice.printer, paper_pages, f"testdesk {name}")
        return choice.printer
    folder = Path(choice.folder)
    try:
        # No parents are created: a folder on a stick that is gone must not appear on the laptop.
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise EnvironmentFault("write_failed", errno=error.errno) from error
    path = folder / f"{name}.pdf"
    write_pages(path, paper_pages, on_complete=record)
    return str(path)
