"""Finds the field of a column by its header, in Chinese, Korean or English, exact or partial."""

from __future__ import annotations

import re
import unicodedata
from itertools import groupby

from testdesk.domain.search.han import fold_han
from testdesk.domain.search.hangul import has_hangul
from testdesk.domain.search.pinyin import is_chinese
from testdesk.formats.lists.column_owners import is_about_others

_SYNONYMS = {
    "name": "姓名 名字 人名 居民姓名 中文姓名 中文名 이름 성명 성함 name fullname",
    "korean": "韩文名 韩文姓名 朝文名 朝文姓名 朝鲜文姓名 朝鲜语姓名 朝语姓名 조선말이름 조선어이름"
    " 조선문이름 한글이름 한글명 한글성명 한국어이름 koreanname hangul korean",
    "document_type": "证件类型 证件种类 证件类别 证件名称 신분증종류 증명서종류 증명서류형 증건종류"
    " documenttype idtype",
    "document_number": "证件号码 证件号 证件编号 身份证号 身份证号码 身份证 公民身份号码"
    " 居民身份证号 居民身份证号码 身份证字号 护照号 护照号码 주민번호 주민등록번호 신분증번호"
    " 신분증 신분증호 공민신분번호 증명서번호 여권번호 려권번호 여권 려권 외국인등록번호"
    " 외국인등록증번호 통행증번호 거류증번호 idnumber idno id idcard documentnumber"
    " documentno passport passportnumber",
    "phone": "电话 电话号码 联系电话 联系方式 手机 手机号 手机号码 移动电话 전화"
    " 전화번호 련락처 연락처 핸드폰 휴대폰 휴대전화 손전화"
    " phone phonenumber mobile mobilephone telephone tel contact contactnumber contactno",
    "compound": "小区 小区名称 所属小区 所在小区 居住小区 단지 단지명 아파트 아파트명 아파트단지"
    " 소구 compound estate residentialcompound",
    "building": "楼 楼号 楼栋 楼栋号 楼宇 栋 栋号 幢 幢号 楼房号 동 동번호 건물 건물번호"
    " 栋别 幢别 楼别 building buildingno buildingnumber bldg bldgno block",
    "unit": "单元 单元号 单元门 라인 라인번호 단원 현관 unit unitno unitnumber entrance",
    "room": "室 室号 房号 房间 房间号 房屋号 门牌 门牌号 户号 户室 호 호수 호실 방번호 room roomno"
    " roomnumber rm rmno flat flatno apartment apartmentno apt aptno",
    "address": "地址 住址 동호수 家庭住址 现住址 居住地址 详细地址 家庭地址 주소 집주소"
    " 거주지 현주소 address homeaddress",
    "language": "语言 语种 使用语言 언어 사용언어 language",
    "colour": "健康码颜色 健康码 码色 颜色 건강코드색 colour color"
    " healthcode healthcodecolour healthcodecolor",
    "note": "备注 说明 附注 비고 메모 참고 note notes remark remarks comment comments",
}
# Folding lets 楼 match 樓 here, and 证 match 証; cells are stored as written.
_FIELD_BY_NAME = {
    fold_han(word): field for field, names in _SYNONYMS.items() for word in names.split()
}
KNOWN_CHARACTERS = frozenset("".join(_FIELD_BY_NAME))
"""The characters of all names of columns; a text without any of them is no such name."""

