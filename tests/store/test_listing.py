"""The newest statement on a person's place on the list counts, in any order of arrival."""

import random

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.hq.laptops import Laptop
from tests.made_station import made_up_kit

from testdesk.domain.journal import events as ev
from testdesk.domain.residents.people import Address, Resident

OLD, NEW = "a1" * 6, "b2" * 6
SOMEBODY = Resident(OLD, "金英姬", document_number="E00000001", address=Address("河南小区", "3"))
RIGHT = msgspec.structs.replace(SOMEBODY, resident=NEW, document_number="E00000002")
CORRECTED = ev.ResidentCorrected(
    OLD,
    (ev.FieldChange("document_number", "E00000001", "E00000002"),),
    "typed_wrong",
    becomes=NEW,
    person=RIGHT,
)
STATEMENTS: dict[str, ev.AnyBody] = {
    "roster": ev.RosterImported("河南小区", (SOMEBODY,)),
    "removed": ev.ResidentRemoved(OLD, "died", "医院来电", "赵刚"),
    "restored": ev.ResidentRestored(OLD, "同名", "赵刚"),
}
HEADQUARTERS = 0
days = st.lists(
    st.tuples(st.sampled_from((HEADQUARTERS, 1, 2)), st.sampled_from(list(STATEMENTS))),
    min_size=1,
    max_size=10,
)


def stated_by(day):
    """The events: one a minute, by their authors."""
    authors = {
        station: Laptop(msgspec.structs.replace(made_up_kit(7), station=station))
        for station in (HEADQUARTERS, 1, 2)
    }
    for minute, (station, kind) in enumerate(day, start=1):
        authors[station].record(STATEMENTS[kind], minute=minute)
    return authors


def expected(day):
    """Whether the person is listed, and why not: a station may list people but not remove them."""
    counting = [kind for station, kind in day if station == HEADQUARTERS or kind == "roster"]
    gone = counting[-1:] == ["removed"]
    return "roster" in counting and not gone, "died" if gone else None


@pytest.mark.parametrize("corrected", [False, True])
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(days, st.randoms(use_true_random=False))
def test_the_newest_word_holds(listed_store, corrected, day, chance: random.Random):
    authors = stated_by(day)
    if corrected:
        authors[HEADQUARTERS].record(CORRECTED, minute=len(day) + 1)
    entries = [entry for author in authors.values() for entry in author.entries]
    chance.shuffle(entries)
    with listed_store.write("test") as uow:
        while entries:
            size = chance.randint(1, 4)
            uow.journal.adopt(entries[:size])
            entries = entries[size:]
        assert uow.journal.refold() == []
        who = NEW if corrected else OLD
        if uow.people.holder(who) is None:
            return  # nobody ever said who it is
        listed, why = expected(day)
        removal = uow.people.removals([who]).get(who)
        assert bool(uow.people.listed_among([who])) == listed
        assert (removal.reason if removal else None) == why
