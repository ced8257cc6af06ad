"""Every reader keeps its bounds: no file costs more than a small multiple of its size, and a base.

Memory is what the process used beyond the file, time is processor time. On a busy machine the same
work takes more of it, so the seconds are those of a machine that does a fixed piece of work in
`PACE` seconds. See docs/bounds.md.
"""

import json
import pkgutil
import re
import subprocess
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from tests.hostile import bombs as b
from tests.hostile import lists as li
from tests.hostile import many_samples as many
from tests.hostile import measuring
from tests.hostile.list_costs import LISTS
from tests.profiles import TORTURE

import testdesk.formats

MEBI = 1 << 20
BASE_BYTES, BYTES_A_BYTE = 128 * MEBI, 20
BASE_SECONDS, SECONDS_A_MEBIBYTE = 2.5, 3.0
PACE = 0.026  # on the machine for which the bounds were set

# Readers of parts: their input was bounded by the reader named.
PARTS = {
    "batch.open_sealed": "batch.open_batch",
    "batch.read_sealed": "batch.read_manifest",
    "canonical.decode": "container.read_format",
    "canonical.open_lines": "batch.open_batch",
    "canonical.unpack_lines": "batch.open_batch",
    "container.open_lines": "batch.open_batch",
    "container.unpack": "batch.read_manifest",
    "container.unpack_lines": "batch.open_batch",
    "entries.read_damaged_entries": "batch.open_damaged_batch",
    "entries.read_entries": "update.read_update",
    "forms.read_line": "update.read_update",
    "known_samples.read_known": "update.read_update",
    "roster_tables.read_tables": "roster.read_roster xlsx",
    "roster_unread.read_although_hidden": "roster.read_roster xlsx",
    "runs.read_portions": "batch.open_batch",
}
LINES_OF_A_BATCH = {
    "no lines, 130 MB of them": lambda: b.container_of("batch", b.again(b"\n", 130 * MEBI)),
    "as many as it says": lambda: b.container_of(
        "batch", b.again(b"\n", 100 * MEBI), events=100 * MEBI
    ),
    "one of 1,000 MiB": lambda: b.container_of("batch", b.again(b"a" * MEBI, 1000)),
    "one of 15 MiB": lambda: b.container_of("batch", [b"[" * 15 * MEBI, b"\n"]),
    "brackets, 8 MB": lambda: b.container_of("batch", [b"[" * 8_000_000, b"\n"]),
    "events that never join": lambda: b.unchained(200_000),
    "one event twice and again": lambda: b.container_of(
        "batch", b.again(b.line_of(b.entry_of(b"{}")), 40_000), events=40_000
    ),
    "nested 5,000 deep": lambda: b.one_event(b.nested(5000)),
    "nested 900 deep": lambda: b.one_event(b.nested(900)),
    "objects 900 deep": lambda: b.one_event(
        b.nested(900, b'{"a":', b"}").replace(b":}", b":1}", 1)
    ),
    "lists of nothing, 7 MB": lambda: b.one_event(b.list_of(b"[]", 7_000_000)),
    "objects of nothing, 7 MB": lambda: b.one_event(b.list_of(b"{}", 7_000_000)),
    "small numbers, 7 MB": lambda: b.one_event(b.list_of(b"7", 7_000_000)),
    "large numbers, 7 MB": lambda: b.one_event(b.list_of(b"123456789", 7_000_000)),
    "small texts, 7 MB": lambda: b.one_event(b.list_of(b'"ab"', 7_000_000)),
    "one text of 7 MB": lambda: b.one_event(b.list_of(b'"%b"' % (b"a" * 6_900_000), 7_000_000)),
    "one text of escapes": lambda: b.one_event(
        b.list_of(b'"%b"' % (b"\\n" * 3_400_000), 7_000_000)
    ),
    "many small cards": lambda: b.one_event(b.cards_printed(7_000_000), kind="cards_printed"),
    "many small people": lambda: b.one_event(b.roster_taken(7_000_000), kind="roster_taken"),
}
MODULES = {"sampled": "sampled_list"}  # of a format whose module has another name
# Reader, kind of file, how it is made, expected result.
TABLE = [
    *(("batch.open_batch", name, make, "") for name, make in LINES_OF_A_BATCH.items()),
    *(("batch.open_damaged_batch", name, make, "") for name, make in LINES_OF_A_BATCH.items()),
    ("batch.open_batch", "honest, 5,000 samples", lambda: b.honest_batch(5000), "read"),
    ("batch.open_batch", "20,000 recipients", lambda: b.many_stanzas("batch", 20_000),
     "payload_damaged"),
    ("batch.open_batch", "a header without end", lambda: b.endless_header("batch", 30 * MEBI),
     "payload_damaged"),
    ("batch.read_manifest", "deep brackets", lambda: b.manifest_of(b"[" * 260_000),
     "not_canonical"),
    ("batch.read_manifest", "many values",
     lambda: b.manifest_of(b.list_of(b"[]", 260_000)), "not_canonical"),
    ("batch.read_manifest", "a payload of 4 GB announced", lambda: b.announced(2**32 - 1),
     "container_too_large"),
    ("batch.read_manifest", "30 MB behind the end", lambda: b.trailing(30 * MEBI),
     "container_not_canonical"),
    ("batch.read_sender", "many values", lambda: b.manifest_of(b.list_of(b"{}", 260_000)),
     "not_canonical"),
    ("container.unpack_head", "deep brackets", lambda: b.manifest_of(b"[" * 260_000),
     "not_canonical"),
    ("container.read_format", "numbers of many digits",
     lambda: b.manifest_of(b"9" * 260_000), "not_canonical"),
    *((f"{MODULES.get(kind, kind)}.{reader}", name, make, "")
      for kind, reader in [("update", "read_update"), ("kit", "read_kit"),
                           ("receipt", "read_receipt"), ("sampled", "read_list")]
      for name, make in {
          "no lines, 40 MB of them":
              lambda kind=kind: b.container_of(kind, b.again(b"\n", 40 * MEBI)),
          "one of 200 MiB":
              lambda kind=kind: b.container_of(kind, b.again(b"a" * MEBI, 200)),
          "keys again and again": lambda kind=kind: b.settings_line(kind, 7 * MEBI),
          "brackets": lambda kind=kind: b.container_of(kind, [b"[" * 7_000_000, b"\n"]),
      }.items()),
    ("receipt.read_receipt", "notes of nothing",
     lambda: b.container_of("receipt", [b'{"conflicts":[', *b.again(b"{},", 5_000_000), b"{}]}\n"]),
     "receipt_invalid"),
    ("update.read_update", "honest, 20,000 samples elsewhere",
     lambda: many.update_with_samples(20_000), "read"),
    ("update.read_update", "samples that pack too well",
     lambda: many.update_with_samples(300_000, honest=False), "update_damaged"),
    ("sampled_list.read_list", "honest, 20,000 people",
     lambda: many.list_of_people(20_000), "read"),
    ("sampled_list.read_list", "people who pack too well",
     lambda: many.list_of_people(300_000, honest=False), "sampled_damaged"),
    ("sampled_list.read_list_label", "many values",
     lambda: b.manifest_of(b.list_of(b"[]", 260_000)), "not_canonical"),
    ("update.read_label", "many values", lambda: b.manifest_of(b.list_of(b"[]", 260_000)),
     "not_canonical"),
    ("kit.read_label", "many values", lambda: b.manifest_of(b.list_of(b"[]", 260_000)),
     "not_canonical"),
    *(("kit.read_kit", f"scrypt at {work}", lambda work=work: b.scrypt_work(work), code)
      for work, code in [(17, "passphrase_work_excessive"), (18, "passphrase_work_excessive"),
                         (22, "passphrase_work_excessive"), (40, "passphrase_work_excessive"),
                         (255, "passphrase_work_excessive"), ("022", "payload_damaged"),
                         ("+22", "payload_damaged"), ("2" * 5000, "payload_damaged")]),
    ("kit.read_kit", "scrypt twice", b.scrypt_twice, "payload_damaged"),
    ("kit.read_kit", "20,000 recipients", lambda: b.many_stanzas("kit", 20_000),
     "payload_damaged"),
    ("vault.open_vault", "256 MiB", lambda: b.vault_of(memory_kib=256 * 1024), "vault_damaged"),
    ("vault.open_vault", "10 passes", lambda: b.vault_of(passes=10), "vault_damaged"),
    ("vault.open_vault", "4 lanes", lambda: b.vault_of(lanes=4), "vault_damaged"),
    ("vault.open_vault", "many values", lambda: b.big_vault(8 * MEBI), "vault_damaged"),
    ("vault.open_vault", "honest work", b.vault_of, "read"),
    ("backup.unpack", "honest", lambda: b.backup_of(b.BACKUP), "read"),
    ("backup.unpack", "a bomb", lambda: b.backup_of(
        b.BACKUP | {"station.db": bytes(300 * MEBI)}, 8), "backup_damaged"),
    ("backup.unpack", "a large note", lambda: b.backup_of(
        b.BACKUP | {"backup.json": b"[" * 20 * MEBI}), "backup_damaged"),
    ("backup.unpack", "a large vault", lambda: b.backup_of(
        b.BACKUP | {"station.vault": bytes(20 * MEBI)}), "backup_damaged"),
    ("backup.unpack", "300,000 members", lambda: b.many_members(300_000), "backup_damaged"),
    ("backup.unpack", "a deep note", lambda: b.backup_of(
        b.BACKUP | {"backup.json": b"[" * 4000}), "backup_damaged"),
    *LISTS,
    ("signed_request.read_authorization", "long", lambda: b'Testdesk station="' + b"1" * 20 * MEBI,
     "read"),
    ("badge_code.read_badge", "long", lambda: b"72" + b"1" * 10 * MEBI, "badge_damaged"),
    ("day_claim.read_claim", "long", lambda: b"1" * 10 * MEBI, "claim_damaged"),
    ("proxy_code.decode_proxy_code", "long", lambda: b"71" + b"1" * 10 * MEBI, "code_damaged"),
    ("card_number.read_card_number", "long", lambda: b"1" * 10 * MEBI, ""),
    ("web form", "of 30 MB", lambda: b.form_of(30 * MEBI), "read"),
]  # fmt: skip
LONG = [
    ("batch.open_batch", "honest, 250,000 samples", lambda: b.honest_batch(250_000), "read"),
    ("roster.read_roster csv", "honest, 200,000 rows", lambda: li.honest_list(199_999), "read"),
    (
        "roster.read_roster xlsx",
        "honest, 200,000 rows",
        lambda: li.honest_workbook(199_999),
        "read",
    ),
    (
        "roster.read_roster csv at headquarters",
        "honest, 1,000,000 rows",
        lambda: li.honest_list(999_999),
        "read",
    ),
]


