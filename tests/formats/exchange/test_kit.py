"""Kits: what makes a laptop a station of a city; opened by a passphrase given by telephone.

Opening takes tenths of a second by design. Where its work does not matter, the same file is sealed
with less of it (`makers.quick_age`); readers take the amount of work from the file.
"""

import datetime as dt
import re
from functools import partial

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.formats.exchange import makers as m
from tests.formats.vector_reading import (
    document,
    refused,
    refused_wherever_it_is_cut_or_changed,
    vector,
    vectors,
)

from testdesk.domain.cards import DEFAULT_VALID_DAYS
from testdesk.domain.journal.events import Entry, RoundOpened
from testdesk.domain.numbers.scans import DEFAULT_TUBE_FORM
from testdesk.formats.crypto import keys
from testdesk.formats.exchange.kit import city_identity, kit_name, read_kit, write_kit
from testdesk.formats.exchange.neighbours import PointKey
from testdesk.formats.sealed import container
from testdesk.formats.tube_form import check_tube_form

STAGES = {
    "container": {"version_unknown"},
    "algorithm": {"alg_unknown"},
    "manifest": {"manifest_invalid"},
    "signature": {"signature_wrong"},
    "passphrase": {"passphrase_wrong", "passphrase_work_excessive", "not_addressed_to_us"},
    "binding": {"payload_not_bound"},
    "contents": {"kit_damaged"},
    "events": {"event_damaged"},
}
KEYS = st.binary(min_size=32, max_size=32)
DAYS = st.dates().map(dt.date.isoformat)
NAMES = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=9).filter(
    lambda text: text.strip() and "\0" not in text
)


@st.composite
def points(draw):
    """The settings of the point."""
    revoked = draw(st.sets(st.integers(0, 2**128 - 1).map("{:032x}".format), max_size=3))
    generation = draw(st.integers(1, 2**63 - 1))
    return {
        "neighbours": draw(st.sampled_from([(), m.update().neighbours])),
        "place": draw(st.integers(1, 1023)),
        "point_key": draw(st.sampled_from([None, PointKey(generation, m.POINT_AGE)])),
        "revoked_kits": tuple(sorted(revoked)),
    }


@st.composite
def kits(draw):
    card_keys = draw(st.dictionaries(st.integers(0, 31), KEYS, min_size=1, max_size=4))
    rounds = draw(st.lists(st.builds(RoundOpened, NAMES), max_size=3))
    entries = [
        Entry(entry.header, draw(st.sampled_from([entry.body, None])))
        for entry in m.chain(rounds, station=0, operator="")
    ]
    current = draw(st.sampled_from(sorted(card_keys)))
    old = sorted(set(card_keys) - {current})
    ends = draw(st.dictionaries(st.sampled_from(old), DAYS)) if old else {}
    renewal = draw(st.booleans())
    return m.kit(
        **draw(points()),
        voucher=b"" if renewal else draw(st.sampled_from([b"", m.VOUCHER])),
        card_key_ends=ends,
        card_valid_days=draw(st.integers(1, 63)) * 10,
        renewal=renewal,
        station=draw(st.integers(1, 1023)),
        point=draw(NAMES),
        city_name=draw(NAMES),
        enrolment_seed=draw(KEYS),
        person_key=draw(KEYS),
        card_keys=card_keys,
        card_key_id=current,
        pool_size=draw(st.sampled_from([5, 10, 20])),
        tube_form=draw(st.sampled_from([DEFAULT_TUBE_FORM, "YJ[0-9]{8}|[A-F]{2}-[0-9]{6,9}"])),
        entries=tuple(entries),
    )


def written(kit, passphrase=m.PASSPHRASE):
    return write_kit(kit, city_signing_key=m.CITY_SEED, passphrase=passphrase)


def little_kit():
    return vector("kit", "a-kit-of-little-scrypt-work-is-read")["file"]


def test_there_are_vectors_of_every_stage():
    assert {each.values[0]["stage"] for each in vectors("kit")} == {"accepted", *STAGES}


class _Differing(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True):
    """How a vector's kit differs from `makers.kit`."""

    card_key_ends: dict[int, str] = {}
    card_valid_days: int = DEFAULT_VALID_DAYS
    renewal: bool = False
    expires: str = ""
    place: int = 1
    point_key: PointKey | None = None
    revoked_kits: tuple[str, ...] = ()
    voucher: str = ""

    def differences(self):
        return msgspec.structs.asdict(self) | {"voucher": bytes.fromhex(self.voucher)}


@pytest.mark.parametrize("vector", vectors("kit"))
def test_each_vector_gets_the_verdict_it_states(vector):
    if vector["refusal"] is None:
        differs = msgspec.convert(
            vector.get("differs", {}), _Differing, str_keys=True
        ).differences()
        assert read_kit(vector["file"], vector["passphrase"]) == m.kit(**differs)
        return
    assert vector["refusal"] in STAGES[vector["stage"]]
    assert refused(read_kit, vector["file"], vector["passphrase"]) == vector["refusal"]


