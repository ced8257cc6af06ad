"""Updates: headquarters' news for one laptop, and from nobody else."""

import re
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.formats.exchange import makers as m
from tests.formats.exchange import sampled_makers as sm
from tests.formats.exchange.known_samples import known_samples
from tests.formats.vector_reading import (
    document,
    refused,
    refused_wherever_it_is_cut_or_changed,
    vector,
    vectors,
)

from testdesk.domain.journal.events import Entry, ProxyCodeIssued, RoundOpened, SwabsCounted
from testdesk.formats.crypto import keys
from testdesk.formats.exchange.city_settings import CitySettings
from testdesk.formats.exchange.known_samples import KnownSample, known_sample, write_known
from testdesk.formats.exchange.neighbours import Neighbour, PointKey
from testdesk.formats.exchange.sampled_list import ListAnnouncement, SampledLine
from testdesk.formats.exchange.update import read_label, read_update, update_name, write_update
from testdesk.formats.sealed import container
from testdesk.formats.sealed.entries import write_entries

STAGES = {
    "container": {"format_unknown", "version_unknown"},
    "algorithm": {"alg_unknown"},
    "manifest": {"manifest_invalid"},
    "city": {"update_other_city"},
    "signature": {"signature_wrong"},
    "station": {"update_other_station"},
    "decryption": {"not_addressed_to_us"},
    "binding": {"payload_not_bound"},
    "contents": {"update_damaged"},
    "news": {"update_damaged"},
    "events": {"event_damaged"},
}
NEIGHBOURS = [
    Neighbour(
        number,
        "河南 하남",
        keys.public_key(m.seed(f"station {number}")).hex(),
        keys.age_recipient(m.age_identity(f"station {number}")),
    )
    for number in range(4, 16)
]


@st.composite
def points(draw):
    """The settings of the point."""
    revoked = draw(st.sets(st.integers(0, 2**128 - 1).map("{:032x}".format), max_size=3))
    generation = draw(st.integers(1, 2**63 - 1))
    return {
        "neighbours": tuple(NEIGHBOURS[: draw(st.integers(0, 12))]),
        "place": draw(st.integers(1, 1023)),
        "point_key": draw(st.sampled_from([None, PointKey(generation, m.POINT_AGE)])),
        "revoked_kits": tuple(sorted(revoked)),
    }


@st.composite
def updates(draw):
    number = draw(st.integers(1, 2**40))
    since = draw(st.integers(0, number - 1))
    rounds = [RoundOpened(name) for name in draw(st.lists(st.text(max_size=5), max_size=4))]
    news = m.chain(rounds, station=0, operator="")[draw(st.integers(0, 3)) :]
    erased = draw(st.sets(st.integers(0, 3)))
    news = [Entry(e.header, None) if n in erased else e for n, e in enumerate(news)]
    cards = [ProxyCodeIssued("5bcd15a1b2c3", n, 1, "2022-03-26", 180, 1) for n in range(3)]
    issued = m.chain(cards, station=draw(st.integers(4, 9)))
    known = draw(st.lists(known_samples(), max_size=5, unique_by=lambda one: one.seq))
    numbers = sorted(draw(st.sets(st.integers(1, 2**53 - 1), max_size=3)))
    return m.update(
        **draw(points()),
        round="R7" if known or numbers else "",
        lists=tuple(
            ListAnnouncement(number, m.age_identity(f"list {number}")) for number in numbers
        ),
        sampled=tuple(sorted(known, key=lambda one: (one.station, one.seq))),
        number=number,
        since=since,
        since_sha256="cd" * 32 if since else "0" * 64,
        hq_events=tuple(news),
        station_events=tuple(issued[: draw(st.integers(0, 3))]),
        settings=CitySettings(
            recipients=m.RECIPIENTS,
            card_keys={1: m.seed("card key 1")},
            card_key_id=1,
            pool_size=draw(st.sampled_from([5, 10, 20])),
            card_valid_days=draw(st.integers(1, 63)) * 10,
        ),
    )


def written(update=None, *, recipient=m.STATION_RECIPIENT, signing_key=m.CITY_SEED):
    return write_update(update or m.update(), city_signing_key=signing_key, recipient=recipient)


def read(data, **change):
    ours: dict[str, Any] = {
        "city": m.CITY,
        "city_key": m.CITY_KEY,
        "station": 3,
        "age_identity": m.STATION_AGE,
    }
    return read_update(data, **(ours | change))


def test_there_are_vectors_of_every_stage():
    assert {each.values[0]["stage"] for each in vectors("update")} == {"accepted", *STAGES}


@pytest.mark.parametrize("vector", vectors("update"))
def test_each_vector_gets_the_verdict_it_states(vector):
    ours = {
        "city": vector["city"],
        "city_key": bytes.fromhex(vector["city_key"]),
        "station": vector["station"],
        "age_identity": vector["identity"],
    }
    if vector["refusal"] is None:
        update, _ = read_update(vector["file"], **ours)
        lines = write_known(update.sampled)
        lines += write_entries([*update.hq_events, *update.station_events])
        assert [line.decode() for line in lines] == vector["lines"]
        assert list(msgspec.to_builtins(update.lists)) == vector.get("lists", [])
        return
    assert vector["refusal"] in STAGES[vector["stage"]]
    assert refused(read_update, vector["file"], **ours) == vector["refusal"]


