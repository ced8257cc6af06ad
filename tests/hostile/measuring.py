"""A process that reads one file after the other, each in its own child, and reports the cost.

The children are forks of a process that has imported every reader, so that only reading is
measured. Requests are lines of JSON: {"reader": name, "file": path}.
"""

import asyncio
import datetime
import json
import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.formats.exchange import makers as m
from tests.formats.exchange import sampled_makers as sm

from testdesk.domain.refusals import CodedError
from testdesk.formats.badge_code import read_badge
from testdesk.formats.card_number import read_card_number
from testdesk.formats.crypto import vault
from testdesk.formats.crypto.signed_request import read_authorization
from testdesk.formats.day_claim import read_claim
from testdesk.formats.exchange.batch import (
    open_batch,
    open_damaged_batch,
    read_manifest,
    read_sender,
)
from testdesk.formats.exchange.kit import read_kit
from testdesk.formats.exchange.kit import read_label as read_kit_label
from testdesk.formats.exchange.receipt import read_receipt
from testdesk.formats.exchange.sampled_list import read_list, read_list_label
from testdesk.formats.exchange.update import read_label, read_update
from testdesk.formats.proxy_code import decode_proxy_code
from testdesk.formats.roster.reading import read_roster
from testdesk.formats.roster.tables import HEADQUARTERS_LIMITS, STATION_LIMITS, ListLimits
from testdesk.formats.sealed import container
from testdesk.hq.web.middleware import FormLimit
from testdesk.store.recovery import backup

# Far more than any reader may use, so that a reader without bounds ends here and not the machine.
_MOST_MEMORY = 6 << 30
_MOST_SECONDS = 300

OURS: dict[str, Any] = {"city": m.CITY, "city_key": m.CITY_KEY}
TO_US: dict[str, Any] = {**OURS, "station": 3, "age_identity": m.STATION_AGE}


def text(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def roster(ending: str, limits: ListLimits = STATION_LIMITS) -> Callable[[bytes], object]:
    return lambda data: read_roster(
        data, filename=f"list.{ending}", today=datetime.date(2022, 3, 26), limits=limits
    )


def restore(data: bytes) -> object:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "there").mkdir()
        (Path(folder) / "backup").write_bytes(data)
        return backup.unpack(Path(folder) / "backup", Path(folder) / "there")


def form(data: bytes) -> object:
    """What an app receives of a form that arrives in pieces, whatever its announced length."""
    pieces = iter([data[at : at + 65536] for at in range(0, len(data), 65536)] or [b""])
    sent: list[int] = []

    async def receive() -> dict[str, object]:
        return {"type": "http.request", "body": next(pieces, b""), "more_body": True}

    async def send(message: dict[str, object]) -> None:
        sent.append(int(str(message.get("status", 0))))

    async def app(_scope: object, receive: object, _send: object) -> None:
        raise AssertionError(receive)

    scope = {"type": "http", "method": "POST", "path": "/login"}
    asyncio.run(FormLimit(app)(scope, receive, send))  # type: ignore[arg-type]  # a plain app
    return sent


READERS: dict[str, Callable[[bytes], object]] = {
    "container.read_format": container.read_format,
    "container.unpack_head": lambda data: container.unpack_head(
        data, expected_format="testdesk-batch"
    ),
    "batch.read_manifest": read_manifest,
    "batch.read_sender": read_sender,
    "batch.open_batch": lambda data: open_batch(data, age_identities=[m.HEADQUARTERS_AGE]),
    "batch.open_damaged_batch": lambda data: open_damaged_batch(
        data, age_identities=[m.HEADQUARTERS_AGE]
    ),
    "update.read_label": lambda data: read_label(data, **OURS),
    "update.read_update": lambda data: read_update(data, **TO_US),
    "sampled_list.read_list": lambda data: read_list(data, **OURS, key=sm.lists()[0].secret_key),
    "sampled_list.read_list_label": lambda data: read_list_label(data, **OURS),
    "receipt.read_receipt": lambda data: read_receipt(data, **TO_US),
    "kit.read_label": read_kit_label,
    "kit.read_kit": lambda data: read_kit(data, m.PASSPHRASE),
    "vault.open_vault": lambda data: vault.open_vault(data, m.PASSPHRASE),
    "backup.unpack": restore,
    "roster.read_roster csv": roster("csv"),
    "roster.read_roster xlsx": roster("xlsx"),
    "roster.read_roster csv at headquarters": roster("csv", HEADQUARTERS_LIMITS),
    "roster.read_roster xlsx at headquarters": roster("xlsx", HEADQUARTERS_LIMITS),
    "roster.read_roster xls": roster("xls"),
    "roster.read_roster xlsb": roster("xlsb"),
    "roster.read_roster ods": roster("ods"),
    "signed_request.read_authorization": lambda data: read_authorization(text(data)),
    "badge_code.read_badge": lambda data: read_badge(text(data)),
    "day_claim.read_claim": lambda data: read_claim(text(data)),
    "proxy_code.decode_proxy_code": lambda data: decode_proxy_code(text(data), {}),
    "card_number.read_card_number": lambda data: read_card_number(text(data)),
    "web form": form,
}


def pace() -> float:
    """Processor seconds of a fixed piece of work, as readers do it; a busy machine needs more."""
    text = json.dumps([{"name": "金英姬", "room": str(number)} for number in range(2_000)])
    began = time.process_time()
    for _ in range(30):
        json.loads(text)
        text.translate({0x91D1: "김"})
    return time.process_time() - began


def measured(reader: str, data: bytes) -> dict[str, Any]:
    """The result, memory beyond the file in bytes, and processor time in seconds.

    `pace` is that of the machine around the reading. Anything but a refusal ends the child.
    """
    paces = [pace()]
    before = resource.getrusage(resource.RUSAGE_SELF)
    try:
        READERS[reader](data)
        result = "read"
    except CodedError as refusal:
        result = refusal.code
    after = resource.getrusage(resource.RUSAGE_SELF)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    paces.append(pace())
    return {
        "outcome": result,
        "bytes": (after.ru_maxrss - before.ru_maxrss) * 1024,
        "seconds": seconds,
        "pace": max(paces),
    }


def in_child(reader: str, file: str) -> str:
    read_end, write_end = os.pipe()
    child = os.fork()
    if child == 0:
        resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (_MOST_SECONDS, _MOST_SECONDS))
        os.write(write_end, json.dumps(measured(reader, Path(file).read_bytes())).encode())
        os._exit(0)
    os.close(write_end)
    with os.fdopen(read_end, "rb") as source:
        answer = source.read().decode()
    _, status = os.waitpid(child, 0)
    return answer or json.dumps({"outcome": f"ended with {status}", "bytes": -1, "seconds": -1})


def serve() -> None:
    for line in sys.stdin:
        asked = json.loads(line)
        sys.stdout.write(in_child(asked["reader"], asked["file"]) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    serve()
