"""An enrolled laptop that lies: others store what it writes as data, but it never breaks them.

Every field that an author may write gets values that no honest writer uses. The neighbour and
headquarters must still append, export, import each other's files and show every page.
"""

import html
import re
from typing import get_args

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.hostile.liar import CLOCKS, carry
from tests.hq.laptops import resident
from tests.made_station import CROWD
from tests.services.exchange.going_round import (
    at_headquarters,
    export,
    import_files,
)

from testdesk.domain.journal import events as ev
from testdesk.domain.residents.people import Address, Colour, Resident
from testdesk.hq.views.reports import status as hq_status
from testdesk.services import status
from testdesk.services.cards import codes
from testdesk.services.exchange import doctor
from testdesk.services.people import directory

pytestmark = pytest.mark.usefixtures("quick_vaults")

MEGABYTE = "长" * 350_000
TIMES = ["9999-12-31T23:59:59.999Z", "0001-01-01T00:00:00Z", "2022-03-26T08:00:00.000Z"]
NUMBERS = [0, -1, 1, 127, 128, 9999, 2**31, 2**53, 2**63 - 1, -(2**63)]
TEXTS = ["", " ", MEGABYTE, "\u202e", "'; DROP TABLE event; --", "<script>", "e" + "\u0301" * 50]


def check_station_works(point, tmp_path, name, tube, number):
    """The neighbour still samples, exports, is accepted, and finds its file sound."""
    station, _, hq = point
    assert station.scans(tube, number) == [("accepted", "tube_opened"), ("accepted", "sampled")]
    station.scan("!seal other")
    who = station.who(number)
    card = codes.issue(station.context, resident=who).value
    assert card.code
    status.status(station=station.station)
    status.coverage(station=station.station)
    directory.find(station=station.station, text="王")
    doctor.clock_reference(station=station.station)
    folder = tmp_path / f"{name}-out"
    folder.mkdir()
    assert export(station, folder).verified
    assert at_headquarters(hq, folder) == ["accepted"]
    import_files(station, folder)
    assert station.problems() == ()


def check_pages_open(browser):
    """Every page, and every page that they link to."""
    seen: set[str] = set()
    waiting = ["/", "/stations", "/conflicts", "/recall", "/downloads", "/looks"]
    while waiting and len(seen) < 60:
        path = waiting.pop()
        if path in seen:
            continue
        seen.add(path)
        answer = browser.get(path)
        assert answer.status_code in {200, 303, 404, 422}, (path, answer.status_code)
        if "html" in answer.headers.get("content-type", ""):
            links = re.findall(r'href="(/[^"#]*)"', answer.text)
            waiting += [html.unescape(link) for link in links if "/assets/" not in link]


TEXT, NUMBER = st.sampled_from(TEXTS), st.sampled_from(NUMBERS)
PSEUDONYM = st.sampled_from([resident(7), "zz", "", "A1" * 6])
PEOPLE = st.builds(
    Resident,
    resident=PSEUDONYM,
    name=TEXT,
    korean=TEXT,
    document_type=TEXT,
    document_number=TEXT,
    phone=TEXT,
    address=st.builds(Address, TEXT, TEXT, TEXT, TEXT),
    language=st.sampled_from(["zh", "ko", "en"]),
    note=TEXT,
    birth=st.sampled_from(["", "1990-02-31", "0000", "9999-12-31"]),
    sex=st.sampled_from(["", "M", "F"]),
    colour=st.sampled_from(get_args(Colour)),
)
OTHERS = {
    "resident": PSEUDONYM,
    "residents": st.lists(PEOPLE, max_size=2).map(tuple),
    "changes": st.lists(
        st.builds(ev.FieldChange, st.sampled_from(get_args(ev.CorrectedField)), TEXT, TEXT),
        max_size=3,
    ).map(tuple),
    "becomes": PSEUDONYM,
    "person": st.none() | PEOPLE,
    "cards": st.lists(TEXT, max_size=2).map(tuple),
    "mode": st.sampled_from(get_args(ev.TubeMode)),
    "lane": st.sampled_from(get_args(ev.Lane)),
    "state": st.sampled_from(get_args(ev.TicketState)),
    "by": st.sampled_from(get_args(ev.SampledBy)),
    "decision": st.sampled_from(get_args(ev.Decision)),
    "events": st.lists(st.tuples(NUMBER, NUMBER), max_size=3).map(tuple),
    "valid": st.just(()) | st.tuples(NUMBER, NUMBER),
    "issue_day": st.sampled_from(["2022-03-26", "9999-12-31", "x", ""]),
    "day": st.sampled_from(["2022-03-26", "9999-12-31", "x", ""]),
    "round": st.sampled_from(["R7", "", MEGABYTE]),
}


def lies_of(kind):
    fields = {f.name: f.type for f in msgspec.structs.fields(kind)}
    kinds = {int: NUMBER, tuple[str, ...]: st.lists(TEXT, max_size=2).map(tuple)}
    made = {name: kinds.get(t, OTHERS.get(name, TEXT)) for name, t in fields.items()}
    if kind is ev.ResidentRegistered:
        made["resident"] = PEOPLE
    return st.builds(kind, **made)


LIES = st.one_of([lies_of(kind) for kind in get_args(ev.AnyBody)])


def test_no_value_of_a_liar_stops_the_neighbour_or_headquarters(point, tmp_path, supervisor):
    station, liar, hq = point
    with station.station.read() as uow:
        ours = uow.journal.entries(1, uow.journal.length())[-1].header.id
    rounds = iter(range(10**6))
    numbers, tubes = iter(CROWD), iter(f"AB{n:010d}" for n in range(1, 10**6))

    @settings(max_examples=12, suppress_health_check=list(HealthCheck), deadline=None)
    @given(
        st.lists(LIES, min_size=4, max_size=12),
        st.sampled_from(CLOCKS),
        st.sampled_from(TIMES),
        st.booleans(),
    )
    def lie(bodies, clock, at, stolen):
        name = f"turn-{next(rounds)}"
        entries = [liar.claims(body, hlc=clock, at=at) for body in bodies[:-1]]
        entries.append(liar.claims(bodies[-1], hlc=clock, at=at, event_id=ours if stolen else ""))
        here, there = carry(point, tmp_path, entries, name)
        assert there == ["accepted"]
        assert ("batch", "accepted", "") in here
        check_station_works(point, tmp_path, name, next(tubes), next(numbers))
        check_pages_open(supervisor)
        assert len(hq_status(hq).stations) == 2

    lie()
