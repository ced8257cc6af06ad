"""An enrolled laptop that lies: what it writes is data at everybody else's, never their state.

Every field that an author may write takes values that no honest writer has. The neighbour and
headquarters must go on appending, exporting, taking each other in and showing every page.
"""

import datetime as dt
import html
import re
from collections.abc import Iterator
from typing import get_args

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from starlette.testclient import TestClient
from tests.hq.laptops import Laptop, resident
from tests.made_station import CROWD, FATHER, HALMEONI, MOTHER, POINT, TUBES
from tests.services.going_round import (
    at_headquarters,
    export,
    identity,
    round_trip,
    take_in,
    update,
)

from testdesk.domain import events as ev
from testdesk.domain import journal
from testdesk.domain.events import Entry
from testdesk.domain.people import Address, Colour, Resident
from testdesk.formats import vault
from testdesk.formats.batch import write_batch
from testdesk.formats.proxy_code import ProxyCode, encode_proxy_code, id_tag
from testdesk.hq import operators
from testdesk.hq.admissions import admit, look_into
from testdesk.hq.conflicts import BATCH_KEY, conflicts
from testdesk.hq.current import resident_of
from testdesk.hq.distrust import distrust, distrusted, trust
from testdesk.hq.intake import take_in as intake
from testdesk.hq.kits import enrol
from testdesk.hq.reports import all_conflicts
from testdesk.hq.reports import status as hq_status
from testdesk.hq.schema import PERSON
from testdesk.hq.web.app import create_app
from testdesk.services import codes, doctor, handover, people, status
from testdesk.store.entries import read_entries

PASSWORD = "correct horse"
MEGABYTE = "长" * 350_000
CLOCKS = ["f" * 16, "0" * 16, "8" + "0" * 15, "0fffffffffffffff"]
TIMES = ["9999-12-31T23:59:59.999Z", "0001-01-01T00:00:00Z", "2022-03-26T08:00:00.000Z"]
NUMBERS = [0, -1, 1, 127, 128, 9999, 2**31, 2**53, 2**63 - 1, -(2**63)]
TEXTS = ["", " ", MEGABYTE, "\u202e", "'; DROP TABLE event; --", "<script>", "e" + "\u0301" * 50]


class Liar:
    """Station 2's laptop under other hands: it seals what it likes onto its own chain."""

    def __init__(self, station) -> None:
        self.station = station
        with station.desk.begin("") as uow:
            self.last = uow.journal.entries(uow.journal.length(), uow.journal.length())[0].header
        self.prev_batch = "ab" * 32

    def says(self, body, *, hlc="", at="", event_id=""):
        seq = self.last.seq + 1
        entry = journal.seal(
            body,
            event_id=event_id or f"{seq:032x}",
            station=2,
            seq=seq,
            hlc=hlc or self.last.hlc,
            at=at or self.last.at,
            operator="骗子",
            prev=journal.header_hash(self.last),
        )
        self.last = entry.header
        return entry

    def batch(self, entries):
        return write_batch(
            entries,
            sender=handover.sender_of(identity(self.station)),
            prev_batch=self.prev_batch,
            created="2022-03-26T08:00:00Z",
        )


@pytest.fixture
def point(station, other, stick, headquarters):
    """Two desks that know each other, and their headquarters."""
    round_trip(headquarters, stick, station, other)
    round_trip(headquarters, stick, station, other)
    return station, Liar(other), headquarters


@pytest.fixture
def browser(headquarters, monkeypatch) -> Iterator[TestClient]:
    monkeypatch.setattr(vault, "MEMORY_KIB", 8 * 1024)
    monkeypatch.setattr(vault, "PASSES", 1)
    operators.add(headquarters, name="赵刚", role="supervisor", password=PASSWORD)
    with TestClient(create_app(headquarters), "http://hq", follow_redirects=False) as client:
        client.post("/login", data={"name": "赵刚", "password": PASSWORD})
        yield client


def carry(point, tmp_path, entries, name):
    """The liar's batch goes to headquarters and to the neighbour."""
    station, liar, hq = point
    folder = tmp_path / name / "testdesk"
    folder.mkdir(parents=True)
    first, last = entries[0].header.seq, entries[-1].header.seq
    (folder / f"batch-2-{first}-{last}.tdb").write_bytes(liar.batch(entries))
    here = take_in(station, folder.parent)
    return here, at_headquarters(hq, folder.parent)


def check_desk_works(point, tmp_path, name, tube, number):
    """The neighbour still samples, exports, is accepted, and finds its file sound."""
    station, _, hq = point
    assert station.scans(tube, number) == [("accepted", "tube_opened"), ("accepted", "sampled")]
    station.scan("!seal other")
    who = station.who(number)
    card, _ = codes.issue(desk=station.desk, session=station.session, resident=who)
    assert card.code
    status.status(desk=station.desk)
    status.coverage(desk=station.desk)
    people.find(desk=station.desk, text="王")
    doctor.latest_moment(desk=station.desk)
    folder = tmp_path / f"{name}-out"
    folder.mkdir()
    assert export(station, folder).verified
    assert at_headquarters(hq, folder) == ["accepted"]
    take_in(station, folder)
    assert station.problems() == ()


