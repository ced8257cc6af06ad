"""Cells of a roster: what spreadsheets do to values, and how each column is cleaned."""

from __future__ import annotations

import datetime
import re
import unicodedata

from testdesk.domain.hangul import has_hangul
from testdesk.domain.people import Address, Colour, Language
from testdesk.domain.pinyin import is_chinese
from testdesk.domain.width import fold_width

CellValue = object
"""What a cell holds: text from CSV; text, number, date, truth value or None from a workbook."""

# A spreadsheet keeps fifteen digits of a number.
_EXACT_BELOW = 10**15
_SCIENTIFIC = re.compile(r"[0-9]+(?:[.,][0-9]+)?[eE]\+[0-9]+")
_ERROR_VALUE = re.compile(r"#(?:N/A|REF!|VALUE!|NAME\?|DIV/0!|NUM!|NULL!|#+)")
_DATE_TEXT = re.compile(r"[0-9]{1,2}月[0-9]{1,2}日|[0-9]{1,2}-[A-Z][a-z]{2}|[A-Z][a-z]{2}-[0-9]{2}")
_AS_FORMULA = re.compile(r'="(.*)"')
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u200b-\u200f\u2060\ufeff]")
# Marks on one letter beyond those of any language (UAX 15, "Stream-Safe Text Format"). To order
# them takes the square of their number.
_MOST_MARKS = 30
LONGEST_NOTE = 500
LONGEST_PART = 60
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: " "}


