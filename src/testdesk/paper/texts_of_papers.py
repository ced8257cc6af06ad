"""The texts on notices, lists, labels and bag sheets, in three languages (see `paper.texts`)."""

from __future__ import annotations

import datetime as dt

from testdesk.domain.people import Language
from testdesk.paper.texts import TrilingualText

# --- The notice on a building's door --------------------------------------------------------------
NOTICE = TrilingualText("核酸检测通知", "핵산검사 알림", "Nucleic-acid testing")
WHEN = TrilingualText("检测时间", "검사 시간", "When")
WHERE = TrilingualText("检测地点", "검사 장소", "Where")
BRING_ALONG = TrilingualText("请携带", "가지고 오실 것", "Please bring")
BRING = (
    TrilingualText("身份证", "신분증", "ID card"),
    TrilingualText(
        "手机健康码或代领卡", "건강코드 있는 휴대전화 또는 대리발급 카드", "Phone or proxy card"
    ),
    TrilingualText("戴好口罩", "마스크를 쓰십시오", "Wear a mask"),
    TrilingualText("排队间隔2米", "줄은 2메터 간격으로", "Keep 2 metres apart"),
)
NOTHING_SECRET = TrilingualText(
    "二维码只含时间",
    "QR코드에는 시간만 있습니다",
    "The code holds the time only",
)

# --- The list for knocking at doors ---------------------------------------------------------------
DOORS = TrilingualText("敲门排查名单", "가구방문 명단", "Doors to knock at")
NOT_YET = TrilingualText(
    "本轮未到点采样 {count} 人",
    "이번 차수에 오지 않은 사람 {count}명",
    "Not seen in this round: {count}",
)
EVERYBODY = TrilingualText("全部已采样", "모두 검사받았습니다", "Everybody has been sampled")
UNIT = TrilingualText("{unit} 单元", "{unit}라인", "Unit {unit}")
NO_UNIT = TrilingualText("单元不详", "라인 모름", "No unit known")
ROOM = TrilingualText("室", "호실", "Room")
NAME = TrilingualText("姓名", "이름", "Name")
AGE = TrilingualText("年龄", "나이", "Age")
DOCUMENT = TrilingualText("证件号", "증명서번호", "ID number")
PHONE = TrilingualText("电话", "전화", "Phone")
CODE = TrilingualText("码", "코드", "Code")
CODES = {
    "card": TrilingualText("代领卡", "카드", "card"),
    "phone": TrilingualText("手机码", "휴대전화", "phone"),
    "none": TrilingualText("无码", "없음", "none"),
}
TICKS = (
    TrilingualText("已通知", "알림", "told"),
    TrilingualText("不在家", "부재", "away"),
    TrilingualText("上门采", "방문", "at home"),
)
REMARK = TrilingualText("备注", "비고", "Remark")
PRINTED = TrilingualText("{by} 打印于 {at}", "{by}, {at} 인쇄", "printed by {by}, {at}")
PAGE = TrilingualText(
    "第 {page} 页，共 {pages} 页", "{page} / {pages} 쪽", "page {page} of {pages}"
)
STAFF_ONLY = TrilingualText(
    "仅供工作人员，用后交回",
    "일군 전용, 쓴 다음 돌려주십시오",
    "For staff only; hand back after use",
)
# What stands for a letter that cannot be drawn, and what it says at the foot.
HOLE = "〓"
HOLES = TrilingualText(
    "{hole}：本机字体没有的字（{characters}），请核对证件",
    "{hole}: 이 노트북 글꼴에 없는 글자 ({characters}), 증명서와 대조하십시오",
    "{hole}: a letter that no font of this laptop has ({characters}); look at the document",
)

# --- The label of a tube --------------------------------------------------------------------------
TUBE = TrilingualText("采样管", "검체관", "Tube")

# --- The sheet in a transport bag -----------------------------------------------------------------
BAG = TrilingualText("样本转运交接单", "검체 수송 인수인계서", "Hand-over of samples")
BAG_NUMBER = TrilingualText("转运袋", "수송주머니", "Bag")
STATION = TrilingualText("站点", "검사소", "Station")
ROUND = TrilingualText("轮次", "차수", "Round")
DAY = TrilingualText("日期", "날자", "Day")
PEOPLE = TrilingualText("{count} 人", "{count}명", "{count} people")
SEALED = TrilingualText("封管 {at}", "{at} 봉인", "sealed {at}")
TOTAL_TUBES = TrilingualText("采样管总数", "검체관 합계", "Tubes")
TOTAL_PEOPLE = TrilingualText("人数合计", "인원 합계", "People")
COUNTED = TrilingualText("接收清点", "인수 확인", "Counted on receipt")
DIFFERENCE = TrilingualText("差异", "차이", "Difference")
HANDED_OVER = TrilingualText("移交", "인계", "Handed over")
RECEIVED = TrilingualText("接收", "인수", "Received")
SIGNATURE = TrilingualText("签字", "서명", "Signature")
TIME = TrilingualText("时间", "시간", "Time")

_DAYS: dict[Language, tuple[str, ...]] = {
    "zh": ("星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日"),
    "ko": ("월요일", "화요일", "수요일", "목요일", "금요일", "토요일", "일요일"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
_DATE: dict[Language, str] = {
    "zh": "{month}月{day}日 {weekday}",
    "ko": "{month}월 {day}일 {weekday}",
    "en": "{weekday} {year}-{month:02}-{day:02}",
}
_BUILDING: dict[Language, str] = {"zh": "{}号楼", "ko": "{}동", "en": "Building {}"}


def date(day: dt.date, language: Language) -> str:
    """A day as people say it."""
    weekday = _DAYS[language][day.weekday()]
    return _DATE[language].format(year=day.year, month=day.month, day=day.day, weekday=weekday)


def building(number: str, language: Language) -> str:
    """A building as people say it; empty where there is none."""
    return _BUILDING[language].format(number) if number else ""


def both(wording: TrilingualText, languages: tuple[Language, ...], **values: str | int) -> str:
    """One text in each of the languages, side by side."""
    return "  ".join(wording.of(language).format_map(values) for language in languages)
