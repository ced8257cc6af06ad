"""Exports the samples of a round as the health office's registration form (混采登记表)."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, Literal, get_args

from testdesk.domain.refusals import EnvironmentFault, Refusal
from testdesk.hq.accounts.access import logged_access
from testdesk.hq.home.folder import Headquarters
from testdesk.hq.views import fhir
from testdesk.hq.views.coverage import excused_people
from testdesk.hq.views.round_samples import Sample, applicants, round_samples

if TYPE_CHECKING:
    from openpyxl import Workbook

ExportFormat = Literal["csv", "xlsx", "parquet", "fhir"]
Line = tuple[str, ...]

# The official form's columns, as far as stations record the data.
COLUMNS = (
    "序号",
    "采样管编号",
    "管内序号",
    "混采比例",
    "姓名",
    "性别",
    "证件类型",
    "证件号码",
    "出生日期",
    "联系电话",
    "现住址",
    "所属小区",
    "采样时间",
    "采样点",
    "登记人",
    "代办人/关系",
    "备注",
    # Not in the form: the moments between which the sample was taken, if its time cannot be true.
    "采样时间存疑",
    # Two stations may have used one barcode, so a physical tube also needs the station's number.
    "登记台",
)
# The columns of the worksheet of excused people.
EXCUSED_COLUMNS = (
    *("序号", "姓名", "证件类型", "证件号码", "联系电话", "现住址", "所属小区"),
    *("原因", "说明", "登记时间", "登记人", "登记台"),
)
_EXCUSES = {
    "quarantined": "隔离中",
    "away": "在外地",
    "sampled_elsewhere": "已在别处采样",
    "vaccinated": "48小时内接种疫苗",
    "home_visit": "需要上门采样",
    "refused": "拒绝采样",
    "other": "其他",
}
# The codes are from GB/T 2261.1.
_SEX = {"M": "1", "F": "2", "": "0"}
# The times in the form are for people to read, and the whole country uses one time zone.
_CHINA = dt.timezone(dt.timedelta(hours=8))
# A spreadsheet reads cells that begin with these as formulas (OWASP, "CSV Injection").
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
# XML 1.0 does not allow these characters, and a workbook is XML.
_NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def export_samples(
    hq: Headquarters,
    *,
    round_: str,
    format: ExportFormat,  # noqa: A002  the contract's word
    operator: str,
) -> bytes:
    """Exports the valid samples of a round by physical tube and place, and logs the access.

    csv is UTF-8 with a byte order mark; a cell that a spreadsheet would read as a formula begins
    with an apostrophe. xlsx has only text cells, which are never formulas; a second worksheet
    lists the excused people. parquet has the unchanged values.
    fhir is an R5 bundle, see `fhir`.

    Raises:
        Refusal: round_unknown, export_format_unknown.
        EnvironmentFault: parquet_missing.
    """
    if format not in get_args(ExportFormat):
        raise Refusal("export_format_unknown")
    if format == "parquet":
        _require_pyarrow()  # before logging, because without it nobody gets the file
    what = f"{round_} {format}"
    with logged_access(hq, operator=operator, kind="download", what=what) as connection:
        rows = round_samples(connection, round_)
        fetched_by = {} if format == "fhir" else applicants(connection)
        excused = excused_people(connection, round_) if format == "xlsx" else []
    if format == "fhir":
        return fhir.bundle(rows, city=hq.city, created=hq.clock.now())
    lines = [
        _line(number, row, fetched_by.get(row["resident"], ""))
        for number, row in enumerate(rows, start=1)
    ]
    if format == "xlsx":
        return _xlsx(lines, [_excused_line(n, row) for n, row in enumerate(excused, start=1)])
    return _csv(lines) if format == "csv" else _parquet(lines)


def _line(number: int, row: Sample, applicant: str) -> Line:
    # A person who was never listed has no address, but the sample records compound and building.
    compound = row["compound"] or row["sample_compound"]
    building = row["building"] or row["sample_building"]
    home = "-".join(part for part in (building, row["unit"], row["room"]) if part)
    return (
        str(number),
        row["tube"],
        str(row["position"]),
        _ratio(row["mode"], row["capacity"]),
        row["name"] or "",
        _SEX[row["sex"] or ""],
        row["document_type"] or "",
        row["document_number"] or "",
        row["birth"] or "",
        row["phone"] or "",
        f"{compound} {home}".strip(),
        compound,
        _local(row["at"]),
        row["point"],
        row["operator"],
        applicant,
        row["note"] or "",
        _doubt(row["earliest"], row["latest"]),
        str(row["tube_station"]),
    )


def _excused_line(number: int, row: dict[str, Any]) -> Line:
    home = "-".join(part for part in (row["building"], row["unit"], row["room"]) if part)
    return (
        str(number),
        *(row[name] for name in ("name", "document_type", "document_number", "phone")),
        f"{row['compound']} {home}".strip(),
        row["compound"],
        _EXCUSES.get(row["reason"], row["reason"]),
        row["excuse_note"],
        _local(row["at"]),
        row["operator"],
        str(row["station"]),
    )


def _doubt(earliest: str | None, latest: str | None) -> str:
    """The bounds of a doubtful time; empty if the time can be true."""
    if earliest is None or latest is None:
        return ""
    return f"时钟有误：{_local(earliest) or '…'} — {_local(latest) or '…'}"


def _ratio(mode: str | None, capacity: int | None) -> str:
    if mode is None:
        return ""
    return "1户1管" if mode == "household" else f"{capacity}:1"


def _local(at: str) -> str:
    """A station's UTC time in China's time zone; a malformed time is returned unchanged."""
    try:
        moment = dt.datetime.fromisoformat(at)
        local = moment.astimezone(_CHINA)
    except (ValueError, OverflowError):
        return at
    return at if moment.tzinfo is None else local.isoformat(timespec="seconds")


def _escaped(lines: Iterable[Line]) -> Iterator[list[str]]:
    for line in lines:
        yield [f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in line]


def _csv(lines: list[Line]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    writer.writerows(_escaped(lines))
    return text.getvalue().encode("utf-8-sig")


def _xlsx(lines: list[Line], excused: list[Line]) -> bytes:
    from openpyxl import Workbook  # noqa: PLC0415 - slow to load, and no other command needs it

    book = Workbook(write_only=True)
    _sheet(book, "混采登记表", [COLUMNS, *lines])
    _sheet(book, "有原因未采", [EXCUSED_COLUMNS, *excused])
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def _sheet(book: Workbook, name: str, lines: list[Line]) -> None:
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415 - see `_xlsx`

    sheet = book.create_sheet(name)
    for line in lines:
        cells = [WriteOnlyCell(sheet, _NOT_XML.sub("", text)) for text in line]
        for cell in cells:
            # The cell stays text even after it is edited, and needs no apostrophe.
            cell.number_format, cell.data_type, cell.quotePrefix = "@", "s", True
        sheet.append(cells)


def _require_pyarrow() -> None:
    try:
        import pyarrow  # noqa: F401, PLC0415 - of the hq extra: 40 MB that most never need
    except ImportError as error:
        raise EnvironmentFault("parquet_missing") from error


def _parquet(lines: list[Line]) -> bytes:
    import pyarrow as pa  # noqa: PLC0415 - of the hq extra
    from pyarrow import parquet  # noqa: PLC0415 - the same

    columns = [[line[index] for line in lines] for index in range(len(COLUMNS))]
    arrays = [pa.array(values, pa.string()) for values in columns]
    saved = io.BytesIO()
    parquet.write_table(pa.table(arrays, names=list(COLUMNS)), saved)
    return saved.getvalue()
