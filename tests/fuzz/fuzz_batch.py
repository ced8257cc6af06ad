"""Batches, as headquarters and a neighbour read them, and what their events become.

Short, because the layers are made elsewhere.
"""

from functools import partial

from tests.formats.exchange import makers as m
from tests.fuzz import sealed_inputs
from tests.fuzz.harness import known_codes

from testdesk.domain.fold import fold
from testdesk.domain.journal.hash_chain import read_event
from testdesk.formats.exchange.batch import open_batch, open_damaged_batch, read_sender
from testdesk.formats.sealed import container

seeds = partial(sealed_inputs.seeds, "batch")


def read(data: bytes) -> None:
    file = sealed_inputs.file_of("batch", data)
    container.claims(file)
    container.resembles_container(file)
    with known_codes():
        read_sender(file)
    with known_codes():
        open_damaged_batch(file, age_identities=[m.HEADQUARTERS_AGE])
    with known_codes():
        _, entries = open_batch(file, age_identities=[m.HEADQUARTERS_AGE])
        for event in filter(None, map(read_event, entries)):
            fold(event)
