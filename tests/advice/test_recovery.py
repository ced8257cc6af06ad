"""Passphrases of several people, a forgotten one, and the spare key."""

from functools import partial

from tests.advice.walking import advice, works
from tests.cli.site import HQ_PHRASE, STATION_PHRASE, Site
from tests.clock import ManualClock
from tests.little_work import quick_kits
from tests.made_station import KIT_PASSPHRASE

from testdesk import bootstrap
from testdesk.hq.exchange.updates.kits import make_kit

NEW = "帐篷 雨伞 灯笼 白马"


def written(site, name, text):
    file = site.base / name
    file.write_text(f"{text}\n", "utf-8")
    return file


def added(site, name, phrase=NEW):
    given = ("--new-passphrase-file", written(site, "new", phrase))
    return site.station("passphrase", "add", name, *given)


def answered(site, asked):
    args = ("recover-station", asked, "--spare", site.spare_file, "--out", site.stick)
    return site.hq(*args)


def recovered(site, given):
    secret = written(site, "one-time", given["passphrase"])
    new = ("--new-passphrase-file", written(site, "new", NEW))
    args = ("station", "recover", given["path"], "--recovery-passphrase-file", secret)
    return site.station(*args, *new)


@advice(
    "passphrase_last",
    "passphrase_name_exists",
    "passphrase_name_unknown",
    "passphrase_twice",
    "passphrases_full",
)
def test_the_passphrases_of_several_people(met, site):
    remove = ("passphrase", "remove")
    met.refused(site.station(*remove, "station"), "passphrase_last", "testdesk passphrase add NAME")
    met.refused(added(site, "station"), "passphrase_name_exists", "Give another name")
    met.refused(added(site, "deputy", STATION_PHRASE), "passphrase_twice", "nobody else has")
    works(added(site, "deputy"))
    unknown = site.station(*remove, "deputie")
    met.refused(unknown, "passphrase_name_unknown", "testdesk passphrase list")
    assert {"name": "deputy"} in works(site.station("passphrase", "list"))
    for number in range(6):
        works(added(site, f"person {number}", f"{NEW} {number}"))
    full = added(site, "one more", f"{NEW} 9")
    met.refused(full, "passphrases_full", "testdesk passphrase remove NAME")
    works(site.station(*remove, "person 3"))
    works(added(site, "one more", f"{NEW} 9"))


@advice("recovery_missing", "recovery_other_city", "recovery_other_station", "spare_key_wrong")
def test_a_forgotten_passphrase(met, site):
    (site.home / "recovery.age").unlink()
    ask = ("station", "recover", "--request", site.stick)
    met.refused(site.station(*ask), "recovery_missing", "Open the station once")
    works(site.station("status"))
    asked = works(site.station(*ask))["path"]
    other = Site(site.base / "other")
    other.stick.mkdir(parents=True)
    made = works(other.hq("init", "--name", "龙井"))
    theirs = other.hq("recover-station", asked, "--spare", site.spare_file, "--out", other.stick)
    met.refused(theirs, "recovery_other_city", "Look for the right file")
    phrase = ("--spare-passphrase-file", written(site, "spare", made["spare_passphrase"]))
    wrong = site.hq(
        *("recover-station", asked, "--spare", made["spare_key"], *phrase, "--out", site.stick)
    )
    met.refused(wrong, "spare_key_wrong", "Fetch the right file from the safe")
    given = works(answered(site, asked))
    works(site.hq("kit", "--station", 2, "--point", "河南", "--out", site.stick))
    second = Site(site.base)
    second.home = site.base / "second"
    kit = site.stick / "testdesk" / "kit-2.tdk"
    works(second.station("station", "init", "--kit", kit))
    met.refused(recovered(second, given), "recovery_other_station", "this laptop's own request")
    own = works(second.station(*ask))["path"]
    works(recovered(second, works(answered(site, own))))


@advice("recovery_missing.headquarters", "spare_passphrase_same")
def test_a_forgotten_passphrase_of_headquarters(met, site):
    new = ("--home", site.base / "new", "--json")
    init = ("hq", "init", "--name", "龙井", "--spare-passphrase-file")
    same = site.run(*init, written(site, "same", HQ_PHRASE), *new, phrase=HQ_PHRASE)
    met.refused(same, "spare_passphrase_same", "Give it one of its own, or none")
    works(site.run("hq", "init", "--name", "龙井", *new, phrase=HQ_PHRASE))
    file = site.hq_home / "headquarters-recovery.age"
    aside = file.rename(site.base / "aside")
    args = ("hq", "recover", "--spare", site.spare_file, "--home", site.hq_home, "--json")
    given = ("--new-passphrase-file", written(site, "new phrase", NEW))
    met.refused(
        site.run(*args, *given), "recovery_missing.headquarters", "from a copy of this folder"
    )
    aside.rename(file)
    works(site.run(*args, *given))
    works(site.run("hq", "status", "--home", site.hq_home, "--json", phrase=NEW))


@advice("kit_expired")
def test_a_kit_that_has_expired(met, city, tmp_path):
    hq = city.headquarters(tmp_path / "hq")
    try:
        make = partial(
            make_kit, hq, station=9, point="河南", passphrase=KIT_PASSPHRASE, deliver=bytes
        )
        with quick_kits():
            old, new = make(valid_days=3), make()
    finally:
        hq.close()
    later = ManualClock()
    later.forward(days=4)
    set_up = partial(
        bootstrap.set_up_station,
        tmp_path / "home",
        kit_passphrase=KIT_PASSPHRASE,
        passphrase=NEW,
        clock=later,
    )
    with met.raises("kit_expired", "ask headquarters for a new kit"):
        set_up(kit=old)
    assert set_up(kit=new).station == 9
