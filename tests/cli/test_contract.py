"""The names that scripts outside the project rely on."""

from collections.abc import Iterator

import click
import pytest

from testdesk.cli.main import program

PROMISED = """
    demo
    hq init, hq roster, hq round open, hq kit, hq import, hq status, hq tube, hq export
    station init, roster, scan, find
    code issue, code revoke, code read, code print, code prints
    tube list, tube seal, tube undo
    queue ticket, queue call, queue skip, queue recall, queue status
    hq serve, hq operator add, hq access-log, hq station revoke
    coverage, export, import, status, inspect, close-day, verify, backup, restore, doctor
"""
NAMES = {" ".join(name.split()) for name in PROMISED.replace("\n", ",").split(",") if name.strip()}


def commands(group: click.Group, prefix: str = "") -> Iterator[tuple[str, click.Command]]:
    with click.Context(group) as context:
        for name in group.list_commands(context):
            command = group.get_command(context, name)
            assert command is not None
            if isinstance(command, click.Group):
                yield from commands(command, f"{prefix}{name} ")
            else:
                yield f"{prefix}{name}", command


ALL = dict(commands(program))


def test_every_promised_command_is_there():
    assert NAMES - set(ALL) == set()


@pytest.mark.parametrize("name", sorted(ALL))
def test_every_command_takes_a_home_and_speaks_json(name: str):
    options = {option for parameter in ALL[name].params for option in parameter.opts}
    assert {"--home", "--json"} <= options


@pytest.mark.parametrize("name", sorted(ALL))
def test_every_command_describes_what_it_does(name: str):
    assert ALL[name].help


@pytest.mark.parametrize("name", sorted(ALL))
def test_no_command_takes_a_passphrase_as_an_argument(name: str):
    options = [p for p in ALL[name].params if not getattr(p, "is_flag", False)]
    taken = {o for p in options for o in p.opts if "pass" in o}
    files = {"passphrase", "new-passphrase", "kit-passphrase", "password"}
    files |= {"spare-passphrase", "recovery-passphrase", "database-password"}
    assert taken <= {f"--{name}-file" for name in files}
