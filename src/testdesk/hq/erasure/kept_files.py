"""Refused batches that headquarters keeps as evidence, and the rounds that they are about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec
from sqlalchemy import Connection, select

from testdesk.domain.journal import events as ev
from testdesk.domain.journal.hash_chain import read_event
from testdesk.domain.refusals import Refusal
from testdesk.formats.exchange.batch import open_batch, open_damaged_batch
from testdesk.hq.home.folder import Headquarters
from testdesk.hq.store.schema.tables import FORK, REFUSED_FILE


class KeptFile(msgspec.Struct, frozen=True):
    """A file, by its hash, and the rounds of the samples and excuses in it."""

    sha256: str
    rounds: frozenset[str]


def kept_files(hq: Headquarters, connection: Connection) -> list[KeptFile]:
    """All kept files; one that cannot be opened names no round."""
    kinds = {row.sha256: row.kind for row in connection.execute(select(FORK.c.sha256, FORK.c.kind))}
    hashes = list(connection.scalars(select(REFUSED_FILE.c.sha256).order_by("sha256")))
    return [
        KeptFile(sha256, frozenset(_rounds(hq, connection, sha256, kinds.get(sha256, ""))))
        for sha256 in hashes
    ]


def delete_kept_files(connection: Connection, sha256s: Sequence[str]) -> None:
    """Deletes kept files."""
    connection.execute(REFUSED_FILE.delete().where(REFUSED_FILE.c.sha256.in_(sha256s)))


def _rounds(hq: Headquarters, connection: Connection, sha256: str, kind: str) -> Iterator[str]:
    query = select(REFUSED_FILE.c.data).where(REFUSED_FILE.c.sha256 == sha256)
    data = bytes(connection.execute(query).scalar_one())
    identities = [hq.secrets.age_identity]
    try:
        if kind == "damaged":
            entries = open_damaged_batch(data, age_identities=identities)
        else:
            _, entries = open_batch(data, age_identities=identities)
    except Refusal:
        return
    for event in map(read_event, entries):
        if event is not None and isinstance(
            event.body, ev.SampleTaken | ev.ResidentExcused | ev.ExcuseWithdrawn
        ):
            yield event.body.round
