"""Setting up, renewing, restoring and salvaging a station."""

import os
import shutil
import signal
import subprocess
import sys
import threading

from tests.advice.walking import advice, works
from tests.cli.site import SECOND_TUBE, people

from testdesk.settings import STORE


def damage(path, place=0.6):
    data = bytearray(path.read_bytes())
    data[int(len(data) * place)] ^= 16
    path.write_bytes(data)


@advice("station_missing", "station_exists", "passphrase_weak")
def test_setting_up_a_station(met, site):
    new = ("--home", site.base / "new", "--json")
    met.refused(
        site.run("status", *new), "station_missing", "Set it up with a kit from headquarters"
    )
    init = ("station", "init", "--kit", site.kit)
    met.refused(site.run(*init, *new, phrase="12345"), "passphrase_weak", "four unrelated words")
    works(site.run(*init, *new))
    works(site.run("status", *new))
    met.refused(site.run(*init, *new), "station_exists", "Use another folder for another station")
    works(site.run(*init, "--home", site.base / "another", "--json"))


@advice("set_up_stopped")
def test_a_set_up_that_is_stopped(met, site):
    ours, init = signal.getsignal(signal.SIGINT), ("station", "init", "--kit", site.kit)
    new = ("--home", site.base / "new", "--json")

    ended = threading.Event()

    def press_ctrl_c():
        while signal.getsignal(signal.SIGINT) is ours:
            if ended.wait(0.001):  # it was refused before it could be stopped
                return
        os.kill(os.getpid(), signal.SIGINT)

    hand = threading.Thread(target=press_ctrl_c)
    hand.start()
    stopped = site.run(*init, *new)
    ended.set()
    hand.join()
    met.refused(stopped, "set_up_stopped", "Start again with the same kit")
    assert not (site.base / "new" / STORE).exists()
    works(site.run(*init, *new))


@advice("passphrase_wrong")
def test_a_kit_and_its_passphrase(met, site):
    init = ("station", "init", "--kit", site.kit, "--home", site.base / "new", "--json")
    met.refused(site.run(*init, kit_phrase="0000"), "passphrase_wrong", "type it again")
    works(site.run(*init))


@advice(
    "kit_not_renewal", "kit_is_renewal", "kit_of_other_station", "kit_of_other_city", "kit_older"
)
def test_a_kit_that_is_not_for_this_station(met, site):
    site.sample(1)
    works(site.station("export", site.stick))
    works(site.hq("import", site.stick))

    def kit(name, *options):
        out = site.base / name
        works(site.hq("kit", "--point", "网通小区", "--out", out, *options))
        return next((out / "testdesk").glob("*.tdk"))

    renew = ("station", "renew", "--kit")
    met.refused(site.station(*renew, site.kit), "kit_not_renewal", "a renewed kit of this station")
    older = kit("older", "--station", 1, "--renew")
    newer = kit("newer", "--station", 1, "--renew")
    new = ("--home", site.base / "new", "--json")
    init = ("station", "init", "--kit")
    met.refused(site.run(*init, newer, *new), "kit_is_renewal", "a kit that makes a new station")
    other = kit("other", "--station", 2)
    works(site.run(*init, other, *new))
    result = site.run(*renew, newer, *new)
    met.refused(result, "kit_of_other_station", "Bring it to that station")
    works(site.station(*renew, newer))
    met.refused(site.station(*renew, older), "kit_older", "the clock of headquarters was wrong")
    works(site.station("status"))
    stranger = site.base / "stranger"
    works(site.run("hq", "init", "--name", "龙井", "--home", stranger, "--json"))
    args = ("--station", 1, "--point", "x", "--out", stranger, "--home", stranger, "--json")
    works(site.run("hq", "kit", *args))
    theirs = stranger / "testdesk" / "kit-1.tdk"
    met.refused(site.station(*renew, theirs), "kit_of_other_city", "Check the stick again")
    works(site.station(*renew, kit("newest", "--station", 1, "--renew")))


@advice("backup_damaged", "home_not_empty", "station_exists")
def test_a_backup(met, site):
    site.sample(2)
    good, bad = site.base / "good", site.base / "bad"
    works(site.station("backup", good))
    shutil.copy(good, bad)
    damage(bad)
    new = ("--home", site.base / "new")
    met.refused(site.restore(bad, *new), "backup_damaged", "Restore another one")
    works(site.restore(good, *new))
    met.refused(site.restore(good, *new), "station_exists", "Use another folder")
    hq = ("--home", site.hq_home)
    met.refused(site.restore(good, *hq), "home_not_empty", "Restore into an empty folder")
    works(site.restore(good, "--home", site.base / "empty"))


@advice("store_damaged", "store_unsound", "salvage_not_needed.desk", "disk_full.stick_full")
def test_a_salvage_whose_stick_fails_after_the_data_was_made_anew(met, site):
    site.sample(3)
    damage(site.home / STORE)
    met.refused(site.station("verify"), "store_damaged", "Run “testdesk salvage”")
    found = {one["code"]: one for one in works(site.station("doctor"))["checks"]}
    assert "store_unsound" in found
    met.reported("store_unsound", "“testdesk salvage” repairs it")
    (small := site.base / "small").mkdir()
    mount = f"mount -t tmpfs -o size=4k none {small}; head -c 4096 /dev/zero > {small}/x;"
    command = f"{mount} exec {sys.executable} -m testdesk salvage {small} --json"
    done = subprocess.run(
        ["unshare", "--mount", "--map-root-user", "sh", "-c", command],
        env=site.environment(),
        capture_output=True,
        check=False,
    )
    assert done.returncode == 3, done.stderr
    assert b'"error":"disk_full"' in done.stdout
    assert b"the data is restored" in done.stderr
    met.reported("disk_full.stick_full", "use another stick", {"reason": "stick_full"})
    result = site.station("salvage", site.stick)
    met.refused(result, "salvage_not_needed.desk", "“testdesk export --again”")
    assert works(site.station("export", site.stick, "--again"))["first"] == 1
    assert works(site.hq("import", site.stick))["files"][0]["verdict"] == "accepted"


@advice("store_missing", "store_mark_missing", "store_older_copy", "store_other_history")
def test_a_file_of_the_station_that_is_not_the_right_one(met, site):
    aside = site.base / "aside"
    shutil.copytree(site.home, aside)
    works(site.station("backup", site.base / "backup"))
    site.sample(2)
    now = site.base / "now"
    shutil.copytree(site.home, now)

    def put(name, source):
        (site.home / name).unlink(missing_ok=True)
        if source is not None:
            shutil.copy(source / name, site.home / name)

    put(STORE, None)
    met.refused(site.station("status"), "store_missing", "Restore a backup, or call headquarters")
    works(site.restore(site.base / "backup", "--home", site.base / "restored"))
    put(STORE, aside)
    met.refused(site.station("status"), "store_older_copy", "Put the newest station.db back")
    put(STORE, now)
    works(site.station("status"))
    put(f"{STORE}-mark", None)
    met.refused(site.station("status"), "store_mark_missing", "Put it back beside station.db")
    put(f"{STORE}-mark", now)
    assert works(site.station("status"))["journal"]["length"] == 4
    elsewhere = site.base / "elsewhere"
    shutil.copytree(aside, elsewhere)
    site.home, kept = elsewhere, site.home
    site.scan(SECOND_TUBE, *(p.document_number for p in people(5)[2:]))
    site.home = kept
    put(STORE, elsewhere)
    met.refused(site.station("status"), "store_other_history", "Put the right station.db back")
    put(STORE, now)
    assert works(site.station("verify"))["ok"] is True
