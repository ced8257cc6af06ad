"""Exports the samples of a round as the health office's registration form (混采登记表)."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Iterable, Iterator
from typing import Any, Literal, get_args

from testdesk.domain.refusals import EnvironmentFault, Refusal
from testdesk.formats.workbooks.text_workbook import write_workbook
from testdesk.hq.accounts.access import logged_access
from testdesk.hq.home.folder import Headquarters
from testdesk.hq.views import fhir
from testdesk.hq.views.coverage import excused_people
from testdesk.hq.views.round_samples import Sample, applicants, round_samples

ExportFormat = Literal["csv", "xlsx", "parquet", "fhir"]
FormRow = tuple[str, ...]

# The official form's columns, as far as stations record the data: number of the row; tube, place in
# it, and people per tube; name, sex, document type and number, birth date, phone, address,
# compound; time, testing point and operator; who collected the card; the note in the person's
# record.
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
_EXCUSE_TEXTS = {
    "quarantined": "隔离中",
    "away": "在外地",
    "sampled_elsewhere": "已在别处采样",
    "vaccinated": "48小时内接种疫苗",
    "home_visit": "需要上门采样",
    "refused": "拒绝采样",
    "other": "其他",
}
# The codes are from GB/T 2261.1: 1 male, 2 female, 0 unknown.
_SEX_CODES = {"M": "1", "F": "2", "": "0"}
# The times in the form are for people to read, and the whole country uses one time zone.
_CHINA = dt.timezone(dt.timedelta(hours=8))
# A spreadsheet reads cells that begin with these as formulas (OWASP, "CSV Injection").
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


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
    subject = f"{round_} {format}"
    with logged_access(hq, operator=operator, kind="download", subject=subject) as connection:
        samples = round_samples(connection, round_)
        applicant_by_resident = {} if format == "fhir" else applicants(connection)
        excused = excused_people(connection, round_) if format == "xlsx" else []
    if format == "fhir":
        return fhir.bundle(samples, city=hq.city, created=hq.clock.now())
    rows = [
        _sample_row(number, sample, applicant_by_resident.get(sample["resident"], ""))
        for number, sample in enumerate(samples, start=1)
    ]
    if format == "xlsx":
        return _xlsx(rows, [_excused_row(n, person) for n, person in enumerate(excused, start=1)])
    return _csv(rows) if format == "csv" else _parquet(rows)


def _sample_row(number: int, sample: Sample, applicant: str) -> FormRow:
    # A person who was never listed has no address, but the sample records compound and building.
    compound = sample["compound"] or sample["sample_compound"]
    building = sample["building"] or sample["sample_building"]
    address_in_compound = "-".join(
        part for part in (building, sample["unit"], sample["room"]) if part
    )
    return (
        str(number),
        sample["tube"],
        str(sample["position"]),
        _ratio(sample["mode"], sample["capacity"]),
        sample["name"] or "",
        _SEX_CODES[sample["sex"] or ""],
        sample["document_type"] or "",
        sample["document_number"] or "",
        sample["birth"] or "",
        sample["phone"] or "",
        f"{compound} {address_in_compound}".strip(),
        compound,
        _china_time(sample["at"]),
        sample["point"],
        sample["operator"],
        applicant,
        sample["note"] or "",
        _time_bounds(sample["earliest"], sample["latest"]),
        str(sample["tube_station"]),
    )


def _excused_row(number: int, person: dict[str, Any]) -> FormRow:
    address_in_compound = "-".join(
        part for part in (person["building"], person["unit"], person["room"]) if part
    )
    return (
        str(number),
        *(person[name] for name in ("name", "document_type", "document_number", "phone")),
        f"{person['compound']} {address_in_compound}".strip(),
        person["compound"],
        _EXCUSE_TEXTS.get(person["reason"], person["reason"]),
        person["excuse_note"],
        _china_time(person["at"]),
        person["operator"],
        str(person["station"]),
    )


def _time_bounds(earliest: str | None, latest: str | None) -> str:
    """The bounds of a doubtful time; empty if the time can be true."""
    if earliest is None or latest is None:
        return ""
    return f"时钟有误：{_china_time(earliest) or '…'} — {_china_time(latest) or '…'}"


def _ratio(mode: str | None, capacity: int | None) -> str:
    """How many people share the tube, such as "10:1"; "1户1管" is one tube for a household."""
    if mode is None:
        return ""
    return "1户1管" if mode == "household" else f"{capacity}:1"


def _china_time(at: str) -> str:
    """A station's UTC time in China's time zone; any other text is returned as it is."""
    try:
        moment = dt.datetime.fromisoformat(at)
        local = moment.astimezone(_CHINA)
    except (ValueError, OverflowError):
        return at
    return at if moment.tzinfo is None else local.isoformat(timespec="seconds")


def _without_formulas(rows: Iterable[FormRow]) -> Iterator[list[str]]:
    for row in rows:
        yield [f"'{cell}" if cell.startswith(_FORMULA_STARTS) else cell for cell in row]


def _csv(rows: list[FormRow]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    writer.writerows(_without_formulas(rows))
    return text.getvalue().encode("utf-8-sig")


def _xlsx(rows: list[FormRow], excused: list[FormRow]) -> bytes:
    return write_workbook(
        {"混采登记表": [COLUMNS, *rows], "有原因未采": [EXCUSED_COLUMNS, *excused]}
    )


def _require_pyarrow() -> None:
    try:
        import pyarrow  # noqa: F401, PLC0415 - of the hq extra: 40 MB that most never need
    except ImportError as error:
        raise EnvironmentFault("parquet_missing") from error


def _parquet(rows: list[FormRow]) -> bytes:
    import pyarrow as pa  # noqa: PLC0415 - of the hq extra
    from pyarrow import parquet  # noqa: PLC0415 - the same

    columns = [[row[index] for row in rows] for index in range(len(COLUMNS))]
    arrays = [pa.array(values, pa.string()) for values in columns]
    saved = io.BytesIO()
    parquet.write_table(pa.table(arrays, names=list(COLUMNS)), saved)
    return saved.getvalue()
