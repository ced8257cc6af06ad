"""Commands under strace: their system calls for a site's files, refused or cut.

Unlike a hook in Python this covers SQLite, the courier and the libraries.
"""

from __future__ import annotations

import json
import os
import re
import select
import shutil
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.cli.site import Site
from tests.cli.tried_commands import TriedCommand, arguments, how

# Calls that change or read a file, and the errors that a disk may give for them.
ERRORS = {
    "openat": ("EIO", "EACCES", "ENOSPC"),
    "read": ("EIO",),
    "pread64": ("EIO",),
    "getdents64": ("EIO",),
    "write": ("EIO", "ENOSPC"),
    "pwrite64": ("EIO", "ENOSPC"),
    "fsync": ("EIO", "ENOSPC"),
    "fdatasync": ("EIO", "ENOSPC"),
    "syncfs": ("EIO",),
    "ftruncate": ("EIO", "EACCES"),
    "rename": ("EIO", "EACCES", "ENOSPC"),
    "unlink": ("EIO", "EACCES"),
    "mkdir": ("EIO", "EACCES", "ENOSPC"),
    "rmdir": ("EIO", "EACCES"),
    "link": ("EIO", "EACCES"),
    "sendfile": ("EIO", "ENOSPC"),
    "copy_file_range": ("EIO", "ENOSPC"),
    "flock": ("EIO",),
}
# Reading changes nothing, so a kill before it is a kill before the next of these.
KILLED_AT = tuple(name for name in ERRORS if name not in {"read", "pread64", "getdents64", "flock"})
KILLED = -signal.SIGKILL
_CALL = re.compile(r"^(\d+) +(\w+)\((.*)$")
_BY_CHANCE = re.compile(r"(\.testdesk-)[^/>\"]+|(kept-)[0-9a-f]{8}")
_LOG_SHOWN = 2000
FORKER = Path(__file__).with_name("forker.py")


@dataclass(frozen=True)
class Touch:
    """One call for one of the site's files, the n-th of its name in its thread."""

    call: str
    number: int
    file: str


@dataclass(frozen=True)
class Fault:
    """What happens at a touch: a kill before it, or an error instead of it.

    Attributes:
        error: of errno.h; empty: a kill.
        stays: also at every later call of this name.
    """

    touch: Touch
    error: str = ""
    stays: bool = False

    @property
    def injected(self) -> str:
        """In strace's syntax."""
        what = f"error={self.error}" if self.error else "signal=SIGKILL"
        return f"{self.touch.call}:{what}:when={self.touch.number}{'+' * self.stays}"


@dataclass(frozen=True)
class Ran:
    """A command that ended.

    Attributes:
        status: its exit status; `KILLED`.
        out, err: its output.
        touches: all its system calls for the site's files; with a fault only those of its name.
        hit: the fault occurred, and at one of the site's files.
    """

    status: int
    out: str
    err: str
    touches: tuple[Touch, ...]
    hit: bool

    @property
    def error(self) -> str:
        """The reported code; empty where there was none, or it came without its sentence."""
        try:
            answer = json.loads(self.out.splitlines()[-1]) if self.out else {}
        except ValueError:
            return ""
        return str(answer.get("error", "")) if answer.get("message") else ""

    @property
    def is_bug(self) -> bool:
        """A traceback, or an unintended end."""
        return "Traceback" in self.err or self.status not in {0, 1, 3, KILLED}


def missing() -> str:
    """Why no command can be traced here; empty where it can."""
    if sys.platform != "linux" or shutil.which("strace") is None:
        return "there is no strace: it is of Linux (apt-get install strace)"
    tried = subprocess.run(["strace", "-qq", "-o", os.devnull, "true"], check=False)
    return "this system lets nobody trace a process" if tried.returncode else ""


class HangsError(AssertionError):
    """A command did not end in time, and was ended.

    Args:
        patience: seconds.
        where: the command, and its last system call.
    """

    def __init__(self, patience: float, where: str = "") -> None:
        super().__init__(f"no end within {patience:g} s: {where}")


