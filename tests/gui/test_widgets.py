"""The widgets: no text is cut, every state has a shape."""

import inspect
from types import FunctionType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QFontMetricsF, QImage, QPainter
from PySide6.QtWidgets import QLineEdit, QSpacerItem, QWidget

from testdesk.gui import theme
from testdesk.gui.widgets.banner import Banner
from testdesk.gui.widgets.button import Button
from testdesk.gui.widgets.check import Check
from testdesk.gui.widgets.choice import Choice
from testdesk.gui.widgets.dialog import Dialog
from testdesk.gui.widgets.field import Field, LabelledField
from testdesk.gui.widgets.fitted import fitted_font
from testdesk.gui.widgets.layouts import STRETCH, add_parts, in_column, in_row
from testdesk.gui.widgets.measured import measured_font
from testdesk.gui.widgets.runs import runs_height
from testdesk.gui.widgets.symbol import paint_symbol
from testdesk.gui.widgets.text import Label, strong

pytestmark = pytest.mark.usefixtures("english")


@pytest.mark.parametrize("caption", ["Undo", "导出并读入回执", "내보내고 수령증 읽기", "R&D"])
def test_a_button_is_never_narrower_than_its_word_and_its_key(qtbot, caption):
    button = Button(caption, "Ctrl Enter", main=True)
    qtbot.addWidget(button)
    needed = QFontMetrics(theme.font(theme.BODY_PX, bold=True)).horizontalAdvance(caption)
    needed += QFontMetrics(theme.font(theme.KEY_PX, bold=True)).horizontalAdvance("Ctrl Enter")
    assert button.minimumSizeHint().width() > needed
    assert button.minimumSizeHint().height() >= theme.TOUCH
    assert button.caption() == caption


@pytest.mark.usefixtures("qapp")
def test_measuring_a_text_wraps_no_method_of_qt():
    """For such a method's docstring PySide loads all its signatures: a third of a second."""
    font = measured_font(theme.BODY_PX)
    assert isinstance(inspect.unwrap(font.width), FunctionType)
    metrics = QFontMetricsF(theme.font(theme.BODY_PX))
    assert font.width("朴顺子") == metrics.horizontalAdvance("朴顺子")


def test_parts_stand_in_their_order_with_their_stretch_and_their_gaps(qtbot):
    page, first, second, third = QWidget(), QWidget(), QWidget(), QWidget()
    qtbot.addWidget(page)
    inner = in_row(second, STRETCH, gap=3)
    column = in_column((first, 2), 8, inner, gap=5, margins=(1, 2, 3, 4), parent=page)
    add_parts(column, (STRETCH, 2), third)
    found: list[Any] = [column.itemAt(place) for place in range(column.count())]
    assert [item.widget() or item.layout() for item in found] == [first, None, inner, None, third]
    assert [column.stretch(place) for place in range(5)] == [2, 0, 0, 2, 0]
    assert isinstance(found[1], QSpacerItem)
    assert found[1].sizeHint().height() == 8
    assert (inner.spacing(), column.spacing()) == (3, 5)
    sides = column.contentsMargins()
    assert (sides.left(), sides.top(), sides.right(), sides.bottom()) == (1, 2, 3, 4)
    assert page.layout() is column
    assert second.parentWidget() is page


def test_a_box_can_be_ticked_anywhere_on_its_line(qtbot):
    check = Check("金永浩 · 82 岁 · 无手机码")
    qtbot.addWidget(check)
    check.resize(check.sizeHint())
    qtbot.mouseClick(check, Qt.MouseButton.LeftButton, pos=check.rect().center())
    assert check.isChecked()


def test_one_of_a_choice_is_chosen_by_place(qtbot):
    choice = Choice({"a": "First", "b": "Second"}, numbered=True)
    qtbot.addWidget(choice)
    with qtbot.waitSignal(choice.chosen) as blocker:
        assert choice.pick(1)
    assert (blocker.args, choice.value()) == (["b"], "b")
    assert not choice.pick(2)


def test_a_code_field_keeps_the_input_method_out_and_a_name_field_lets_it_in(qtbot):
    for field, lets_in in (
        (Field(), True),
        (Field(latin=True), False),
        (Field(secret=True), False),
    ):
        qtbot.addWidget(field)
        assert field.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled) == lets_in