def cell_text(value: CellValue) -> str:
    """The text of a cell, NFC, without control characters, outer spaces and text marks."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer() and abs(value) < _EXACT_BELOW:
        value = int(value)
    text = _CONTROL.sub("", _composed(str(value))).strip()
    as_formula = _AS_FORMULA.fullmatch(text)
    return as_formula[1].strip() if as_formula else text.removeprefix("'")


def _composed(text: str) -> str:
    """NFC, of a text that may have been made to take long."""
    if len(text) > 2 * _MOST_MARKS and not text.isascii():
        text = _without_piles(text)
    return unicodedata.normalize("NFC", text)


def _without_piles(text: str) -> str:
    kept, marks = [], 0
    for sign in text:
        marks = marks + 1 if unicodedata.combining(sign) else 0
        if marks <= _MOST_MARKS:
            kept.append(sign)
    return "".join(kept)


def is_mangled(value: CellValue) -> bool:
    """Whether the spreadsheet has changed what was typed: digits lost, a date made, an error."""
    if isinstance(value, bool | datetime.date | datetime.time | datetime.timedelta):
        return True
    if isinstance(value, int | float):
        return abs(value) >= _EXACT_BELOW
    text = cell_text(value)
    forms = (_SCIENTIFIC, _ERROR_VALUE, _DATE_TEXT)
    return any(form.fullmatch(text) for form in forms)


def lost_its_tail(value: CellValue) -> bool:
    """Whether the text ends as an 18-digit number does that was once kept as a number."""
    return re.fullmatch(r"[0-9]{15}000", cell_text(value)) is not None


def clean_name(text: str) -> str:
    """A name on one line; full-width Latin folded; padding between Chinese letters dropped."""
    words = text.translate(_FULL_WIDTH).split()
    letters = "".join(words)
    unspaced = all(is_chinese(letter) or has_hangul(letter) for letter in letters)
    return letters if unspaced else " ".join(words)


def is_name(text: str) -> bool:
    """Whether the text can be a name: it has a letter, and is not longer than names are."""
    return len(text) <= 80 and any(letter.isalpha() for letter in text)


def clean_phone(text: str) -> str | None:
    """Digits with an optional leading plus, or None where the text is no phone number."""
    plain = re.sub(r"[\s\-‐-―()./]", "", fold_width(text))
    return plain if re.fullmatch(r"\+?[0-9]{5,15}", plain) else None


_NUMERALS = {
    sign: str(value)
    for value, sign in enumerate([*"一二三四五六七八九十", "十一", "十二"], start=1)
}
_PARTS = {
    "building": re.compile(
        r"(?:第|제|BUILDING|BLDG\.?|NO\.?)?(.+?)(?:号楼|號樓|号栋|栋|幢|座|楼|동|#楼|#|号)?"
    ),
    "unit": re.compile(r"(?:第|제|UNIT)?(.+?)(?:号单元|单元|호라인|라인|门)?"),
    "room": re.compile(r"(?:第|ROOM|RM\.?|NO\.?|#)?(.+?)(?:号室|室|호실|호|号|房|户)?"),
}


def clean_part(part: str, text: str) -> str:
    """A building, unit or room without its word: "3号楼", "3#", "三栋" and "3동" give "3".

    Args:
        part: building, unit or room.
        text: as listed.
    """
    plain = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).upper()
    found = _PARTS[part].fullmatch(plain)
    value = found[1] if found else plain
    value = _NUMERALS.get(value, value)
    if part != "room" and value.isdecimal():
        return value.lstrip("0") or "0"
    return value


_WORDED = re.compile(
    r"(?P<compound>.*?)(?P<building>[0-9A-Z]+)(?:号楼|号栋|栋|幢|座|楼|동|#楼?)"
    r"(?:(?P<unit>[0-9一二三四五六]+)(?:单元|호?라인))?(?:(?P<room>[0-9A-Z]+)(?:室|호|号|户)?)?"
)
_DASHED = re.compile(
    r"(?P<compound>.*?)(?P<building>[0-9A-Z]+)-(?:(?P<unit>[0-9]+)-)?(?P<room>[0-9]{3,4})(?:室|호)?"
)


def split_address(text: str) -> Address | None:
    """An address in one cell: 丹英小区3号楼1单元202室 or 丹英小区3-1-202; None if unclear."""
    plain = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).upper()
    found = _WORDED.fullmatch(plain) or _DASHED.fullmatch(plain)
    if found is None:
        return None
    parts = {part: clean_part(part, found[part] or "") for part in _PARTS}
    return Address(compound=found["compound"], **parts)


_LANGUAGE_WORDS: dict[Language, str] = {
    "zh": "zh 中文 汉语 汉 중국어 한어 chinese",
    "ko": "ko 조선어 조선말 한국어 朝鲜语 朝语 朝文 朝鲜文 朝 韩语 韩文 korean",
    "en": "en 英语 英文 영어 english",
}
_LANGUAGES = {word: code for code, words in _LANGUAGE_WORDS.items() for word in words.split()}
_COLOUR_WORDS: dict[Colour, str] = {
    "green": "green 绿 绿码 绿色 록색 녹색 초록 초록색",
    "yellow": "yellow 黄 黄码 黄色 황색 노랑 노란색",
    "orange": "orange 橙 橙码 橙色 주황 주황색 등색",
    "red": "red 红 红码 红色 적색 홍색 빨강 빨간색",
    "none": "none 无 无码 없음",
}
_COLOURS = {word: code for code, words in _COLOUR_WORDS.items() for word in words.split()}
_DOCUMENT_WORDS = {
    "01": "01 1 身份证 居民身份证 二代身份证 신분증 주민신분증 거민신분증 idcard residentid id",
    "02": "02 2 户口簿 户口本 居民户口簿 호구부 호적부 householdregister",
    "03": "03 3 护照 普通护照 外国护照 여권 려권 passport",
    "04": "04 4 军官证 士兵证 군관증 officerid",
    "05": "05 5 驾驶证 驾照 운전면허증 drivinglicence driverslicense",
    "06": "06 6 港澳居民来往内地通行证 港澳通行证 港澳居民通行证 回乡证 homereturnpermit",
    "07": "07 7 台湾居民来往大陆通行证 台胞证 台湾通行证 taiwanpermit",
    "99": "99 其他 其它 港澳台居民居住证 居住证 外国人永久居留身份证 外国人永久居留证 永居证"
    " 五星卡 기타 other",
}
_DOCUMENT_TYPES = {word: code for code, words in _DOCUMENT_WORDS.items() for word in words.split()}


def language_of(text: str) -> Language | None:
    """The language that a cell names, or None if it names none that is known."""
    return _LANGUAGES.get(text.casefold())


def colour_of(text: str) -> Colour | None:
    """The colour of a health code that a cell names, or None if it names none that is known."""
    return _COLOURS.get(text.casefold())


def document_type_of(text: str) -> str | None:
    """The CV02.01.101 code that a cell names by code or word, or None if it names none."""
    return _DOCUMENT_TYPES.get(re.sub(r"[\s_']+", "", text).casefold())
