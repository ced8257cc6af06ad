"""Texts of the queue page and of the queue display."""

from __future__ import annotations

import msgspec

from testdesk.domain.station.status import QueueView
from testdesk.messages.catalogue import translate


class TextPair(msgspec.Struct, frozen=True):
    """One text in the two languages of the city."""

    zh: str
    ko: str

    def both(self) -> str:
        return f"{self.zh} · {self.ko}"


PLEASE_COME = TextPair("请前来", "오십시오")
WAIT = TextPair("请稍候", "잠시 기다리십시오")
NEXT = TextPair("接下来", "다음")
PRIORITY = TextPair("优先", "우선")
DISTANCE = TextPair("请间隔 2 米", "2 m 간격을 두십시오")


def desk_text_pair(number: int) -> TextPair:
    """Names the desk to go to, for the display."""
    return TextPair(f"{number} 号台", f"{number}번 등록대")


def waiting(people: int, minutes: int | None) -> TextPair:
    """States how many people are waiting, and how long a new arrival will probably wait."""
    if minutes is None:
        return TextPair(f"等候 {people} 人", f"대기 {people}명")
    return TextPair(f"等候 {people} 人 · 约 {minutes} 分钟", f"대기 {people}명 · 약 {minutes}분")


def waiting_text(view: QueueView) -> str:
    """States how long a new arrival will probably wait, if that is known."""
    if view.minutes is None:
        return translate("Queue", "no forecast yet")
    return translate("Queue", "about {minutes} min").format(minutes=view.minutes)


def desk_text(desk_number: int) -> str:
    """Names the desk to go to, for the page."""
    return translate("Queue", "to desk {desk}").format(desk=desk_number)
