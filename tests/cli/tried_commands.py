"""The commands to try with kills and refusing disks, and what has to be done before each."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from typing import Any

from tests.cli.site import HQ_PHRASE, TUBE, Site, people
from tests.cli.staff_of_site import PIN
from tests.cli.states_before import (
    BAG,
    REGISTRAR,
    SAMPLED,
    STATES,
    brought_badge,
    choose_own_place,
    places,
)

from testdesk import bootstrap
from testdesk.home_files import sweep


@dataclass(frozen=True)
class TriedCommand:
    """A command, and what has to be done before it.

    Attributes:
        before: keys of `STATES`; see `prepare`.
        args: with keys of `places` in braces.
        typed: lines of standard input, `BADGE` is the registrar's badge.
        pin: the PIN in the environment; empty: none.
        hq: it is a command of headquarters.
        served: headquarters' server listens meanwhile, at the address in the file `ADDRESS`.
    """

    before: tuple[str, ...]
    args: tuple[str, ...]
    typed: tuple[str, ...] = ()
    pin: str = ""
    hq: bool = False
    served: bool = False


BADGE = "(the registrar's badge)"
WRONG_PIN = "926358"
_CONFIRMED = ("--approvals-file", "{approvals}")
_NUMBERS = tuple(person.document_number for person in people(SAMPLED - 1))

COMMANDS = {
    "station init": TriedCommand(("no station",), ("station", "init", "--kit", "{kit}")),
    "status": TriedCommand((), ("status",)),
    "scan": TriedCommand((), ("scan",), typed=(TUBE, *_NUMBERS)),
    "older file": TriedCommand(("sampled", "older"), ("status",)),
    "verify": TriedCommand((), ("verify",)),
    "roster": TriedCommand((), ("roster", "{roster}")),
    "export": TriedCommand(("sampled",), ("export", "{stick}")),
    "import": TriedCommand(("sampled", "answered"), ("import", "{stick}")),
    "renew": TriedCommand(("renewed",), ("station", "renew", "--kit", "{renewal}")),
    "backup": TriedCommand((), ("backup", "{copy}")),
    "restore": TriedCommand(
        ("backed up",), ("restore", "{copy}", "--approvals-file", "{confirmed}")
    ),
    "backups": TriedCommand(("a place", "an older backup", "sampled"), ("backups", "now")),
    "salvage": TriedCommand(("sampled", "damaged"), ("salvage", "{stick}")),
    "confirm-clock": TriedCommand(("clock moved",), ("confirm-clock",)),
    "sync": TriedCommand(("sampled",), ("sync", "--url", "{url}"), served=True),
    "code print": TriedCommand(("sampled", "a card"), ("code", "print", "--out", "{paper}")),
    "hq init": TriedCommand(("no headquarters",), ("hq", "init", "--name", "延吉"), hq=True),
    "hq roster": TriedCommand((), ("hq", "roster", "{roster}"), hq=True),
    "hq round": TriedCommand((), ("hq", "round", "open", "--name", "R8"), hq=True),
    "hq kit": TriedCommand(
        (), ("hq", "kit", "--station", "2", "--point", "河南", "--out", "{stick}"), hq=True
    ),
    "hq card-key": TriedCommand((), ("hq", "card-key", "new"), hq=True),
    "hq import": TriedCommand(("sampled", "exported"), ("hq", "import", "{stick}"), hq=True),
    "hq update": TriedCommand(
        ("sampled", "answered", "news"), ("hq", "update", "--out", "{stick}"), hq=True
    ),
    "hq status": TriedCommand((), ("hq", "status"), hq=True),
    "hq verify": TriedCommand(("sampled", "answered"), ("hq", "verify"), hq=True),
    "hq export": TriedCommand(
        (), ("hq", "export", "--round", "R7", "--format", "csv", "--out", "{out}"), hq=True
    ),
    "hq backup": TriedCommand(("sampled", "answered"), ("hq", "backup", "{copy}"), hq=True),
    "hq restore": TriedCommand(
        ("sampled", "answered", "headquarters backed up"),
        ("hq", "restore", "{copy}", "--spare-key", "{spare}"),
        hq=True,
    ),
    "hq restored": TriedCommand(("sampled", "answered"), ("hq", "restored"), hq=True),
    "hq salvage": TriedCommand(
        ("sampled", "answered", "headquarters damaged"), ("hq", "salvage"), hq=True
    ),
}

_A_TUBE = ("sampled", "sealed")
_AS_REGISTRAR = ("--operator", REGISTRAR)
_NEW_PIN = ("--new-pin-file", "{pin}")
_NEW_PHRASE = ("--new-passphrase-file", "{new}")

# The end of the day, the people at the station, and its passphrases. Each changes the station at
# once or not at all, or in known steps: `reliability.whole_or_absent` knows which.
DAY_COMMANDS = {
    "count swabs": TriedCommand(_A_TUBE, ("close-day", "--swabs", str(SAMPLED))),
    "explain swabs": TriedCommand(
        (*_A_TUBE, "exported", "a second person"),
        (*("close-day", "--swabs", str(SAMPLED + 1), "--reason", "swabbed_twice"), *_CONFIRMED),
    ),
    "tube count": TriedCommand(_A_TUBE, ("tube", "count", TUBE, str(SAMPLED))),
    "close-day": TriedCommand((*_A_TUBE, "counted"), ("close-day",)),
    "reopen-day": TriedCommand(
        (*_A_TUBE, "counted", "closed", "a second person"),
        ("reopen-day", "--reason", "one more person came", *_CONFIRMED),
    ),
    "bag pack": TriedCommand(_A_TUBE, ("bag", "pack", "--bag", BAG)),
    "bag hand-over": TriedCommand(
        (*_A_TUBE, "packed"), ("bag", "hand-over", BAG, "--to", "车队", "--signed-by", "王")
    ),
    "staff add": TriedCommand(
        ("a PIN",), ("staff", "add", "--name", "赵刚", "--role", "point_lead", *_NEW_PIN)
    ),
    "staff change": TriedCommand(
        ("staffed", "a PIN"), ("staff", "change", REGISTRAR, "--role", "proxy_clerk", *_NEW_PIN)
    ),
    "staff remove": TriedCommand(("staffed",), ("staff", "remove", REGISTRAR, "--reason", "left")),
    "sign in": TriedCommand(("staffed",), ("scan",), typed=(BADGE, TUBE, _NUMBERS[0])),
    "wrong PIN": TriedCommand(("staffed",), ("tube", "undo", *_AS_REGISTRAR), pin=WRONG_PIN),
    "right PIN": TriedCommand(
        ("staffed", "one wrong PIN"), ("tube", "undo", *_AS_REGISTRAR), pin=PIN
    ),
    "PIN in a pause": TriedCommand(
        ("staffed", "a pause"), ("tube", "undo", *_AS_REGISTRAR), pin=PIN
    ),
    "station recover": TriedCommand(
        ("sampled", "recoverable"),
        (
            *("station", "recover", "{answer}", "--recovery-passphrase-file", "{one-time}"),
            *_NEW_PHRASE,
        ),
    ),
    "station recover --request": TriedCommand((), ("station", "recover", "--request", "{stick}")),
    "hq recover-station": TriedCommand(
        ("asked",),
        ("hq", "recover-station", "{request}", "--spare", "{spare}", "--out", "{stick}"),
        hq=True,
    ),
    "passphrase add": TriedCommand(
        ("a new passphrase",), ("passphrase", "add", "deputy", *_NEW_PHRASE)
    ),
    "passphrase remove": TriedCommand(("a deputy",), ("passphrase", "remove", "deputy")),
}
COMMANDS |= DAY_COMMANDS

# What a window does by itself, as `reliability.sealing_window` does it without widgets.
IN_A_WINDOW = {
    "sealed tube": TriedCommand(
        ("a place", "an older backup"), ("window",), typed=(TUBE, *_NUMBERS, "!seal other")
    ),
    "closed day": TriedCommand(
        _A_TUBE, ("window", "--stick", "{stick}"), typed=(f"count {SAMPLED}", "export", "close")
    ),
}
# What the day shows is compared before and after: `reliability.whole_or_absent`.
OF_THE_DAY = (*DAY_COMMANDS, "closed day")

# The errors of a repeated command that was interrupted after it had done its work.
IS_MADE = {
    "station init": {"station_exists"},
    "restore": {"station_exists"},
    "hq init": {"headquarters_exists"},
    "hq restore": {"headquarters_exists"},
    "hq round": {"round_exists"},
    "renew": {"kit_older"},
    "reopen-day": {"day_not_closed"},
    "bag pack": {"bag_packed"},
    "bag hand-over": {"bag_handed_over"},
    "staff add": {"staff_name_taken"},
    "staff remove": {"operator_not_enrolled"},
    "passphrase add": {"passphrase_name_exists"},
    "passphrase remove": {"passphrase_name_unknown"},
    "salvage": {"salvage_not_needed"},
    "hq salvage": {"salvage_not_needed"},
}
KEEPS_THE_DAMAGED = {"salvage", "hq salvage"}


def prepare(site: Site, command: TriedCommand) -> None:
    """Does everything that comes before the command."""
    for state in command.before:
        STATES[state](site)


def arguments(site: Site, command: TriedCommand) -> tuple[str, ...]:
    given = tuple(argument.format_map(places(site)) for argument in command.args)
    return (*given, "--home", str(site.hq_home if command.hq else site.home), "--json")


def how(site: Site, command: TriedCommand) -> dict[str, Any]:
    """The passphrase and the PIN of a command, and what is typed into it."""
    given: dict[str, Any] = {"phrase": HQ_PHRASE if command.hq else site.phrase}
    if command.typed:
        lines = [brought_badge(site) if line == BADGE else line for line in command.typed]
        given["typed"] = "".join(f"{line}\n" for line in lines).encode()
    return given | ({"pin": command.pin} if command.pin else {})


def again(site: Site, number: int) -> Site:
    """A copy of the prepared site."""
    copy = site.base.with_name(f"{site.base.name}-{number}")
    shutil.copytree(site.base, copy)
    choose_own_place(Site(copy))
    return Site(copy)


def left_after_a_start(site: Site, name: str) -> list[str]:
    """What a command left unfinished in the homes even after the next start."""
    bootstrap.sweep_home(site.home)
    sweep(site.hq_home)
    homes = [path.name for home in (site.home, site.hq_home) for path in home.rglob("*")]
    is_left = [one for one in homes if one.startswith(".") or "kept-" in one]
    return [one for one in is_left if not (name in KEEPS_THE_DAMAGED and "kept-" in one)]
