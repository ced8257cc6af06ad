"""Batches of the other stations of the point: the same facts here as there."""

from __future__ import annotations

import re

from testdesk.domain.changes import Changes
from testdesk.domain.refusals import Refusal
from testdesk.domain.status import FileReport
from testdesk.formats import container
from testdesk.formats.batch import BatchManifest, open_batch, read_manifest
from testdesk.formats.neighbours import Neighbour
from testdesk.ports import Desk, StationIdentity
from testdesk.services.session import ScanSession

_NAME = re.compile(r"batch-(\d{1,4})-")
_TOUCHED = Changes(residents=True, samples=True, tubes=True, codes=True, journal=True)


def take_batch(
    desk: Desk, session: ScanSession, data: bytes, file: str
) -> tuple[FileReport, Changes] | None:
    """Takes in a batch that another station of our point wrote, in any order, any number of times.

    Whose key may speak for a station only headquarters says, in its updates. A batch that no
    neighbour of ours wrote, or that was sealed before its writer knew of us, is for others.

    Args:
        desk: the station.
        session: whose sitting it is.
        data: the file.
        file: its name, for the report.

    Returns:
        None for a batch of ours, or one that is for others.

    Raises:
        Refusal: station_key_differs: another laptop speaks under a neighbour's number; and what
            `open_batch` refuses; journal_forked.
    """
    identity = desk.identity
    claims = container.claims(data)
    if claims is not None and not _may_concern(identity, claims):
        return None  # a stick goes round with a whole city's; only ours are worth a proof
    try:
        manifest, _ = read_manifest(data)
    except Refusal:
        if _named_station(file) in {each.station for each in identity.neighbours}:
            raise
        return None  # headquarters will judge it
    neighbour = _neighbour(identity.neighbours, manifest)
    if manifest.city != identity.city or neighbour is None:
        return None
    if manifest.signer.public_key != neighbour.public_key:
        raise Refusal("station_key_differs")
    first, last = manifest.first, manifest.last
    with desk.begin("") as uow:
        known = uow.journal.holds(manifest.station, first, last, head=manifest.head)
    if known:
        return FileReport(file, "batch", "already_have", "", first, last), Changes()
    try:
        _, entries = open_batch(data, age_identities=[identity.age_identity])
    except Refusal as refusal:
        if refusal.code == "not_addressed_to_us":
            return None
        raise
    with desk.begin(session.operator) as uow:
        uow.journal.adopt(entries)
        uow.commit()
    return FileReport(file, "batch", "accepted", "", first, last), _TOUCHED


def _may_concern(identity: StationIdentity, claims: container.Claims) -> bool:
    stations = {each.station for each in identity.neighbours}
    return claims.city == identity.city and claims.station in stations


def _neighbour(known: tuple[Neighbour, ...], manifest: BatchManifest) -> Neighbour | None:
    return next((each for each in known if each.station == manifest.station), None)


def _named_station(file: str) -> int | None:
    """Whose batch a file claims to be by its name: enough to say that it is damaged."""
    found = _NAME.match(file.lower())
    return int(found[1]) if found else None
