"""A forgotten passphrase: the station's request, headquarters' answer, and a day that is there."""

import shutil

import pytest
from tests.cli.site import HQ_PHRASE, STATION_PHRASE, Site

from testdesk.formats.exchange.recovery import read_request
from testdesk.settings import RECOVERY, STORE, VAULT

NEW = "帐篷 雨伞 灯笼 白马"


def new_phrase(site):
    file = site.base / "new"
    file.write_text(f"{NEW}\n", "utf-8")
    return "--new-passphrase-file", file


def files(home):
    return {path.name: path.read_bytes() for path in home.iterdir() if path.is_file()}


def request(site):
    made = site.station("station", "recover", "--request", site.stick, phrase="forgotten")
    assert made.status == 0, made.out
    return made.value


def answer(site, file=None):
    asked = file or request(site)["path"]
    args = ("recover-station", asked, "--spare", site.spare_file, "--out", site.stick)
    return site.hq(*args)


def use(site, file, one_time):
    secret = site.base / "one-time"
    secret.write_text(one_time, "utf-8")
    args = ("station", "recover", file, "--recovery-passphrase-file", secret)
    return site.station(*args, *new_phrase(site), phrase="forgotten")


def test_a_forgotten_passphrase_loses_no_day(site):
    site.sample(4)
    before = site.station("status").value
    made = request(site)
    assert made["file"] == "recover-1.tdq"
    given = answer(site, made["path"]).value
    assert (given["station"], given["point"]) == (1, "网通小区")
    done = use(site, given["path"], given["passphrase"])
    assert (done.status, done.value["recovered"], done.value["station"]) == (0, True, 1)
    assert NEW not in done.out + done.err
    after = site.station("status", phrase=NEW).value
    assert after["today"]["people"] == before["today"]["people"] == 4
    assert site.station("status").value["error"] == "passphrase_wrong"
    assert site.station("verify", phrase=NEW).value["ok"] is True


def test_the_recovery_reaches_headquarters_as_an_event_of_the_station(site):
    given = answer(site).value
    secret = site.base / "one-time"
    secret.write_text(given["passphrase"], "utf-8")
    args = ("station", "recover", given["path"], "--recovery-passphrase-file", secret)
    assert site.station(*args, *new_phrase(site), "--operator", "李敏").status == 0
    batch = site.station("export", site.stick, phrase=NEW).value
    assert batch["last"] == 2
    (imported,) = site.hq("import", batch["path"]).value["files"]
    assert (imported["verdict"], imported["new_events"]) == ("accepted", 2)


def test_a_request_needs_no_passphrase_and_reveals_no_key(site):
    made = site.run("station", "recover", "--request", site.stick, "--home", site.home, phrase=None)
    assert made.status == 0, made.err
    shown = site.run("inspect", site.stick / "testdesk" / "recover-1.tdq", "--json").value
    assert (shown["kind"], shown["verifies"]) == ("recovery-request", True)
    assert set(shown["manifest"]) == {
        *("alg", "city", "created", "format", "kit", "payload", "signer", "software"),
        *("station", "version"),
    }


def test_a_recovery_works_without_the_vault(site):
    site.sample(2)
    (site.home / VAULT).unlink()
    given = answer(site).value
    assert use(site, given["path"], given["passphrase"]).status == 0
    assert site.station("status", phrase=NEW).value["today"]["people"] == 2


def test_a_wrong_passphrase_of_the_answer_changes_nothing(site):
    given = answer(site).value
    before = files(site.home)
    done = use(site, given["path"], "0000-0000-0000-0000-0000-0000")
    assert (done.status, done.value["error"]) == (1, "passphrase_wrong")
    assert files(site.home) == before


def test_a_weak_new_passphrase_changes_nothing(site):
    given = answer(site).value
    before = files(site.home)
    secret, weak = site.base / "one-time", site.base / "weak"
    secret.write_text(given["passphrase"], "utf-8")
    weak.write_text("123456", "utf-8")
    args = ("station", "recover", given["path"], "--recovery-passphrase-file", secret)
    done = site.station(*args, "--new-passphrase-file", weak)
    assert (done.status, done.value["error"]) == (1, "passphrase_weak")
    assert files(site.home)[VAULT] == before[VAULT]
    assert site.station("status").status == 0


@pytest.mark.parametrize("share", [0.02, 0.3, 0.7, 0.99])
def test_a_damaged_answer_is_refused_and_changes_nothing(site, share):
    given = answer(site).value
    path = site.stick / "testdesk" / given["file"]
    data = bytearray(path.read_bytes())
    data[int(len(data) * share)] ^= 4
    path.write_bytes(data)
    before = files(site.home)
    done = use(site, path, given["passphrase"])
    assert done.status == 1
    assert files(site.home) == before


def test_a_file_of_another_kind_is_refused(site):
    done = use(site, site.kit, "0000")
    assert (done.status, done.value["error"]) == (1, "format_unknown")
    photo = site.base / "photo.jpg"
    photo.write_bytes(b"\xff\xd8\xff" * 100)
    assert use(site, photo, "0000").value["error"] == "file_not_ours"