def check_pages_open(browser):
    """Every page, and every page that they lead to."""
    seen, waiting = set(), ["/", "/stations", "/conflicts", "/recall", "/downloads", "/looks"]
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
    "cards": st.lists(TEXT, max_size=2).map(tuple),
    "mode": st.sampled_from(get_args(ev.TubeMode)),
    "lane": st.sampled_from(get_args(ev.Lane)),
    "state": st.sampled_from(get_args(ev.TicketState)),
    "by": st.sampled_from(get_args(ev.SampledBy)),
    "decision": st.sampled_from(get_args(ev.Decision)),
    "events": st.lists(st.tuples(NUMBER, NUMBER), max_size=3).map(tuple),
    "stands": st.just(()) | st.tuples(NUMBER, NUMBER),
    "issue_day": st.sampled_from(["2022-03-26", "9999-12-31", "x", ""]),
    "day": st.sampled_from(["2022-03-26", "9999-12-31", "x", ""]),
    "round": st.sampled_from(["R7", "", MEGABYTE]),
}


def lies_of(kind):
    fields = {f.name: f.type for f in msgspec.structs.fields(kind)}
    made = {n: NUMBER if t is int else OTHERS.get(n, TEXT) for n, t in fields.items()}
    if kind is ev.ResidentRegistered:
        made["resident"] = PEOPLE
    return st.builds(kind, **made)


LIES = st.one_of([lies_of(kind) for kind in get_args(ev.AnyBody)])


def test_no_value_of_a_liar_stops_the_neighbour_or_headquarters(point, tmp_path, browser):
    station, liar, hq = point
    with station.desk.begin("") as uow:
        ours = uow.journal.entries(1, uow.journal.length())[-1].header.id
    turns = iter(range(10**6))
    numbers, tubes = iter(CROWD), iter(f"AB{n:010d}" for n in range(1, 10**6))

    @settings(max_examples=12, suppress_health_check=list(HealthCheck), deadline=None)
    @given(
        st.lists(LIES, min_size=4, max_size=12),
        st.sampled_from(CLOCKS),
        st.sampled_from(TIMES),
        st.booleans(),
    )
    def lie(bodies, clock, at, stolen):
        name = f"turn-{next(turns)}"
        entries = [liar.says(body, hlc=clock, at=at) for body in bodies[:-1]]
        entries.append(liar.says(bodies[-1], hlc=clock, at=at, event_id=ours if stolen else ""))
        here, there = carry(point, tmp_path, entries, name)
        assert there == ["accepted"]
        assert ("batch", "accepted", "") in here
        check_desk_works(point, tmp_path, name, next(tubes), next(numbers))
        check_pages_open(browser)
        assert len(hq_status(hq).stations) == 2

    lie()


@pytest.mark.parametrize("clock", CLOCKS)
def test_a_clock_of_another_century_moves_nobodys_clock(point, tmp_path, clock):
    station, liar, _ = point
    carry(point, tmp_path, [liar.says(ev.SwabsCounted("2022-03-26", 1), hlc=clock)], "lie")
    station.scans(TUBES[5], FATHER)
    with station.desk.begin("") as uow:
        (last,) = uow.journal.entries(uow.journal.length(), uow.journal.length())
    now = int(station.clock.now().timestamp() * 1000)
    assert len(last.header.hlc) == 16
    assert int(last.header.hlc[:12], 16) <= now + 60_000


def test_a_liar_with_a_high_clock_overrules_no_list(point, tmp_path):
    """The worst finding: red, another phone, another address; the name was kept."""
    station, liar, hq = point
    person = station.person(HALMEONI)
    said = msgspec.structs.replace(
        person, phone="13999999999", address=Address("别处", "9", "9", "999"), colour="red"
    )
    carry(point, tmp_path, [liar.says(ev.ResidentRegistered(said), hlc="f" * 16)], "lie")
    assert station.person(HALMEONI) == person
    with hq.reading() as connection:
        shown = connection.execute(select(PERSON).where(PERSON.c.resident == person.resident))
        assert resident_of(shown.mappings().one()) == person
        found = [one for one in conflicts(connection) if one.resident == person.resident]
    assert [one.kind for one in found] == ["record_differs"]
    assert hq_status(hq).conflicts == 1
    assert station.scans(TUBES[6], HALMEONI)[-1] == ("accepted", "sampled")


