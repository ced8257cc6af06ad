"""The window shows the catalogue's texts, Qt's own beside them, and changes without a restart."""

import re
from functools import cache

import pytest
from babel.messages.pofile import read_po
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QTableView

from testdesk.gui import translation
from testdesk.gui.widgets.dialog import top_dialog
from testdesk.messages import catalogue
from testdesk.resource_files import RESOURCES


@pytest.mark.parametrize(
    "name",
    ["register", "proxy", "queue", "coverage", "handover", "screen dialog", "devices dialog"],
)
def test_nothing_is_left_in_the_previous_language(hands, page_of, name):
    translation.use("zh")
    page_of[name]()
    hands.settle()
    assert (top_dialog(hands.window) is not None) == name.endswith("dialog")
    for before, now in (("zh", "ko"), ("ko", "en"), ("en", "zh")):
        translation.use(now)
        of_before, of_now = only_in(before, now), only_in(now, before)
        assert [text for text in texts_now() if of_before.fullmatch(text)] == []
        assert sum(bool(of_now.fullmatch(text)) for text in texts_now()) > 5
        hands.settle()
        # What was read again meanwhile speaks it as well.
        assert [text for text in texts_now() if of_before.fullmatch(text)] == []


def texts_now():
    """Every text of every widget that is seen, without markup."""
    texts = set()
    for widget in QApplication.allWidgets():
        if not widget.isVisible():
            continue
        if widget.isWindow():
            texts.add(widget.windowTitle())
        if isinstance(widget, QLabel | QAbstractButton):
            texts.add(widget.text().replace("&&", "&"))
        if isinstance(widget, QTableView) and widget.horizontalHeader().isVisible():
            heads = range(widget.model().columnCount())
            across = Qt.Orientation.Horizontal
            texts |= {str(widget.model().headerData(place, across)) for place in heads}
    return {re.sub(r"<[^>]+>", "", text) for text in texts if text}


@cache
def only_in(language, other):
    """Matches a text of one language that is none of the other's."""
    return re.compile("|".join(forms(language) - forms(other)))


@cache
def forms(language):
    """The texts of a language as patterns, each with letters to recognise it by."""
    folder = catalogue.FOLDER / catalogue.LOCALES.get(language, "ko") / "LC_MESSAGES"
    with (folder / f"{catalogue.DOMAIN}.po").open("rb") as file:
        messages = [each for each in read_po(file) if each.id]
    found = set()
    for message in messages:
        kept = message.id if language == "en" else message.string
        for text in (kept,) if isinstance(kept, str) else kept or ():
            literals = re.split(r"\{\w*\}", text)
            if re.search(r"\w\w", "".join(literals)):
                found.add(".+".join(map(re.escape, literals)))
    return found


def test_the_language_changes_everywhere_without_a_restart(hands):
    window = hands.window
    hands.scan("YJ22034417")
    for language, heading in (("zh", "采样管已打开"), ("ko", "튜브를 열었습니다")):
        translation.use(language)
        assert window.register.verdict.view.heading == heading
    translation.use("en")
    assert window.register.verdict.view.heading == "Tube open"


@pytest.mark.parametrize(
    ("language", "of_qt", "ours"),
    [
        ("zh", "撤消(&U)", "不要采样"),
        ("ko", "실행 취소(&U)", "채취하지 마십시오"),
        ("en", "&Undo", "Do not swab"),
    ],
)
@pytest.mark.usefixtures("english")
def test_qts_own_texts_come_from_qts_own_catalogue(language, of_qt, ours):
    translation.use(language)
    assert QCoreApplication.translate("QWidgetTextControl", "&Undo") == of_qt
    assert QCoreApplication.translate("Verdict", "Do not swab") == ours
    assert QCoreApplication.translate("Verdict", "said by nobody") == "said by nobody"


def test_one_catalogue_is_all_there_is():
    resources = RESOURCES
    assert [*resources.rglob("*.qm"), *resources.rglob("*.ts")] == []
    assert catalogue.FOLDER.is_relative_to(resources)
