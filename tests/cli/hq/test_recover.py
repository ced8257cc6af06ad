"""`hq recover`: a headquarters whose passphrase is forgotten, or whose vault is lost."""

import pytest
from tests.cli.site import HQ_PHRASE, SPARE_PHRASE, Site

NEW = "帐篷 雨伞 灯笼 白马"
VAULT, RECOVERY = "headquarters.vault", "headquarters-recovery.age"


def secret(site, text):
    file = site.base / f"secret {len(list(site.base.glob('secret *')))}"
    file.write_text(f"{text}\n", "utf-8")
    return file


def recover(site, spare, spare_phrase=SPARE_PHRASE, new=NEW):
    return site.run(
        *("hq", "recover", "--spare", spare),
        *("--spare-passphrase-file", secret(site, spare_phrase)),
        *("--new-passphrase-file", secret(site, new)),
        *("--home", site.hq_home, "--json"),
        phrase=None,
    )


def status(site, phrase):
    return site.run("hq", "status", "--home", site.hq_home, "--json", phrase=phrase)


@pytest.mark.parametrize("vault", ["forgotten", "lost", "damaged"])
def test_a_headquarters_is_opened_again_with_the_spare_key(recoverable, spare_in_safe, vault):
    city = recoverable.run("inspect", kit(recoverable, 1), "--json").value["manifest"]["city"]
    if vault == "lost":
        (recoverable.hq_home / VAULT).unlink()
    if vault == "damaged":
        (recoverable.hq_home / VAULT).write_bytes(b"{}")
    done = recover(recoverable, spare_in_safe)
    assert (done.status, done.value["recovered"]) == (0, True), done.out
    assert done.value["name"] == "延吉市指挥部"
    assert not {NEW, SPARE_PHRASE} & {*done.out.split('"'), *done.err.split('"')}
    assert status(recoverable, NEW).value["round"] == "R7"
    assert status(recoverable, HQ_PHRASE).value["error"] == "passphrase_wrong"
    again = recoverable.run(
        *("hq", "kit", "--station", 2, "--point", "河南", "--out", recoverable.stick),
        *("--home", recoverable.hq_home, "--json"),
        phrase=NEW,
    )
    assert (
        recoverable.run("inspect", again.value["path"], "--json").value["manifest"]["city"] == city
    )


def kit(site, station):
    args = ("kit", "--station", station, "--point", "网通小区", "--out", site.stick)
    return site.hq(*args).value["path"]


def test_what_was_changed_last_is_recovered_as_well(recoverable, spare_in_safe):
    assert recoverable.hq("card-key", "new").status == 0
    assert recoverable.hq("card-validity", 60).status == 0
    (recoverable.hq_home / VAULT).unlink()
    assert recover(recoverable, spare_in_safe).status == 0
    again = recoverable.run(
        "hq", "card-key", "new", "--home", recoverable.hq_home, "--json", phrase=NEW
    )
    assert (again.status, again.value["key_id"]) == (0, 3)


def test_a_recovery_file_that_is_older_than_the_database_begins_a_new_epoch(
    recoverable, spare_in_safe
):
    older = (recoverable.hq_home / RECOVERY).read_bytes()
    before = recoverable.hq("restored").value["epoch"]
    (recoverable.hq_home / RECOVERY).write_bytes(older)
    (recoverable.hq_home / VAULT).unlink()
    assert recover(recoverable, spare_in_safe).status == 0
    assert status(recoverable, NEW).status == 0
    after = recoverable.run(
        "hq", "restored", "--home", recoverable.hq_home, "--json", phrase=NEW
    ).value["epoch"]
    assert after > before + 1


@pytest.mark.parametrize(
    ("spare_phrase", "new", "code"),
    [
        ("保险柜 里的 备用 钥匙 2718", NEW, "passphrase_wrong"),
        (HQ_PHRASE, NEW, "passphrase_wrong"),
        (SPARE_PHRASE, "123456", "passphrase_weak"),
    ],
)
def test_what_is_refused_leaves_the_home_as_it_was(
    recoverable, spare_in_safe, spare_phrase, new, code
):
    before = {path.name: path.read_bytes() for path in recoverable.hq_home.iterdir()}
    done = recover(recoverable, spare_in_safe, spare_phrase, new)
    assert (done.status, done.value["error"]) == (1, code)
    assert {path.name: path.read_bytes() for path in recoverable.hq_home.iterdir()} == before


def test_the_spare_key_of_another_headquarters_opens_nothing(recoverable, site):
    other = site.base / "other"
    home = ("--home", other, "--json")
    result = site.run("hq", "init", "--name", "龙井", *home, phrase=HQ_PHRASE).value
    done = recover(recoverable, result["spare_key"], result["spare_passphrase"])
    assert (done.status, done.value["error"]) == (1, "spare_key_wrong")
    done = recover(recoverable, recoverable.base / "secret 0", "x")
    assert (done.status, done.value["error"]) == (1, "spare_key_wrong")


def test_a_damaged_recovery_file_is_reported(recoverable, spare_in_safe):
    path = recoverable.hq_home / RECOVERY
    data = bytearray(path.read_bytes())
    data[-20] ^= 4
    path.write_bytes(data)
    before = (recoverable.hq_home / VAULT).read_bytes()
    done = recover(recoverable, spare_in_safe)
    assert (done.status, done.value["error"]) == (1, "payload_damaged")
    assert (recoverable.hq_home / VAULT).read_bytes() == before


def test_without_a_recovery_file_there_is_nothing_to_recover_from(recoverable, spare_in_safe):
    (recoverable.hq_home / RECOVERY).unlink()
    done = recover(recoverable, spare_in_safe)
    assert (done.status, done.value["error"]) == (1, "recovery_missing")
    # The next opening writes it, as it does for a headquarters that an earlier version recoverable.
    assert status(recoverable, HQ_PHRASE).status == 0
    assert recover(recoverable, spare_in_safe).status == 0


def test_the_spare_key_has_a_passphrase_of_its_own(tmp_path):
    site = Site(tmp_path)
    init = ("init", "--name", "延吉市指挥部", "--spare-passphrase-file")
    done = site.hq(*init, secret(site, HQ_PHRASE))
    assert (done.status, done.value["error"]) == (1, "spare_passphrase_same")
    done = site.hq(*init, secret(site, "1234"))
    assert (done.status, done.value["error"]) == (1, "passphrase_weak")
    assert not site.hq_home.exists()
    made = site.hq("init", "--name", "延吉市指挥部").value
    assert len(made["spare_passphrase"]) == 29
    spare = (site.hq_home / "headquarters-spare.age").rename(site.base / "safe")
    assert recover(site, spare, HQ_PHRASE).value["error"] == "passphrase_wrong"
    assert recover(site, spare, made["spare_passphrase"]).status == 0


def test_a_new_headquarters_does_not_write_over_a_recovery_file(recoverable):
    for name in (VAULT, "headquarters.db"):
        (recoverable.hq_home / name).unlink()
    done = recoverable.hq("init", "--name", "延吉市指挥部")
    assert (done.status, done.value["error"]) == (1, "headquarters_exists")


def test_a_key_that_age_keygen_made_recovers_without_a_passphrase(site):
    done = site.run(
        *("hq", "recover", "--spare", site.spare_file, "--home", site.hq_home, "--json"),
        *("--new-passphrase-file", secret(site, NEW)),
        phrase=None,
    )
    assert done.status == 0, done.out
    assert status(site, NEW).value["round"] == "R7"
