"""Proxy cards and bound codes, as the desks read them."""

from __future__ import annotations

from collections.abc import Sequence

from testdesk.domain.cards import Card
from testdesk.store.connection import Database

_CARDS = """
    SELECT c.card, c.station, c.serial, c.resident, c.issue_number, c.issue_day, c.valid_days,
        c.key_id, c.hlc,
        coalesce((SELECT min(v.reason) FROM proxy_code_revocation v WHERE v.card = c.card), ''),
        (SELECT count(*) FROM card_print p WHERE p.card = c.card)
    FROM proxy_code c
"""


class StoredCodes:
    """Cards of every station known here; serials of this one."""

    def __init__(self, db: Database, *, station: int) -> None:
        self._db = db
        self._station = station

    def _cards(self, where: str, params: Sequence[object]) -> list[Card]:
        return [Card(*row) for row in self._db.execute(f"{_CARDS} {where}", params)]

    def bound_to(self, digest: str) -> str | None:
        """Whose a bound code is: the latest that any station said."""
        row = self._db.execute(
            "SELECT resident FROM code_binding WHERE digest = ?"
            " ORDER BY hlc DESC, station DESC LIMIT 1",
            [digest],
        ).fetchone()
        return row[0] if row else None

    def has_binding(self, resident: str) -> bool:
        """Whether some other health code is known to be this resident's."""
        sql = "SELECT 1 FROM code_binding WHERE resident = ? LIMIT 1"
        return self._db.execute(sql, [resident]).fetchone() is not None

    def cards_of(self, resident: str) -> list[Card]:
        """All known cards of a resident."""
        return self._cards("WHERE c.resident = ? ORDER BY c.issue_number", [resident])

    def card(self, station: int, serial: int) -> Card | None:
        """By card number."""
        found = self._cards("WHERE c.station = ? AND c.serial = ?", [station, serial])
        return found[0] if found else None

    def by_id(self, card: str) -> Card | None:
        """By the id of the event that issued it."""
        found = self._cards("WHERE c.card = ?", [card])
        return found[0] if found else None

    def next_serial(self) -> int:
        """The station's next card serial, from 1."""
        sql = "SELECT coalesce(max(serial), 0) + 1 FROM proxy_code WHERE station = ?"
        return int(self._db.execute(sql, [self._station]).fetchone()[0])
