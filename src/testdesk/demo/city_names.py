"""Names in the made-up city: Han by generation, Chinese Korean with Hangul, and a few others."""

from __future__ import annotations

import random
from typing import Final

from testdesk.domain.residents.people import Sex

# Weights follow the usual frequency in the north-east. Pinyin readers often get the rare surnames
# at the end wrong.
_HAN_SURNAMES: Final = {
    "王": 110, "张": 100, "李": 95, "刘": 88, "赵": 43, "孙": 40, "杨": 33, "陈": 29, "于": 27,
    "徐": 22, "高": 21, "姜": 17, "宋": 17, "马": 16, "郭": 16, "周": 15, "吴": 14, "韩": 13,
    "朱": 13, "林": 11, "崔": 11, "曲": 9, "孟": 8, "董": 8, "冯": 8, "付": 7, "吕": 7, "丛": 6,
    "邵": 6, "隋": 5, "任": 5, "曹": 5, "田": 5, "初": 3, "翟": 3, "单": 3, "解": 2, "曾": 2,
    "战": 2, "仇": 1, "盖": 1, "欧阳": 1,
}  # fmt: skip
_KOREAN_SURNAMES: Final = {
    "金": 215, "李": 150, "朴": 110, "崔": 85, "郑": 45, "张": 28, "姜": 25, "林": 22, "韩": 22,
    "许": 20, "尹": 18, "全": 20, "安": 17, "吴": 15, "柳": 14, "申": 12, "徐": 12, "权": 11,
    "黄": 11, "赵": 10, "南": 10, "文": 9, "玄": 9, "洪": 8, "太": 8, "方": 8, "元": 7, "池": 6,
    "沈": 5, "千": 4, "车": 5, "俞": 3, "白": 4, "卢": 4, "梁": 4, "罗": 3, "严": 3, "咸": 2,
    "朱": 4, "孙": 3, "蔡": 2, "石": 2, "廉": 1, "桂": 1, "高": 4,
}  # fmt: skip
_MANCHU_SURNAMES: Final = {"关": 5, "佟": 4, "那": 3, "赵": 3, "富": 2, "傅": 2, "白": 1}
_HUI_SURNAMES: Final = {"马": 8, "白": 3, "沙": 2, "哈": 1, "杨": 2, "丁": 2, "金": 1}

# Koreans in China write ㄹ and ㄴ at the beginning of a word: 리, 류, 림, 로, 량, 녀.
READINGS: Final = {
    "金": "김", "李": "리", "朴": "박", "崔": "최", "郑": "정", "张": "장", "姜": "강", "林": "림",
    "韩": "한", "许": "허", "尹": "윤", "全": "전", "安": "안", "吴": "오", "柳": "류", "申": "신",
    "徐": "서", "权": "권", "黄": "황", "赵": "조", "南": "남", "文": "문", "玄": "현", "洪": "홍",
    "太": "태", "方": "방", "元": "원", "池": "지", "沈": "심", "千": "천", "车": "차", "俞": "유",
    "白": "백", "卢": "로", "梁": "량", "罗": "라", "严": "엄", "咸": "함", "朱": "주", "孙": "손",
    "蔡": "채", "石": "석", "廉": "렴", "桂": "계", "高": "고",
    "哲": "철", "浩": "호", "男": "남", "龙": "룡", "虎": "호", "德": "덕", "洙": "수", "成": "성",
    "学": "학", "范": "범", "东": "동", "日": "일", "光": "광", "万": "만", "国": "국", "镇": "진",
    "永": "영", "昌": "창", "基": "기", "峰": "봉", "春": "춘", "奉": "봉", "吉": "길", "俊": "준",
    "泰": "태", "星": "성", "在": "재", "松": "송", "赫": "혁", "根": "근", "顺": "순", "植": "식",
    "锡": "석", "善": "선", "燮": "섭", "云": "운", "英": "영", "淑": "숙", "子": "자", "玉": "옥",
    "女": "녀", "福": "복", "粉": "분", "今": "금", "花": "화", "姬": "희", "兰": "란", "贞": "정",
    "莲": "련", "月": "월", "仙": "선", "明": "명", "锦": "금", "美": "미", "京": "경", "香": "향",
    "丹": "단", "燕": "연", "红": "홍", "爱": "애", "海": "해", "慧": "혜", "银": "은", "珠": "주",
    "静": "정", "艺": "예", "恩": "은", "智": "지", "秀": "수", "贤": "현", "敏": "민", "宇": "우",
    "瑞": "서", "炫": "현", "彬": "빈", "娜": "나", "诗": "시", "雅": "아", "琳": "림", "妍": "연",
    "佑": "우", "娥": "아", "宣": "선", "采": "채", "润": "윤", "河": "하", "烈": "렬", "勋": "훈",
    "正": "정", "承": "승", "民": "민", "仁": "인",
}  # fmt: skip

