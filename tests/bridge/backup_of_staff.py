"""A backup of a station with operators, and its restore by two of them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.clock import ManualClock
from tests.made_station import PASSPHRASE, MadeStation, made_up_kit
from tests.services.staff.made_staff import OTHER_PIN, PIN, enrolled

from testdesk import bootstrap
from testdesk.bridge.backups.restoring import restore_station
from testdesk.domain.refusals import CodedError
from testdesk.formats.badge_code import place_of, write_badge
from testdesk.services.restoring import RestoringPerson, restoring_people
from testdesk.services.session import Context, ScanSession
from testdesk.services.staff.enrolment import Enrolled, remove
from testdesk.services.staff.identification import Credentials, sign_in_member

SECOND_LEADS_PIN = "941637"


class BackupOfStaff:
    """Two point leads, a registrar, a guide without a PIN, and somebody who was removed.

    Attributes:
        file: the backup.
        home: where it is to be restored.
        clock: the clock of the laptop there.
        people: who was enrolled, by name.
    """

    def __init__(self, station: MadeStation, home: Path, clock: ManualClock) -> None:
        self.home, self.clock = home, clock
        self.file = Path()
        lead = enrolled(station.context, "赵刚", "point_lead", PIN)
        context = Context(station.station, ScanSession())
        sign_in_member(context, Credentials(badge=lead.badge, pin=PIN))
        others = (
            enrolled(context, "金英", "point_lead", SECOND_LEADS_PIN),
            enrolled(context, "李敏", "registrar", OTHER_PIN),
            enrolled(context, "朴俊", "queue_guide"),
            enrolled(context, "崔明", "point_lead", PIN),
        )
        self.people: dict[str, Enrolled] = {one.member.name: one for one in (lead, *others)}
        remove(context, operator=self.people["崔明"].member.operator, reason="left")

    def badge(self, name: str, pin: str = "") -> RestoringPerson:
        """Somebody with a badge; with no name of `people`, it is one of another testing point."""
        if name not in self.people:
            place = place_of(made_up_kit().city, name)
            code = write_badge(place=place, operator="00" * 8, key=bytes(range(16)))
            return RestoringPerson(code, pin)
        return RestoringPerson(self.people[name].badge, pin)

    def restore(
        self, first: RestoringPerson, second: RestoringPerson, passphrase: str = PASSPHRASE
    ) -> str:
        """The code of the refusal or fault; empty if the backup was restored."""
        try:
            restore_station(
                self.home,
                self.file,
                passphrase,
                people=lambda station: restoring_people(station, first, second),
                clock=self.clock,
            )
        except CodedError as error:
            return error.code
        return ""

    def left(self) -> set[str]:
        """The names of the files in the home."""
        return {one.name for one in self.home.iterdir()} if self.home.exists() else set()

    def newest_events(self) -> list[tuple[str, dict[str, Any]]]:
        """The operators and bodies of the two newest events of the restored station."""
        opened = bootstrap.station(self.home, PASSPHRASE, clock=self.clock)
        with opened as station, station.read() as uow:
            length = uow.journal.length()
            entries = uow.journal.entries(length - 1, length)
        return [(entry.header.operator, json.loads(entry.body or b"")) for entry in entries]
