"""Several people's passphrases: added, listed, changed, removed."""

import re

import pytest
from tests.cli.site import STATION_PHRASE

DEPUTY, THIRD = "帐篷 雨伞 灯笼 白马", "another tent lantern 17 horse"


def given(site, phrase):
    file = site.base / "new"
    file.write_text(f"{phrase}\n", "utf-8")
    return "--new-passphrase-file", file


def add(site, name, phrase, by=STATION_PHRASE):
    return site.station("passphrase", "add", name, *given(site, phrase), phrase=by)


def names(site, phrase=STATION_PHRASE):
    return [one["name"] for one in site.station("passphrase", "list", phrase=phrase).value]


def opens(site, phrase):
    done = site.station("status", phrase=phrase)
    assert done.status == 0 or done.value["error"] == "passphrase_wrong", done.out
    return done.status == 0


def test_each_of_several_passphrases_opens_the_station(site):
    assert names(site) == ["station"]
    assert add(site, "deputy", DEPUTY).value["added"] == "deputy"
    assert add(site, "李敏", THIRD, by=DEPUTY).status == 0
    assert all(opens(site, phrase) for phrase in (STATION_PHRASE, DEPUTY, THIRD))
    assert names(site, THIRD) == ["station", "deputy", "李敏"]
    assert "李敏".encode() not in (site.home / "station.vault").read_bytes()


def test_everybody_changes_their_own(site):
    assert add(site, "deputy", DEPUTY).status == 0
    change = ("passphrase", "change", *given(site, THIRD))
    assert site.station(*change, phrase=DEPUTY).status == 0
    assert [opens(site, one) for one in (STATION_PHRASE, DEPUTY, THIRD)] == [True, False, True]
    assert names(site) == ["station", "deputy"]


def test_a_removed_one_opens_no_longer_and_the_last_one_stays(site):
    assert add(site, "deputy", DEPUTY).status == 0
    assert site.station("passphrase", "remove", "station", phrase=DEPUTY).status == 0
    assert [opens(site, one) for one in (STATION_PHRASE, DEPUTY)] == [False, True]
    assert names(site, DEPUTY) == ["deputy"]
    last = site.station("passphrase", "remove", "deputy", phrase=DEPUTY)
    assert (last.status, last.value["error"]) == (1, "passphrase_last")
    assert opens(site, DEPUTY)


@pytest.mark.parametrize(
    ("name", "phrase", "code"),
    [
        ("station", DEPUTY, "passphrase_name_exists"),
        ("deputy", "123456", "passphrase_weak"),
        ("李敏", "李敏 2022", "passphrase_weak"),
        ("deputy", STATION_PHRASE, "passphrase_twice"),
        ("x" * 65, DEPUTY, "name_invalid"),
        ("a\tb", DEPUTY, "name_invalid"),
    ],
)
def test_what_is_refused_leaves_the_vault_as_it_was(site, name, phrase, code):
    before = (site.home / "station.vault").read_bytes()
    done = add(site, name, phrase)
    assert (done.status, done.value["error"]) == (1, code)
    assert (site.home / "station.vault").read_bytes() == before


def test_a_ninth_passphrase_is_refused(site):
    for number in range(7):
        assert add(site, f"person {number}", f"{THIRD} {number * 7919}").status == 0
    done = add(site, "one more", DEPUTY)
    assert (done.status, done.value["error"]) == (1, "passphrases_full")
    assert done.value["detail"] == {"most": 8}


def test_a_backup_is_opened_by_any_of_them(site):
    assert add(site, "deputy", DEPUTY).status == 0
    file = site.base / "desk.backup"
    assert site.station("backup", file, phrase=DEPUTY).status == 0
    home = ("--home", site.base / "restored", "--json")
    assert site.run("restore", file, *site.confirmed, *home, phrase=STATION_PHRASE).status == 0
    assert site.run("status", *home, phrase=DEPUTY).status == 0


def test_a_removal_of_a_name_that_is_not_there_is_refused(site):
    done = site.station("passphrase", "remove", "nobody")
    assert (done.status, done.value["error"]) == (1, "passphrase_name_unknown")


GROUPS = r"\d{4}(-\d{4}){5}"


def test_a_passphrase_is_made_and_shown_once(site):
    made = site.station("passphrase", "change", "--generate-passphrase").value["passphrase"]
    assert re.fullmatch(GROUPS, made)
    assert opens(site, made)
    added = site.station("passphrase", "add", "deputy", "--generate-passphrase", phrase=made)
    assert opens(site, added.value["passphrase"])
    assert added.value["passphrase"] != made
    shown = site.run(
        "passphrase", "change", "--generate-passphrase", "--home", site.home, phrase=made
    )
    assert len(re.findall(GROUPS, shown.out)) == 1


def test_a_new_home_gets_a_generated_passphrase(site):
    home = ("--home", site.base / "new", "--json")
    args = ("station", "init", "--kit", site.kit, "--generate-passphrase")
    made = site.run(*args, *home, phrase=None).value["passphrase"]
    assert site.run("status", *home, phrase=made).status == 0
    hq = ("--home", site.base / "new hq", "--json")
    args = ("hq", "init", "--name", "延吉", "--generate-passphrase")
    value = site.run(*args, *hq, phrase=None).value
    assert value["passphrase"] != value["spare_passphrase"]
    assert site.run("hq", "status", *hq, phrase=value["passphrase"]).status == 0
    changed = site.run(
        *("hq", "passphrase", "change", "--generate-passphrase"), *hq, phrase=value["passphrase"]
    )
    assert site.run("hq", "status", *hq, phrase=changed.value["passphrase"]).status == 0


@pytest.mark.parametrize(
    ("args", "option"),
    [
        (("passphrase", "change"), "--new-passphrase-file"),
        (("passphrase", "add", "deputy"), "--new-passphrase-file"),
        (("station", "init", "--kit", "kit"), "--passphrase-file"),
    ],
)
def test_a_passphrase_is_either_given_or_made(site, args, option):
    used = [site.kit if one == "kit" else one for one in args]
    file = given(site, DEPUTY)[1]
    done = site.run(*used, "--generate-passphrase", option, file, "--home", site.base / "a")
    # Whether there is a station comes first where one has to be there.
    assert done.status in {1, 2}
    if args[0] == "station":
        assert f"{option} is not used with --generate-passphrase" in done.err