class Forker:
    """Runs commands of sites, each in a separate process; see `forker`.

    Args:
        scratch: a folder for what goes to and from the commands.
        patience: see below.

    Attributes:
        patience: seconds that a command may take; one takes two of them on a busy machine.
    """

    def __init__(self, scratch: Path, *, patience: float = 120) -> None:
        self._scratch, self.patience = scratch, patience
        self._go = scratch / "go"
        os.mkfifo(self._go)
        environment = Site(scratch).environment(PYTHONDONTWRITEBYTECODE="1")
        self._process = subprocess.Popen(
            [sys.executable, str(FORKER)],
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def close(self) -> None:
        """Ends it."""
        self._process.communicate(timeout=60)

    def run(self, site: Site, command: TriedCommand, fault: Fault | None = None) -> Ran:
        """Runs a command at a site, traced; with a fault, or to see what it touches."""
        given = how(site, command)
        typed, out, err, log = (self._scratch / name for name in ("in", "out", "err", "log"))
        typed.write_bytes(given.get("typed", b""))
        asked = {
            "arguments": arguments(site, command),
            "environment": {"TESTDESK_PASSPHRASE": given["phrase"]}
            | ({"TESTDESK_PIN": given["pin"]} if "pin" in given else {}),
            "typed": str(typed),
            "out": str(out),
            "err": str(err),
            "go": str(self._go),
        }
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(asked) + "\n")
        self._process.stdin.flush()
        process = self._answer()
        try:
            status = self._traced(process, log, fault)
        except HangsError:
            os.kill(process, signal.SIGKILL)
            assert self._answer() == KILLED  # else it would be the next command's answer
            where = log.read_text(encoding="utf-8", errors="replace")[-_LOG_SHOWN:]
            raise HangsError(self.patience, f"{asked['arguments']} {fault}\n{where}") from None
        lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
        hit = fault is not None and _is_hit(lines, fault, site.base)
        touches = tuple(_touches(lines, site.base))
        return Ran(status, out.read_text("utf-8"), err.read_text("utf-8"), touches, hit)

    def _traced(self, process: int, log: Path, fault: Fault | None) -> int:
        # With a fault, only whether it occurred is asked: the other calls are not written down.
        traced = fault.touch.call if fault else ",".join(ERRORS)
        args = ["strace", "-f", "-y", "-s", "0", "-o", str(log), "-e", f"trace={traced}"]
        args += ["-e", f"inject={fault.injected}"] if fault else []
        with subprocess.Popen(
            [*args, "-p", str(process)], stderr=subprocess.PIPE, text=True
        ) as tracer:
            assert tracer.stderr is not None
            line = tracer.stderr.readline()
            assert "attached" in line, line
            go = os.open(self._go, os.O_RDWR)  # whether anything reads or not: this never waits
            os.write(go, b"!")
            try:
                status = self._answer()
            except HangsError:
                tracer.kill()  # the traced process continues, and is ended by the caller
                raise
            finally:
                os.close(go)
            tracer.communicate(timeout=self.patience)
        return status

    def _answer(self) -> int:
        """The forker's next number.

        Raises:
            HangsError: none came in time.
        """
        assert self._process.stdout is not None
        if not select.select([self._process.stdout], [], [], self.patience)[0]:
            raise HangsError(self.patience)
        line = self._process.stdout.readline()
        assert line, "the forker ended"
        return int(line)


@contextmanager
def forker(scratch: Path, *, patience: float = 120) -> Iterator[Forker]:
    """For as long as it is used."""
    scratch.mkdir()
    made = Forker(scratch, patience=patience)
    try:
        yield made
    finally:
        made.close()


def _touches(lines: list[str], base: Path) -> Iterator[Touch]:
    counted: Counter[tuple[str, str]] = Counter()
    for line in lines:
        found = _CALL.match(line)
        if found is None:  # the second half of a call, or a signal
            continue
        thread, call, rest = found.groups()
        counted[thread, call] += 1
        if (file := _file_in(rest, base)) is not None:
            yield Touch(call, counted[thread, call], file)


def _is_hit(lines: list[str], fault: Fault, base: Path) -> bool:
    """Whether the fault came, and at one of the site's files."""
    for touch in _touches(lines, base):
        if (touch.call, touch.number) == (fault.touch.call, fault.touch.number):
            return not fault.error or any("(INJECTED)" in line for line in lines)
    return False


def _file_in(rest: str, base: Path) -> str | None:
    place = rest.find(f"{base}/")
    if place < 0:
        return None
    name = re.split(r'[>"]', rest[place + len(str(base)) + 1 :], maxsplit=1)[0]
    return _BY_CHANCE.sub(lambda found: f"{found[1] or found[2]}*", name)
