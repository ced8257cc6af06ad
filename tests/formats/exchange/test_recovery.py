"""The request of a station whose passphrase is forgotten, and headquarters' answer."""

from functools import partial

import pytest
from tests.formats.exchange import makers as m
from tests.formats.vector_reading import (
    document,
    refused,
    refused_wherever_it_is_cut_or_changed,
    vector,
    vectors,
)
from tests.little_work import quick_kits

from testdesk.formats.crypto import keys, vault_slots
from testdesk.formats.exchange import recovery

STORE_KEY = m.seed("store")
REQUEST = vector("recovery", "a-request-is-read")
LABEL = recovery.read_request(REQUEST["file"])
STAGES = {
    "container": {"version_unknown", "format_unknown"},
    "algorithm": {"alg_unknown"},
    "manifest": {"manifest_invalid"},
    "signature": {"signature_wrong"},
    "owner": {"recovery_other_city", "recovery_other_station"},
    "key": {"spare_key_wrong", "passphrase_wrong"},
    "binding": {"payload_not_bound"},
    "contents": {"payload_damaged"},
}


def read(vector):
    """The store's key."""
    if vector["kind"] == "request":
        return recovery.open_request(vector["file"], spare_identity=vector["identity"])[1]
    opened = partial(recovery.open_answer, request=LABEL, passphrase=vector["passphrase"])
    return opened(vector["file"])


@pytest.mark.parametrize("vector", vectors("recovery"))
def test_a_vector_ends_as_it_states(vector):
    if vector["refusal"] is None:
        assert read(vector) == STORE_KEY
        return
    assert refused(read, vector) == vector["refusal"]
    assert vector["refusal"] in STAGES[vector["stage"]]


def test_there_are_vectors_of_every_stage():
    stages = {one.values[0]["stage"] for one in vectors("recovery")}
    assert stages == {"accepted", *STAGES}


@pytest.mark.parametrize("vector", vectors("vault"))
def test_a_vector_of_a_vault_ends_as_it_states(vector):
    read = partial(vault_slots.open_slots, vector["file"])
    if vector["refusal"] is None:
        opened = read(vector["passphrase"])
        assert (opened.secret, list(opened.names)) == (STORE_KEY, vector["names"])
    else:
        assert refused(read, vector["passphrase"]) == vector["refusal"]


def test_a_label_names_the_station_and_its_key():
    assert (LABEL.city, LABEL.station, LABEL.kit) == (m.CITY, 3, m.KIT_ID)
    assert LABEL.signer == m.STATION_KEY
    assert len(LABEL.request) == 64


def test_a_file_cut_or_changed_anywhere_is_damaged():
    refused_wherever_it_is_cut_or_changed(recovery.read_request, REQUEST["file"])
    answer = vector("recovery", "an-answer-is-read")["file"]
    refused_wherever_it_is_cut_or_changed(recovery.check_answer, answer)


def test_neither_file_shows_the_key():
    for name in ("a-request-is-read", "an-answer-is-read"):
        data = vector("recovery", name)["file"]
        assert STORE_KEY not in data
        assert STORE_KEY.hex().encode() not in data


def test_two_requests_of_one_station_are_two():
    write = partial(
        recovery.write_request,
        city=m.CITY,
        station=3,
        kit=m.KIT_ID,
        created=m.CREATED,
        signing_key=m.STATION_SEED,
        recipient=m.RECIPIENTS[-1],
    )
    labels = {recovery.read_request(write(STORE_KEY)).request for _ in range(2)}
    assert len(labels) == 2


def test_an_answer_to_an_earlier_request_is_not_ours():
    with quick_kits():
        answer = recovery.write_answer(
            STORE_KEY,
            LABEL,
            city_signing_key=m.CITY_SEED,
            created=m.CREATED,
            passphrase=m.PASSPHRASE,
        )
    again = recovery.write_request(
        STORE_KEY,
        city=m.CITY,
        station=3,
        kit=m.KIT_ID,
        created=m.CREATED,
        signing_key=m.STATION_SEED,
        recipient=keys.age_recipient(m.age_identity("spare")),
    )
    use = partial(recovery.open_answer, answer, passphrase=m.PASSPHRASE)
    assert use(request=LABEL) == STORE_KEY
    assert refused(use, request=recovery.read_request(again)) == "recovery_other_station"


def test_the_names_of_the_files_are_those_of_the_document():
    text = document("recovery-v1")
    assert "recover-N.tdq" in text
    assert "recover-N.tda" in text
    assert (recovery.request_name(7), recovery.answer_name(7)) == ("recover-7.tdq", "recover-7.tda")
