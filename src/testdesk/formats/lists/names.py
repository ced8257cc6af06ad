"""Entries in a column of names that are no name, or more than one."""

from __future__ import annotations

import re
import unicodedata

from testdesk.domain.search.han import fold_han, is_private
from testdesk.domain.search.hangul import has_hangul
from testdesk.domain.search.pinyin import is_chinese
from testdesk.formats.lists.cell_values import (
    NO_VALUE_OR_DITTO_CHARACTERS,
    is_ditto,
    states_no_value,
)
from testdesk.formats.lists.column_names import KNOWN_CHARACTERS
from testdesk.formats.lists.dates import is_date_text
from testdesk.formats.lists.surnames import COMPOUND_SURNAMES, begins_with_surname

_LONGEST = 80
_NINE_DIGITS = re.compile("[0-9]{9}")
_OUTER_PUNCTUATION = " \t\r\n、，,;；。"
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: " "}
# What a line above or below the people begins with: total, filled in by, date, note.
_LABELS = (
    "合计|总计|小计|共计|累计|总人数|人数|总户数|户数|填表人|填报人|填表|填报|制表人?|制表单位|经办人?|审核人?|审批|负责人|"
    "责任人|联系人|联系电话|网格员|楼长|单元长|盖章|签字|签名|签章|日期|填表日期|填报日期|时间|单位|填报单位|社区|备注|说明|注意|"
    "注|注释|附注|以上|以下空白|以下无正文|完|结束|截止|打印|第|共|合计人数|本页|本表|"
    "합계|총계|소계|총인원|작성자|작성일|확인|확인자|담당자?|비고|주의|이상|"
    "total|sum|subtotal|count|prepared by|checked by|approved by|signature|signed|date|notes?|"
    "remarks?|page|end"
)
# Only a label, possibly with a colon or number, or a sentence with a count.
_LABEL = re.compile(
    fold_han(
        rf"[*※#【(\[]*(?:{_LABELS}){{1,3}}(?:[)\]】])?(?:\s*[(].{{0,20}}[))])?\s*(?:[:=].*|[0-9]+.*|[人户名份页号]?)"
    ),
    re.IGNORECASE | re.DOTALL,
)
_COUNT = re.compile(
    r"(?:以上)?(?:共|合计|总计|总共|累计|计)\s*:?\s*[0-9]+\s*.{0,20}|[총합]\s*[0-9]+\s*.{0,6}"
    r"|[0-9]+\s*(?:人|户|名|명|세대|persons?|people)|.{0,12}[共计]\s*[0-9]+\s*[人户名].{0,20}"
)
_ADDRESS = re.compile(
    r".{0,20}[0-9A-Za-z一二三四五六七八九十]+\s*(?:号楼|号栋|栋|幢|座|单元|楼|室|号|동|호|라인|#)(?:\s*.{0,6})?"
)
_TOTAL = re.compile(r"(?:合计|总计|小计|共计|합계|총계|total)\s*(?:[:0-9(]|$)", re.IGNORECASE)
# A heading above a part of the list: 外来人员名单, 附：租户, (二)商户.
_HEADING = re.compile(
    fold_han(
        r".*(?:名单|名册|登记表|一览表|明细表?|统计表|花名册|人员|住户|租户|商户|外来户?|街道|居委会)"
        r"|.{0,20}(?:명단|명부|목록)|.{0,20}\b(?:name list|roster|residents|tenants)"
        r"|(?:prepared|checked|approved|signed|reviewed|filled in) by\b.*|end of .{0,20}"
    ),
    re.IGNORECASE | re.DOTALL,
)
_EXAMPLE = re.compile(
    r"[(\[【]?\s*(?:例如?|示例|样例|范例|举例|填写示例|填写样例|填表示例|样表|模板|예|예시|보기|샘플|견본|"
    r"example|sample|e\.?g\.?)\s*(?:[)\]】]|[:.、,,\s0-9]|$).*",
    re.IGNORECASE | re.DOTALL,
)
_EXAMPLE_AT_END = re.compile(
    r"[(\[【](?:示?例|样例|范例|示例数据|예시|example|sample)[)\]】]$", re.IGNORECASE
)
_RELATIVES = (
    "户主|房主|业主|租户|租客|承租人|房东|本人|妻子|丈夫|配偶|儿子|长子|次子|女儿|长女|次女|父亲|母亲|"
    "爷爷|奶奶|孙子|孙女|外孙女?|儿媳|女婿|岳父|岳母|公公|婆婆|세대주|본인|배우자"
)
_ROLE_IN_BRACKETS = re.compile(
    fold_han(
        rf"\s*[(【\[](?:{_RELATIVES}|妻|夫|子|女|父|母|老人|孩子|小孩|儿童|婴儿|外籍|外地|朝鲜族|汉族|男|"
        r"자녀|아들|딸|남|여|M|F)[))】\]]\s*"
    )
)
_ROLE_AT_END = re.compile(fold_han(rf"(?:\s+|\s*[-–—]\s*)(?:{_RELATIVES})$"))
# Door-to-door lists put a remark in place of a name if nobody lives there.
_VACANCY = re.compile(
    fold_han(
        r"空[户房置]|空置[户房]|空房[子间屋]|[无没]人(?:在?[住家]|居住|入住)?|[未没]入住|无住户|闲置房?|待[租售]|出租房?|"
        r"装修中?|在装修|未装修|仓库|已?搬[走离家]了?|已经搬走|已?迁[走出]|已?(?:死亡|去世|过世|亡故|故)|빈집|공실|공가|"
        r"이사|사망|vacant|empty|nobody|moved(?: away| out)?|deceased"
    ),
    re.IGNORECASE,
)
# Staff have a title before the name; residents do not.
_TITLED = re.compile(
    fold_han(
        r"(?:网格[员长]|楼栋?长|单元长|组长|负责人|责任人|联系人|填[表报]人|制表人?|经办人?|审核人?|志愿者|[民片]警|社区医生|"
        r"书记|주민반장|통장|반장|작성자|담당자?|확인자)\s+\S+"
    )
)
_NAME_SEPARATOR = re.compile(
    r"\s*[、,，;；/／|&＆+＋\n\r]+\s*|\s+(?:和|与|及|或|跟|與|and|or|&|및|와|과)\s+", re.IGNORECASE
)
# 阿里·马哈木提 is one name, so both sides must begin with a surname.
_TWO_JOINED_NAMES = re.compile(
    r"([\u4e00-\u9fff가-힣]{2,4})\s*(?:[和与及跟或與·・•]|[-–—~～→]+)\s*([\u4e00-\u9fff가-힣]{2,4})"
)
# A comma is ambiguous: it may separate family name and given names.
_CERTAIN_SEPARATOR = re.compile(r"[\n\r/;&|]|\s(?:and|or)\s", re.IGNORECASE)
_POSSIBLY_TWO_NAMES = re.compile(r"\S+\s.*[,，]\s*\S+\s.*")
# Matches nearly every name: one person, one script, no punctuation.
_PLAIN_NAME = re.compile(r"[\u4e00-\u9fff]{2,4}|[가-힣]{2,4}")
# The most letters of a family name and given name in scripts without a separator.
_LONGEST_UNDIVIDED = 4
_UNCLEAR = re.compile(
    r"[*＊?？×某●○■□(（\[【:：]|(?<=[\u4e00-\u9fff])[xX]|\ufffd|[0-9]|无名|不详|未知|佚名|待定|姓名|匿名|之[子女妻夫]$|(?:家属|家人|本人|户主|租户|业主|房东|보호자|가족)$|新生儿|미상|아무개|→|(?:一家|全家|夫妻|夫妇|夫婦|母子|母女|父子|父女|兄弟|姐妹|[二两兩三四五]口|[等共].{0,3}[人口]|부부|일가|가족)$"
)


