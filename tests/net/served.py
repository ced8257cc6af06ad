"""A real `hq serve`, a station, and the misbehaving proxy between them."""

import json
import re
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.cli.site import HQ_PHRASE, CommandOutput, Site, command, people
from tests.net.proxy import Proxy, proxy_to

_LISTENS = re.compile(r"https?://127\.0\.0\.1:(\d+)")


@contextmanager
def headquarters_serving(site: Site, *more: object) -> Iterator[tuple[str, int]]:
    """The server as a separate process; yields where it listens."""
    arguments = command("hq", "serve", "--port", 0, "--home", site.hq_home, *more)
    environment = site.environment(TESTDESK_PASSPHRASE=HQ_PHRASE)
    with subprocess.Popen(
        arguments, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    ) as server:
        assert server.stderr is not None
        line = server.stderr.readline()
        found = _LISTENS.search(line)
        try:
            assert found, line + server.stderr.read()
            yield "127.0.0.1", int(found[1])
        finally:
            server.send_signal(signal.SIGTERM)
            server.communicate(timeout=30)


class Town:
    """A small city with a network.

    Attributes:
        site: its folders and commands.
        proxy: what the station connects to; it forwards everything to headquarters' server.
        direct: the address of the server itself.
        sampled: how many people the station has sampled.
    """

    def __init__(self, site: Site, proxy: Proxy, target: tuple[str, int]) -> None:
        self.site, self.proxy = site, proxy
        self.direct = f"http://{target[0]}:{target[1]}"
        self.sampled = 0

    def sample(self, count: int = 1) -> None:
        """Opens a new tube and puts the next people in it."""
        numbers = [p.document_number for p in people(self.sampled + count)][self.sampled :]
        assert len(numbers) == count
        answers = self.site.scan(f"YJ{90_000_000 + self.sampled}", *numbers)
        assert [one["reason"] for one in answers[1:]] == ["sampled"] * count
        self.site.scan("!seal end_of_queue")
        self.sampled += count

    def sync(self, *more: object, url: str | None = None) -> CommandOutput:
        return self.site.station("sync", "--url", url or self.proxy.url, *more)

    def states(self) -> list[tuple[int, int, str]]:
        """Every range at the station, oldest first, with the state of its batch."""
        status = self.site.station("status").value
        return sorted((b["first"], b["last"], b["state"]) for b in status["batches"])

    def accepted(self) -> int:
        """The event up to which headquarters has accepted all, by the station's records."""
        reached = 0
        for first, last, state in self.states():
            if state == "accepted" and first <= reached + 1:
                reached = max(reached, last)
        return reached

    def unexported(self) -> int:
        return int(self.site.station("status").value["journal"]["unexported"])

    def length(self) -> int:
        return int(self.site.station("status").value["journal"]["length"])

    def at_headquarters(self) -> dict[str, Any]:
        """What headquarters holds: samples, and the last event of station 1 before any gap."""
        status = self.site.hq("status").value
        ours = [one for one in status["stations"] if one["station"] == 1]
        return {
            "samples": status["samples"],
            "conflicts": status["conflicts"],
            "highest": ours[0]["highest_contiguous"] if ours else 0,
            "missing": ours[0]["missing"] if ours else [],
        }

    def check_nothing_claimed(self, accepted: int) -> None:
        """After trouble: what was accepted stays so, and nothing newer is reported as delivered."""
        newer = {state for first, _, state in self.states() if first > accepted}
        assert newer <= {"written"}
        assert self.unexported() == self.length() - accepted

    def check_all_arrived(self) -> None:
        """Everything arrived, once, and the station knows it from receipts."""
        held = self.at_headquarters()
        length = self.length()
        assert held == {"samples": self.sampled, "conflicts": 0, "highest": length, "missing": []}
        assert {state for _, _, state in self.states()} == {"accepted"}
        assert self.unexported() == 0
        assert self.kept() == []

    def kept(self) -> list[str]:
        """The batches in the outbox."""
        return sorted(path.name for path in (self.site.home / "outbox").glob("*.tdb"))

    def network_settings(self) -> dict[str, Any]:
        file = Path(self.site.home) / "network.json"
        return dict(json.loads(file.read_bytes())) if file.exists() else {}


@contextmanager
def town(site: Site) -> Iterator[Town]:
    with headquarters_serving(site) as target, proxy_to(target) as proxy:
        yield Town(site, proxy, target)
