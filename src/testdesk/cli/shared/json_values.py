"""The JSON values that commands print; scripts rely on them (docs/command-line.md)."""

from __future__ import annotations

from typing import Any

import msgspec

from testdesk.cli.shared.output import shown_value
from testdesk.domain.corrections.listing import Removal
from testdesk.domain.excuses import Excuse
from testdesk.domain.history import HistoryChange, HistoryEntry
from testdesk.domain.residents.coverage import PersonCoverage
from testdesk.domain.residents.masking import id_tail, mask_document_number, mask_phone
from testdesk.domain.residents.people import Resident
from testdesk.domain.station.status import StationStatus
from testdesk.domain.station.tubes import Tube
from testdesk.domain.station.verdicts import ScanResult
from testdesk.services.cards.codes import IssuedCard
from testdesk.services.people.history import PersonRecord
from testdesk.services.tubes import TubeRecord

JsonObject = dict[str, Any]
"""A value of `json.loads` for a JSON object: string keys, any JSON values."""


def person(resident: Resident) -> JsonObject:
    """The person, with only the last digits of the document number (`id_tail`)."""
    return {
        "resident": resident.resident,
        "name": resident.name,
        "korean": resident.korean,  # the name in Hangul
        "id_tail": id_tail(resident.document_number),
        "address": resident.address.in_short,
        "compound": resident.address.compound,
        "building": resident.address.building,
        "unit": resident.address.unit,
        "room": resident.address.room,
        "colour": resident.colour,
        "language": resident.language,
    }


def record(person_record: PersonRecord) -> JsonObject:
    """A person with the history; number and phone masked, because many people see a record."""
    resident = person_record.resident
    return {
        **person(resident),
        "document_type": resident.document_type,
        "document_number": mask_document_number(resident.document_number),
        "birth": resident.birth,
        "sex": resident.sex,
        "phone": mask_phone(resident.phone),
        "note": resident.note,
        "listed": person_record.listed,
        "removed": removal(person_record.removal),
        "sampled": msgspec.to_builtins(person_record.earlier),
        "has_phone_code": person_record.found.has_phone_code,
        "card": card(person_record.valid_card) if person_record.valid_card else None,
        "history": [_history_entry(entry) for entry in person_record.history],
    }


def removal(removal: Removal | None) -> JsonObject | None:
    """The removal from the list, if any."""
    return None if removal is None else msgspec.structs.asdict(removal)


def removal_text(removal: Removal) -> str:
    """The removal on one line."""
    reason = shown_value("reason", removal.reason)
    return " ".join(part for part in (removal.at, reason, removal.note, f"({removal.by})") if part)


def _history_entry(entry: HistoryEntry) -> JsonObject:
    value: JsonObject = msgspec.to_builtins(entry)
    del value["hlc"]
    return value | {"changes": changes(entry)} if entry.changes else value


def changes(entry: HistoryEntry) -> list[JsonObject]:
    """The corrected fields; numbers masked."""
    return [
        {
            "field": change.field,
            "before": _masked(change.field, change.before),
            "after": _masked(change.field, change.after),
            "state": change.state,
        }
        for change in entry.changes
    ]


def shown_change(change: HistoryChange) -> str:
    """The values before and after a change, on one line."""
    before, after = (_masked(change.field, value) or "-" for value in (change.before, change.after))
    return f"{before} → {after}"


def _masked(field: str, value: str) -> str:
    if field == "document_number":
        return mask_document_number(value)
    return mask_phone(value) if field == "phone" else value


def scan_result(result: ScanResult) -> JsonObject:
    """One line of `testdesk scan`."""
    return {
        "seq": result.seq,
        "scan": result.scan,
        "kind": result.kind,
        "verdict": result.verdict,
        "reason": result.reason,
        "resident": person(result.resident) if result.resident else None,
        "tube": result.tube,
        "position": result.position,
        "sealed": result.sealed,
        "earlier": msgspec.to_builtins(result.earlier),
        "repeated": result.repeated,
        "unbound": result.unbound,
        "hole": result.leaves_empty_place,
        "clock_doubtful": result.clock_doubtful,
    }


def tube(tube: Tube) -> JsonObject:
    """A tube and the people in it."""
    return {
        "tube": tube.tube,
        "capacity": tube.capacity,
        "state": tube.state,
        "reason": tube.reason,
        "round": tube.round,
        "mode": tube.mode,
        "station": tube.station,
        "samples": [
            {
                "position": p.position,
                "resident": p.resident,
                "name": p.name,
                "at": p.at,
                "clock_doubtful": p.clock_doubtful,
            }
            for p in tube.places
        ],
    }


def tube_record(record: TubeRecord) -> JsonObject:
    """A tube with the people in it, and who opened and sealed it, and when."""
    return {
        **tube(record.tube),
        "opened": msgspec.to_builtins(record.opened),
        "sealed": msgspec.to_builtins(record.sealed),
        "steps": msgspec.to_builtins(record.steps),
    }


def card(issued: IssuedCard) -> JsonObject:
    """A card as it was issued."""
    return {
        "resident": issued.resident.resident,
        "code": issued.code,
        "card_number": issued.card_number,
        "issue_number": issued.card.issue_number,
        "valid_until": issued.card.valid_until.isoformat(),
        "reissue": issued.reissue,
        "again": issued.already_valid,
        "card": issued.card.card,  # its id
    }


def person_coverage(coverage: PersonCoverage) -> JsonObject:
    """Whether a person was sampled in the round, and why not."""
    state = {"sampled": coverage.sampled, "reason": coverage.reason, "listed": coverage.listed}
    return {
        **person(coverage.resident),
        **state,
        "removed": coverage.removed,
        "excused": coverage.excused,
    }


def excuse(excuse: Excuse) -> JsonObject:
    """The reason, note, time, operator and station of an excuse."""
    return {
        "reason": excuse.reason,
        "excuse_note": excuse.note,
        "at": excuse.at,
        "operator": excuse.operator,
        "station": excuse.station,
    }


def station_status(status: StationStatus) -> JsonObject:
    """`testdesk status`."""
    open_tube = status.open_tube
    return {
        "station": status.station,
        "point": status.point,
        "round": status.round,
        "journal": {
            "length": status.length,
            "head": status.head,  # the hash of the newest header
            "unexported": status.unexported,
            "undelivered": status.undelivered,
            "held": status.exported_in_quarantine,
            "room_needed": status.bytes_needed,
        },
        "open_tube": open_tube
        and {
            "tube": open_tube.tube,
            "count": len(open_tube.places),
            "capacity": open_tube.capacity,
        },
        "today": {
            "people": status.people,
            "tubes": status.tubes,
            "proxy_codes": status.proxy_codes,
            "swabs": status.swabs,
            "exported": status.exported_people,
            "seconds_per_person": status.seconds_per_person,
            "clock_doubtful": status.clock_doubtful,
            "swab_reason": status.swab_count.reason if status.swab_count else "",
            "clock_moved": status.clock_moved,
        },
        "closed_at": status.closed_at,
        "waiting_since": min((one.written_at for one in status.waiting), default=""),
        "shift": msgspec.to_builtins(status.shift),
        "batches": [msgspec.to_builtins(batch) for batch in status.batches],
        "quarantine": [msgspec.to_builtins(batch) for batch in status.quarantine],
    }