@given(updates())
def test_an_update_is_read_as_it_was_written(update):
    data = written(update)
    result, sha256 = read(data)
    assert result == update
    label, same = read_label(data, city=m.CITY, city_key=m.CITY_KEY)
    assert (label.number, label.since, same) == (update.number, update.since, sha256)


def test_an_update_cut_or_changed_anywhere_is_refused():
    refused_wherever_it_is_cut_or_changed(read, written())


def test_an_update_changed_and_packed_again_is_refused():
    box = container.unpack(written(), expected_format="testdesk-update")
    for repacked in m.repacked_with_a_flaw(box):
        refused(read, repacked)


def test_another_laptop_of_the_station_does_not_read_it():
    own = m.age_identity("second laptop")
    assert refused(read, written(), age_identity=own) == "not_addressed_to_us"
    assert refused(read, written(), station=4) == "update_other_station"
    assert refused(read, written(), city="cd" * 16) == "update_other_city"


@pytest.mark.parametrize(
    "change",
    [
        {"since": 3},
        {"since": 0},
        {"number": 0},
        {"created": "2022-02-29T08:00:00Z"},
        {"station_events": tuple(m.chain([SwabsCounted("2022-03-26", 3)], station=4))},
        {"station_events": tuple(reversed(m.update().station_events))},
        {"hq_events": tuple(reversed(m.update().hq_events))},
        {"neighbours": tuple(reversed(NEIGHBOURS))},
        {"neighbours": (*NEIGHBOURS, msgspec.structs.replace(NEIGHBOURS[0], station=16))},
        {"sampled": sm.known_samples()},
        {"round": "R7"},
        {"round": "R7", "sampled": sm.known_samples()[::-1]},
        {"lists": sm.lists()},
        {"round": "R7", "lists": sm.lists()[::-1]},
        {"round": "R7", "lists": sm.lists()[:1] * 2},
        {"round": "R7", "sampled": sm.known_samples(), "station": 4, "neighbours": ()},
        {"settings": msgspec.structs.replace(m.update().settings, pool_size=7)},
        {"settings": msgspec.structs.replace(m.update().settings, card_key_id=2)},
    ],
    ids=lambda change: next(iter(change)),
)
def test_what_a_reader_would_refuse_is_not_written(change):
    with pytest.raises(ValueError, match=r"."):
        written(m.update(**change))


@pytest.mark.parametrize(
    "change",
    [
        {"resident": "李"},
        {"position": 0},
        {"position": 41},
        {"tube": " "},
        {"tube": "A" * 201},
        {"at": "2022-02-30T00:00:00.000Z"},
        {"station": 0},
    ],
    ids=str,
)
def test_what_a_dishonest_station_wrote_of_a_sample_is_left_out_by_the_writer(change):
    one = msgspec.to_builtins(sm.known_samples()[0])
    assert known_sample(one) == sm.known_samples()[0]
    assert known_sample(one | change) is None


def test_a_reader_of_version_1_names_the_version_and_not_a_damage():
    data = written(m.update(round="R7", sampled=sm.known_samples()))
    assert container.unpack(data, expected_format="testdesk-update", versions=(1, 2))
    assert (
        refused(container.unpack, data, expected_format="testdesk-update", versions=(1,))
        == "version_unknown"
    )


def test_an_update_is_named_by_station_and_number():
    assert update_name(3, 12) == "update-3-12.tdu"


def test_the_document_shows_a_true_update():
    held = vector("update", "news-and-cards-are-read")
    box = container.unpack(held["file"], expected_format="testdesk-update")
    shown = document("update-v1")
    assert f"    {box.manifest_bytes.decode()}\n" in shown
    assert f"    {held['settings']}\n" in shown


def test_the_document_names_each_member():
    rows = re.findall(r"^\| (`.*?`) \|", document("update-v1"), re.MULTILINE)
    named = {name for row in rows for name in re.findall(r"`([\w.]+)`", row)}
    box = container.unpack(written(), expected_format="testdesk-update")
    settings = msgspec.json.decode(vector("update", "news-and-cards-are-read")["settings"])
    inner = {f"neighbours.{name}" for name in Neighbour.__struct_fields__}
    inner |= {f"sampled.{name}" for name in SampledLine.__struct_fields__}
    inner |= {f"sampled.lists.{name}" for name in ListAnnouncement.__struct_encode_fields__}
    inner |= set(KnownSample.__struct_fields__)
    assert set(box.manifest) | set(settings) | inner <= named


def test_the_document_shows_a_true_line_of_a_sample():
    (line, _) = write_known(sm.known_samples())
    assert f"    {line.decode()}\n" in document("update-v1")
