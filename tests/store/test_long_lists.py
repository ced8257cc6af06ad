"""However many are asked for at once, there is an answer: SQLite takes 32,766 parameters."""

import pytest
from tests.made_station import HALMEONI

MANY = [f"{number:012x}" for number in range(1, 40_000)]

QUESTIONS = {
    "sampled": lambda uow, some: uow.samples.sampled_among(some),
    "listed": lambda uow, some: uow.people.listed_among(some),
    "by pseudonym": lambda uow, some: uow.people.get_many(some),
    "by number": lambda uow, some: uow.people.by_documents(some),
    "removed": lambda uow, some: uow.people.removals(some),
    "excused": lambda uow, some: uow.excuses.among(some, "R7"),
    "phone codes": lambda uow, some: uow.codes.bound_among(some),
    "cards": lambda uow, some: uow.codes.cards_among(some),
    "cards by id": lambda uow, some: uow.codes.by_ids(some),
    "places in tubes": lambda uow, some: uow.samples._places(some),
}


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS)
def test_forty_thousand_may_be_asked_for(station, question):
    with station.station.read() as uow:
        assert len(question(uow, MANY)) == 0


def test_somebody_among_many_is_found(station):
    wanted = station.person(HALMEONI)
    with station.station.read() as uow:
        many = [*MANY, wanted.resident]
        assert uow.people.get_many(many) == {wanted.resident: wanted}
        assert uow.people.listed_among(many) == {wanted.resident}
        assert uow.people.by_documents([*MANY, HALMEONI]) == [wanted]
