"""Recovery requests, their answers, and vaults, as stations and headquarters read them.

The first byte says what the others are; what lies around them is made as an honest writer would.
"""

from collections.abc import Iterator

from tests.formats.exchange import makers as m
from tests.formats.vector_reading import vector, vectors
from tests.fuzz.harness import known_codes
from tests.little_work import quick_vaults
from tests.vectors import recovery_vectors as v

from testdesk.domain.refusals import Refusal
from testdesk.formats.crypto import keys, vault, vault_slots
from testdesk.formats.encoding import canonical
from testdesk.formats.exchange import recovery
from testdesk.formats.sealed import container

REQUEST, ANSWER, MANIFEST, LINES, VAULT = range(5)
KINDS = {"request": REQUEST, "answer": ANSWER}


def seeds() -> Iterator[bytes]:
    for parameters in vectors("recovery"):
        each = parameters.values[0]
        yield bytes([KINDS[each["kind"]]]) + each["file"]
    yield bytes([MANIFEST]) + canonical.encode(v.OUTER)
    yield bytes([LINES]) + v.LINE
    for parameters in vectors("vault"):
        yield bytes([VAULT]) + parameters.values[0]["file"]


def read(data: bytes) -> None:
    kind, content = (data[0] % 5 if data else REQUEST), data[1:]
    with known_codes():
        if kind == VAULT:
            _open_vault(content)
        elif kind == ANSWER:
            recovery.open_answer(content, request=v.LABEL, passphrase=m.PASSPHRASE)
        else:
            recovery.open_request(_request(kind, content), spare_identity=v.SPARE_AGE)


def _request(kind: int, content: bytes) -> bytes:
    if kind == LINES:
        made: bytes = v.request_of(v.OUTER, content.split(b"\n"))
        return made
    if kind == MANIFEST:
        honest = container.unpack(
            vector("recovery", "a-request-is-read")["file"],
            expected_format=recovery.REQUEST_FORMAT,
        )
        signature = keys.sign(m.STATION_SEED, recovery.REQUEST_DOMAIN, content)
        return container.assemble(content, signature, honest.payload)
    return content


def _open_vault(content: bytes) -> None:
    """With its checksum made right, wherever the rest can be read at all."""
    try:
        body = canonical.decode(content)
        if isinstance(body, dict):
            body.pop("checksum", None)
            content = vault.with_checksum(body)
    except Refusal:
        pass
    with quick_vaults():  # whose bounds are those of the least work
        vault_slots.open_slots(content, "another")
