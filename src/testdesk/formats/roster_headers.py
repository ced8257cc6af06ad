"""The header row of a roster: which column holds what, in Chinese, Korean or English."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from itertools import islice

import msgspec

from testdesk.formats.roster_cells import CellValue, cell_text

Table = list[tuple[int, Sequence[CellValue]]]
"""The rows that hold anything: row number as the spreadsheet shows it, and the cells."""

# A title, a date and a remark may stand above the header.
SEARCHED_ROWS = 20

_SYNONYMS = {
    "name": "姓名 名字 居民姓名 中文姓名 中文名 이름 성명 성함 name fullname",
    "korean": "韩文名 韩文姓名 朝文名 朝文姓名 朝鲜文姓名 朝鲜语姓名 朝语姓名 조선말이름 조선어이름"
    " 조선문이름 한글이름 한글명 한글성명 한국어이름 koreanname hangul korean",
    "document_type": "证件类型 证件种类 证件类别 证件名称 신분증종류 증명서종류 증명서류형 증건종류"
    " documenttype idtype",
    "document_number": "证件号码 证件号 证件编号 身份证号 身份证号码 身份证 公民身份号码"
    " 居民身份证号 居民身份证号码 护照号 护照号码 주민번호 주민등록번호 신분증번호 신분증 신분증호"
    " 공민신분번호 증명서번호 여권번호 idnumber idno id idcard documentnumber documentno"
    " passport passportnumber",
    "phone": "电话 电话号码 联系电话 联系方式 手机 手机号 手机号码 移动电话 전화"
    " 전화번호 련락처 연락처 핸드폰 휴대폰 휴대전화 손전화"
    " phone phonenumber mobile mobilephone telephone tel",
    "compound": "小区 小区名称 所属小区 所在小区 居住小区 단지 단지명 아파트 아파트단지 소구"
    " compound estate residentialcompound",
    "building": "楼 楼号 楼栋 楼栋号 楼宇 栋 栋号 幢 幢号 楼房号 동 동번호 건물 건물번호"
    " building buildingno buildingnumber block",
    "unit": "单元 单元号 单元门 라인 라인번호 단원 현관 unit unitno unitnumber entrance",
    "room": "室 室号 房号 房间 房间号 房屋号 门牌 门牌号 户号 户室 호 호수 호실 방번호 room roomno"
    " roomnumber flat apartment",
    "address": "地址 住址 동호수 家庭住址 现住址 居住地址 详细地址 家庭地址 주소 집주소"
    " 거주지 현주소 address homeaddress",
    "language": "语言 语种 使用语言 언어 사용언어 language",
    "colour": "健康码颜色 健康码 码色 颜色 건강코드색 colour color"
    " healthcode healthcodecolour healthcodecolor",
    "note": "备注 说明 附注 비고 메모 참고 note notes remark remarks comment comments",
}
_FIELD_OF = {word: field for field, words in _SYNONYMS.items() for word in words.split()}
_BRACKETS = re.compile(r"[((\[【〔].*?[))\]】〕]")
_SIGNS = re.compile(r"[\W_]+")
_BOTH_LANGUAGES = re.compile(r"[/|\n\r·・,、\s]+")


class Header(msgspec.Struct, frozen=True):
    """Where the columns are.

    Attributes:
        row: number of the last row of the header.
        places: field -> index of its cell.
        texts: field -> header as written in the file.
    """

    row: int
    places: dict[str, int]
    texts: dict[str, str]


def field_of(text: str) -> str | None:
    """The field that a header names; brackets, stars and a second language may stand with it."""
    plain = unicodedata.normalize("NFKC", text).casefold().replace("'", "")
    without = _BRACKETS.sub("", plain)
    for candidate in (plain, without, *_BOTH_LANGUAGES.split(without)):
        field = _FIELD_OF.get(_SIGNS.sub("", candidate))
        if field:
            return field
    return None


def _fields(cells: Sequence[CellValue]) -> dict[str, int]:
    places: dict[str, int] = {}
    for place, value in enumerate(cells):
        field = field_of(value) if isinstance(value, str) else None
        if field:
            places.setdefault(field, place)
    return places


def _texts(places: dict[str, int], cells: Sequence[CellValue]) -> dict[str, str]:
    return {field: " ".join(cell_text(cells[place]).split()) for field, place in places.items()}


def find_header(table: Table) -> Header | None:
    """The first row that names the name column, and another if it has any other cell.

    A second row right below it that names parts only (an address split into building and room
    under one merged cell) belongs to the header.
    """
    for index, (row, cells) in enumerate(islice(table, SEARCHED_ROWS)):
        places = _fields(cells)
        filled = sum(1 for value in cells if cell_text(value))
        if "name" in places and len(places) >= min(2, filled):
            return _with_second_row(table, index, Header(row, places, _texts(places, cells)))
    return None


def _with_second_row(table: Table, index: int, header: Header) -> Header:
    if index + 1 >= len(table):
        return header
    row, cells = table[index + 1]
    name_place = header.places["name"]
    below = _fields(cells)
    if (name_place < len(cells) and cell_text(cells[name_place])) or len(below) < 2:
        return header
    places = {field: place for field, place in header.places.items() if field not in below}
    texts = {field: header.texts[field] for field in places}
    if places.get("address") in below.values():
        del places["address"], texts["address"]
    return Header(row, places | below, texts | _texts(below, cells))
