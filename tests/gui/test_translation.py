"""The window speaks the catalogue's texts, Qt's own beside them, and changes without a restart."""

import pytest
from PySide6.QtCore import QCoreApplication

from testdesk.gui import translation
from testdesk.messages import catalogue
from testdesk.resource_files import RESOURCES


def test_the_language_changes_everywhere_without_a_restart(hands):
    window = hands.window
    hands.scan("YJ22034417")
    for language, heading in (("zh", "采样管已打开"), ("ko", "튜브를 열었습니다")):
        translation.use(language)
        window.retranslate()
        assert window.register.verdict.view.heading == heading
    translation.use("en")
    window.retranslate()
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
