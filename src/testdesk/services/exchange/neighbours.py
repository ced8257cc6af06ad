"""Imports the batches of the other stations of the point."""

from __future__ import annotations

import re
from collections.abc import Sequence

from testdesk.domain.changes import Changes, Done
from testdesk.domain.journal.events import Entry, StationSetUp
from testdesk.domain.journal.hash_chain import read_event
from testdesk.domain.refusals import NotAddressedToUs, Refusal
from testdesk.domain.station.status import FileReport
from testdesk.formats.exchange.batch import BatchManifest, SealedBatch, open_sealed, read_sealed
from testdesk.formats.exchange.neighbours import Neighbour
from testdesk.formats.exchange.voucher import check_newcomer
from testdesk.formats.sealed import container
from testdesk.ports import StationIdentity
from testdesk.services.session import Context

_BATCH_NAME = re.compile(r"batch-(\d{1,4})-")
_CHANGES = Changes(residents=True, samples=True, tubes=True, codes=True, journal=True)


def apply_neighbour_batch(context: Context, data: bytes, file: str) -> Done[FileReport] | None:
    """Imports a batch of another station of our point, in any order and any number of times.

    Headquarters announces the key with which a station signs: in our kit and its updates, or by its
    voucher in the station's own first event. With the voucher, stations can recognise each other
    before any of them has reported to headquarters.

    Args:
        context: station and session.
        data: the file's bytes.
        file: the file's name, for the report.

    Returns:
        the report, or None for a batch of this station itself or of another point or city.

    Raises:
        Refusal: station_key_differs: another laptop uses a neighbour's number;
            neighbour_revoked; neighbour_unknown; neighbour_not_sealed: it is not sealed to us;
            journal_forked; and the refusals of `open_batch`.
    """
    identity = context.station.identity
    claims = container.claims(data)
    if claims is not None and not _may_concern(identity, claims):
        return None  # a stick carries a whole city's batches; only our point's are verified
    if claims is None and _station_in_file_name(file) == identity.station:
        return None  # a damaged batch of our own, on which headquarters will report
    sealed = read_sealed(data)
    manifest = sealed.manifest
    first, last = manifest.first, manifest.last
    _check_signer(identity, manifest)
    with context.station.read() as uow:
        known = uow.journal.contains(manifest.station, first, last, head=manifest.head)
        first_entries = uow.journal.entries_of(manifest.station, 1, 1)
    if known:
        return Done(FileReport(file, "batch", "already_have", "", first, last))
    entries = _open(identity, sealed)
    if _neighbour(identity.neighbours, manifest) is None:
        _check_author(identity, manifest, first_entries or entries[:1])
    with context.write("exchange") as uow:
        uow.journal.adopt(entries)
        uow.commit()
    return Done(FileReport(file, "batch", "accepted", "", first, last), _CHANGES)


def _may_concern(identity: StationIdentity, claims: container.Claims) -> bool:
    """Whether a batch claims to be from another station of our point."""
    stations = {neighbour.station for neighbour in identity.neighbours}
    at_our_point = claims.station in stations or claims.point == identity.point
    return claims.city == identity.city and at_our_point and claims.station != identity.station


def _check_signer(identity: StationIdentity, manifest: BatchManifest) -> None:
    if manifest.signer.kit in identity.revoked_kits:
        raise Refusal("neighbour_revoked")
    neighbour = _neighbour(identity.neighbours, manifest)
    if neighbour is not None and manifest.signer.public_key != neighbour.public_key:
        raise Refusal("station_key_differs")


def _open(identity: StationIdentity, sealed: SealedBatch) -> list[Entry]:
    try:
        return open_sealed(
            sealed, age_identities=[identity.age_identity, *identity.point_keys.values()]
        )
    except NotAddressedToUs as refusal:
        raise Refusal("neighbour_not_sealed") from refusal


def _check_author(
    identity: StationIdentity, manifest: BatchManifest, first_entries: Sequence[Entry]
) -> None:
    """Verifies, by its first event, a station that headquarters has not announced as a neighbour.

    The first event is either here already or in the batch.
    """
    first = read_event(first_entries[0])
    if first is None or not isinstance(first.body, StationSetUp):
        raise Refusal("neighbour_unknown")
    check_newcomer(first.body, manifest, city_key=identity.city_key, point=identity.point)


def _neighbour(known: tuple[Neighbour, ...], manifest: BatchManifest) -> Neighbour | None:
    return next((neighbour for neighbour in known if neighbour.station == manifest.station), None)


def _station_in_file_name(file: str) -> int | None:
    """The station number in a batch's file name, for a file whose claims cannot be read."""
    found = _BATCH_NAME.match(file.lower())
    return int(found[1]) if found else None
