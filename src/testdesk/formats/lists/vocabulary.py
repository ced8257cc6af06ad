"""Languages, colours and document types by code or name."""

from __future__ import annotations

import re
import unicodedata

from testdesk.domain.residents.people import Colour, Language
from testdesk.domain.search.han import fold_han

_LANGUAGE_TERMS: dict[Language, str] = {
    "zh": "zh 中文 汉语 汉 중국어 한어 chinese",
    "ko": "ko 조선어 조선말 한국어 朝鲜语 朝语 朝文 朝鲜文 朝 韩语 韩文 korean",
    "en": "en 英语 英文 영어 english",
}
_LANGUAGES = {
    fold_han(term): code for code, terms in _LANGUAGE_TERMS.items() for term in terms.split()
}
_COLOUR_TERMS: dict[Colour, str] = {
    "green": "green 绿 绿码 绿色 록색 녹색 초록 초록색",
    "yellow": "yellow 黄 黄码 黄色 황색 노랑 노란색",
    "orange": "orange 橙 橙码 橙色 주황 주황색 등색",
    "red": "red 红 红码 红色 적색 홍색 빨강 빨간색",
    "none": "none 无 无码 없음",
}
_COLOURS = {fold_han(term): code for code, terms in _COLOUR_TERMS.items() for term in terms.split()}
# Document type -> the terms for it; empty for no document.
_DOCUMENT_TERMS = {
    "01": "01 1 身份证 居民身份证 二代身份证 二代证 临时身份证 신분증 주민신분증 거민신분증"
    " idcard residentid id",
    "02": "02 2 户口簿 户口本 居民户口簿 户口 호구부 호적부 householdregister",
    "03": "03 3 护照 普通护照 外国护照 旅行证 여권 려권 passport",
    "04": "04 4 军官证 士兵证 士官证 军人证 文职干部证 警官证 武警证 군관증 officerid",
    "05": "05 5 驾驶证 驾照 机动车驾驶证 운전면허증 drivinglicence driverslicense",
    "06": "06 6 港澳居民来往内地通行证 港澳通行证 港澳居民通行证 来往内地通行证 回乡证"
    " homereturnpermit",
    "07": "07 7 台湾居民来往大陆通行证 来往大陆通行证 台胞证 台湾通行证 taiwanpermit",
    "99": "99 其他 其它 其他证件 港澳台居民居住证 港澳居民居住证 台湾居民居住证 居住证 居留证"
    " 居留许可 外国人永久居留身份证 外国人永久居留证 永久居留 永居证 五星卡 出生医学证明"
    " 出生证明 出生证 学生证 社保卡 医保卡 结婚证 기타 other birthcertificate residencepermit",
    "": "无证件 无 没有 无证 없음 none",
}
_DOCUMENT_TYPES = {
    fold_han(term): code for code, terms in _DOCUMENT_TERMS.items() for term in terms.split()
}
# The longest come first: a residence permit that is called an ID card must not be taken for one.
_SEARCHED_TERMS = sorted((term for term in _DOCUMENT_TYPES if len(term) > 2), key=len, reverse=True)
# These are searched although they are short: 韩国护照.
_SEARCHED_TERMS += [fold_han("护照"), "여권"]
_BRACKETS = re.compile(r"[(\[【〔].*?[)\]】〕]")


def language_of(text: str) -> Language | None:
    """The language that a cell states, or None if it is unknown."""
    return _LANGUAGES.get(fold_han(text).casefold())


def colour_of(text: str) -> Colour | None:
    """The colour of a health code that a cell states, or None if it is unknown."""
    return _COLOURS.get(fold_han(text).casefold())


def document_type_of(text: str) -> str | None:
    """The CV02.01.101 code for a cell that has a code or a name, or None.

    A cell that states that there is no document gives an empty code; "韩国护照" gives 03, passport.
    """
    folded = fold_han(unicodedata.normalize("NFKC", text).casefold()).replace("身分", "身份")
    plain = re.sub(r"[\s_'.·]+", "", folded)
    for candidate in (plain, _BRACKETS.sub("", plain)):
        if candidate in _DOCUMENT_TYPES:
            return _DOCUMENT_TYPES[candidate]
    term = next((term for term in _SEARCHED_TERMS if term in plain), None)
    return None if term is None else _DOCUMENT_TYPES[term]
