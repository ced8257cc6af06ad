"""Kits, by their passphrase. Short, because the layers are made elsewhere."""

from functools import partial

from tests.formats.exchange import makers as m
from tests.fuzz import sealed_inputs
from tests.fuzz.harness import known_codes

from testdesk.formats.exchange.kit import read_kit, read_label

seeds = partial(sealed_inputs.seeds, "kit")


def read(data: bytes) -> None:
    file = sealed_inputs.file_of("kit", data)
    with known_codes():
        read_label(file)
    with known_codes():
        for _ in read_kit(file, m.PASSPHRASE).entries:
            pass
