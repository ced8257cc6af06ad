"""What a cell holds: its text, cleaned; or that it has no value, or repeats the cell above."""

from __future__ import annotations

import re
import unicodedata

from testdesk.domain.search.han import fold_han
from testdesk.formats.workbooks.sheet import UNCALCULATED

CellValue = object
"""What a cell holds: text from CSV; text, number, date, truth value or None from a workbook."""

# A spreadsheet keeps only fifteen digits of a number.
EXACT_BELOW = 10**15
# No language puts more combining marks on one letter (UAX 15, "Stream-Safe Text Format"), and
# sorting them takes quadratic time.
_MAX_COMBINING_MARKS = 30
# A text as a formula: ="0123".
_AS_FORMULA = re.compile(r'="(.*)"')
_CONTROL = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]"
)
# A workbook's escape for a control character; other programs show it as text.
_ESCAPED = re.compile(r"_x00(?:0[0-9A-F]|1[0-9A-F]|7F)_", re.IGNORECASE)
_APOSTROPHES = "'’‘`´＇′ʼ"
_DECIMAL = re.compile(r"(\+?[0-9]+)\.0*")
_NO_VALUE_TEXTS = """
无 没有 无号 无号码 暂无 无证 无证件 不详 不明 未知 未填 空 空白 缺 待补 未提供 保密
n/a na n.a. #n/a nan nat <na> none null nil nul 없음 미상 모름 해당없음 불명
/ // \\ - -- --- — —— – ― － ／ _ __ . 。 ? ？ ?? * ** × x xx xxx 0
"""
_NO_VALUE = frozenset(fold_han(_NO_VALUE_TEXTS).split())
_LONGEST_NO_VALUE = max(map(len, _NO_VALUE))
# A text of only one of these, however often, fills an empty cell: ---, ////.
_FILLERS = "0xX*-—/\\?？."
_DITTO_TEXTS = """
同 同上 同前 同上行 上同 如上 同左 〃 〃〃 ″ 〞 ＂ " "" \'\' ’’ ” “ ״ ゝ 々 仝
ditto do do. 상동 상기동일 위와같음 위와동일 동상
"""
_DITTO = frozenset(fold_han(_DITTO_TEXTS).split())
NO_VALUE_OR_DITTO_CHARACTERS = frozenset(fold_han(_NO_VALUE_TEXTS + _DITTO_TEXTS))
"""The characters of the texts that state "no value" or "as above"."""

_LONGEST_DITTO = 12
_DITTO_PUNCTUATION = re.compile(r"[\s.．。,，、]+")


def cell_text(value: CellValue) -> str:
    """The text of a cell in NFC, without control characters, outer spaces or first apostrophe."""
    if isinstance(value, str) and value.isalnum() and value[0] not in _APOSTROPHES:
        # Nearly every cell consists only of letters and digits and needs no cleaning.
        return value if value.isascii() else unicodedata.normalize("NFC", value)
    if value is None or value is UNCALCULATED:
        return ""
    if isinstance(value, float) and value.is_integer() and abs(value) < EXACT_BELOW:
        value = int(value)
    text = str(value)
    if isinstance(value, int):
        return text
    if "_x" in text:
        text = _ESCAPED.sub("", text)
    text = _CONTROL.sub("", _to_nfc(text)).strip()
    as_formula = _AS_FORMULA.fullmatch(text) if text.startswith("=") else None
    return as_formula[1].strip() if as_formula else _without_apostrophe(text)


def line_text(value: CellValue) -> str:
    """The text of a cell on one line, with single spaces between words."""
    text = cell_text(value)
    return text if text.isalnum() else " ".join(text.split())


def _without_apostrophe(text: str) -> str:
    """A text without the leading apostrophe by which a spreadsheet knows that it is text."""
    if text and text[0] in _APOSTROPHES and not is_ditto(text):
        return text[1:].strip()
    return text


def _to_nfc(text: str) -> str:
    """The text in NFC; it may have been crafted to make normalisation slow."""
    if text.isascii():
        return text
    if len(text) > 2 * _MAX_COMBINING_MARKS:
        text = _without_excess_combining_marks(text)
    return unicodedata.normalize("NFC", text)


def _without_excess_combining_marks(text: str) -> str:
    kept, marks = [], 0
    for character in text:
        marks = marks + 1 if unicodedata.combining(character) else 0
        if marks <= _MAX_COMBINING_MARKS:
            kept.append(character)
    return "".join(kept)


def states_no_value(text: str) -> bool:
    """Whether a cell states that there is no value: 无, /, N/A."""
    if text and text[0] in _FILLERS and len(set(text)) == 1:
        return True
    return len(text) <= _LONGEST_NO_VALUE and fold_han(text).casefold() in _NO_VALUE


def is_ditto(text: str) -> bool:
    """Whether a cell repeats the one above: 同上, 〃, a lone quotation mark."""
    if not text or len(text) > _LONGEST_DITTO or text.isdecimal():
        return False
    folded = fold_han(text)
    return _DITTO_PUNCTUATION.sub("", folded.casefold()) in _DITTO or folded in _DITTO


def is_number_as_typed(value: str) -> bool:
    """Whether a cell holds only digits, and not a zero first: zeros may state "no value"."""
    return value.isascii() and value.isdecimal() and value[0] != "0"


def has_ditto(text: str) -> bool:
    """Whether a cell repeats only a part of the one above: 同上602."""
    return "同上" in text or "〃" in text


def as_whole_number(text: str) -> str:
    """A whole number that a program turned into a decimal: "802.0" is 802."""
    found = _DECIMAL.fullmatch(text)
    return found[1] if found and len(found[1]) <= 15 else text