def test_what_a_liar_said_can_be_left_out_and_let_in_again(point, tmp_path):
    station, liar, hq = point
    father = station.who(FATHER)
    entries = [
        liar.says(ev.TubeOpened("AB99999999", "R7", "pool", 10)),
        liar.says(ev.SampleTaken("R7", father, "AB99999999", 1, "id_number", "别处")),
    ]
    carry(point, tmp_path, entries, "lie")
    assert station.scans(TUBES[5], FATHER)[-1] == ("refused", "already_sampled")
    distrust(hq, 2, from_seq=entries[0].header.seq, note="被偷", by="赵刚")
    assert distrusted(hq) == {2: entries[0].header.seq}
    stick = tmp_path / "news"
    stick.mkdir()
    update(hq, stick)
    assert ("update", "accepted", "") in take_in(station, stick)
    assert station.scans(FATHER) == [("accepted", "sampled")]
    assert station.problems() == ()
    assert hq_status(hq).samples == 0
    trust(hq, 2, note="找回", by="赵刚")
    assert hq_status(hq).samples == 1


def test_a_card_that_names_this_desk_and_that_it_never_issued_is_forged(point):
    station, liar, _ = point
    own = identity(liar.station)
    forged = ProxyCode(
        key_id=1,
        station=1,
        subject=station.who(MOTHER),
        issue_day=dt.date(2022, 3, 26),
        issue_number=1,
        id_tag=id_tag(own.card_keys[1], MOTHER),
    )
    text = encode_proxy_code(forged, own.card_keys[1])
    assert station.scans(TUBES[5], text)[-1] == ("refused", "code_not_ours")
    before = station.journal()
    assert codes.read_code(desk=station.desk, text=text).reason == "code_not_ours"
    assert station.journal() == before


def test_headquarters_lists_samples_whose_card_no_journal_issued(point, tmp_path):
    station, liar, hq = point
    who = station.who(MOTHER)
    entries = [
        liar.says(ev.TubeOpened("AB99999999", "R7", "pool", 10)),
        liar.says(ev.SampleTaken("R7", who, "AB99999999", 1, "proxy_code", "别处")),
    ]
    carry(point, tmp_path, entries, "lie")
    with hq.reading() as connection:
        found = [(one.kind, one.resident) for one in conflicts(connection)]
    assert found == [("card_not_issued", who)]


def test_one_false_issue_number_voids_no_card_and_uses_up_no_number(point, tmp_path):
    station, liar, _ = point
    who = station.who(MOTHER)
    card, _ = codes.issue(desk=station.desk, session=station.session, resident=who)
    lie = ev.ProxyCodeIssued(who, 1, 127, "2022-03-26", 180, 1)
    carry(point, tmp_path, [liar.says(lie)], "lie")
    assert station.scans(TUBES[5], card.code)[-1] == ("accepted", "sampled")


def test_a_desk_that_was_poisoned_before_comes_out_of_it_with_nothing_lost(
    station, stick, headquarters
):
    """Up to 0.1 a foreign clock of ffff… made the next own clock 17 digits long."""
    station.scans(TUBES[5], HALMEONI, FATHER)
    db = station.store._db
    length, _ = station.journal()
    poison(db, length - 1)
    assert any("event_damaged" in one for one in station.problems())
    db.execute("DELETE FROM setting WHERE name = 'derived'")  # as a file of then comes
    station.reopen()
    assert station.problems() == ()
    assert station.journal()[0] == length
    assert export(station, stick).verified
    assert at_headquarters(headquarters, stick) == ["accepted"]
    assert hq_status(headquarters).samples == 2


def poison(db, first):
    """Gives own events from a number on the clocks that the old program gave them."""
    rows = db.execute(
        "SELECT seq, at FROM event WHERE station = 1 AND seq >= ? ORDER BY seq", [first]
    ).fetchall()
    for seq, _ in rows:
        db.execute("UPDATE event SET hlc = ? WHERE station = 1 AND seq = ?", ["1" + "0" * 16, seq])
    for seq, _ in rows[1:]:
        (before,) = read_entries(db, 1, seq - 1, seq - 1)
        db.execute(
            "UPDATE event SET prev = ? WHERE station = 1 AND seq = ?",
            [journal.header_hash(before.header), seq],
        )


@pytest.fixture
def hq_and_laptop(headquarters):
    return headquarters, Laptop(enrol(headquarters, station=3, point=POINT))


def test_a_batch_of_events_that_no_reader_takes_is_kept_and_admitted(hq_and_laptop):
    """What a poisoned laptop of the old program carried: signed rightly, refused, not lost."""
    hq, laptop = hq_and_laptop
    laptop.full_tube("AB00000001", [resident(5), resident(6)])
    laptop.entries = [
        Entry(msgspec.structs.replace(e.header, hlc="1" + "0" * 16), e.body) for e in laptop.entries
    ]
    taken = intake(hq, laptop.forged(), file="batch-3-1-4.tdb")
    assert (taken.verdict, taken.reason) == ("refused", "event_damaged")
    (refused,) = all_conflicts(hq)
    assert (refused.kind, refused.chain) == ("event_damaged", "damaged")
    sha256 = refused.key.removeprefix(BATCH_KEY)
    assert look_into(hq, sha256).people == 2
    admit(hq, sha256, note="旧程序", by="赵刚")
    assert hq_status(hq).samples == 2
