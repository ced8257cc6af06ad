"""`testdesk scan` killed in the middle: every answered line is in the journal."""

import json
import random
import subprocess
import threading
from typing import Any

import pytest
from tests.cli.site import STATION_PHRASE, Site, command, people
from tests.profiles import TORTURE

from testdesk import bootstrap
from testdesk.domain.journal.events import Event, SampleTaken
from testdesk.domain.journal.hash_chain import read_event

Answer = dict[str, Any]

ROUNDS = 60 if TORTURE else 20
OTHER_LINES = ["!undo", "!seal other", "garbage", ""]
WRITTEN = {
    "tube_opened": {"tube_opened"},
    "tube_sealed": {"tube_sealed"},
    "sample_undone": {"sample_voided", "tube_reopened"},
    "tube_reopened": {"tube_reopened"},
    "tube_discarded": {"tube_discarded"},
}


def tubes_of(rounds: int, seed: int) -> list[str]:
    return [f"YJ{seed:04d}{number:06d}" for number in range(rounds)]


def script(seed: int, count: int) -> list[str]:
    """What a hurried registrar scans."""
    rng = random.Random(seed)  # noqa: S311 - the same round can be played again
    numbers = [p.document_number for p in people(60)]
    fresh = iter(tubes_of(count, seed))
    return [
        rng.choices([next(fresh), rng.choice(numbers), rng.choice(OTHER_LINES)], [2, 6, 1])[0]
        for _ in range(count)
    ]


def scan_until_killed(site: Site, lines: list[str], answers: int) -> list[Answer]:
    """Feeds lines to a process and kills it after this many answers; returns all that came out."""
    with subprocess.Popen(
        command("scan"),
        env=site.environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        typed = "".join(f"{line}\n" for line in lines).encode()
        # All at once, so that the kill happens anywhere inside a later action.
        writer = threading.Thread(target=feed, args=(process, typed))
        writer.start()
        came = [process.stdout.readline() for _ in range(answers)]
        process.kill()
        came += process.stdout.readlines()
        writer.join()
    return [json.loads(line) for line in came if line.endswith(b"\n")]


def feed(process: "subprocess.Popen[bytes]", typed: bytes) -> None:
    assert process.stdin is not None
    try:
        process.stdin.write(typed)
        process.stdin.flush()
    except BrokenPipeError:
        return


def journal_of(site: Site) -> dict[int, Event]:
    """The events that a fresh start finds, by sequence number."""
    with bootstrap.station(site.home, STATION_PHRASE) as station, station.read() as uow:
        events = [read_event(entry) for entry in uow.journal.entries(1, uow.journal.length())]
    return {event.header.seq: event for event in events if event}


def event_of(answer: Answer, events: dict[int, Event]) -> Event:
    """The event of an answered line; filling a tube seals it by a second event."""
    return events[answer["seq"] - 1 if answer["sealed"] else answer["seq"]]


def check_answers(site: Site, answered: list[Answer]) -> None:
    """Every answered action is in the journal under its number, as answered."""
    events = journal_of(site)
    for answer in answered:
        assert answer["seq"] in events
        if answer["reason"] == "sampled":
            body = event_of(answer, events).body
            assert isinstance(body, SampleTaken)
            expected = (answer["tube"], answer["position"], answer["resident"]["resident"])
            assert (body.tube, body.position, body.resident) == expected
        elif answer["reason"] in WRITTEN:
            assert events[answer["seq"]].header.kind in WRITTEN[answer["reason"]]


@pytest.mark.slow
def test_every_answered_line_survives_a_kill(site: Site):
    answered: list[Answer] = []
    for seed in range(ROUNDS):
        rng = random.Random(seed)  # noqa: S311 - the same round can be played again
        lines = script(seed, 60)
        came = scan_until_killed(site, lines, rng.randrange(1, 40))
        assert [a["scan"] for a in came] == lines[: len(came)]
        answered += came
        check_answers(site, came)
    check_answers(site, answered)
    report = site.station("verify").value
    assert report["ok"], report["problems"]
    assert len([a for a in answered if a["reason"] == "sampled"]) > ROUNDS
