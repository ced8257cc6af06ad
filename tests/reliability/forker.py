"""A program that has testdesk loaded, and forks once for each command that it is asked to run.

A case then costs what the command costs, without loading. Each line of standard input is a
command as JSON (`Asked`); the answers are the process's number and, later, its status.
"""

from __future__ import annotations

import importlib
import json
import os
import pkgutil
import sys
import traceback
from collections.abc import Callable
from typing import Any, NoReturn

# Instead of a command: what a window does by itself.
WINDOW = "window"


def _load() -> None:
    import testdesk.cli  # noqa: PLC0415 - all of it in one place
    from testdesk.formats.crypto import vault  # noqa: PLC0415 - the same

    vault.MEMORY_KIB, vault.PASSES = 8 * 1024, 1  # vaults are made and opened often
    for module in pkgutil.iter_modules(testdesk.cli.__path__):
        importlib.import_module(f"testdesk.cli.{module.name}")
    importlib.import_module("testdesk.messages.sentences")


def _be(asked: dict[str, Any]) -> None:
    """Becomes the command: prints its number once all its files are open, so that no earlier call
    is counted, and continues when a byte comes through `go`.
    """
    go = os.open(asked["go"], os.O_RDWR)
    made = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    opened = [os.open(asked["typed"], os.O_RDONLY)]
    opened += [os.open(asked[name], made, 0o600) for name in ("out", "err")]
    os.environ.update(asked["environment"])
    sys.argv = ["testdesk", *asked["arguments"]]
    print(os.getpid(), flush=True)  # noqa: T201 - the answer
    for handle, file in enumerate(opened):
        os.dup2(file, handle)
        os.close(file)
    os.read(go, 1)
    os.close(go)


def _end(program: Callable[[], None]) -> NoReturn:
    """Ends as an interpreter does, without its slow shutdown under a tracer."""
    status = 0
    try:
        program()
    except SystemExit as error:
        status = error.code if isinstance(error.code, int) else int(error.code is not None)
    except BaseException:  # noqa: BLE001 - a bug is printed, as an interpreter does
        traceback.print_exc()
        status = 1
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:
        status = 120  # as Python itself does
    os._exit(status)


def main() -> None:
    """Runs commands until standard input ends."""
    _load()
    from testdesk.cli.main import main as testdesk  # noqa: PLC0415 - after the rest

    def program() -> None:
        if sys.argv[1] == WINDOW:  # beside this file, and not loaded for commands: it needs Qt
            importlib.import_module("sealing_window").main()
        else:
            testdesk()

    while line := sys.stdin.readline():
        child = os.fork()
        if child == 0:
            _be(json.loads(line))
            _end(program)
        _, status = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)  # noqa: T201 - the answer


if __name__ == "__main__":
    main()
