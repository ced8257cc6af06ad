"""Queries for proxy cards and bound codes."""

from __future__ import annotations

import json
from collections.abc import Sequence

import msgspec

from testdesk.domain.cards import Card, PrintedCard
from testdesk.domain.corrections.bindings import Binding
from testdesk.store.connection import IN_LIST, Database, json_list

# In a void (a "revocation"), `author` is the station that issued the card; -1, from older versions,
# means any. The printer "pdf" means that the card was saved, not printed. `subject` is the
# pseudonym in the card's code: that of the event, even if it has been corrected since.
_CARDS = """
    SELECT c.card, c.station, c.serial, c.resident, c.issue_number, c.issue_day, c.valid_days,
        c.key_id, c.hlc,
        coalesce((SELECT min(v.reason) FROM proxy_code_revocation v
            WHERE v.card = c.card AND v.author IN (-1, c.station)), ''),
        (SELECT count(*) FROM card_print p WHERE p.card = c.card AND p.printer != 'pdf'),
        (SELECT count(*) FROM card_print p WHERE p.card = c.card AND p.printer = 'pdf'),
        coalesce(iif(EXISTS (SELECT 1 FROM alias a
                WHERE a.person = c.resident AND a.resident != a.person),
            (SELECT json_extract(CAST(e.body AS TEXT), '$.resident') FROM event e
                WHERE e.station = c.station AND e.seq = c.seq), NULL), c.resident) AS subject
    FROM proxy_code c
"""
# A printed card keeps its document number, which is the one before the first later correction.
_NUMBERS = """
    SELECT k.resident, k.hlc, k.before FROM correction k
    WHERE k.field = 'document_number' AND k.resident IN (SELECT value FROM json_each(?))
    ORDER BY k.hlc DESC
"""
_UNPRINTED = """
    WHERE c.station = ?
    AND NOT EXISTS (SELECT 1 FROM card_print p WHERE p.card = c.card AND p.printer != 'pdf')
    AND NOT EXISTS (SELECT 1 FROM proxy_code_revocation v
        WHERE v.card = c.card AND v.author IN (-1, c.station))
    AND NOT EXISTS (
        SELECT 1 FROM proxy_code o WHERE o.resident = c.resident
        AND (o.issue_number, o.hlc, o.station) > (c.issue_number, c.hlc, c.station)
    )
    ORDER BY c.seq
"""
_PRINTS = """
    SELECT p.at, p.operator, c.station, c.serial, c.resident, p.layout, p.printer,
        (SELECT count(*) FROM card_print e
            WHERE e.card = p.card AND (e.printer = 'pdf') = (p.printer = 'pdf')
                AND (e.hlc, e.seq) <= (p.hlc, p.seq))
    FROM card_print p JOIN proxy_code c ON c.card = p.card
    WHERE p.station = ? AND p.at >= ? AND p.at < ?
    ORDER BY p.seq DESC, c.serial DESC
"""
_BINDING = """
    SELECT b.digest, b.station, b.seq, b.hlc, b.resident FROM code_binding b
    WHERE b.resident != '' AND NOT EXISTS (
        SELECT 1 FROM code_binding o
        WHERE o.digest = b.digest AND (o.hlc, o.station) > (b.hlc, b.station)
    )
"""
# A sample of the person, identified by a phone code, since a binding. The sample taken with the
# binding itself (the next event) does not count: nobody checked a second time.
_LATER_SAMPLE = """
    SELECT 1 FROM sample_valid s
    WHERE s.resident = ? AND s.by = 'external_code' AND s.hlc > ?
      AND NOT (s.station = ? AND s.seq = ? + 1)
    LIMIT 1
"""


def _with_printed_number(card: Card, numbers: Sequence[tuple[str, str, str]]) -> Card:
    """The card with the document number that was printed on it, if that was corrected later.

    Args:
        card: the card.
        numbers: pseudonym, hybrid time and previous number of each correction, newest first.
    """
    for subject, hlc, before in numbers:
        if subject == card.subject and hlc > card.hlc:
            card = msgspec.structs.replace(card, number=before)
    return card


