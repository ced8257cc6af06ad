"""Reads a person's record and history."""

from __future__ import annotations

import msgspec

from testdesk.domain.cards import Card, newest
from testdesk.domain.corrections.listing import Removal
from testdesk.domain.excuses import Excuse
from testdesk.domain.history import HistoryEntry
from testdesk.domain.refusals import UnknownPerson
from testdesk.domain.residents.people import Resident
from testdesk.domain.station.status import FoundPerson
from testdesk.domain.station.verdicts import EarlierSample
from testdesk.ports import ReadingUnit, Station
from testdesk.services.cards.codes import IssuedCard, valid_card_of


class PersonRecord(msgspec.Struct, frozen=True):
    """All information that the station has about one person.

    Attributes:
        found: the person, with what a list shows beside the name: sampled, card, phone code.
        earlier: the sample of the current round, if there is one.
        valid_card: the card that is valid today, if there is one.
        newest_card: the newest card, valid or not, if there ever was one.
        excuse: the person's excuse in the current round, if there is one.
        history: the entries, newest first.
        listed: whether the person is listed.
        removal: when, by whom and why the person was removed from the roster.
    """

    found: FoundPerson
    earlier: EarlierSample | None
    valid_card: IssuedCard | None
    history: tuple[HistoryEntry, ...]
    listed: bool
    removal: Removal | None
    newest_card: Card | None = None
    excuse: Excuse | None = None

    @property
    def resident(self) -> Resident:
        """The person's record as it is shown."""
        return self.found.resident


def person_record(station: Station, *, resident: str, lookups: bool = False) -> PersonRecord:
    """Reads the record of a person; the old pseudonym of a corrected number is accepted.

    Args:
        station: the station.
        resident: pseudonym.
        lookups: whether the history includes who looked the person up, which concerns the point
            lead and nobody else.

    Raises:
        Refusal: unknown_person.
    """
    with station.read() as uow:
        person = uow.people.get(resident)
        if person is None:
            raise UnknownPerson()
        pseudonym = person.resident
        (found,) = uow.people.search_hits([person])
        round_ = uow.samples.round()
        earlier = uow.samples.earlier(round_, pseudonym) if round_ else None
        cards = uow.codes.cards_of(pseudonym)
        newest_card = newest(cards)
        void_cards = {card.card for card in cards if card.revoked or card != newest_card}
        lines = [
            msgspec.structs.replace(line, void=True)
            if line.kind == "card_issued" and line.card in void_cards
            else line
            for line in _mark_doubtful_times(uow, _entries(uow, pseudonym, lookups=lookups))
        ]
        return PersonRecord(
            found,
            earlier,
            valid_card_of(uow, station, person),
            tuple(lines),
            listed=bool(uow.people.listed_among([pseudonym])),
            removal=uow.people.removals([pseudonym]).get(pseudonym),
            newest_card=newest_card,
            excuse=uow.excuses.among([pseudonym], round_ or "").get(pseudonym),
        )


def _entries(uow: ReadingUnit, pseudonym: str, *, lookups: bool) -> list[HistoryEntry]:
    entries = uow.history.of(pseudonym)
    if lookups:
        entries += uow.history.lookups_of(pseudonym)
        entries.sort(key=lambda entry: (entry.hlc, entry.station, entry.seq), reverse=True)
    return entries


def _mark_doubtful_times(uow: ReadingUnit, lines: list[HistoryEntry]) -> list[HistoryEntry]:
    """Marks the entries whose times cannot be true."""
    bounds = uow.times.bounds_of({(line.station, line.seq) for line in lines})
    return [
        msgspec.structs.replace(line, clock_doubtful=True, earliest=found[0], latest=found[1])
        if (found := bounds.get((line.station, line.seq)))
        else line
        for line in lines
    ]
