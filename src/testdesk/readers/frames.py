"""Reads the codes in a camera's pictures, and finds out which of them are new."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from testdesk.domain.numbers.scans import clean

# When a code is reported again; see `CodesInView`.
AWAY_SECONDS = 1.5
MIN_SECONDS = 3.0
# The formats on our paper, on tubes and on people's phones; more would give more misread codes.
_FORMATS = "QRCode|Code128"


def codes_in(grey: bytes | memoryview, width: int, height: int, stride: int) -> list[str]:
    """The texts of the QR codes and Code 128 bar codes in a picture, without duplicates.

    Args:
        grey: one byte for each dot, row by row.
        width: of the picture, in dots.
        height: of the picture, in dots.
        stride: bytes from one row to the next: `width`, or more if rows are padded.
    """
    import zxingcpp  # noqa: PLC0415 - needed only at stations with a camera

    grey_format = zxingcpp.ImageFormat.Lum
    # Any buffer works, whatever the type hints state; numpy is not needed.
    picture = zxingcpp.ImageView(memoryview(grey), width, height, grey_format, stride)  # type: ignore[arg-type]  # see above
    # Plain text, as a handheld scanner types it, not the human-readable form.
    formats = zxingcpp.barcode_formats_from_str(_FORMATS)
    found = zxingcpp.read_barcodes(picture, formats=formats, text_mode=zxingcpp.TextMode.Plain)
    texts = (clean(code.text) for code in found)
    return list(dict.fromkeys(text for text in texts if text))


class _Sighting(msgspec.Struct):
    """A code in view: when it was last seen and last reported, and whether it was away since."""

    seen_at: float
    reported_at: float | None = None
    was_away: bool = False


class CodesInView:
    """Reports each code once while it is held in front of the camera.

    A code is reported when two pictures show it, because a code in a single picture may be misread,
    especially a bar code. It is reported again after it was out of view for `AWAY_SECONDS`, but not
    before `MIN_SECONDS` have passed since the last report.
    """

    def __init__(self) -> None:
        self._known: dict[str, _Sighting] = {}

    def new_codes(self, texts: Iterable[str], now: float) -> list[str]:
        """The codes of a picture to report; `now` is the time, in seconds, of a monotonic clock."""
        reported = [text for text in texts if self._is_new(text, now)]
        self._known = {
            text: sighting
            for text, sighting in self._known.items()
            if now - sighting.seen_at < MIN_SECONDS
        }
        return reported

    def _is_new(self, text: str, now: float) -> bool:
        sighting = self._known.get(text)
        if sighting is None:
            self._known[text] = _Sighting(now)
            return False
        away = now - sighting.seen_at >= AWAY_SECONDS
        sighting.was_away = sighting.was_away or away
        sighting.seen_at = now
        if sighting.reported_at is None:
            is_due = not away
        else:
            is_due = sighting.was_away and now - sighting.reported_at >= MIN_SECONDS and not away
        if is_due:
            sighting.reported_at, sighting.was_away = now, False
        return is_due
