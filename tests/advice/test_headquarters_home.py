"""The home of headquarters: files that are not the right ones, and a full disk."""

import shutil
import subprocess
import sys

import pytest
from tests.advice.walking import advice, works

HQ_FILE = "headquarters.db"


@advice("database_missing", "database_damaged", "database_mark_missing", "database_older_copy")
def test_a_file_of_headquarters_that_is_not_the_right_one(met, site):
    aside, now = site.base / "aside", site.base / "now"
    shutil.copytree(site.hq_home, aside)
    works(site.hq("round", "open", "--name", "R8"))
    shutil.copytree(site.hq_home, now)

    def put(name, source):
        (site.hq_home / name).unlink(missing_ok=True)
        if source is not None:
            shutil.copy(source / name, site.hq_home / name)

    put(HQ_FILE, None)
    met.refused(site.hq("status"), "database_missing", "Restore it from its backup")
    put(HQ_FILE, aside)
    met.refused(site.hq("status"), "database_older_copy", "Put the newest headquarters.db back")
    put(HQ_FILE, now)
    assert works(site.hq("status"))["round"] == "R8"
    put(f"{HQ_FILE}-mark", None)
    met.refused(site.hq("status"), "database_mark_missing", "Put it back beside headquarters.db")
    put(f"{HQ_FILE}-mark", now)
    works(site.hq("status"))
    data = bytearray((site.hq_home / HQ_FILE).read_bytes())
    data[len(data) * 3 // 5] ^= 16
    (site.hq_home / HQ_FILE).write_bytes(data)
    met.refused(site.hq("verify"), "database_damaged", "Run “testdesk hq salvage”")
    works(site.hq("salvage"))
    assert works(site.hq("verify"))["ok"] is True


@pytest.mark.parametrize("what", ["roster", "import"])
@advice("database_unreachable.file")
def test_headquarters_own_disk_is_full(met, site, what):
    site.sample(2)
    works(site.station("export", site.stick))
    roster = next(site.base.glob("*.csv"))
    args = {"roster": ("roster", roster), "import": ("import", site.stick)}[what]
    small = site.base / "small"
    small.mkdir()
    size = sum(-(-one.stat().st_size // 4096) for one in site.hq_home.iterdir())
    mount = f"mount -t tmpfs -o size={size * 4 + 4}k none {small}; cp {site.hq_home}/* {small}/;"
    line = " ".join(map(str, args))
    command = f"{mount} exec {sys.executable} -m testdesk hq {line} --home {small} --json"
    done = subprocess.run(
        ["unshare", "--mount", "--map-root-user", "sh", "-c", command],
        env=site.environment(TESTDESK_PASSPHRASE="指挥部门口的雨伞架 2022"),
        capture_output=True,
        check=False,
    )
    assert done.returncode == 3, done.stderr
    output = done.stdout.decode()
    assert "server" not in output
    assert "stick" not in output
    assert '"database_unreachable"' in output
    assert "Free some space on the disk" in output
    met.reported("database_unreachable.file", "Free some space on the disk", {"reason": "file"})
    works(site.hq(*args))
