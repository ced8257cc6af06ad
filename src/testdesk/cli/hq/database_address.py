"""The address of headquarters' database on the command line, and its password beside it.

Other programs of a computer can read a command line, so a password has ways in of its own.
"""

from __future__ import annotations

from pathlib import Path

import click

from testdesk.cli.shared.given_secrets import DATABASE_PASSWORD, given_secret
from testdesk.cli.shared.language import localized
from testdesk.cli.shared.options import FILE, passphrase_of
from testdesk.cli.shared.output import print_to_stderr
from testdesk.hq.store.postgresql.address import parameters_of, with_password

PASSWORD_FILE_OPTION = click.option(
    "--database-password-file",
    type=FILE,
    help="File with the password for --database; otherwise TESTDESK_DATABASE_PASSWORD is used.",
)


def database_address(url: str | None, password_file: Path | None) -> str | None:
    """The address with its password; None for a database in a file.

    A password within the address is used, and a note on standard error says who can read it.

    Raises:
        click.UsageError: a password is given twice, or without an address.
        EnvironmentFault: as `address.parameters_of`.
    """
    if url is None:
        if password_file is not None:
            raise click.UsageError(localized("--database-password-file is used with --database"))
        return None
    given = (
        given_secret(DATABASE_PASSWORD) if password_file is None else passphrase_of(password_file)
    )
    within = "password" in parameters_of(url)
    if within and given is not None:
        raise click.UsageError(localized("the password of the database is given twice"))
    if within:
        print_to_stderr(
            localized(
                "other programs of this computer can read the password in the address; "
                "next time use --database-password-file or TESTDESK_DATABASE_PASSWORD"
            )
        )
    return url if given is None else with_password(url, given)