_BRACKETS = re.compile(r"[(\[【〔].*?[)\]】〕]")
_PUNCTUATION = re.compile(r"[\W_]+")
_LANGUAGE_SEPARATORS = re.compile(r"[/|·・,、]+")
# A text with more characters is a title or a remark.
_LONGEST = 24
# In a header about a document, these mean its type: 证件名称 is not a number.
_KIND_OR_NAME = re.compile(r"类型|种类|类别|名称|종류|구분|type|kind")
# Field -> how headers of such columns end, or begin.
_ENDINGS = {
    "korean": r"(?:韩|朝|조선|한글|한국|korean).*(?:名|이름|성명|name)",
    "compound": r".*(?:小区|小区名|小区名称|楼盘|단지|단지명|compound ?name|estate ?name)",
    "document_type": r".*(?:证件|证照|신분증|증명서|document|id).{0,2}"
    r"(?:类型|种类|类别|名称|종류|구분|type|kind)",
    "document_number": r".*(?:身份证明?|证件|证照|护照|公民身份|身份)"
    r"(?:号码?|编号|字号|证号|证号码|号码?数字)?|.*(?:证号|证号码)"
    r"|.*(?:신분증|주민|여권|증건).{0,2}(?:번호|호)"
    r"|.*(?:id|passport|document) ?(?:card ?)?(?:no|number|num)",
    "phone": r".*(?:电话|手机|电话号码?|手机号码?|联系方式|联系号码|전화|전화번호|연락처)"
    r"|.*(?:핸드폰(?:번호)?|휴대폰(?:번호)?|(?:phone|mobile|telephone|tel)(?:no|number|num)?)",
    "address": r".*(?:住址|地址|居住地|居住地点|주소|address)",
    "unit": r".*(?:单元|单元号|라인|라인번호|unit ?(?:no|number))",
    "building": r".*(?:楼号|楼栋|楼栋号|栋号|幢号|栋|幢|楼座|座号|号楼|동번호|건물번호)"
    r"|.*building ?(?:no|number)",
    "room": r".*(?:室|室号|房号|房间|房间号|房室号|门牌|门牌号|户号|호실|방번호)"
    r"|.*room ?(?:no|number)",
    "name": r".*(?:姓名|名字|성명|이름|성함)|(?:full|chinese|legal|resident|person|patient|"
    r"employee|worker|student|child|tenant|guest|visitor|occupant|customer|passenger|member|citizen|participant|applicant)s?name"
    r"|(?:人员|居民|住户)名称?|(?:受|被)(?:检|采|检测|采样|测)(?:人|者|人员|对象)|采样对象",
    "note": r".*(?:备注|비고|remarks?|notes?)",
    "language": r".*(?:语言|语种|언어)",
    "colour": r".*(?:健康码|码色|码颜色|건강코드)",
}
_BEGINNINGS = {
    "name": r"(?:姓名|이름|성명).*|name(?:of|in|as)(?!.*(?:building|compound|street|document)).*",
    "document_type": r"(?:证件类型|证件种类).*",
    "document_number": r"(?:身份证号|身份证件号|证件号|公民身份号码|护照号).*",
    "phone": r"(?:手机号?|电话|联系电话|联系方式|전화|연락처).*",
    "address": r"(?:住址|地址|家庭住址|现住址|详细地址).*",
    "compound": r"小区.*",
    "building": r"(?:楼栋|楼号|栋号).*",
    "unit": r"单元.*",
    "room": r"(?:室号|房号|房间号|门牌号).*",
    "note": r"(?:备注|비고).*",
}
_PARTIAL_NAMES = [
    (field, re.compile(fold_han(pattern)))
    for patterns in (_ENDINGS, _BEGINNINGS)
    for field, pattern in patterns.items()
]
_PART_OF_NAME = re.compile(
    r"(?:family|given|first|last|middle|christian)names?|surnames?|forenames?|姓|姓氏|名|성|성씨"
)
# The person's own documents; insurance and school cards do not count.
_OWN_DOCUMENT = re.compile(
    fold_han(
        r"(?:有效|本人|个人|其他|其它|另一|外国人?|外籍|韩国|朝鲜|普通|因私|居民|二代|公民|大陆|内地)*"
        r"(?:身份证明?|身份证件|身份|证件|护照|旅行证|(?:来往)?(?:港澳台?|台湾)?(?:居民)?(?:来往)?(?:大陆|内地)?(?:居民)?"
        r"通行证|回乡证|台胞证|居留证|居留许可|(?:港澳台(?:居民)?)?居住证|永居证|永久居留(?:身份)?证|军官证|士兵证)"
        r"(?:号码?|编号|字号)?"
        r"|(?:주민등록|주민|신분증|여권|려권|외국인등록증?|거류증|통행증|증명서)(?:번호|호)?"
        r"|(?:id|identity|passport|document|travel|permit|residence|alienregistration)"
        r"(?:card|document|permit)?(?:no|number|num)?"
    )
)
_RESIDENT_NUMBER = re.compile(
    fold_han("身份证号?|公民身份|주민|신분증|idcard|idno|idnumber|identity")
)
_TRAILING_NUMBER = re.compile(r"[0-9一二三四①②③④]+$")


def field_of(text: str) -> str | None:
    """The field that a header states; it may have brackets, stars and a second language."""
    normalised = _normalised(text)
    if KNOWN_CHARACTERS.isdisjoint(normalised):
        return None  # as for nearly every cell of a list
    without_brackets = _BRACKETS.sub("", normalised)
    if is_about_others(text):
        return _FIELD_BY_NAME.get(_PUNCTUATION.sub("", normalised))
    for candidate in (normalised, without_brackets, *_terms_by_language(without_brackets)):
        field = _FIELD_BY_NAME.get(_PUNCTUATION.sub("", candidate))
        if field:
            return field
    return None


def _terms_by_language(text: str) -> list[str]:
    """The parts of a header in several languages: 姓名 Name, 성명/姓名.

    Spaces do not separate Korean or English words: 보호자 성명 is one term, and not 성명.
    """
    terms = list[str]()
    for piece in _LANGUAGE_SEPARATORS.split(text):
        for script, group in groupby(piece.split(), key=_script):
            pieces = list(group)
            terms += pieces if script == "chinese" else ["".join(pieces)]
    return terms


def _script(word: str) -> str:
    if any(map(has_hangul, word)):
        return "hangul"
    return "chinese" if any(map(is_chinese, word)) else "other"


def may_be_field(text: str) -> str | None:
    """The field whose name a header contains: 受检者姓名, 有效证件号码, 联系电话1, 手机（必填）."""
    normalised = _PUNCTUATION.sub("", _BRACKETS.sub("", _normalised(text)))
    normalised = _TRAILING_NUMBER.sub("", normalised)
    if not normalised or len(normalised) > _LONGEST or is_about_others(text):
        return None
    for field, pattern in _PARTIAL_NAMES:
        if pattern.fullmatch(normalised):
            is_type = field == "document_number" and _KIND_OR_NAME.search(normalised)
            return "document_type" if is_type else field
    return None


def is_part_of_name(text: str) -> bool:
    """Whether a column holds only family names or only given names."""
    return (
        _PART_OF_NAME.fullmatch(_PUNCTUATION.sub("", _BRACKETS.sub("", _normalised(text))))
        is not None
    )


def is_own_number(text: str) -> bool:
    """Whether a column holds numbers of the people's own documents, of any kind."""
    normalised = _TRAILING_NUMBER.sub(
        "", _PUNCTUATION.sub("", _BRACKETS.sub("", _normalised(text)))
    )
    return _OWN_DOCUMENT.fullmatch(normalised) is not None and not is_about_others(text)


def is_resident_number(text: str) -> bool:
    """Whether a column's header means the resident ID card, which is preferred to passports."""
    return _RESIDENT_NUMBER.search(_PUNCTUATION.sub("", _normalised(text))) is not None


def _normalised(text: str) -> str:
    folded = fold_han(unicodedata.normalize("NFKC", text).casefold()).replace("'", "")
    return folded.replace("身分", "身份")  # another spelling of the word in 身份证, identity card
