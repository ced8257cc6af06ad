"""A vault that several passphrases open."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.formats.made_vault import ONE, SECRET, THREE, TWO
from tests.little_work import quick_vaults

from testdesk.domain.refusals import Refusal
from testdesk.formats.crypto import vault, vault_slots


def refused(data, passphrase=ONE):
    with pytest.raises(Refusal) as caught:
        vault_slots.open_slots(data, passphrase)
    return caught.value.code


def changed(data, change):
    body = json.loads(data)
    body.pop("checksum")
    change(body)
    return vault.with_checksum(body)


def test_any_of_its_passphrases_opens_it(shared_vault):
    for passphrase, name in ((ONE, "station"), (TWO, "deputy"), (THREE, "李敏")):
        opened = vault_slots.open_slots(shared_vault, passphrase)
        assert (opened.secret, opened.opened_by) == (SECRET, name)
        assert opened.names == ("station", "deputy", "李敏")
        assert "SECRET" not in repr(opened)
        assert SECRET.hex() not in repr(opened)
    assert refused(shared_vault, "rain 25") == "passphrase_wrong"


def test_a_vault_of_one_passphrase_is_of_version_1(shared_vault):
    made = vault_slots.new_vault(SECRET, ONE)
    assert json.loads(made)["version"] == 1
    assert vault.open_vault(made, ONE) == SECRET
    opened = vault_slots.open_slots(shared_vault, ONE)
    two = vault_slots.open_slots(opened.without_passphrase("deputy"), ONE)
    again = two.without_passphrase("李敏")
    assert json.loads(again)["version"] == 1
    assert vault.open_vault(again, ONE) == SECRET


def test_no_name_can_be_read_without_a_passphrase(shared_vault):
    assert json.loads(shared_vault)["version"] == 2
    assert b"deputy" not in shared_vault
    assert "李敏".encode().hex().encode() not in shared_vault


def test_a_file_cut_or_flipped_anywhere_is_damaged(shared_vault):
    found = {refused(shared_vault[:size]) for size in range(0, len(shared_vault), 7)}
    for place in range(0, len(shared_vault), 3):
        data = bytearray(shared_vault)
        data[place] ^= 1 << place % 8
        found.add(refused(bytes(data)))
    assert found == {"vault_damaged"}


@pytest.mark.parametrize(
    "change",
    [
        lambda body: body.update(slots=[]),
        lambda body: body.update(slots=body["slots"] * 3),
        lambda body: body.update(slots="x"),
        lambda body: body.update(more=1),
        lambda body: body["slots"][0].update(more=1),
        lambda body: body["slots"][0].update(label_nonce="00"),
        lambda body: body["slots"][0].update(label="0g"),
        lambda body: body["slots"][1]["box"]["kdf"].update(memory_kib=4 << 20),
        lambda body: body["slots"][2]["box"].update(nonce="00"),
        # Two names exchanged: a label is bound to its box.
        lambda body: body["slots"][0].update(label=body["slots"][1]["label"]),
        lambda body: body.update(slots=[body["slots"][0], body["slots"][0]]),
    ],
)
def test_a_vault_of_another_form_is_damaged(shared_vault, change):
    assert refused(changed(shared_vault, change)) == "vault_damaged"


def test_a_newer_vault_is_reported_as_newer(shared_vault):
    assert refused(changed(shared_vault, lambda body: body.update(version=3))) == "version_unknown"


def test_an_earlier_program_reports_a_shared_vault_as_newer(shared_vault):
    with pytest.raises(Refusal) as caught:
        vault.open_vault(shared_vault, ONE)
    assert caught.value.code == "version_unknown"


NAMES = st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=8)
STEPS = st.lists(
    st.tuples(st.sampled_from(["add", "remove", "change"]), NAMES, st.integers(0, 5)), max_size=6
)


@settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(STEPS)
def test_whatever_is_done_each_passphrase_that_is_left_opens_it(steps):
    """Compared with a dictionary of names and passphrases."""
    known = {"station": ONE}
    with quick_vaults():
        data = vault_slots.new_vault(SECRET, ONE)
        for action, name, number in steps:
            opened = vault_slots.open_slots(data, next(iter(known.values())))
            wanted, phrase = dict(known), f"phrase {number}"
            try:
                if action == "add":
                    data = opened.with_passphrase(name, phrase)
                    wanted[name] = phrase
                elif action == "remove":
                    data = opened.without_passphrase(name)
                    del wanted[name]
                else:
                    data = opened.with_changed_passphrase(phrase)
                    wanted[opened.opened_by] = phrase
            except Refusal:
                continue
            known = wanted
        for name, phrase in known.items():
            opened = vault_slots.open_slots(data, phrase)
            assert (opened.secret, opened.opened_by) == (SECRET, name)
            assert opened.names == tuple(known)
