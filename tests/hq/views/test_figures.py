"""Whatever the day was, every place that shows a figure shows the same one."""

import csv
import io
import re
from collections import Counter
from contextlib import contextmanager, suppress

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient
from tests.hq.conftest import empty
from tests.hq.laptops import Laptop, resident
from tests.hq.views.fhir_reading import read as read_fhir
from tests.hq.views.many_listed import HOMES, Kits, rosters, walk_ins
from tests.hq.web.page_text import PASSWORD, text_of

from testdesk.domain.journal import events as ev
from testdesk.domain.journal.hash_chain import read_event
from testdesk.domain.refusals import Refusal
from testdesk.domain.residents.coverage import total
from testdesk.hq.accounts import operators
from testdesk.hq.conflicts.resolutions import resolve
from testdesk.hq.exchange.intake.batches import import_batch
from testdesk.hq.store import journal
from testdesk.hq.store.schema.tables import KIT
from testdesk.hq.views import coverage, progress, recall, stations
from testdesk.hq.views.exports import export_samples
from testdesk.hq.views.reports import all_conflicts, status
from testdesk.hq.web.app import create_app

pytestmark = pytest.mark.usefixtures("quick_vaults")

TUBES = ("YJ00000001", "YJ00000002", "YJ00000003")
# A tube with its people by number; a place that is voided afterwards; somebody without a list.
filled = st.tuples(
    st.sampled_from(TUBES), st.lists(st.integers(1, 9), min_size=1, max_size=4, unique=True)
)
station_days = st.fixed_dictionaries(
    {
        "people": st.lists(walk_ins, max_size=3),
        "tubes": st.lists(filled, max_size=3, unique_by=lambda one: one[0]),
        "voided": st.sets(st.integers(0, 11), max_size=2),
    }
)
made_up = st.fixed_dictionaries(
    {
        "rosters": st.lists(rosters, max_size=3),
        "desks": st.tuples(station_days, station_days),
        "decided": st.lists(
            st.sampled_from(["one_tube", "one_stands", "all_stand"]), min_size=9, max_size=9
        ),
    }
)


def record_day(laptop, day):
    for body in day["people"]:
        laptop.record(body)
    for tube, numbers in day["tubes"]:
        laptop.full_tube(tube, [resident(number) for number in numbers])
    events = filter(None, map(read_event, laptop.entries))
    samples = [one.header.id for one in events if isinstance(one.body, ev.SampleTaken)]
    for place in sorted(day["voided"]):
        if place < len(samples):
            laptop.record(ev.SampleVoided(samples[place], "wrong_person"))


def decide(hq, decisions):
    """Some of the conflicts, each way that its kind has."""
    for conflict, decision in zip(all_conflicts(hq), decisions, strict=False):
        chosen = conflict.events[-1] if decision == "one_stands" else None
        with suppress(Refusal):  # not every kind has every decision: see test_decisions
            resolve(hq, conflict.key, decision=decision, note="看过", by="李敏", chosen=chosen)


@contextmanager
def pages(hq):
    """Logged in at an app of its own: one remembers the sums of its own database."""
    operators.add(hq, name="赵刚", role="viewer", password=PASSWORD)
    with TestClient(create_app(hq), "http://hq", follow_redirects=False) as client:
        client.headers["accept-language"] = "en"
        client.post("/login", data={"name": "赵刚", "password": PASSWORD})
        yield client


def make_day(hq, kits, day):
    with hq.write() as connection:
        connection.execute(KIT.insert(), kits.rows)
        journal.append(connection, [ev.RoundOpened("R7"), *day["rosters"]], clock=hq.clock)
    for kit, day_of_station in zip(kits.kits, day["desks"], strict=True):
        laptop = Laptop(kit)
        record_day(laptop, day_of_station)
        assert import_batch(hq, laptop.batch(), file="b.tdb").verdict == "accepted"
    decide(hq, day["decided"])


