"""Surnames, to distinguish one name from two, and a text's right encoding from a wrong one."""

from __future__ import annotations

from collections.abc import Iterable

from testdesk.domain.search.hangul import has_hangul
from testdesk.domain.search.pinyin import is_chinese

# Surnames of one character.
_CHINESE = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏"
    "钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文朴全申安玄柳池南洪权"
    "严成元车俞辛吉千卞都太表皮卜鱼咸方房奉蒋诸玉印甘景班葛翟聂庞关齐曲牟栾迟丛初宫滕隋盖单解鞠祝焦岳路左裴邢温颜倪"
    "施陶洪向邬殷章鲁韦俞费廉岑薄阮柯管詹尚刁耿苗兰甄柴佟那盛欧"
)
_HANGUL = frozenset(
    "김이리박최정강조윤장임림한오서신권황안송류유홍전고문양량손배백허남심노로하곽성차주우구라나진지엄채원천방공현함변염여려"
    "추도석선설마길연위표명기반왕금옥육륙인맹제모탁국어은편용봉경사부가복태목형피두감음빈동온호범좌팽승간상시갈"
)
_COMPOUND = """
欧阳 上官 司马 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 司徒 夏侯 南宫 宇文 长孙 端木 独孤 百里 东郭
남궁 황보 제갈 사공 선우 독고 동방 서문
"""
COMPOUND_SURNAMES = frozenset(_COMPOUND.split())


def begins_with_surname(name: str) -> bool:
    """Whether a name in Chinese or Hangul begins with one of the common surnames."""
    return bool(name) and (
        name[0] in _CHINESE or name[0] in _HANGUL or name[:2] in COMPOUND_SURNAMES
    )


def share_of_names(names: Iterable[str]) -> float:
    """The share of a column's names that look like names, 0 to 1.

    Names with a common surname count fully, other names in one script a tenth.
    """
    score = count = 0.0
    for name in names:
        count += 1
        if begins_with_surname(name) and 2 <= len(name) <= 4:
            score += 1
        elif all(map(is_chinese, name)) or all(map(has_hangul, name)) or name.isascii():
            score += 0.1
    return score / count if count else 0.0
