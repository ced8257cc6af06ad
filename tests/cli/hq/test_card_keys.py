"""Rotating card keys by commands alone: a new key, a renewal, cards of both keys, and the end."""

import datetime as dt
from pathlib import Path

import pytest
from tests.cli.site import HQ_PHRASE, KIT_PHRASE, STATION_PHRASE, TUBE, CommandOutput, Site, people

from testdesk.formats.exchange.kit import read_kit
from testdesk.hq.city import settings
from testdesk.wall_clock import WallClock

pytestmark = pytest.mark.usefixtures("quick_vaults", "quick_kits")


def day(after: int) -> str:
    return (WallClock().today() + dt.timedelta(days=after)).isoformat()


def renewal(site: Site, station: int = 1, *more: object) -> CommandOutput:
    kit = ("kit", "--renew", "--station", station, "--point", "网通小区", "--out", site.stick)
    return site.hq(*kit, *more)


def renew(site: Site, kit: Path | None = None) -> CommandOutput:
    return site.station("station", "renew", "--kit", kit or site.kit)


def refused(result: CommandOutput, code: str) -> None:
    """A refusal as the contract requires: status 1, the code, a sentence."""
    assert (result.status, result.value["error"]) == (1, code)
    assert result.value["message"]
    assert set(result.value) == {"error", "message", "detail"}


def put_forward(monkeypatch: pytest.MonkeyPatch, **span: float) -> None:
    """Moves every wall clock forward from here on."""
    now = WallClock.now
    monkeypatch.setattr(WallClock, "now", lambda clock: now(clock) + dt.timedelta(**span))


def card(site: Site, place: int) -> dict[str, str]:
    result = site.station("code", "issue", "--resident", site.resident(place))
    assert result.status == 0, result.out
    return dict(result.value)


def test_a_key_is_rotated_and_its_cards_end(site: Site, monkeypatch: pytest.MonkeyPatch):
    old = card(site, 0)
    made = site.hq("card-key", "new", "--old-until", day(30))
    assert (made.status, made.value) == (0, {"key_id": 2, "old": {"1": day(30)}})
    assert site.hq("card-validity", 90).value == {"card_valid_days": 90}
    assert renewal(site).status == 0
    result = renew(site)
    kit = read_kit(site.kit.read_bytes(), KIT_PHRASE)
    assert (result.status, result.value) == (
        0,
        {
            "station": 1,
            "kit": kit.kit,
            "key_id": 2,
            "card_valid_days": 90,
            "card_key_ends": {"1": day(30)},
        },
    )
    new = card(site, 1)
    assert new["valid_until"] == day(90)
    for one in (old, new):
        assert site.station("code", "read", one["code"]).value["verdict"] == "accepted"
    answers = site.scan(TUBE, old["code"], new["code"])
    assert [answer["reason"] for answer in answers[1:]] == ["sampled", "sampled"]
    # The day after the old key's last one.
    put_forward(monkeypatch, days=31)
    expired = site.station("code", "read", old["code"])
    assert (expired.status, expired.value["reason"]) == (1, "code_key_expired")
    assert site.station("code", "read", new["code"]).value["verdict"] == "accepted"
    assert site.station("find", people(1)[0].name).value[0]["has_card"] is False
    assert site.station("verify").value["problems"] == []


def test_an_older_renewal_and_what_is_none_are_refused_and_change_nothing(
    site: Site, monkeypatch: pytest.MonkeyPatch
):
    first = site.kit.read_bytes()
    assert renewal(site).status == 0
    older = site.base / "older.tdk"
    older.write_bytes(site.kit.read_bytes())
    assert site.hq("card-key", "new").status == 0
    put_forward(monkeypatch, minutes=1)  # a kit's date has whole seconds
    assert renewal(site).status == 0
    assert renew(site).value["key_id"] == 2
    before = site.station("status").value["journal"]
    refused(renew(site, older), "kit_older")
    (site.base / "first.tdk").write_bytes(first)
    refused(renew(site, site.base / "first.tdk"), "kit_not_renewal")
    assert site.hq("kit", "--station", 2, "--point", "河畔", "--out", site.stick).status == 0
    assert renewal(site, 2).status == 0
    refused(renew(site, site.stick / "testdesk" / "kit-2.tdk"), "kit_of_other_station")
    assert renew(site, site.base / "nowhere.tdk").status == 2
    damaged = site.base / "damaged.tdk"
    damaged.write_bytes(site.kit.read_bytes()[:-100])
    refused(renew(site, damaged), "file_truncated")
    assert site.station("status").value["journal"] == before


def test_a_kit_of_another_headquarters_renews_nothing(site: Site, tmp_path: Path):
    other = Site(tmp_path / "other")
    other.stick.mkdir(parents=True)
    assert other.hq("init", "--name", "图们").status == 0
    kit = ("kit", "--station", 1, "--point", "网通小区", "--out", other.stick)
    assert other.hq(*kit).status == 0
    assert other.hq(*kit, "--renew").status == 0
    refused(renew(site, other.kit), "kit_of_other_city")


def test_a_renewal_makes_no_station_and_none_is_renewed_where_none_is(site: Site):
    assert renewal(site).status == 0
    nowhere = Site(site.base / "new")
    refused(nowhere.station("station", "renew", "--kit", site.kit), "station_missing")
    refused(nowhere.station("station", "init", "--kit", site.kit), "kit_is_renewal")
    assert not nowhere.home.exists()


def test_wrong_passphrases_are_refused_whichever_they_open(site: Site):
    assert renewal(site).status == 0
    args = ("station", "renew", "--kit", site.kit, "--home", site.home, "--json")
    refused(site.run(*args, phrase=STATION_PHRASE, kit_phrase="wrong"), "passphrase_wrong")
    refused(site.run(*args, phrase="wrong-desk", kit_phrase=KIT_PHRASE), "passphrase_wrong")


def test_headquarters_refuses_what_no_card_can_carry(site: Site):
    for days in (0, 5, 45, 640):
        refused(site.hq("card-validity", days), "valid_days_out_of_range")
    refused(renewal(site, 9), "station_without_kit")
    refused(renewal(site, 1024), "station_number_invalid")
    nowhere = Site(site.base / "no-hq")
    refused(nowhere.hq("card-key", "new"), "headquarters_missing")
    refused(nowhere.hq("card-validity", 90), "headquarters_missing")
    wrong = ("hq", "card-key", "new", "--home", site.hq_home, "--json")
    refused(site.run(*wrong, phrase=f"{HQ_PHRASE}!"), "passphrase_wrong")
    assert site.hq("card-key", "new", "--old-until", "soon").status == 2


def test_the_last_key_id_is_the_last(site: Site, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(settings, "_KEY_IDS", 3)  # thirty vaults would take too long
    assert site.hq("card-key", "new").value["key_id"] == 2
    refused(site.hq("card-key", "new"), "card_keys_full")
