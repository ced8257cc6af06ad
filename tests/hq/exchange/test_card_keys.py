"""Card keys at headquarters: made one after the other, with ends; the validity of cards."""

import datetime as dt

import pytest
from tests.hq.new_homes import PASSPHRASE

from testdesk.domain.refusals import Refusal
from testdesk.hq.city.settings import new_card_key, set_card_validity
from testdesk.hq.exchange.updates.kits import enrol
from testdesk.hq.home.folder import open_headquarters
from testdesk.hq.home.vault import VAULT


def test_a_new_key_an_end_of_the_old_and_a_validity_are_in_the_next_kits(headquarters_home):
    first = new_card_key(headquarters_home, PASSPHRASE, old_until=dt.date(2022, 9, 30))
    second = new_card_key(headquarters_home, PASSPHRASE, old_until=dt.date(2022, 12, 31))
    assert (first.card_key_id, second.card_key_id) == (2, 3)
    set_card_validity(headquarters_home, PASSPHRASE, 90)
    hq = open_headquarters(headquarters_home, PASSPHRASE)
    kit = enrol(hq, station=1, point="西市场")
    hq.close()
    assert (kit.card_key_id, sorted(kit.card_keys), kit.card_valid_days) == (3, [1, 2, 3], 90)
    # An end that was set once is not put off.
    assert kit.card_key_ends == {1: "2022-09-30", 2: "2022-12-31"}
    assert len(set(kit.card_keys.values())) == 3


def test_a_wrong_passphrase_or_validity_leaves_the_vault_as_it_is(headquarters_home):
    before = (headquarters_home / VAULT).read_bytes()
    with pytest.raises(Refusal, match="passphrase_wrong"):
        new_card_key(headquarters_home, "nobody knows")
    with pytest.raises(Refusal, match="valid_days_out_of_range"):
        set_card_validity(headquarters_home, PASSPHRASE, 45)
    assert (headquarters_home / VAULT).read_bytes() == before
