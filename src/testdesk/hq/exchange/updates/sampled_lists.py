"""Lists of who was sampled in the round, written once for all stations, beside their updates.

An update itself carries the few people who are in no list yet. When there are too many of them,
they are added to the newest list until it is full, then to a new one.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Row, select

from testdesk.formats.crypto import keys
from testdesk.formats.exchange.known_samples import KnownSample
from testdesk.formats.exchange.sampled_list import (
    MAX_NUMBER,
    ListAnnouncement,
    SampledList,
    list_name,
    write_list,
)
from testdesk.formats.sealed.file_kinds import SAMPLED
from testdesk.hq.exchange.updates.known_samples import RankedSamples, known_samples
from testdesk.hq.home.folder import Headquarters
from testdesk.hq.store.schema.tables import SAMPLED_LIST
from testdesk.ports import WaitingFile
from testdesk.wall_clock import utc_text

MAX_SAMPLES_IN_UPDATE = 1000
# A list with this many samples gets no more.
FULL_LIST = 10_000
# Makes these keys differ from any others that are derived from the same seed.
_KEY_DOMAIN = "testdesk-sampled-key-v1"
_COLUMNS_WITHOUT_DATA = [column for column in SAMPLED_LIST.columns if column.name != "data"]


class SampledLists:
    """The lists of a round, read and continued in one write transaction.

    Args:
        hq: the headquarters.
        connection: a connection in the transaction, which excludes all other writers.
        round_: the short name of the current round; empty if there is none.
        newest: the rank of the newest arrival.

    Attributes:
        announcements: the number and key of each list, in order of number; updates contain them.
        not_in_lists: the samples that are in no list, with their ranks.
    """

    def __init__(self, hq: Headquarters, connection: Connection, round_: str, newest: int) -> None:
        self._hq, self._connection, self._round = hq, connection, round_
        of_other_rounds = SAMPLED_LIST.c.round != round_
        connection.execute(SAMPLED_LIST.delete().where(of_other_rounds))
        lists = _rows_without_data(connection)
        self.not_in_lists = self._samples_after(_last_rank(lists), newest)
        if len(self.not_in_lists) > MAX_SAMPLES_IN_UPDATE:
            self._continue(lists, newest)
            self.not_in_lists = []
        numbers = connection.scalars(select(SAMPLED_LIST.c.number).order_by("number"))
        self.announcements = tuple(ListAnnouncement(number, _key(hq, number)) for number in numbers)

    def _samples_after(self, after: int, newest: int) -> RankedSamples:
        """The samples that arrived after rank `after`; `newest` is the rank of the last arrival."""
        if not self._round or after >= newest:
            return []
        return known_samples(self._connection, self._round, after=after)

    def _continue(self, lists: Sequence[Row[Any]], newest: int) -> None:
        """Writes the samples that are in no list to new lists.

        A newest list that is not full yet is replaced by one that has its samples and new ones.
        """
        after, samples = _last_rank(lists), self.not_in_lists
        if lists and lists[-1].people < FULL_LIST:
            after = lists[-1].after
            samples = self._samples_after(after, newest)
            unfinished = SAMPLED_LIST.c.number == lists[-1].number
            self._connection.execute(SAMPLED_LIST.delete().where(unfinished))
        for part in _parts(samples):
            upto = part[-1][0]
            self._write(after, upto, [sample for _, sample in part])
            after = upto

    def _write(self, after: int, upto: int, samples: Iterable[KnownSample]) -> None:
        number = 1 + secrets.randbelow(MAX_NUMBER)  # a number must never be used twice
        sampled_list = SampledList(
            city=self._hq.city,
            number=number,
            created=utc_text(self._hq.clock.now()),
            round=self._round,
            samples=sorted(samples, key=lambda sample: (sample.station, sample.seq)),
        )
        seed = self._hq.signing_seed
        data = write_list(sampled_list, city_signing_key=seed, key=_key(self._hq, number))
        row = {
            "number": number,
            "after": after,
            "upto": upto,
            "people": len(sampled_list.samples),
            "size": len(data),
            "round": self._round,
            "sha256": hashlib.sha256(data).hexdigest(),
            "created": sampled_list.created,
            "data": data,
        }
        self._connection.execute(SAMPLED_LIST.insert(), row)


def files(hq: Headquarters) -> Iterator[tuple[str, bytes]]:
    """Yields the name and bytes of one list at a time, because together they may be large."""
    for list_file in waiting(hq):
        data = find(hq, list_file.file)
        if data is not None:  # otherwise another program has replaced it since
            yield list_file.file, data


def waiting(hq: Headquarters) -> list[WaitingFile]:
    """The existing lists, which are the same for every station."""
    with hq.read() as connection:
        return [
            WaitingFile(list_name(row.number), row.sha256, row.size)
            for row in _rows_without_data(connection)
        ]


def find(hq: Headquarters, file: str) -> bytes | None:
    """Finds a list by its file name."""
    number = file.removeprefix("sampled-").removesuffix(SAMPLED)
    # No number has more than 16 digits; a hostile name with more is not converted as a whole.
    if not (number.isascii() and number.isdigit()) or file != list_name(int(number[:17])):
        return None
    wanted = SAMPLED_LIST.c.number == int(number)
    with hq.read() as connection:
        data = connection.execute(select(SAMPLED_LIST.c.data).where(wanted)).scalar()
    return None if data is None else bytes(data)


def _rows_without_data(connection: Connection) -> Sequence[Row[Any]]:
    """The lists, oldest first, each with the ranks that it covers, but without its file."""
    return connection.execute(select(*_COLUMNS_WITHOUT_DATA).order_by(SAMPLED_LIST.c.upto)).all()


def _last_rank(lists: Sequence[Row[Any]]) -> int:
    return lists[-1].upto if lists else 0


def _key(hq: Headquarters, number: int) -> str:
    """Derives a list's own key from headquarters' key; stations receive it only in updates."""
    message = f"{_KEY_DOMAIN}\0{number}".encode()
    return keys.age_identity(hmac.digest(hq.signing_seed, message, hashlib.sha256))


def _parts(samples: RankedSamples) -> Iterator[RankedSamples]:
    """Splits samples into lists in order of rank; those that arrived together stay together."""
    part: RankedSamples = []
    for rank, sample in sorted(samples, key=lambda ranked: ranked[0]):
        if len(part) >= FULL_LIST and rank != part[-1][0]:
            yield part
            part = []
        part.append((rank, sample))
    if part:
        yield part
