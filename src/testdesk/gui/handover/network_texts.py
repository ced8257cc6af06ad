"""The state of the network as one line of text."""

from __future__ import annotations

import datetime as dt

from testdesk.bridge.network import NetworkStatus
from testdesk.gui.widgets.mark import Shape
from testdesk.messages.catalogue import translate
from testdesk.messages.sentences import what_and_todo

_SOON_SECONDS = 60


def network_text(news: NetworkStatus, now: dt.datetime) -> str:
    """The line of text; `now` is an aware time of the station's clock."""
    texts = [_state_text(news, now), _clock_text(news.clock_minutes)]
    return " ".join(filter(None, texts))


def network_mark(news: NetworkStatus) -> tuple[Shape, str]:
    """The shape and tone of the mark before the line."""
    if news.code or news.clock_minutes:
        return "triangle", "attention"
    if news.confirmed_at and not news.sent_at:
        return "tick", "accent"
    return "dot", "soft"


def _state_text(news: NetworkStatus, now: dt.datetime) -> str:
    if not news.url:
        return translate("Network", "No address of headquarters is set. Files go by stick.")
    if news.code:
        return f"{what_and_todo(news.code, news.detail)[0]} {_next_text(news, now)}".strip()
    if news.trying and not news.sent_at:
        return translate("Network", "Contacting headquarters.")
    reported, at = _reported(news)
    return reported.format(time=_time(at)) if at else reported


def _reported(news: NetworkStatus) -> tuple[str, str]:
    """The last state that was reached, as a text with {time}, and its time; empty if none."""
    if news.sent_at:
        return translate("Network", "Sent at {time}, waiting for the receipt."), news.sent_at
    if news.confirmed_at:
        text = translate("Network", "Everything delivered and confirmed at {time}.")
        return text, news.confirmed_at
    if news.reached_at:
        text = translate(
            "Network", "Headquarters reached at {time}; not everything has been accepted."
        )
        return text, news.reached_at
    return translate("Network", "Not contacted yet."), ""


def _next_text(news: NetworkStatus, now: dt.datetime) -> str:
    if news.trying:
        return translate("Network", "Trying again.")
    if news.next_at is None:
        return ""
    seconds = (news.next_at - now).total_seconds()
    if seconds <= _SOON_SECONDS:
        return translate("Network", "Next try in less than a minute.")
    text = translate("Network", "Next try in {minutes} min.")
    return text.format(minutes=round(seconds / 60))


def _clock_text(minutes: int) -> str:
    if not minutes:
        return ""
    if minutes > 0:
        text = translate("Network", "This laptop's clock is {minutes} min behind headquarters'.")
    else:
        text = translate("Network", "This laptop's clock is {minutes} min ahead of headquarters'.")
    return text.format(minutes=abs(minutes))


def _time(at: str) -> str:
    return dt.datetime.fromisoformat(at).astimezone().strftime("%H:%M")