def test_a_problem_replaces_the_label_until_something_is_typed(qtbot):
    line = LabelledField("Name")
    qtbot.addWidget(line)
    line.show()
    height = line.sizeHint().height()
    line.set_problem("Type the name.")
    assert (line.problem.isVisible(), line.label.isVisible()) == (True, False)
    assert line.sizeHint().height() == height
    qtbot.keyClicks(line.field, "a")
    assert (line.problem.isVisible(), line.label.isVisible()) == (False, True)
    assert line.findChildren(QLineEdit) == [line.field]


def test_a_banner_without_a_message_is_hidden(qtbot):
    banner = Banner()
    qtbot.addWidget(banner)
    banner.show_message("Look", "stop")
    assert (banner.isVisible(), banner.property("tone")) == (True, "stop")
    banner.show_message("")
    assert not banner.isVisible()


def test_typed_text_is_never_read_as_markup(qtbot):
    label = Label("<b>张伟</b>")
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert strong("<i>") == "<b>&lt;i&gt;</b>"


@given(st.text("王金欧阳abcWI ", min_size=1, max_size=60), st.integers(120, 800))
def test_fitted_text_fits(text, width):
    letters = fitted_font(text, width=width, height=160, px=104, smallest=4)
    longest = max((part for part in text.split()), key=len, default="")
    if letters.pixelSize() > 4:
        assert QFontMetricsF(letters).horizontalAdvance(longest) <= width


def test_facts_wrap_as_wholes_when_the_line_is_full():
    facts = ((("证件尾号", False), ("0021", True)), (("网通小区", False), ("3 号楼", True)))
    one = runs_height(facts, 28, 700)
    assert runs_height(facts, 28, 260) == pytest.approx(2 * one)


def test_each_shape_of_a_verdict_is_another_picture():
    pictures = set()
    for shape in ("tick", "cross", "triangle", "question", "dot"):
        image = QImage(112, 112, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        painter.fillRect(image.rect(), QColor(theme.LIGHT.card))
        paint_symbol(painter, QRectF(0, 0, 112, 112), shape, QColor(theme.LIGHT.ink))
        painter.end()
        pictures.add(bytes(image.constBits()))
    assert len(pictures) == 5


def test_a_dialog_is_as_high_as_what_it_holds_also_beyond_two_thirds_of_the_screen(qtbot):
    dialog = Dialog("Title")
    qtbot.addWidget(dialog)
    for _ in range(12):
        dialog.body.addWidget(Button("A deed"))
    dialog.show()
    dialog.banner.show_message("Something went wrong. Do this next.", "stop")
    dialog.fit()
    assert dialog.height() > dialog.screen().availableGeometry().height() * 2 / 3
    assert dialog.height() >= dialog.minimumSizeHint().height()


@pytest.mark.parametrize("name", theme.THEMES)
def test_a_button_that_does_nothing_looks_like_no_other(qtbot, name):
    theme.use(name)
    pictures = []
    for main, enabled in ((True, True), (False, True), (True, False)):
        button = Button("Go on", "Enter", main=main)
        qtbot.addWidget(button)
        button.setEnabled(enabled)
        button.resize(200, 60)
        line = button.grab().toImage().copy(0, 0, 200, 8)  # without the text
        pictures.append(line)
    assert pictures[2] != pictures[0]
    assert pictures[2] != pictures[1]


@pytest.mark.parametrize(("size", "margin"), [((1366, 768), 32), ((1024, 640), 16)])
def test_a_dialog_in_a_low_window_spares_its_margins_before_it_scrolls(qtbot, size, margin):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(*size)
    window.show()
    dialog = Dialog("Title", window)
    for _ in range(5):
        dialog.body.addWidget(Button("A deed"))
    dialog.open()
    assert dialog._column.contentsMargins().top() == margin
    assert dialog.height() <= size[1] - 32
    buttons = dialog.findChildren(Button)
    qtbot.waitUntil(lambda: all(b.visibleRegion().boundingRect() == b.rect() for b in buttons))
