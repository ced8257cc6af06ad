"""The state of the network as text."""

from __future__ import annotations

import datetime as dt

from testdesk.bridge.network import NetworkStatus
from testdesk.gui.widgets.symbol import Shape
from testdesk.messages.catalogue import translate
from testdesk.messages.sentences import what_and_todo

_SOON_SECONDS = 60  # a shorter wait is not given in minutes


def network_text(status: NetworkStatus, now: dt.datetime) -> str:
    """The text for the state; `now` is the time of the station's clock, with a time zone."""
    texts = [_state_text(status, now), _clock_text(status.clock_minutes)]
    return " ".join(filter(None, texts))


def network_symbol(status: NetworkStatus) -> tuple[Shape, str]:
    """The shape and tone of the symbol before the text."""
    if status.code or status.clock_minutes:
        return "triangle", "attention"
    if status.confirmed_at and not status.sent_at:
        return "tick", "accent"
    return "dot", "soft"


def _state_text(status: NetworkStatus, now: dt.datetime) -> str:
    if not status.url:
        return translate("Network", "No address of headquarters is set. Files go by stick.")
    if status.code:
        return f"{what_and_todo(status.code, status.detail)[0]} {_next_text(status, now)}".strip()
    if status.trying and not status.sent_at:
        return translate("Network", "Contacting headquarters.")
    text, at = _last_state(status)
    return text.format(time=_clock_time(at)) if at else text


def _last_state(status: NetworkStatus) -> tuple[str, str]:
    """The last state, as a text with {time}, and its time; no time if there was no contact."""
    if status.sent_at:
        return translate("Network", "Sent at {time}, waiting for the receipt."), status.sent_at
    if status.confirmed_at:
        text = translate("Network", "Everything delivered and confirmed at {time}.")
        return text, status.confirmed_at
    if status.reached_at:
        text = translate(
            "Network", "Headquarters reached at {time}; not everything has been accepted."
        )
        return text, status.reached_at
    return translate("Network", "Not contacted yet."), ""


def _next_text(status: NetworkStatus, now: dt.datetime) -> str:
    if status.trying:
        return translate("Network", "Trying again.")
    if status.next_at is None:
        return ""
    seconds = (status.next_at - now).total_seconds()
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


def _clock_time(at: str) -> str:
    return dt.datetime.fromisoformat(at).astimezone().strftime("%H:%M")
