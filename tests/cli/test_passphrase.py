"""`passphrase change` and `hq passphrase change`: the old one, then a new one that is judged."""

import json
import os
import pty
import subprocess

import pytest
from tests.cli.site import HQ_PHRASE, STATION_PHRASE, command

NEW = "帐篷 雨伞 灯笼 白马"


def write(path, text):
    path.write_text(f"{text}\n", "utf-8")
    return path


def test_the_new_passphrase_opens_and_the_old_one_no_longer(site, place):
    group, home, old = place
    there = ("--home", home, "--json")
    new = ("--new-passphrase-file", write(site.base / "new", NEW))
    done = site.run(*group, "passphrase", "change", *new, *there, phrase=old)
    assert (done.status, done.value["changed"]) == (0, True)
    assert NEW not in done.out + done.err
    assert site.run(*group, "status", *there, phrase=NEW).status == 0
    assert site.run(*group, "status", *there, phrase=old).value["error"] == "passphrase_wrong"


def test_the_new_passphrase_may_come_from_the_environment(site, place, monkeypatch):
    group, home, old = place
    there = ("--home", home, "--json")
    monkeypatch.setenv("TESTDESK_NEW_PASSPHRASE", NEW)
    assert site.run(*group, "passphrase", "change", *there, phrase=old).status == 0
    assert site.run(*group, "status", *there, phrase=NEW).status == 0


@pytest.mark.parametrize(
    ("wrong_old", "new", "code"),
    [(True, NEW, "passphrase_wrong"), (False, "延吉市 2022", "passphrase_weak")],
)
def test_what_is_refused_leaves_the_home_as_it_was(site, place, wrong_old, new, code):
    group, home, old = place
    before = {path: path.read_bytes() for path in home.rglob("*") if path.is_file()}
    given = ("--new-passphrase-file", write(site.base / "new", new))
    args = (*group, "passphrase", "change", *given, "--home", home, "--json")
    done = site.run(*args, phrase=f"{old}?" if wrong_old else old)
    assert (done.status, done.value["error"]) == (1, code)
    assert new not in done.out + done.err
    assert {path: path.read_bytes() for path in home.rglob("*") if path.is_file()} == before


def test_without_a_terminal_nothing_is_asked(site, place):
    group, home, old = place
    args = (*group, "passphrase", "change", "--home", home, "--json")
    done = site.run(*args, phrase=old, typed=f"{NEW}\n{NEW}\n".encode())
    assert (done.status, done.out) == (2, "")
    assert "TESTDESK_NEW_PASSPHRASE" in done.err


def test_a_folder_without_a_home_is_reported(site):
    there = ("--home", site.base / "none", "--json")
    for group, code in (((), "station_missing"), (("hq",), "headquarters_missing")):
        done = site.run(*group, "passphrase", "change", *there)
        assert (done.status, done.value["error"]) == (1, code)


def test_a_spare_key_that_is_still_in_the_home_is_named(site):
    there = ("--home", site.base / "new hq", "--json")
    made = site.run("hq", "init", "--name", "延吉", *there, phrase=HQ_PHRASE)
    new = ("--new-passphrase-file", write(site.base / "new", NEW))
    done = site.run("hq", "passphrase", "change", *new, *there, phrase=HQ_PHRASE)
    assert done.value["spare_key"] == made.value["spare_key"]
    assert "headquarters-spare.age keeps its own passphrase" in done.err


def test_a_kit_is_not_made_under_a_passphrase_that_is_easy_to_guess(site):
    args = ("hq", "kit", "--station", 2, "--point", "河南", "--out", site.stick)
    there = ("--home", site.hq_home, "--json")
    done = site.run(*args, *there, phrase=HQ_PHRASE, kit_phrase="1")
    assert (done.status, done.value["error"]) == (1, "passphrase_weak")
    assert not (site.stick / "testdesk" / "kit-2.tdk").exists()
    assert [one["station"] for one in site.hq("station", "list").value] == [1]


def test_at_a_terminal_the_old_one_is_asked_for_once_and_the_new_one_twice(site):
    environment = site.environment()
    del environment["TESTDESK_PASSPHRASE"]
    master, slave = pty.openpty()
    with subprocess.Popen(
        command("passphrase", "change", "--json"),
        stdin=slave,
        stdout=subprocess.PIPE,
        stderr=slave,
        env=environment,
        start_new_session=True,
        preexec_fn=lambda: os.close(os.open(os.ttyname(0), os.O_RDWR)),  # noqa: PLW1509 - a terminal of its own
    ) as process:
        os.close(slave)
        shown = b""
        for asked, typed in (
            (b"Passphrase", STATION_PHRASE),
            (b"New passphrase", NEW),
            (b"Repeat", NEW),
        ):
            while asked not in shown:
                shown += os.read(master, 1024)
            os.write(master, f"{typed}\n".encode())
        assert process.stdout is not None
        answer = process.stdout.read()
        assert process.wait(timeout=30) == 0
    os.close(master)
    assert json.loads(answer)["changed"]
    assert STATION_PHRASE.encode() not in shown
    assert NEW.encode() not in shown
    assert site.station("status", phrase=NEW).status == 0