# Each generation has its first year, then first and second characters for men and for women.
_Generation = tuple[int, dict[str, tuple[str, str]]]
_HAN_GIVEN: Final[tuple[_Generation, ...]] = (
    (0, {
        "M": ("德福长玉宝万振永国文", "山贵林财才海祥生发清"),
        "F": ("秀桂玉淑凤素兰春", "兰英珍芝琴云芬荣"),
    }),
    (1949, {
        "M": ("建国志振福新爱卫", "国华军民平庆业林"),
        "F": ("秀桂丽淑玉凤亚春", "兰华芹梅芝霞荣英"),
    }),
    (1968, {
        "M": ("立海永晓志洪春玉", "军波刚强伟东辉明"),
        "F": ("丽晓春艳海红冬雪", "红梅华娟杰艳丽萍"),
    }),
    (1985, {
        "M": ("晓志俊明思海天文", "鹏磊超龙博阳洋宇"),
        "F": ("晓思雪佳丽婷美诗", "婷娜静琳楠丹莹彤"),
    }),
    (2003, {
        "M": ("子浩宇梓俊奕一天", "轩然涵辰泽睿航宸"),
        "F": ("雨欣子梓诗佳思一", "佳怡涵萱彤琪诺桐"),
    }),
)  # fmt: skip
_KOREAN_GIVEN: Final[tuple[_Generation, ...]] = (
    (0, {
        "M": ("德龙东永昌万学在春奉日", "洙植锡根燮吉男范烈基云"),
        "F": ("顺英玉福粉今贞淑春月", "子女淑顺玉今善姬仙兰"),
    }),
    (1958, {
        "M": ("哲成光永东龙虎国明松", "浩男哲国日洙峰学虎吉"),
        "F": ("英明春美京锦莲香松银", "姬子玉花兰淑顺善莲爱"),
    }),
    (1982, {
        "M": ("成光哲永俊星泰明勋", "浩哲赫龙日国男峰海"),
        "F": ("美海香银红丹雅京爱", "花兰玉姬燕丹英娜莲"),
    }),
    (2003, {
        "M": ("智俊贤敏瑞恩承宇民", "宇浩佑炫勋俊成彬赫"),
        "F": ("艺恩智秀瑞诗采雅宣", "琳娜妍彬雅恩润娥河"),
    }),
)  # fmt: skip
_ONE_CHARACTER_GIVEN: Final = {
    "han": {"M": "军伟波刚磊鹏超强涛勇", "F": "静丽艳敏娟丹萍雪莹红"},
    "korean": {"M": "哲浩龙虎勋赫峰", "F": "花丹燕玉兰红娜"},
}  # fmt: skip

_KAZAKH_NAMES: Final = {
    "M": ("叶尔肯", "努尔兰", "巴合提", "哈那提", "赛力克"),
    "F": ("阿依古丽", "古丽娜尔", "巴哈尔", "阿依努尔"),
}  # fmt: skip
_ROK_SURNAMES: Final = (
    ("KIM", "김"),
    ("LEE", "이"),
    ("PARK", "박"),
    ("CHOI", "최"),
    ("JUNG", "정"),
)
_ROK_GIVEN: Final = {
    "M": (("MIN HO", "민호"), ("JAE WOOK", "재욱"), ("SUNG JIN", "성진"), ("DONG HYUN", "동현")),
    "F": (("YONG HEE", "용희"), ("JI YEON", "지연"), ("SOO MIN", "수민"), ("EUN JUNG", "은정")),
}  # fmt: skip
_PASSPORT_NAMES: Final = {
    "M": ("PETROV SERGEI", "SMITH JOHN ALAN", "TANAKA KENJI", "MUELLER HANS", "KHAN IMRAN"),
    "F": ("IVANOVA ELENA", "JOHNSON MARY ANN", "SUZUKI YUKI", "DUBOIS CLAIRE", "NGUYEN THI LAN"),
}  # fmt: skip
_SOUTHERN_NAMES: Final = {
    "M": ("陈志明", "黄家俊", "何伟文", "林志豪"),
    "F": ("陈嘉欣", "梁咏诗", "林怡君", "何美玲"),
}

_SURNAMES: Final = {
    "han": _HAN_SURNAMES,
    "korean": _KOREAN_SURNAMES,
    "manchu": _MANCHU_SURNAMES,
    "hui": _HUI_SURNAMES,
}  # fmt: skip
_ONE_CHARACTER_SINCE: Final = 1965


def surname(rng: random.Random, ethnicity: str) -> str:
    """Draws a surname of "han", "korean", "manchu" or "hui" by its frequency."""
    table = _SURNAMES[ethnicity]
    return rng.choices(tuple(table), weights=tuple(table.values()))[0]


def given(rng: random.Random, ethnicity: str, born: int, sex: Sex) -> str:
    """Draws a given name of one or two characters that was usual in the year `born`."""
    naming = "korean" if ethnicity == "korean" else "han"
    if born >= _ONE_CHARACTER_SINCE and rng.random() < (0.08 if naming == "korean" else 0.16):
        return rng.choice(_ONE_CHARACTER_GIVEN[naming][sex])
    table = _KOREAN_GIVEN if naming == "korean" else _HAN_GIVEN
    generations = [by_sex[sex] for since, by_sex in table if born >= since]
    first_characters, second_characters = generations[-1]
    first = rng.choice(first_characters)
    return first + rng.choice(second_characters.replace(first, ""))


def hangul(name: str) -> str:
    """The Hangul spelling of a Chinese Korean's name, character by character.

    Raises:
        KeyError: a character is not in `READINGS`.
    """
    return "".join(READINGS[character] for character in name)


def kazakh_name(rng: random.Random, sex: Sex) -> str:
    """Draws a given name, a middle dot, and the father's name."""
    given_name = rng.choice(_KAZAKH_NAMES[sex])
    return f"{given_name}·{rng.choice([name for name in _KAZAKH_NAMES['M'] if name != given_name])}"


def rok_name(rng: random.Random, sex: Sex) -> tuple[str, str]:
    """Draws a name from a passport of the Republic of Korea, and its Hangul."""
    family, first = rng.choice(_ROK_SURNAMES), rng.choice(_ROK_GIVEN[sex])
    return f"{family[0]} {first[0]}", family[1] + first[1]


def passport_name(rng: random.Random, sex: Sex) -> str:
    """Draws a name from some other country, in Latin capitals."""
    return rng.choice(_PASSPORT_NAMES[sex])


def southern_name(rng: random.Random, sex: Sex) -> str:
    """Draws a name from Hong Kong, Macao or Taiwan."""
    return rng.choice(_SOUTHERN_NAMES[sex])
