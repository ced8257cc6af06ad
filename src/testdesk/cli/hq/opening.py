"""Opens the headquarters that a command is about.

Short, because every command of `hq` opens its headquarters in this one way.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from testdesk.cli.shared.options import CommandRun
from testdesk.domain.refusals import Refusal
from testdesk.hq.home.folder import Headquarters, open_headquarters
from testdesk.hq.home.vault import headquarters_exists


@contextmanager
def headquarters(run: CommandRun) -> Iterator[Headquarters]:
    """The headquarters of the home, open for this command.

    Raises:
        Refusal: headquarters_missing (before asking for a passphrase),
            passphrase_wrong, vault_damaged.
        EnvironmentFault: of the database.
    """
    if not headquarters_exists(run.home):
        raise Refusal("headquarters_missing")
    hq = open_headquarters(run.home, run.passphrase())
    try:
        yield hq
    finally:
        hq.close()
