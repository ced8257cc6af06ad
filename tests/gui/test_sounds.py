"""Sounds: short, one per verdict, and never in the way."""

import wave

import pytest

from testdesk.gui import sounds
from testdesk.gui.sounds import Silence, available_sounds

VERDICTS = ("accepted", "refused", "attention", "needs_person", "tube_full")


@pytest.mark.parametrize("verdict", VERDICTS)
def test_each_verdict_has_a_tone_shorter_than_the_next_scan(verdict):
    with wave.open(str(sounds._FOLDER / sounds._TONES[verdict])) as tone:
        assert 0.1 < tone.getnframes() / tone.getframerate() < 0.6


def test_yes_and_no_do_not_sound_alike():
    received = {(sounds._FOLDER / file).read_bytes() for file in sounds._TONES.values()}
    assert len(received) == 4


@pytest.mark.parametrize("verdict", VERDICTS)
def test_a_laptop_without_a_loudspeaker_is_silent(qapp, verdict):
    for player in (Silence(), available_sounds(qapp)):
        player.play(verdict)
