"""The texts on paper, in three languages.

Everywhere else below `gui` there are codes and values only. Paper is the exception: it is read by
the person who carries it, in that person's languages, whatever language the window speaks.
"""

from __future__ import annotations

import msgspec

from testdesk.domain.people import Language


class TrilingualText(msgspec.Struct, frozen=True):
    """One text in three languages.

    Attributes:
        zh: Chinese.
        ko: Korean, in the spelling used in Yanbian.
        en: English.
    """

    zh: str
    ko: str
    en: str

    def of(self, language: Language) -> str:
        """The text in one language."""
        return {"zh": self.zh, "ko": self.ko, "en": self.en}[language]


HEADING = TrilingualText("核酸检测代领码", "대리발급 코드", "Testing code")
BRING = TrilingualText(
    "每轮检测请带此卡", "검사 때마다 가져오십시오", "Bring this card to every round"
)
KEEP = TrilingualText(
    "请保管好，每轮检测都带来",
    "잘 보관하고 검사 때마다 가져오십시오",
    "Keep it safe, bring it to every round",
)
TAIL = TrilingualText("证件尾号", "신분증 끝자리", "ID ends in")
VALID = TrilingualText("有效至", "유효기한", "Valid until")
REPRINT = TrilingualText("补打", "재인쇄", "Copy")
SPECIMEN = TrilingualText("样张", "견본", "SPECIMEN")


def origin(point: str, language: Language, *, reprint: bool) -> str:
    """Where a code was issued, and whether it was printed before; may be empty."""
    parts = [point, REPRINT.of(language) if reprint else ""]
    return " ".join(part for part in parts if part)


# Before a card is issued its code does not exist yet: the preview says so in its place.
NO_CODE_YET = TrilingualText(
    "打印时生成代领码",
    "코드는 인쇄할 때 만들어집니다",
    "The code is made when it is printed",
)
