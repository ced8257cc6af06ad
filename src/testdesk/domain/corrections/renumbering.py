"""Finds which person an author means after a document number was corrected (ADR 15).

A pseudonym is derived from a document number. A person may be registered under somebody else's
number and corrected later. The number then belongs to its owner alone. What the authors recorded,
sampled and printed for the corrected person under it moves to the new pseudonym; what other authors
recorded for its owner stays. The result depends only on the set of statements and corrections, not
on the order in which they arrived.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from heapq import heappop, heappush

import msgspec

from testdesk.domain.corrections.aliases import ALWAYS, ANY_AUTHOR, Alias
from testdesk.domain.corrections.authority import HEADQUARTERS
from testdesk.domain.corrections.current import Correction, Statement, correction_rank
from testdesk.domain.corrections.same_person import names_of, plain_names
from testdesk.domain.journal import times

# If headquarters corrects a name for this reason, it means another person, not another spelling:
# two people were registered under one number, and headquarters decided to whom it belongs.
DECIDED_OWNER = "decided_owner"
_NAME_FIELDS = frozenset({"name", "korean"})


class _Move(msgspec.Struct, frozen=True):
    """A correction of a number: it moves a person, known by name, to another pseudonym.

    Attributes:
        correction: one corrected field of the event, whichever; all fields name both pseudonyms.
        names: all names that its author ever gave the person.
        original_names: the names from before its author's first correction of a name. A corrected
            name must not turn one person into another.
    """

    correction: Correction
    names: frozenset[str]
    original_names: frozenset[str]

    @property
    def old(self) -> str:
        return self.correction.resident

    @property
    def new(self) -> str:
        return self.correction.becomes


def aliases(
    corrections: Iterable[Correction],
    statements: Mapping[str, Sequence[Statement]],
    corrected_records: Iterable[Statement] = (),
    *,
    viewer: int,
) -> list[Alias]:
    """The person that each author means by each pseudonym whose number was corrected.

    A correction moves its author's earlier statements, and the statements of every author who names
    the same person. It moves nobody if, judging by the name, the new number belongs to somebody
    else: two people under one number are a conflict and are never merged. A station's correction
    does not move the person whom headquarters lists under the old number, except at that station
    itself. An author who names nobody under the old number means the person whom headquarters
    lists under it, or, if there is none, the only person left under that number.

    Args:
        corrections: all corrections with `becomes`, and all name corrections of the pseudonyms in
            them.
        statements: the statements about every pseudonym, old or new, that a correction names.
        corrected_records: each corrected person's record as given in the correction, under the new
            pseudonym.
        viewer: see `current_resident`.
    """
    renumbering = _Renumbering(corrections, statements, corrected_records, viewer)
    return sorted(row for old in renumbering.departed_pseudonyms for row in renumbering.rows(old))


class _Renumbering:
    """Applies the corrections of document numbers, one after another.

    Attributes:
        _departed: the moves away from a pseudonym, applied or not, by pseudonym and author.
        _applied: the applied moves away from a pseudonym, by pseudonym.
        _arrived: the author, sequence number and names of each applied move to a pseudonym.
        _given_records: the record that a correction gives, by the event's author and number.
        _renamed: the corrections of names, by author and pseudonym.
        _owners: headquarters' decision to whom a number belongs, by pseudonym.
    """

    def __init__(
        self,
        corrections: Iterable[Correction],
        statements: Mapping[str, Sequence[Statement]],
        corrected_records: Iterable[Statement],
        viewer: int,
    ) -> None:
        self._statements = statements
        self._viewer = viewer
        self._given_records = {
            (statement.station, statement.seq): statement for statement in corrected_records
        }
        moves: list[_Move] = []
        for correction in self._number_corrections(corrections):
            moves.append(self._move(correction, moves))
        self._departed: dict[tuple[str, int], list[_Move]] = defaultdict(list)
        for move in sorted(moves, key=lambda move: move.correction.seq):
            self._departed[move.old, move.correction.station].append(move)
        self._applied: dict[str, list[_Move]] = defaultdict(list)
        self._arrived: dict[str, list[tuple[int, int, frozenset[str]]]] = defaultdict(list)
        self._apply(sorted(moves, key=_application_order))

    def _apply(self, moves: Sequence[_Move]) -> None:
        """Applies the corrections that can be applied, in order of rank.

        A number that belongs to somebody else becomes free when the correction that moves that
        person away is applied. The corrections that wait for the number are then tried again.
        """
        due = list(range(len(moves)))
        waiting: dict[str, list[int]] = defaultdict(list)
        while due:
            index = heappop(due)
            move = moves[index]
            if not self._can_apply(move):
                waiting[move.new].append(index)
                continue
            self._applied[move.old].append(move)
            correction = move.correction
            self._arrived[move.new].append((correction.station, correction.seq, move.names))
            for waiting_index in waiting.pop(move.old, ()):
                heappush(due, waiting_index)

    @property
    def departed_pseudonyms(self) -> list[str]:
        """The pseudonyms from which a person was moved."""
        return list(self._applied)

    def rows(self, old: str) -> list[Alias]:
        """The person that each author means by a pseudonym from which somebody was moved."""
        claims = self._claims(old, self._departed_from(old))
        found: dict[tuple[int, int], str] = {}
        for (pseudonym, station), moves in self._departed.items():
            for move in moves if pseudonym == old else ():
                before = self._claimed_before(move)
                # Before the correction, the author named another person.
                if before and not before & move.names:
                    found.setdefault(
                        (station, move.correction.seq - 1), self._final_pseudonym(old, before)
                    )
                found[station, move.correction.seq] = self._final_pseudonym(old, move.names)
        found |= {(s, ALWAYS): self._final_pseudonym(old, names) for s, names in claims.items()}
        rows = [Alias(old, station, until, person) for (station, until), person in found.items()]
        return [*rows, Alias(old, ANY_AUTHOR, ALWAYS, self._default_person(old, claims, rows))]

    def _claimed_before(self, move: _Move) -> frozenset[str]:
        """The names that the correction's author last gave under that number before it."""
        correction = move.correction
        claims = [
            (s.seq, names_of(s.record))
            for s in self._statements.get(correction.resident, ())
            if s.station == correction.station
        ]
        claims += [
            (seq, names)
            for station, seq, names in self._arrived.get(correction.resident, ())
            if station == correction.station
        ]
        before = [claim for claim in claims if claim[0] < correction.seq]
        return max(before, key=lambda claim: claim[0])[1] if before else frozenset()

    def _default_person(
        self, old: str, claims: Mapping[int, frozenset[str]], found: Sequence[Alias]
    ) -> str:
        """The person that is meant by an author who names nobody under that number."""
        listed = [row for row in found if row.station == HEADQUARTERS]
        if listed:
            return max(listed).person
        people = {row.person for row in found if row.until == ALWAYS or row.station not in claims}
        return people.pop() if len(people) == 1 else old

    def _number_corrections(self, corrections: Iterable[Correction]) -> list[Correction]:
        """One field of each event that corrects a number.

        It also fills `_renamed` and `_owners` with the corrections of names.
        """
        found: dict[tuple[int, int], Correction] = {}
        self._renamed: dict[tuple[int, str], list[Correction]] = defaultdict(list)
        self._owners: dict[str, Correction] = {}
        for correction in sorted(
            corrections,
            key=lambda correction: (correction.station, correction.seq, correction.field),
        ):
            if correction.station == HEADQUARTERS and correction.reason == DECIDED_OWNER:
                if correction.field == "name":
                    self._owners[correction.resident] = correction
            elif correction.field in _NAME_FIELDS:
                self._renamed[correction.station, correction.resident].append(correction)
            if correction.becomes not in {"", correction.resident}:
                found.setdefault((correction.station, correction.seq), correction)
        return list(found.values())

    def _move(self, correction: Correction, earlier: Sequence[_Move]) -> _Move:
        """The move that a correction makes, with all names that its author gave to the person."""
        given = self._given_records.get((correction.station, correction.seq))
        stated = names_of(given.record) if given else self._named_before(correction)
        name_corrections = [
            c
            for c in self._renamed.get((correction.station, correction.resident), ())
            if c.seq <= correction.seq
        ]
        names = stated | plain_names(text for c in name_corrections for text in (c.before, c.after))
        original_names = (
            names - plain_names(c.after for c in name_corrections) if name_corrections else stated
        )
        for move in earlier:
            before = move.correction
            continues = (before.station, move.new) == (correction.station, correction.resident)
            if continues and before.seq < correction.seq and move.names & names:
                names, original_names = names | move.names, move.original_names
        return _Move(correction, names, original_names)

    def _named_before(self, correction: Correction) -> frozenset[str]:
        """The names under the old number, for a correction that does not give a record."""
        stated = self._statements.get(correction.resident, ())
        before = [s for s in stated if s.station == correction.station and s.seq < correction.seq]
        statements = before or [s for s in stated if s.station == HEADQUARTERS] or stated
        return frozenset[str]().union(*(names_of(s.record) for s in statements))

    def _departed_from(self, pseudonym: str) -> list[_Move]:
        return [
            move for (old, _), moves in self._departed.items() if old == pseudonym for move in moves
        ]

    def _claims(self, pseudonym: str, departed: Sequence[_Move]) -> dict[int, frozenset[str]]:
        """The names that each author now gives under a pseudonym.

        People whom the same author has moved away by a correction are left out.

        Args:
            pseudonym: the pseudonym.
            departed: the corrections that move people away from the pseudonym.
        """
        stated = [
            (s.station, s.seq, names_of(s.record)) for s in self._statements.get(pseudonym, ())
        ]
        last: dict[int, tuple[int, frozenset[str]]] = {}
        for station, seq, names in (*stated, *self._arrived.get(pseudonym, ())):
            if _has_departed(departed, station, seq, names):
                continue
            if station not in last or last[station][0] < seq:
                last[station] = seq, names
        found = {station: names for station, (_, names) in last.items()}
        owner = self._owners.get(pseudonym)
        if owner is not None and self._is_owner_decision_valid(owner, last.get(HEADQUARTERS)):
            found[HEADQUARTERS] = plain_names((owner.after,))
        return found

    @staticmethod
    def _is_owner_decision_valid(
        owner: Correction, listed: tuple[int, frozenset[str]] | None
    ) -> bool:
        """Whether the decision about the owner is valid, even after an old roster is imported."""
        if listed is None or listed[0] < owner.seq:
            return True
        return bool(listed[1] & plain_names((owner.before,)))

    def _can_apply(self, move: _Move) -> bool:
        """Whether a correction applies; see `aliases` for the rules."""
        station = move.correction.station
        if station == HEADQUARTERS:
            return True
        listed = self._claims(move.old, self._applied.get(move.old, ())).get(
            HEADQUARTERS, frozenset()
        )
        if listed & move.names and station != self._viewer:
            return False
        claims = self._claims(move.new, self._applied.get(move.new, ())).values()
        return all(not names or names & (move.original_names or move.names) for names in claims)

    def _final_pseudonym(self, pseudonym: str, names: frozenset[str]) -> str:
        """The pseudonym at which a person's moves end.

        If a number was corrected and then corrected back, the moves form a circle. It ends at the
        pseudonym where its oldest move began.
        """
        path: list[_Move] = []
        while candidates := [m for m in self._applied.get(pseudonym, ()) if m.names & names]:
            best = max(candidates, key=_rank)
            if best in path:
                return min(path[path.index(best) :], key=_rank).old
            path.append(best)
            pseudonym, names = best.new, names | best.names
        return pseudonym


def _has_departed(departed: Sequence[_Move], station: int, seq: int, names: frozenset[str]) -> bool:
    """Whether an author later moved that person away from the number by a correction."""
    return any(
        move.correction.station == station
        and move.correction.seq > seq
        and (not names or move.names & names)
        for move in departed
    )


def _rank(move: _Move) -> tuple[bool, str, int, int]:
    return correction_rank(move.correction)


def _application_order(move: _Move) -> tuple[bool, bool, tuple[bool, str, int, int]]:
    """Sorts headquarters first, then by clock; authors whose clock is not trusted come last."""
    correction = move.correction
    return (
        correction.station != HEADQUARTERS,
        correction.hlc == times.ZERO,
        correction_rank(correction),
    )
