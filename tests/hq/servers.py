"""Private PostgreSQL servers, as Debian's packages bring them: made, copied, stopped, killed."""

import os
import shutil
import signal
import socket
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

import psycopg
import pytest

BINARIES = max(Path("/usr/lib/postgresql").glob("*/bin"), default=Path("/usr/bin"))
SERVER_USER = "postgres"  # the server refuses to run as root
MEMORY, ENOUGH = Path("/dev/shm"), 1 << 30  # noqa: S108 - a folder in it is made by mkdtemp
# None of these lets a commit be forgotten that ours asked to keep.
SETTINGS = ("synchronous_commit=off", "shared_buffers=16MB", "log_min_messages=warning")


def as_server(*command: str) -> list[str]:
    if os.geteuid() != 0:
        return list(command)
    who = ("--reuid", SERVER_USER, "--regid", SERVER_USER, "--init-groups")
    return ["setpriv", *who, *command]


def new_folder() -> Path:
    """In memory where there is room: syncing costs nothing there, and is done as on a disk.

    The path of a socket has to be short, so it is not pytest's folder.
    """
    roomy = MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ENOUGH
    folder = Path(tempfile.mkdtemp(prefix="testdesk-pg-", dir=MEMORY if roomy else None))
    if os.geteuid() == 0:
        shutil.chown(folder, SERVER_USER)
    return folder


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


class Server:
    """A cluster in a folder of its own, at a socket there and, with a port, at 127.0.0.1."""

    def __init__(self, *settings: str, port: int | None = None) -> None:
        self.folder = new_folder()
        self.settings = [*SETTINGS, *settings]
        self.port = port
        self.process: subprocess.Popen[str] | None = None

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def log(self) -> Path:
        return self.folder / "log"

    @property
    def where(self) -> dict[str, str]:
        """Its socket, which carries the number of the port."""
        return {"host": str(self.folder), "port": str(self.port or 5432)}

    def url(self, name: str = "postgres", user: str = "testdesk") -> str:
        return f"postgresql://{user}@/{name}?host={self.folder}&port={self.where['port']}"

    def run(self, program: str, *arguments: str) -> None:
        command = as_server(str(BINARIES / program), *arguments)
        subprocess.run(command, check=True, capture_output=True, cwd=self.folder)

    def make(self, *more: str) -> None:
        arguments = (
            *more,
            "-U",
            "testdesk",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--locale=C.UTF-8",
            "--no-sync",
        )
        self.run("initdb", "-D", str(self.data), *arguments)

    def copy(self, other: "Server") -> None:
        """Becomes a standby of another."""
        host, port = other.where.values()
        arguments = ("-h", host, "-p", port, "-U", "testdesk", "-R", "--no-sync", "-c", "fast")
        self.run("pg_basebackup", "-D", str(self.data), *arguments)

    def start(self, *more: str) -> None:
        settings = [option for one in (*self.settings, *more) for option in ("-c", one)]
        where = ["-h", "127.0.0.1" if self.port else "", "-p", self.where["port"]]
        command = as_server(
            *(str(BINARIES / "postgres"), "-D", str(self.data), "-k", str(self.folder), *where),
            *settings,
        )
        with self.log.open("w") as log:
            self.process = subprocess.Popen(command, stderr=log, text=True, cwd=self.folder)
        self._wait()

    def _wait(self) -> None:
        """Until it answers; a standby answers as soon as it is consistent."""
        assert self.process is not None
        while self.process.poll() is None:
            with suppress(psycopg.OperationalError):
                return self.connect().close()
        pytest.fail(self.log.read_text())

    def connect(self, name: str = "postgres") -> "psycopg.Connection[tuple[object, ...]]":
        host, port = self.where.values()
        return psycopg.connect(host=host, port=port, user="testdesk", dbname=name, autocommit=True)

    def ask(self, query: str, values: Sequence[object] = (), *, name: str = "postgres") -> object:
        """The first value of a query's first row."""
        with self.connect(name) as connection:
            row = connection.execute(query.encode(), values).fetchone()
        return row[0] if row else None

    def processes(self) -> list[int]:
        assert self.process is not None
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        return [self.process.pid, *map(int, children.read_text().split())]

    def signal(self, number: int) -> None:
        """To every one of its processes, the first of them first."""
        for pid in self.processes():
            with suppress(ProcessLookupError):
                os.kill(pid, number)

    def kill(self) -> None:
        """As when the power fails."""
        assert self.process is not None
        self.signal(signal.SIGKILL)
        self.process.wait(30)

    def set(self, name: str, value: str) -> None:
        """A setting, in force before this returns."""
        with self.connect() as connection:
            connection.execute(f"ALTER SYSTEM SET {name} = '{value}'".encode())
            connection.execute("SELECT pg_reload_conf()")
        while self.ask("SELECT current_setting(%s)", [name]) != value:
            pass

    def promote(self) -> None:
        self.run("pg_ctl", "promote", "-D", str(self.data), "-w")

    def end(self) -> None:
        """Stops it, however it is, and removes its folder."""
        if self.process is not None and self.process.poll() is None:
            self.signal(signal.SIGCONT)
            self.process.send_signal(signal.SIGINT)
            self.process.wait(30)
        shutil.rmtree(self.folder)


@contextmanager
def running_server() -> Iterator[Server]:
    """A new server that listens, until the end of the block."""
    server = Server()
    try:
        server.make()
        server.start()
        yield server
    finally:
        server.end()
