"""A laptop becomes a station, or does not; and opens, or reports why not."""

import os
import subprocess
import sys
import textwrap

import pytest
from tests.bootstrap.set_up import code_of, set_up
from tests.clock import ManualClock
from tests.made_station import (
    HALMEONI,
    KIT_PASSPHRASE,
    PASSPHRASE,
    TUBES,
)

from testdesk import bootstrap
from testdesk.domain.refusals import Refusal
from testdesk.formats.exchange.kit import read_kit
from testdesk.services.scanning import registration
from testdesk.services.session import Context, ScanSession
from testdesk.settings import RECOVERY, STORE, VAULT


def test_a_station_from_a_kit_works(laptops):
    home, identity = laptops["one"]
    with bootstrap.station(home, PASSPHRASE, clock=ManualClock()) as station:
        assert station.identity == identity
        session = ScanSession(operator="金英")
        answers = [
            registration.scan(Context(station, session), line).value.reason
            for line in (TUBES[0], HALMEONI)
        ]
        assert answers == ["tube_opened", "sampled"]
    assert sorted(path.name for path in home.iterdir()) == [
        RECOVERY,
        STORE,
        f"{STORE}-mark",
        VAULT,
    ]
    assert home.stat().st_mode & 0o077 == 0


def test_two_laptops_of_one_kit_are_two_signers(laptops):
    (home, one), (other_home, other) = laptops.values()
    assert (one.city, one.kit, one.person_key) == (other.city, other.kit, other.person_key)
    assert one.signing_key != other.signing_key
    assert one.age_identity != other.age_identity
    assert one.endorsement != other.endorsement
    assert (home / VAULT).read_bytes() != (other_home / VAULT).read_bytes()


def test_the_secrets_are_in_no_file_in_the_open(laptops):
    home, identity = laptops["one"]
    for path in home.iterdir():
        data = path.read_bytes()
        for secret in (identity.signing_key, identity.person_key, *identity.card_keys.values()):
            assert secret not in data
            assert secret.hex().encode() not in data
        assert identity.age_identity.encode() not in data
        assert PASSPHRASE.encode() not in data


def test_a_second_set_up_over_a_station_is_refused_and_changes_nothing(laptops, kit):
    home, _ = laptops["other"]
    before = {path.name: path.read_bytes() for path in home.iterdir()}
    assert code_of(set_up, home, kit) == "station_exists"
    assert {path.name: path.read_bytes() for path in home.iterdir()} == before


def test_a_wrong_kit_passphrase_leaves_nothing(kit, tmp_path):
    home = tmp_path / "home"
    assert code_of(set_up, home, kit, kit_passphrase="eight tents") == "passphrase_wrong"
    assert not home.exists()


@pytest.mark.parametrize("passphrase", ["", "short", "123456", "延吉网通小区 2022"])
def test_a_weak_passphrase_is_refused_before_anything_is_made(kit, tmp_path, passphrase):
    assert code_of(set_up, tmp_path / "home", kit, passphrase=passphrase) == "passphrase_weak"
    assert list(tmp_path.iterdir()) == []


def test_what_is_no_kit_is_refused(tmp_path):
    assert code_of(set_up, tmp_path / "home", b"PK\x03\x04?") == "file_truncated"
    assert list(tmp_path.iterdir()) == []


def test_a_wrong_passphrase_opens_nothing(laptops):
    home, _ = laptops["one"]
    assert code_of(bootstrap.open_station_store, home, "wrong wrong") == "passphrase_wrong"


def test_a_passphrase_is_the_same_in_whatever_way_it_was_typed(laptops):
    home, _ = laptops["one"]
    bootstrap.open_station_store(home, "冬天的延吉下着雨 ２０２２").close()


def test_what_is_missing_or_damaged_is_reported(broken, laptops):
    vault = (laptops["other"][0] / VAULT).read_bytes()
    assert broken(VAULT, vault[:-5]) == "vault_damaged"
    assert broken(VAULT, b"") == "vault_damaged"
    assert broken(VAULT, None) == "station_missing"
    assert broken(STORE, None) == "store_missing"
    assert broken(STORE, b"\0" * 8192) == "store_damaged"
    assert broken(VAULT, (laptops["one"][0] / VAULT).read_bytes()) == "store_damaged"