def test_a_kit_is_sealed_and_opened_on_any_keyboard():
    kit = m.kit(entries=())
    wide = "ｒａｉｎ　24"
    assert read_kit(written(kit, "rain 24"), wide) == kit


@pytest.mark.usefixtures("quick_kits")
def test_any_kit_is_read_as_it_was_written():
    @given(kits())
    def read_back(kit):
        assert read_kit(written(kit), m.PASSPHRASE) == kit

    read_back()


@pytest.mark.parametrize("passphrase", ["", "rain umbrella 25", m.PASSPHRASE + " "])
def test_another_passphrase_does_not_open_it(passphrase):
    assert refused(read_kit, little_kit(), passphrase) == "passphrase_wrong"


def test_a_kit_cut_or_changed_anywhere_is_refused():
    refused_wherever_it_is_cut_or_changed(partial(read_kit, passphrase=m.PASSPHRASE), little_kit())


def test_a_kit_changed_by_someone_who_repacks_it_is_refused():
    box = container.unpack(little_kit(), expected_format="testdesk-kit")
    for repacked in m.repacked_with_a_flaw(box):
        refused(read_kit, repacked, m.PASSPHRASE)


@pytest.mark.usefixtures("quick_kits")
@pytest.mark.parametrize(
    "change",
    [
        {"station": 0},
        {"point": ""},
        {"city": "ab" * 16},
        {"card_keys": {32: bytes(32)}, "card_key_id": 32},
        {"card_keys": {1: bytes(31)}, "card_key_id": 1},
        {"card_key_id": 2},
        {"card_key_ends": {2: "2022-09-30"}},
        {"card_key_ends": {31: "2022-09-30"}},
        {"card_key_ends": {1: "20220930"}},
        {"card_valid_days": 45},
        {"card_valid_days": 640},
        {"pool_size": 7},
        {"tube_form": "(A+)+"},
        {"recipients": ()},
        {"person_key": b""},
    ],
    ids=" ".join,
)
def test_a_kit_that_no_station_would_take_is_not_written(change):
    with pytest.raises(ValueError, match=r"."):
        written(m.kit(**change))


@pytest.mark.parametrize(
    "form", [DEFAULT_TUBE_FORM, "A", "-", "[A-Z0-9]{12}", "YJ[0-9]{8}|TH?[0-9]{6,40}", "A{0}B"]
)
def test_a_tube_form_of_the_small_language_is_taken(form):
    check_tube_form(form)
    assert re.compile(form)


@pytest.mark.parametrize(
    "form",
    [
        "",
        "A|",
        "(A|B)",
        "(A+)+",
        "A*",
        "A+",
        ".",
        r"\d",
        r"(A)\1",
        "[^A]",
        "[Z-A]",
        "[]",
        "A{5,2}",
        "A{41}",
        "A{2}{3}",
        "A??",
        "A?B?C?D?",
        "a",
        "^A$",
        "A\n",
        "（",
        "A" * 101,
        "|".join("ABCDEFGHI"),
    ],
)
def test_a_tube_form_beyond_the_small_language_is_refused(form):
    with pytest.raises(ValueError, match="tube form"):
        check_tube_form(form)


@given(st.text(st.sampled_from("AB9[]-{},?|0124"), max_size=25))
def test_whatever_is_taken_compiles(form):
    try:
        check_tube_form(form)
    except ValueError:
        return
    assert re.compile(form).fullmatch("") is None or "?" in form or "0" in form


def test_a_city_is_named_by_its_key_and_a_kit_by_its_station():
    assert city_identity(m.CITY_KEY) == m.CITY
    assert re.fullmatch("[0-9a-f]{32}", m.CITY)
    assert kit_name(17) == "kit-17.tdk"


def test_the_document_shows_a_true_kit():
    held = vector("kit", "a-kit-of-little-scrypt-work-is-read")
    box = container.unpack(held["file"], expected_format="testdesk-kit")
    plain = keys.age_decrypt_passphrase(box.payload, held["passphrase"])
    _, lines = container.unpack_lines(plain, 10_000)
    shown = document("kit-v1")
    assert f"    {box.manifest_bytes.decode()}\n" in shown
    assert f"    {lines[0].decode()}\n" in shown


def test_the_document_names_each_field_of_manifest_and_contents():
    fields = set(re.findall(r"^\| `([\w.]+)` \|", document("kit-v1"), re.MULTILINE))
    box = container.unpack(little_kit(), expected_format="testdesk-kit")
    plain = keys.age_decrypt_passphrase(box.payload, m.PASSPHRASE)
    _, lines = container.unpack_lines(plain, 10_000)
    assert set(box.manifest) | set(msgspec.json.decode(lines[0])) <= fields
