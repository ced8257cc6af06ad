"""Parses the JSON replies of an ID-card reader's local service (新中新 web API, to V3.3.4)."""

from __future__ import annotations

import msgspec

from testdesk.domain.refusals import ReaderFault
from testdesk.readers.id_card import IdCard, make_card

# The first number in `retcode` is a status of the security module (SAM) in the reader: the return
# value of a function of its programming interface, whose names begin with SDT_.
_STATUS_READ = 0x90
_STATUSES_NO_CARD = frozenset({0x80, 0x81})
_STATUSES_UNREADABLE = frozenset({0x31, 0x32, 0x33, 0x40, 0x41, 0x91})
# That the reader is busy is known only from these texts: there is no status for it.
_BUSY_TEXTS = ("忙", "读卡中")  # "busy", "reading the card"
# "Looking for a card", "no card", "none put down", "please put down", "time is over".
_NO_CARD_TEXTS = ("寻卡", "找卡", "无卡", "未放", "请放", "超时")


class _Reply(msgspec.Struct):
    """The fields that are read. The photo, images and fingerprints of a reply are not decoded.

    Attributes:
        code, retcode: see `_is_read`.
        retmsg, errmsg: messages in Chinese.
        born: the birth date.
        nation: the ethnicity of a resident, the nationality of a foreigner.
    """

    code: str | int | None = None
    retcode: str | int | None = None
    retmsg: str | None = None
    errmsg: str | None = None
    cardno: str | None = None
    name: str | None = None
    eng_name: str | None = msgspec.field(default=None, name="EngName")
    sex: str | None = None
    born: str | None = None
    nation: str | None = None
    address: str | None = None


def parse_reply(data: bytes) -> IdCard | None:
    """The card in a reply, or None if there was no card on the reader.

    Raises:
        EnvironmentFault: id_card_unreadable, id_reader_busy, id_reader_gone. The `reason` of
            id_reader_gone is "answer" if the data are not a reply of such a service.
    """
    try:
        reply = msgspec.json.decode(data, type=_Reply)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise ReaderFault("id_reader_gone", reason="answer") from error
    if reply.code is None and reply.retcode is None:
        raise ReaderFault("id_reader_gone", reason="answer")
    if _is_read(reply):
        return _card(reply)
    _raise_unless_no_card(reply)
    return None


def _is_read(reply: _Reply) -> bool:
    """Whether a card was read: `code` is 0 or, as older services have no `code`, by `retcode`.

    The second number in `retcode` is the status of the photo, which is not needed.
    """
    return str(reply.code).strip() == "0" or _status(reply) == _STATUS_READ


def _status(reply: _Reply) -> int | None:
    """The first number of `retcode`, such as "0x90 0x1"."""
    first = str(reply.retcode or "").split()[:1]
    try:
        return int(first[0], 16) if first and len(first[0]) <= 6 else None
    except ValueError:
        return None


def _card(reply: _Reply) -> IdCard:
    return make_card(
        number=reply.cardno or "",
        name=reply.name or "",
        latin_name=reply.eng_name or "",
        sex=reply.sex or "",
        birth=reply.born or "",
        ethnicity_or_nationality=reply.nation or "",
        address=reply.address or "",
    )


def _raise_unless_no_card(reply: _Reply) -> None:
    """Raises an error unless the reply means that there was no card on the reader."""
    status, message = _status(reply), f"{reply.retmsg or ''} {reply.errmsg or ''}"
    if any(text in message for text in _BUSY_TEXTS):
        raise ReaderFault("id_reader_busy")
    if status in _STATUSES_NO_CARD or any(text in message for text in _NO_CARD_TEXTS):
        return
    if status in _STATUSES_UNREADABLE:
        raise ReaderFault("id_card_unreadable")
    raise ReaderFault("id_reader_gone")
