"""Lists of people: text and workbooks as they arrive, and the parts inside a sound XLSX.

The first byte of an input says which of these the others are. A part of a ZIP would never pass its
checksum when it is changed, so the workbook is made around it.
"""

import datetime as dt
import io
import zipfile
from collections.abc import Iterator
from functools import cache

from tests.formats.roster.roster_samples import GOOD, HEADER
from tests.formats.roster.workbook_makers import MadeSheet, xlsx_of
from tests.formats.vector_reading import ROOT
from tests.fuzz.harness import known_codes

from testdesk.formats.roster.reading import read_roster

ROSTERS = ROOT / "tests" / "formats" / "rosters"
ENDINGS = ("csv", "xlsx", "xls", "xlsb", "ods")
PARTS = (
    "xl/worksheets/sheet1.xml",
    "xl/sharedStrings.xml",
    "xl/styles.xml",
    "xl/workbook.xml",
    "xl/_rels/workbook.xml.rels",
    "[Content_Types].xml",
)
LAYERS = len(ENDINGS) + len(PARTS)
LONGEST = 65535
TODAY = dt.date(2022, 3, 26)


def seeds() -> Iterator[bytes]:
    for path in sorted(ROSTERS.iterdir()):
        data = path.read_bytes()
        if len(data) <= LONGEST:
            yield bytes([ENDINGS.index(path.suffix[1:])]) + data
    for members in [_honest_members(), *_members_of_rosters()]:
        for number, name in enumerate(PARTS):
            if len(members.get(name, b"")) in range(1, LONGEST):
                yield bytes([len(ENDINGS) + number]) + members[name]


def _members_of_rosters() -> Iterator[dict[str, bytes]]:
    """Those of each workbook that is not under a password."""
    for path in sorted(ROSTERS.glob("*.xlsx")):
        if zipfile.is_zipfile(path):
            yield _members(path.read_bytes())


def read(data: bytes) -> None:
    layer, content = (data[0] % LAYERS, data[1:]) if data else (0, data)
    if layer < len(ENDINGS):
        ending = ENDINGS[layer]
    else:
        ending, content = "xlsx", _workbook_with(PARTS[layer - len(ENDINGS)], content)
    with known_codes():
        read_roster(content, filename=f"list.{ending}", today=TODAY)


def _workbook_with(name: str, content: bytes) -> bytes:
    """A sound workbook, one of whose parts is replaced."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for member, honest in _honest_members().items():
            archive.writestr(member, content if member == name else honest)
    return out.getvalue()


@cache
def _honest_members() -> dict[str, bytes]:
    sheet = MadeSheet("一", [[*HEADER], [*GOOD], [*GOOD]], merged=[(2, 4, 3, 4)], zeros={(2, 7)})
    return _members(xlsx_of(sheet))


def _members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