def test_where_no_folder_can_be_made_the_home_is_not_writable(kit, tmp_path):
    (tmp_path / "file").write_bytes(b"")
    assert code_of(set_up, tmp_path / "file" / "home", kit) == "home_not_writable"
    assert code_of(set_up, tmp_path / "file", kit) == "home_not_writable"


def test_a_full_disk_leaves_no_station(kit, tmp_path):
    home = tmp_path / "home"
    home.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(home)]
    subprocess.run(mount, check=True, capture_output=True)
    try:
        assert code_of(set_up, home, kit) == "disk_full"
        assert not bootstrap.station_exists(home)
    finally:
        subprocess.run(["umount", str(home)], check=True, capture_output=True)


CHILD = """
    import os, sys
    from functools import cache
    from pathlib import Path
    from testdesk import bootstrap
    from testdesk.store import station_file, unit_of_work

    def dies(*_args, **_more):
        os._exit(9)

    def point(name):
        if name == "after the schema":
            station_file.StationFile.write = dies
        elif name == "before the commit":
            unit_of_work.StoredUnitOfWork.commit = dies
        elif name == "before the vault":
            bootstrap.write_atomically = dies
        elif name == "before the vault has its name":
            Path.replace = dies

    home, kit, *points = sys.argv[1:]
    data = Path(kit).read_bytes()
    bootstrap.read_kit = cache(bootstrap.read_kit)
    bootstrap.read_kit(data, os.environ["KIT"])
    for name in points:
        pid = os.fork()
        if not pid:
            point(name)
            bootstrap.set_up_station(
                Path(home), kit=data, kit_passphrase=os.environ["KIT"],
                passphrase=os.environ["PASSPHRASE"],
            )
            os._exit(0)
        killed = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 9
        left = (Path(home) / "station.db").exists()
        print(killed, left, bootstrap.station_exists(Path(home)))
"""
POINTS = (
    "after the schema",
    "before the commit",
    "before the vault",
    "before the vault has its name",
)


def test_a_set_up_that_is_stopped_leaves_nothing(kit, tmp_path):
    reported: list[tuple[int, int]] = []

    def stop(done: int, total: int) -> None:
        reported.append((done, total))
        raise Refusal("set_up_stopped")

    assert code_of(set_up, tmp_path, kit, progress=stop) == "set_up_stopped"
    assert reported == [(0, len(read_kit(kit, KIT_PASSPHRASE).entries))]
    assert list(tmp_path.iterdir()) == []
    reported.clear()
    set_up(tmp_path, kit, progress=lambda done, total: reported.append((done, total)))
    assert reported[0][0] == 0
    assert bootstrap.station_exists(tmp_path)


def test_a_set_up_cut_short_leaves_no_station_and_can_be_begun_again(kit, tmp_path):
    home = tmp_path / "home"
    kit_file = tmp_path / "kit-1.tdk"
    kit_file.write_bytes(kit)
    secret = {"KIT": KIT_PASSPHRASE, "PASSPHRASE": PASSPHRASE}
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(CHILD), str(home), str(kit_file), *POINTS],
        env=os.environ | secret,
        check=True,
        capture_output=True,
        text=True,
    )
    assert done.stdout.splitlines() == ["True False False"] * len(POINTS)
    assert code_of(bootstrap.open_station_store, home, PASSPHRASE) == "station_missing"
    set_up(home, kit)
    assert {path.name for path in home.iterdir()} == {RECOVERY, STORE, f"{STORE}-mark", VAULT}
    with bootstrap.station(home, PASSPHRASE) as station, station.read() as uow:
        assert uow.journal.length() == 1
        assert uow.people.count() == 39


def test_a_store_whose_vault_is_gone_is_kept_when_the_laptop_is_set_up_anew(kit, tmp_path):
    home = tmp_path / "home"
    set_up(home, kit)
    before = (home / "station.db").read_bytes()
    (home / "station.vault").rename(tmp_path / "mislaid")
    set_up(home, kit)
    kept = [path for path in home.glob("station.db.kept-*") if path.read_bytes() == before]
    assert len(kept) == 1