def test_the_answer_for_another_laptop_is_refused(site):
    second = site.base / "second"
    home = ("--home", second, "--json")
    args = ("kit", "--station", 2, "--point", "河南", "--out", site.stick)
    assert site.hq(*args).status == 0
    kit = site.stick / "testdesk" / "kit-2.tdk"
    assert site.run("station", "init", "--kit", kit, *home).status == 0
    theirs = site.run("station", "recover", "--request", site.stick, *home).value
    given = answer(site, theirs["path"]).value
    before = files(site.home)
    done = use(site, given["path"], given["passphrase"])
    assert (done.status, done.value["error"]) == (1, "recovery_other_station")
    assert "station 2" in done.value["message"]
    assert files(site.home) == before


def test_a_request_of_another_city_is_refused(site):
    other = Site(site.base / "other")
    other.stick.mkdir(parents=True)
    assert other.hq("init", "--name", "龙井").status == 0
    done = other.hq(
        *("recover-station", request(site)["path"]),
        *("--spare", site.spare_file, "--out", other.stick),
    )
    assert (done.status, done.value["error"]) == (1, "recovery_other_city")


def test_another_spare_key_opens_no_request(site):
    other = Site(site.base / "other")
    other.base.mkdir()
    made = other.run(
        *("hq", "init", "--name", "龙井", "--home", other.hq_home, "--json"), phrase=HQ_PHRASE
    ).value
    secret = site.base / "spare-passphrase"
    secret.write_text(made["spare_passphrase"], "utf-8")
    done = site.hq(
        *("recover-station", request(site)["path"], "--spare", made["spare_key"]),
        *("--spare-passphrase-file", secret, "--out", site.stick),
    )
    assert (done.status, done.value["error"]) == (1, "spare_key_wrong")


def test_a_revoked_station_gets_no_answer(site):
    asked = request(site)["path"]
    assert site.hq("station", "revoke", 1, "--reason", "stolen").status == 0
    done = answer(site, asked)
    assert (done.status, done.value["error"]) == (1, "station_revoked")
    assert not (site.stick / "testdesk" / "recover-1.tda").exists()


def test_a_station_of_an_earlier_version_gets_its_file_when_it_is_opened(site):
    (site.home / RECOVERY).unlink()
    refused = site.station("station", "recover", "--request", site.stick)
    assert (refused.status, refused.value["error"]) == (1, "recovery_missing")
    assert site.station("status").status == 0
    given = answer(site).value
    assert use(site, given["path"], given["passphrase"]).status == 0


def test_a_damaged_recovery_file_is_written_again_when_the_station_is_opened(site):
    whole = (site.home / RECOVERY).read_bytes()
    (site.home / RECOVERY).write_bytes(whole[:-9])
    assert site.station("status").status == 0
    assert read_request((site.home / RECOVERY).read_bytes()).station == 1


def test_the_recovery_file_of_a_laptop_that_was_set_up_anew_is_kept(site):
    old = (site.home / RECOVERY).read_bytes()
    (site.home / VAULT).unlink()
    again = site.run("station", "init", "--kit", site.kit, "--home", site.home, "--json")
    assert again.status == 0
    (kept,) = site.home.glob(f"{RECOVERY}.kept-*")
    assert kept.read_bytes() == old
    assert len(list(site.home.glob(f"{STORE}.kept-*"))) >= 1


def test_either_the_request_or_the_answer_is_meant(site):
    for args in ((), (site.kit, "--request", site.stick)):
        done = site.station("station", "recover", *args)
        assert done.status == 2
    done = site.station("station", "recover", "--request", site.stick, *new_phrase(site))
    assert done.status == 2
    assert "--new-passphrase-file is not used with --request" in done.err


def test_after_a_recovery_only_the_new_passphrase_opens(site):
    assert site.station("passphrase", "add", "deputy", *new_phrase(site)).status == 0
    given = answer(site).value
    secret, other = site.base / "one-time", site.base / "other"
    secret.write_text(given["passphrase"], "utf-8")
    other.write_text("another tent lantern 17 horse", "utf-8")
    args = ("station", "recover", given["path"], "--recovery-passphrase-file", secret)
    assert site.station(*args, "--new-passphrase-file", other).status == 0
    for phrase in (STATION_PHRASE, NEW):
        assert site.station("status", phrase=phrase).value["error"] == "passphrase_wrong"


def test_the_home_of_a_copy_is_recovered_as_well(site):
    """The whole folder was copied to another laptop: the answer opens it there."""
    site.sample(1)
    given = answer(site).value
    copy = site.base / "copied"
    shutil.copytree(site.home, copy)
    site.home = copy
    assert use(site, given["path"], given["passphrase"]).status == 0
    assert site.station("status", phrase=NEW).value["today"]["people"] == 1
