"""Parses the JSON answers of local reader services (新中新 web API, V3.3.4 and before)."""

from __future__ import annotations

import msgspec

from testdesk.domain.refusals import ReaderFault
from testdesk.readers.id_card import IdCard, card_of

# The first number in `retcode` is the status of the reader's own module (SDT_*).
_READ = 0x90
_NO_CARD = frozenset({0x80, 0x81})
_UNREADABLE = frozenset({0x31, 0x32, 0x33, 0x40, 0x41, 0x91})
# The service has no status for a busy reader, only these texts.
_BUSY_TEXTS = ("忙", "读卡中")
_NO_CARD_TEXTS = ("寻卡", "找卡", "无卡", "未放", "请放", "超时")


class _Reply(msgspec.Struct):
    """The fields that are used. Photo, pictures and fingerprints are never decoded."""

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


def read_answer(data: bytes) -> IdCard | None:
    """The card in an answer, or None if there was no card on the reader.

    Raises:
        EnvironmentFault: id_card_unreadable, id_reader_busy, id_reader_gone (with the `reason`
            "answer" if this is not an answer of such a service).
    """
    try:
        answer = msgspec.json.decode(data, type=_Reply)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise ReaderFault("id_reader_gone", reason="answer") from error
    if answer.code is None and answer.retcode is None:
        raise ReaderFault("id_reader_gone", reason="answer")
    if _is_read(answer):
        return _card(answer)
    _refuse_other_than_no_card(answer)
    return None


def _is_read(answer: _Reply) -> bool:
    """Whether a card was read. Older services have no `code`; a photo's status does not matter."""
    return str(answer.code).strip() == "0" or _status(answer) == _READ


def _status(answer: _Reply) -> int | None:
    """The first number of `retcode`, such as "0x90 0x1"."""
    first = str(answer.retcode or "").split()[:1]
    try:
        return int(first[0], 16) if first and len(first[0]) <= 6 else None
    except ValueError:
        return None


def _card(answer: _Reply) -> IdCard:
    return card_of(
        number=answer.cardno or "",
        name=answer.name or "",
        latin_name=answer.eng_name or "",
        sex=answer.sex or "",
        birth=answer.born or "",
        nation=answer.nation or "",
        address=answer.address or "",
    )


def _refuse_other_than_no_card(answer: _Reply) -> None:
    """Raises unless the answer means that there was no card on the reader."""
    status, message = _status(answer), f"{answer.retmsg or ''} {answer.errmsg or ''}"
    if any(text in message for text in _BUSY_TEXTS):
        raise ReaderFault("id_reader_busy")
    if status in _NO_CARD or any(text in message for text in _NO_CARD_TEXTS):
        return
    if status in _UNREADABLE:
        raise ReaderFault("id_card_unreadable")
    raise ReaderFault("id_reader_gone")
