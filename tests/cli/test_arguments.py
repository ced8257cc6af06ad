"""No argument of a command is ignored: one that it cannot use is a usage error, status 2."""

import click
import pytest
from tests.cli.site import TUBE, Site

from testdesk.cli.main import program

CONTEXT = click.Context(program)


def commands(
    group: click.Group = program, path: tuple[str, ...] = ()
) -> list[tuple[tuple[str, ...], click.Command]]:
    """Every command below a group, and how it is called."""
    found: list[tuple[tuple[str, ...], click.Command]] = []
    for name in group.list_commands(CONTEXT):
        command = group.get_command(CONTEXT, name)
        assert command is not None
        if isinstance(command, click.Group):
            found += commands(command, (*path, name))
        else:
            found.append(((*path, name), command))
    return found


def with_what_it_needs(path: tuple[str, ...], command: click.Command) -> list[str]:
    """A call with every argument that the command has no other way to get."""
    call = list(path)
    for parameter in command.params:
        values = parameter.type.choices if isinstance(parameter.type, click.Choice) else ("1",)
        if isinstance(parameter, click.Argument) and parameter.nargs == 1:
            call.append(values[0])
        elif isinstance(parameter, click.Option) and parameter.required:
            call += [parameter.opts[0], values[0]]
    return call


EVERY = commands()
NAMES = [" ".join(path) for path, _ in EVERY]


def test_every_command_is_tried():
    assert {"hq import", "tube void", "code unbind", "scan", "doctor"} <= set(NAMES)


@pytest.mark.parametrize(("path", "command"), EVERY, ids=NAMES)
def test_an_argument_too_many_is_a_slip(site: Site, path: tuple[str, ...], command: click.Command):
    if any(isinstance(one, click.Argument) and one.nargs == -1 for one in command.params):
        return  # uses as many as there are
    result = site.run(*with_what_it_needs(path, command), "one-too-many")
    assert (result.status, result.out) == (2, "")


@pytest.mark.parametrize(("path", "command"), EVERY, ids=NAMES)
def test_an_option_that_no_command_has_is_a_slip(
    site: Site, path: tuple[str, ...], command: click.Command
):
    result = site.run(*with_what_it_needs(path, command), "--no-such-option")
    assert (result.status, result.out) == (2, "")


ISSUE = ("code", "issue", "--resident", "0123456789ab")
PDF = ("--out", "x.pdf")


@pytest.mark.parametrize(
    "args",
    [
        (*ISSUE, "--name", "金英"),
        (*ISSUE, "--document-type", "03"),
        (*ISSUE, "--korean", "김영"),
        (*ISSUE, "--phone", "13812340021"),
        (*ISSUE, "--compound", "x"),
        (*ISSUE, "--building", "3"),
        (*ISSUE, "--unit", "1"),
        (*ISSUE, "--room", "1"),
        (*ISSUE, "--language", "ko"),
        (*ISSUE, "--new-anyway"),
        ("code", "print", *PDF, "--wait", "5"),
        ("code", "prints", "--unprinted", "--day", "2022-03-26"),
        ("paper", "bag", *PDF, "--tube", TUBE, "--date", "2022-03-26"),
        ("paper", "bag", *PDF, "--tube", TUBE, "--bag", "2"),
    ],
    ids=" ".join,
)
def test_an_option_that_is_not_used_beside_another_is_a_slip(site: Site, args: tuple[str, ...]):
    before = site.station("status").value
    result = site.run(*args, "--home", site.home)
    assert (result.status, result.out) == (2, "")
    assert any(why in result.err for why in ("not used with", "no day", "is known"))
    assert site.station("status").value == before