class StoredCodes:
    """The stored cards and bindings of every station; prints and serial numbers of this station."""

    def __init__(self, db: Database, *, station: int) -> None:
        self._db = db
        self._station = station

    def _cards(self, where: str, params: Sequence[object]) -> list[Card]:
        cards = [Card(*row) for row in self._db.execute(f"{_CARDS} {where}", params)]
        subjects = json.dumps([card.subject for card in cards])
        numbers = self._db.execute(_NUMBERS, [subjects]).fetchall()
        return [_with_printed_number(card, numbers) for card in cards] if numbers else cards

    def bound_to(self, digest: str) -> str | None:
        """The holder of the code with this digest; None if it was unbound or never bound."""
        sql = "SELECT resident FROM code_bound WHERE digest = ?"
        row = self._db.execute(sql, [digest]).fetchone()
        return row[0] if row else None

    def binding(self, digest: str) -> Binding | None:
        """The valid binding of the code with this digest."""
        row = self._db.execute(f"{_BINDING} AND b.digest = ?", [digest]).fetchone()
        return Binding(*row) if row else None

    def bindings_of(self, resident: str) -> list[Binding]:
        """The valid bindings of a person, oldest first."""
        rows = self._db.execute(f"{_BINDING} AND b.resident = ? ORDER BY b.hlc", [resident])
        return [Binding(*row) for row in rows]

    def is_unconfirmed(self, binding: Binding) -> bool:
        """Whether the person has not been sampled with a phone code since this binding."""
        params = [binding.resident, binding.hlc, binding.station, binding.seq]
        return self._db.execute(_LATER_SAMPLE, params).fetchone() is None

    def bound_among(self, pseudonyms: Sequence[str]) -> set[str]:
        """Those of these people who have an external code bound."""
        rows = self._db.execute(
            f"SELECT resident FROM code_bound WHERE resident {IN_LIST}",  # noqa: S608 - our own names
            [json_list(pseudonyms)],
        )
        return {row[0] for row in rows}

    def cards_of(self, resident: str) -> list[Card]:
        """All known cards of a resident."""
        return self._cards("WHERE c.resident = ? ORDER BY c.issue_number", [resident])

    def cards_among(self, pseudonyms: Sequence[str]) -> dict[str, list[Card]]:
        """All known cards of these people, by pseudonym; people without a card are left out."""
        found: dict[str, list[Card]] = {}
        for card in self._cards(f"WHERE c.resident {IN_LIST}", [json_list(pseudonyms)]):
            found.setdefault(card.resident, []).append(card)
        return found

    def card(self, station: int, serial: int) -> Card | None:
        """The card with this card number."""
        found = self._cards("WHERE c.station = ? AND c.serial = ?", [station, serial])
        return found[0] if found else None

    def by_id(self, card: str) -> Card | None:
        """The card with this id, which is that of the event that issued it."""
        return self.by_ids([card]).get(card)

    def by_ids(self, cards: Sequence[str]) -> dict[str, Card]:
        """Cards by the ids of the events that issued them."""
        # If two authors used the same id, our own card is returned.
        where = f"WHERE c.card {IN_LIST} ORDER BY c.station = ?"
        return {c.card: c for c in self._cards(where, [json_list(cards), self._station])}

    def holders(self) -> list[str]:
        """Everybody to whom a stored card was ever issued."""
        sql = "SELECT DISTINCT resident FROM proxy_code ORDER BY resident"
        return [row[0] for row in self._db.execute(sql)]

    def never_printed(self) -> list[Card]:
        """This station's cards that are not void and were never printed, oldest first."""
        return self._cards(_UNPRINTED, [self._station])

    def prints(self, start: str, end: str) -> list[PrintedCard]:
        """This station's prints between two times (UTC, ISO format), end excluded, newest first."""
        rows = self._db.execute(_PRINTS, [self._station, start, end])
        return [PrintedCard(*row) for row in rows]

    def next_serial(self) -> int:
        """The station's next card serial, from 1."""
        sql = "SELECT coalesce(max(serial), 0) + 1 FROM proxy_code WHERE station = ?"
        return int(self._db.execute(sql, [self._station]).fetchone()[0])
