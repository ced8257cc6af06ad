"""Makes the tones of the verdicts and of a full tube: python scripts/make_sounds.py."""

from __future__ import annotations

import math
import struct
import wave
from pathlib import Path

RATE = 44_100
FOLDER = Path(__file__).parent.parent / "resources" / "sounds"
# Pairs of frequency (Hz) and length (s). Up means yes, low and down means no, twice the same means
# look; high and down means that the tube is full.
TONES = {
    "accepted.wav": ((880, 0.07), (1320, 0.12)),
    "refused.wav": ((330, 0.18), (220, 0.32)),
    "attention.wav": ((660, 0.11), (0, 0.06), (660, 0.11)),
    "tube_full.wav": ((1047, 0.14), (0, 0.03), (698, 0.26)),
}


def samples(tone: tuple[tuple[float, float], ...]) -> bytes:
    """16-bit samples; each note fades at both ends, so that nothing clicks."""
    data = bytearray()
    for hertz, seconds in tone:
        count = int(RATE * seconds)
        for step in range(count):
            fade = min(1.0, step / 220, (count - step) / 220)
            value = math.sin(2 * math.pi * hertz * step / RATE) * fade * 0.6
            data += struct.pack("<h", int(value * 32_767))
    return bytes(data)


def main() -> None:
    """Writes the files."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, tone in TONES.items():
        with wave.open(str(FOLDER / name), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RATE)
            file.writeframes(samples(tone))


if __name__ == "__main__":
    main()
