"""The four facts about a person: what each says, and that a doubt is amber and not only so."""

import datetime as dt

import msgspec
import pytest
from tests.gui.running_station import SHUNZI

from testdesk.domain.cards import Card
from testdesk.domain.corrections.listing import Removal
from testdesk.domain.excuses import Excuse
from testdesk.domain.station.status import FoundPerson
from testdesk.domain.station.verdicts import EarlierSample
from testdesk.gui.proxy.facts import Fact, facts_of
from testdesk.services.cards.codes import IssuedCard
from testdesk.services.people.history import PersonRecord

TODAY = dt.date(2022, 3, 26)
CARD = Card("c" * 32, 3, 7, SHUNZI.resident, 1, "2022-03-26", 180, 1, "")
ISSUED = IssuedCard(SHUNZI, CARD, code="", card_number="3-0007-2", reissue=False)
PLAIN = PersonRecord(FoundPerson(SHUNZI, 100, ()), None, None, (), listed=True, removal=None)
EARLIER = EarlierSample(3, "YJ22034898", 3, "2022-03-26T00:40:00.000Z")
SAMPLED, CARD_FACT, COLOUR, ROSTER = range(4)


def record(**more):
    return msgspec.structs.replace(PLAIN, **more)


def coloured(colour):
    person = msgspec.structs.replace(SHUNZI, colour=colour)
    return record(found=FoundPerson(person, 100, ()))


TABLE = [
    (SAMPLED, PLAIN, Fact("Not sampled in this round")),
    (
        SAMPLED,
        record(excuse=Excuse("away", "", "", "", 3)),
        Fact("Excused", "Away"),
    ),
    (
        SAMPLED,
        record(excuse=Excuse("other", "在医院", "", "", 3)),
        Fact("Excused", "在医院"),
    ),
    (CARD_FACT, PLAIN, Fact("No card")),
    (
        CARD_FACT,
        record(found=FoundPerson(SHUNZI, 100, (), has_phone_code=True)),
        Fact("No card", "phone code bound"),
    ),
    (
        CARD_FACT,
        record(valid_card=ISSUED, newest_card=CARD),
        Fact("Card 3-0007-2", "valid until 2022-09-22"),
    ),
    (COLOUR, PLAIN, Fact("No colour reported")),
    (COLOUR, coloured("green"), Fact("Green code")),
    (COLOUR, coloured("yellow"), Fact("Yellow code", "single tube", "attention")),
    (COLOUR, coloured("orange"), Fact("Orange code", "single tube", "attention")),
    (COLOUR, coloured("red"), Fact("Red code", "single tube", "attention")),
    (COLOUR, coloured("void"), Fact("Health code void", "single tube", "attention")),
    (ROSTER, PLAIN, Fact("On the roster")),
    (ROSTER, record(listed=False), Fact("Not on the roster", "", "attention")),
    (
        ROSTER,
        record(listed=False, removal=Removal("", "moved_away", "", "赵刚")),
        Fact("Taken off the roster", "Moved away", "attention"),
    ),
]


@pytest.mark.parametrize(("which", "shown", "expected"), TABLE)
def test_each_fact(english, which, shown, expected):
    assert english
    assert facts_of(shown, TODAY)[which] == expected


def test_a_sample_names_tube_and_place_and_opens_the_tube(english):
    assert english
    fact = facts_of(record(earlier=EARLIER), TODAY)[SAMPLED]
    assert fact.details == "tube YJ 2203 4898, place 3"
    assert (fact.tone, fact.tube) == ("accent", "YJ22034898")
    doubtful = msgspec.structs.replace(EARLIER, clock_doubtful=True)
    assert "clock wrong" in facts_of(record(earlier=doubtful), TODAY)[SAMPLED].details


@pytest.mark.parametrize(
    ("card", "details"),
    [
        (msgspec.structs.replace(CARD, revoked="lost"), "void: Lost"),
        (msgspec.structs.replace(CARD, issue_day="2021-03-26"), "expired 2021-09-22"),
    ],
)
def test_a_card_that_is_not_good_is_amber(english, card, details):
    assert english
    fact = facts_of(record(newest_card=card), TODAY)[CARD_FACT]
    assert (fact.details, fact.tone) == (details, "attention")
    assert fact.title.startswith("Card 3-0007-")