_OTHER_FORMS = (_LABEL, _COUNT, _ADDRESS, _HEADING, _EXAMPLE, _EXAMPLE_AT_END, _VACANCY, _TITLED)
# Whatever is no name, or more than one, has at least one of these characters: 合计, 空户, 无, 姓名.
_OTHER_CHARACTERS = NO_VALUE_OR_DITTO_CHARACTERS.union(
    KNOWN_CHARACTERS, *(form.pattern for form in (*_OTHER_FORMS, _TOTAL, _UNCLEAR))
)


def is_certain(text: str) -> bool:
    """Whether a cell is one person's name and nothing else, so that no other check is needed.

    Most names are: two to four characters in Chinese or in Hangul, none of which occurs in a total,
    a heading, a remark, or a text such as 无 or 同上.
    """
    return _PLAIN_NAME.fullmatch(text) is not None and _OTHER_CHARACTERS.isdisjoint(fold_han(text))


def clean_name(text: str) -> str:
    """A name on one line, with full-width Latin folded and no spaces between Chinese letters."""
    parts = text.translate(_FULL_WIDTH).strip(_OUTER_PUNCTUATION).split()
    letters = "".join(parts)
    unspaced = all(is_chinese(letter) or has_hangul(letter) for letter in letters)
    return letters if unspaced else " ".join(parts)


def is_name(text: str) -> bool:
    """Whether the text can be a name: it has a letter and is not too long.

    A private-use letter counts, since some people's names are registered with one.
    """
    if _NINE_DIGITS.search(text):  # a whole line in one cell
        return False
    return len(text) <= _LONGEST and any(
        letter.isalpha() or is_private(letter) or unicodedata.category(letter) == "Lo"
        for letter in text
    )


def without_household_role(text: str) -> str:
    """A name without the household role next to it: 张三(户主), 张三 户主."""
    if _PLAIN_NAME.fullmatch(text):
        return text
    plain = _replace_matches(_ROLE_IN_BRACKETS, text.translate(_FULL_WIDTH)).strip()
    return _replace_matches(_ROLE_AT_END, plain) or text


