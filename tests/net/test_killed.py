"""`testdesk sync` killed in the middle: nothing lost, nothing doubled, nothing claimed."""

import subprocess

import pytest
from tests.cli.site import command
from tests.net.proxy import Manners


def killed_after(town, count):
    """Kills a `sync` after it sent that many bytes; returns whether it was still running."""
    passed = town.proxy.sent_up
    arguments = command("sync", "--url", town.proxy.url)
    with subprocess.Popen(
        arguments,
        env=town.site.environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        with town.proxy.moved:
            town.proxy.moved.wait_for(
                lambda: town.proxy.sent_up >= passed + count or process.poll() is not None, 60
            )
        process.kill()
    return process.returncode != 0


@pytest.mark.slow
def test_a_kill_at_any_byte_of_the_way_loses_and_doubles_nothing(town):
    # Slowly, so that the kill falls where it is meant to: in the identification, in the list, in
    # the batch, in fetching the receipt.
    caught = []
    for count in (1, 500, 1400, 2200):
        reached = town.accepted()
        town.proxy.manners = Manners(pace=20_000)
        caught.append(killed_after(town, count))
        town.proxy.manners = Manners()
        claimed = town.accepted()
        assert claimed == reached or town.at_headquarters()["highest"] >= claimed
        packed = {name: (town.site.home / "outbox" / name).read_bytes() for name in town.kept()}
        # Headquarters may still be busy with what the killed process had sent.
        result = town.sync("--tries", 6)
        assert result.status == 0, result.out
        # Either headquarters had it already, or the very same bytes were sent again.
        assert set(result.value["sent"]) >= set(packed) or not result.value["sent"]
        town.check_all_arrived()
        town.sample()
    assert sum(caught) >= 2
    assert town.sync().status == 0
    assert town.site.station("verify").value["ok"]


def test_what_a_kill_left_in_the_outbox_is_swept_or_sent(town):
    outbox = town.site.home / "outbox"
    outbox.mkdir(mode=0o700, exist_ok=True)
    stray = outbox / "batch-1-900-901.tdb"
    stray.write_bytes(b"a batch whose record never became durable")
    assert town.sync().status == 0
    town.check_all_arrived()
    assert not stray.exists()