def figures_of_tables(hq):
    """By name of the figure, what each place shows."""
    now = status(hq)
    (totals,) = now.rounds
    with hq.read() as connection:
        areas = coverage.city(connection, "R7")
        hours = progress.progress(connection, "R7", now=hq.clock.now())
        views = stations.stations(connection, "R7")
        persons = [
            person for home in _homes(areas) for person in coverage.people(connection, "R7", *home)
        ]
    city = total(areas)
    assert now.buildings == areas
    assert now.coverage == city
    unnamed = _unnamed(areas, persons)
    return now, {
        "samples": {
            "round": totals.samples,
            "all rounds": now.samples,
            "stations": sum(one.samples for one in now.stations),
            "stations' page": sum(one.samples for one in views),
            "hours": sum(hour.samples for hour in hours.hours) + hours.outside,
        },
        "people": {
            "round": totals.people,
            "coverage": city.sampled + city.walk_ins,
            "persons": sum(person.sampled for person in persons) + unnamed,
        },
        "listed": {"coverage": city.listed, "persons": sum(one.listed for one in persons)},
        "missing": {"coverage": city.missing, "persons": sum(one.is_missing for one in persons)},
        "tubes": {"round": totals.tubes},
    }


def _homes(areas):
    """Where people were claimed to live, and where they are shown: parts of two statements mix."""
    homes = {(one.compound, one.building) for one in HOMES}
    return homes | {(one.compound, one.building) for one in areas}


def _unnamed(areas, persons):
    """Who was sampled and never named: in no building's list of people."""
    named = sum(one.sampled and not one.listed for one in persons)
    return sum(area.walk_ins for area in areas) - named


def add_exports(hq, figures):
    def export(name):
        return export_samples(hq, round_="R7", format=name, operator="金英")

    rows = list(csv.DictReader(io.StringIO(export("csv").decode("utf-8-sig"))))
    _, by_url, kinds = read_fhir(export("fhir"))
    specimens = kinds.get("Specimen", [])
    swabs = {parent.reference for tube in specimens for parent in tube.parent or ()}
    tubes = [one for one in specimens if one.accessionIdentifier]
    figures["samples"] |= {"csv": len(rows), "fhir": len(swabs)}
    figures["people"]["fhir"] = len({by_url[swab].subject.reference for swab in swabs})
    figures["tubes"] |= {
        "csv": len({(row["采样管编号"], row["登记台"]) for row in rows}),
        "fhir": len(tubes),
    }


def add_recall(hq, figures):
    recalled: list[str] = []
    places = 0
    for barcode in TUBES:
        try:
            found = recall.tube(hq, barcode, operator="金英")
        except Refusal:  # nobody used it that day
            continue
        for tube in found.tubes:
            who = Counter(person.resident for person in tube.people)
            assert set(who.values()) <= {1}, "a recall names each person once"
            recalled += who
            places += sum(1 + len(person.also) for person in tube.people)
        figures["tubes"]["recall"] = figures["tubes"].get("recall", 0) + sum(
            bool(tube.people) for tube in found.tubes
        )
    figures["tubes"].setdefault("recall", 0)
    figures["samples"]["recall"] = places
    figures["people"]["recall"] = len(set(recalled))


def add_pages(client, shown, now):
    overview = text_of(client.get("/"))
    figures = re.search(r"(\d+) / (\d+) sampled of listed", overview, re.IGNORECASE)
    assert figures is not None, overview
    shown["listed"]["page"] = int(figures[2])
    shown["sampled of listed"] = {"page": int(figures[1]), "status": now.coverage.sampled}
    open_ones = re.search(r"open (\d+)", text_of(client.get("/conflicts")), re.IGNORECASE)
    assert open_ones is not None
    shown["conflicts"] = {"page": int(open_ones[1]), "status": now.conflicts}


def test_every_figure_is_the_same_wherever_it_is_shown(hq):
    kits = Kits(hq)

    @settings(
        max_examples=25,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        phases=(Phase.explicit, Phase.reuse, Phase.generate),  # a day costs a whole server
    )
    @given(made_up)
    def compare(day):
        empty(hq)
        make_day(hq, kits, day)
        now, figures = figures_of_tables(hq)
        add_exports(hq, figures)
        add_recall(hq, figures)
        with pages(hq) as client:
            add_pages(client, figures, now)
        differing = {
            name: values for name, values in figures.items() if len(set(values.values())) > 1
        }
        assert differing == {}

    compare()