def cost(process: "subprocess.Popen[str]", reader: str, file: Path) -> dict[str, Any]:
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(json.dumps({"reader": reader, "file": str(file)}) + "\n")
    process.stdin.flush()
    answer: dict[str, Any] = json.loads(process.stdout.readline())
    return answer


@pytest.mark.parametrize(
    ("reader", "make", "expected"),
    [
        pytest.param(reader, make, expected, id=f"{reader}: {name}")
        for reader, name, make, expected in TABLE + (LONG if TORTURE else [])
    ],
)
def test_no_file_costs_more_than_a_small_multiple_of_its_size(
    measured_reading, tmp_path, reader, make, expected
):
    file = tmp_path / "file"
    file.write_bytes(make())
    size = file.stat().st_size
    found = cost(measured_reading, reader, file)
    assert re.fullmatch("[a-z_]+", found["outcome"]), found
    assert expected in {"", found["outcome"]}
    assert found["bytes"] <= BASE_BYTES + BYTES_A_BYTE * size, (size, found)
    slower = min(max(1.0, found["pace"] / PACE), 2.0)
    most = (BASE_SECONDS + SECONDS_A_MEBIBYTE * size / MEBI) * slower
    assert found["seconds"] <= most, (size, found)


def readers_of_formats() -> set[str]:
    """Every public function of `formats` whose name shows that it reads."""
    found = set()
    for module in pkgutil.iter_modules(testdesk.formats.__path__):
        held = vars(import_module(f"testdesk.formats.{module.name}"))
        found |= {
            f"{module.name}.{name}"
            for name, value in held.items()
            if re.match("(read|open|unpack|decode)(_|$)", name)
            and callable(value)
            and (
                value.__module__ == f"testdesk.formats.{module.name}" or module.name == "container"
            )
        }
    return found


def test_every_reader_has_a_row_in_the_table():
    measured = {reader for reader, *_ in TABLE}
    assert measured == set(measuring.READERS)
    rows = {reader.split(" ")[0] for reader in measured}
    assert readers_of_formats() - rows - PARTS.keys() == set()
    assert set(PARTS.values()) <= measured