def _replace_matches(pattern: re.Pattern[str], text: str, replacement: str = "") -> str:
    """Replaces what matches when the text is in simplified characters; the rest is as written."""
    kept, end = [], 0
    for found in pattern.finditer(fold_han(text)):
        kept += [text[end : found.start()], replacement]
        end = found.end()
    return "".join([*kept, text[end:]])


def is_vacancy_remark(text: str) -> bool:
    """Whether a cell states, in place of a name, that nobody lives there: 空户, (已搬走)."""
    return _VACANCY.fullmatch(_plain(text).strip("()[]【】 ")) is not None


def is_example(text: str) -> bool:
    """Whether a cell is an example of how to fill in the list: 例：张三."""
    plain = _plain(text)
    return _EXAMPLE.fullmatch(plain) is not None or _EXAMPLE_AT_END.search(plain) is not None


def is_not_a_person(text: str, *, is_alone_in_row: bool, is_located: bool = False) -> bool:
    """Whether a row is not about a person, but a total, a signature, a date or a heading.

    Args:
        text: of the name cell, or of the first filled cell if the name cell is empty.
        is_alone_in_row: whether nothing else in the row describes a person.
        is_located: whether the row has a document number or an address.
    """
    plain = _plain(text)
    if not is_alone_in_row:
        labelled = (":" in plain or _TITLED.fullmatch(plain) is not None) and not is_located
        return labelled or _COUNT.fullmatch(plain) is not None or _is_total(plain)
    patterns = (_LABEL, _COUNT, _ADDRESS, _HEADING, _TITLED)
    # A colon separates a label from its value; no name contains one.
    return (
        ":" in plain or any(pattern.fullmatch(plain) for pattern in patterns) or is_date_text(plain)
    )


def _plain(text: str) -> str:
    return fold_han(unicodedata.normalize("NFKC", text).strip())


def _is_total(text: str) -> bool:
    return _TOTAL.match(text) is not None


def holds_two_names(text: str) -> bool:
    """Whether a cell has the names of two people, side by side or one below the other."""
    if _PLAIN_NAME.fullmatch(text):
        return False
    # 张三(户主) is one person, 张三(夫)李四(妻) are two.
    plain = _replace_matches(_ROLE_IN_BRACKETS, text.translate(_FULL_WIDTH).strip(), "、").strip(
        "、 "
    )
    pieces = [clean_name(piece) for piece in _NAME_SEPARATOR.split(plain) if piece.strip()]
    pieces = [without_household_role(piece) for piece in pieces]
    if len(pieces) > 1:
        if split_by_script(text)[1]:
            return False
        return all(_is_short_name(piece) for piece in pieces) or (
            _CERTAIN_SEPARATOR.search(plain) is not None
            and sum(len(piece.split()) > 1 for piece in pieces) > 1
        )
    parts = plain.split()
    joined = _TWO_JOINED_NAMES.fullmatch(plain)
    if joined is not None and all(map(begins_with_surname, joined.groups())):
        return True
    return (
        len(parts) > 1
        and all(2 <= len(word) <= 4 and _is_short_name(word) for word in parts)
        and parts[0] not in COMPOUND_SURNAMES
        and all(begins_with_surname(word) for word in parts)
    )


def _is_short_name(text: str) -> bool:
    return 2 <= len(text) <= 4 and all(
        is_chinese(character) or has_hangul(character) for character in text
    )


def is_unclear(name: str) -> bool:
    """Whether a name is kept but needs checking: letters hidden (张*), digits, 未知."""
    states_no_name = states_no_value(name) or is_ditto(name)
    return (
        states_no_name
        or is_vacancy_remark(name)
        or _may_be_two_names(name)
        or any(pattern.search(name) for pattern in (_UNCLEAR, _POSSIBLY_TWO_NAMES))
        or any(map(is_private, name))
    )


def _may_be_two_names(name: str) -> bool:
    """Whether letters without a separator are two names: 金英姬朴顺子."""
    cuts = range(2, len(name) - 1) if 5 <= len(name) <= 2 * _LONGEST_UNDIVIDED else ()
    return any(
        _is_short_name(part)
        and _is_short_name(rest)
        and all(map(begins_with_surname, (part, rest)))
        for part, rest in ((name[:cut], name[cut:]) for cut in cuts)
    )


def split_by_script(text: str) -> tuple[str, str]:
    """A name and its Hangul spelling from one cell: 金英姬/김영희, 金英姬(김영희).

    Returns:
        both, or the text and an empty string if it has only one.
    """
    if _PLAIN_NAME.fullmatch(text):
        return text, ""
    found = re.fullmatch(
        r"(.+?)\s*(?:[/／|\n]|[(])\s*(.+?)[)]?", text.translate(_FULL_WIDTH).strip(), re.DOTALL
    )
    if found is None:
        return text, ""
    first, other = clean_name(found[1]), clean_name(found[2])
    hangul = [name for name in (first, other) if name and all(map(has_hangul, name))]
    chinese = [name for name in (first, other) if name and all(map(is_chinese, name))]
    return (chinese[0], hangul[0]) if hangul and chinese else (text, "")
