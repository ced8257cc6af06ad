"""`hq backup` and `hq restore`: the whole headquarters in one file that the spare key opens."""

import subprocess

import pytest
from tests.cli.serving import serving
from tests.cli.site import HQ_PHRASE, SPARE_PHRASE, STATION_PHRASE, Site

from testdesk.backup_folder import SUBFOLDER

NEW_PHRASE = "新指挥部门口的热水瓶 2022"


def restore(site, file, *more, phrase=NEW_PHRASE, key=True):
    spare = ("--spare-key", site.spare_key) if key else ()
    args = ("hq", "restore", file, *spare, "--home", site.base / "new", "--json", *more)
    return site.run(*args, phrase=phrase)


def status(site, home, phrase):
    return site.run("hq", "status", "--home", home, "--json", phrase=phrase).value


def test_a_restored_headquarters_is_the_same_in_a_new_epoch(site: Site, headquarters_backup):
    before = site.hq("status").value
    result = restore(site, headquarters_backup)
    assert result.status == 0, result.err
    assert (result.value["name"], result.value["verified"]) == ("延吉市指挥部", True)
    after = status(site, site.base / "new", NEW_PHRASE)
    assert after["samples"] == before["samples"] == 3
    assert after["stations"] == before["stations"]
    verified = site.run(
        "hq", "verify", "--home", site.base / "new", "--json", phrase=NEW_PHRASE
    ).value
    assert (verified["ok"], verified["events"]) == (True, result.value["events"])


def test_stations_send_again_what_the_backup_lacks(site: Site, headquarters_backup):
    site.scan("!undo")
    site.station("export", site.stick)
    site.hq("import", site.stick)
    site.station("import", site.stick)
    assert restore(site, headquarters_backup).status == 0
    site.hq_home = site.base / "new"
    site.scan("!seal other")
    site.station("export", site.stick)

    def deliver():
        args = ("hq", "import", site.stick, "--home", site.hq_home, "--json")
        return site.run(*args, phrase=NEW_PHRASE)

    assert deliver().status in {0, 1}
    site.station("import", site.stick)
    site.station("export", site.stick)
    assert deliver().status in {0, 1}
    assert status(site, site.hq_home, NEW_PHRASE)["samples"] == 2
    length = site.station("status").value["journal"]["length"]
    (station,) = status(site, site.hq_home, NEW_PHRASE)["stations"]
    assert station["highest_contiguous"] >= length - 1


def test_a_backup_reveals_nothing(headquarters_backup):
    data = headquarters_backup.read_bytes()
    assert data.startswith(b"age-encryption.org/v1\n")
    for text in ("延吉", "网通小区", HQ_PHRASE, STATION_PHRASE):
        assert text.encode() not in data


def test_it_opens_with_age_itself_and_the_spare_key(site: Site, headquarters_backup):
    """Whoever has only the key and a copy of age is not lost."""
    if not subprocess.run(["which", "age"], capture_output=True, check=False).stdout:
        pytest.skip("age is not installed")
    args = ["age", "--decrypt", "--identity", str(site.spare_key), str(headquarters_backup)]
    done = subprocess.run(args, capture_output=True, check=True)
    assert done.stdout.startswith(b'{"format":"testdesk-headquarters-backup"')


def test_a_passphrase_that_is_easy_to_guess_is_refused(site: Site, headquarters_backup):
    result = restore(site, headquarters_backup, phrase="123456")
    assert (result.status, result.value["error"]) == (1, "passphrase_weak")
    assert not (site.base / "new" / "headquarters.vault").exists()


def phrase_file(site: Site, phrase: str = SPARE_PHRASE):
    file = site.base / "phrase.txt"
    file.write_text(f"{phrase}\n", "utf-8")
    return ("--spare-passphrase-file", file)


def other_headquarters(site: Site):
    """The folder of a headquarters whose spare key has a passphrase of its own."""
    other = site.base / "other"
    args = ("hq", "init", "--name", "龙井", "--home", other, "--json", *phrase_file(site))
    assert site.run(*args, phrase=HQ_PHRASE).status == 0
    return other


def test_another_key_does_not_open_it(site: Site, headquarters_backup):
    key = ("--spare-key", other_headquarters(site) / "headquarters-spare.age")
    result = restore(site, headquarters_backup, *key, *phrase_file(site), key=False)
    assert (result.status, result.value["error"]) == (1, "spare_key_wrong")
    assert list((site.base / "new").glob("headquarters*")) == []


def test_the_spare_key_may_have_a_passphrase_of_its_own(site: Site):
    other, copy = other_headquarters(site), site.base / "copy"
    made = site.run("hq", "backup", copy, "--home", other, "--json", phrase=HQ_PHRASE)
    assert made.status == 0
    key = ("--spare-key", other / "headquarters-spare.age")
    wrong = restore(site, copy, *key, *phrase_file(site, HQ_PHRASE), key=False)
    assert (wrong.status, wrong.value["error"]) == (1, "passphrase_wrong")
    assert restore(site, copy, *key, *phrase_file(site), key=False).status == 0


def test_without_a_spare_key_nothing_is_begun(site: Site, headquarters_backup):
    result = restore(site, headquarters_backup, key=False)
    assert (result.status, result.value["error"]) == (1, "spare_key_missing")


@pytest.mark.parametrize("place", [0.001, 0.2, 0.5, 0.9, 0.9999])
def test_a_changed_backup_is_not_restored(site: Site, headquarters_backup, place):
    data = bytearray(headquarters_backup.read_bytes())
    data[int(len(data) * place)] ^= 1
    headquarters_backup.write_bytes(data)
    result = restore(site, headquarters_backup)
    assert result.status == 1
    assert result.value["error"] in {"backup_damaged", "spare_key_wrong"}
    assert not (site.base / "new" / "headquarters.vault").exists()


@pytest.mark.parametrize("keep", [0, 10, 500, 0.5, -1])
def test_a_torn_backup_is_not_restored(site: Site, headquarters_backup, keep):
    data = headquarters_backup.read_bytes()
    headquarters_backup.write_bytes(
        data[: int(len(data) * keep) if isinstance(keep, float) else keep]
    )
    result = restore(site, headquarters_backup)
    assert (result.status, result.value["error"]) == (1, "backup_damaged")
    assert not (site.base / "new" / "headquarters.vault").exists()


def test_nothing_is_restored_over_a_headquarters(site: Site, headquarters_backup):
    args = ("restore", headquarters_backup, "--spare-key", site.spare_key)
    result = site.hq(*args)
    assert (result.status, result.value["error"]) == (1, "headquarters_exists")
    assert site.hq("status").value["samples"] == 3


@pytest.mark.usefixtures("headquarters_backup")
def test_a_server_makes_backups_while_it_serves(site: Site):
    place = site.base / "second disk"
    place.mkdir()
    with serving(site, "--backup-folder", str(place), "--json") as served:
        assert served.process.stderr is not None
        line = served.process.stderr.readline()
        assert line.startswith("backup written and read back: headquarters-")
    (made,) = (place / SUBFOLDER).iterdir()
    assert restore(site, made).status == 0
    assert status(site, site.base / "new", NEW_PHRASE)["samples"] == 3


def test_a_server_whose_backup_folder_is_not_there_does_not_start(site: Site):
    result = site.hq("serve", "--port", 0, "--backup-folder", site.base / "typo")
    assert (result.status, result.value["error"]) == (3, "stick_gone")
