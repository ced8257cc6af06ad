"""Exports a round as a FHIR R5 bundle: a tube is a pooled specimen, whose parents are the swabs.

R5 is used because R4's Specimen has no `combined`. For each person in a tube there are a Patient, a
Specimen, and a ServiceRequest for the tube's result; for each tube there is a Specimen. A station
and a barcode identify a tube: one barcode from two stations gives two Specimens, unless
headquarters decided that it is one tube.
"""

from __future__ import annotations

import datetime as dt
import re
import uuid
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any

import msgspec

Row = Mapping[str, Any]
Resource = dict[str, Any]
# A physical tube: its station and its barcode.
_Tube = tuple[int, str]

_GENDER = {"M": "male", "F": "female"}
_TEST = "SARS-CoV-2 nucleic acid"
# A FHIR string must be readable text, without control characters, and not blank.
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ufffe\uffff]")


def bundle(rows: Iterable[Row], *, city: str, created: dt.datetime) -> bytes:
    """Makes the bundle as canonical JSON.

    Args:
        rows: the rows of `round_samples`, grouped by physical tube.
        city: the city's identity, 32 hex digits. The resources' ids are made from it, so that they
            are the same in every export.
        created: the current time.
    """
    ids = _ResourceIds(uuid.UUID(city))
    patients: dict[str, Resource] = {}
    other_resources: list[Resource] = []
    for tube, group in groupby(rows, key=_tube_of):
        members = list(group)
        for row in members:
            patients.setdefault(row["resident"], _patient(ids, row))
        other_resources.extend(_tube(ids, tube, members))
    entries = [
        {"fullUrl": f"urn:uuid:{resource['id']}", "resource": resource}
        for resource in (*patients.values(), *other_resources)
    ]
    bundle_resource = {
        "resourceType": "Bundle",
        "type": "collection",
        "timestamp": created.astimezone(dt.UTC).isoformat(timespec="seconds"),
    }
    return msgspec.json.encode(bundle_resource | ({"entry": entries} if entries else {}))


class _ResourceIds:
    """Makes the ids of resources. Within a city, one thing always gets the same id."""

    def __init__(self, city: uuid.UUID) -> None:
        self._city = city

    def id(self, kind: str, key: str) -> str:
        return str(uuid.uuid5(self._city, f"{kind}/{key}"))

    def reference(self, kind: str, key: str) -> Resource:
        """A reference to a resource."""
        return {"reference": f"urn:uuid:{self.id(kind, key)}"}


def _tube_of(row: Row) -> _Tube:
    return int(row["tube_station"]), str(row["tube"])


def _tube_key(tube: _Tube) -> str:
    return f"{tube[0]}/{tube[1]}"


def _tube(ids: _ResourceIds, tube: _Tube, members: list[Row]) -> Iterator[Resource]:
    """The resources of a tube; `members` are the rows of the people in it."""
    for row in members:
        yield _swab(ids, row)
    yield _pooled_specimen(ids, tube, members)
    for row in members:
        yield _result_request(ids, tube, row)


def _patient(ids: _ResourceIds, row: Row) -> Resource:
    identifiers = [{"value": row["resident"]}]
    number = _text(row["document_number"])
    if number:
        kind = {"type": {"text": row["document_type"]}} if row["document_type"] else {}
        identifiers.append(kind | {"value": number})
    address = [_text(row[part]) for part in ("compound", "building", "unit", "room")]
    details = {
        "name": [{"text": name}] if (name := _text(row["name"])) else [],
        "telecom": [{"system": "phone", "value": n}] if (n := _text(row["phone"])) else [],
        "gender": _GENDER.get(row["sex"] or "", "unknown"),
        "birthDate": _date(row["birth"]),
        "address": [{"text": text}] if (text := " ".join(filter(None, address))) else [],
    }
    patient = {
        "resourceType": "Patient",
        "id": ids.id("Patient", row["resident"]),
        "identifier": identifiers,
    }
    return patient | {name: value for name, value in details.items() if value}


def _swab(ids: _ResourceIds, row: Row) -> Resource:
    """The Specimen of one person in a tube."""
    collection = {
        "collector": {"display": name} if (name := _text(row["operator"])) else None,
    } | _collection_time(row)
    known = {name: value for name, value in collection.items() if value}
    specimen: Resource = {
        "resourceType": "Specimen",
        "id": ids.id("Specimen", row["sample"]),
        "identifier": [{"value": row["sample"]}],
        "status": "available",
        "subject": ids.reference("Patient", row["resident"]),
    }
    if row.get("earliest") is not None:
        specimen["note"] = [{"text": f"Wrong clock at the testing point: it said {row['at']}."}]
    return specimen | ({"collection": known} if known else {})


def _collection_time(row: Row) -> Resource:
    """The collection time; if the clock was wrong, a period with the bounds that are known."""
    if row.get("earliest") is None:
        return {"collectedDateTime": _moment(row["at"])}
    bounds = {"start": _moment(row["earliest"]), "end": _moment(row["latest"])}
    return {"collectedPeriod": {name: at for name, at in bounds.items() if at}}


def _pooled_specimen(ids: _ResourceIds, tube: _Tube, members: list[Row]) -> Resource:
    """The Specimen of a tube; not marked as pooled if the tube is meant for one person."""
    specimen: Resource = {
        "resourceType": "Specimen",
        "id": ids.id("Tube", _tube_key(tube)),
        "identifier": [{"value": _text(_tube_key(tube))}],
        "accessionIdentifier": {
            "value": _text(tube[1]) or "?",
            "assigner": {"display": f"{_text(members[0]['point'])} station {tube[0]}".strip()},
        },
        "status": "available",
        "parent": [ids.reference("Specimen", row["sample"]) for row in members],
    }
    is_single = len(members) == 1 and members[0]["mode"] == "single"
    return specimen if is_single else specimen | {"combined": "pooled"}


def _result_request(ids: _ResourceIds, tube: _Tube, row: Row) -> Resource:
    """The order to test the tube for one of the people in it."""
    return {
        "resourceType": "ServiceRequest",
        "id": ids.id("ServiceRequest", row["sample"]),
        "status": "active",
        "intent": "order",
        "code": {"concept": {"text": _TEST}},
        "subject": ids.reference("Patient", row["resident"]),
        "specimen": [ids.reference("Tube", _tube_key(tube))],
    }


def _text(value: str | None) -> str:
    return _CONTROL.sub("", value or "").strip()


def _date(value: str | None) -> str | None:
    try:
        return dt.date.fromisoformat(value or "").isoformat()
    except ValueError:
        return None


def _moment(value: str) -> str | None:
    """A station's time; None if it is malformed or has no time zone."""
    try:
        moment = dt.datetime.fromisoformat(value)
    except ValueError:
        return None
    return None if moment.tzinfo is None else moment.isoformat(timespec="milliseconds")
