"""The rules of the style sheet, with names in place of the colours and sizes of `theme`.

What follows `#` is the object name of a widget. A `card` is any framed part of a page, whatever it
shows; a `chip` is a remark within a field, a `pill` the state of what is beside it, `outlined` a
part of a dark card, a `cap` the key beside a choice, `scrolled` the contents of a scroll area.
"""

from __future__ import annotations

RULES = """
QFrame#card {{ background: {card}; border: 1px solid {line}; border-radius: {radius}px; }}
QFrame#card[dark="true"] {{ background: {dark_ground}; border: 1px solid {dark_ground}; }}
QFrame#card[full="true"] {{ border: 3px solid {ink}; }}
QFrame#fact {{ background: {card}; border: 1px solid {line}; border-radius: {small_radius}px; }}
QFrame#fact[tone="accent"] {{ background: {accent_soft}; border: 1px solid {accent_soft}; }}
QFrame#fact[tone="attention"] {{
    background: {attention_soft}; border: 1px solid {attention_soft};
}}
QFrame#banner {{ border-radius: {small_radius}px; }}
QFrame#banner[tone="accent"] {{ background: {accent_soft}; }}
QFrame#banner[tone="attention"] {{ background: {attention_soft}; }}
QFrame#banner[tone="stop"] {{ background: {stop_soft}; }}
QFrame#pill {{ background: {ground}; border: none; border-radius: 16px; }}
QFrame#pill[tone="accent"] {{ background: {accent_soft}; }}
QFrame#outlined {{
    background: transparent; border: 1px solid {dark_ground_soft}; border-radius: {small_radius}px;
}}
QLabel#chip {{
    background: {attention_soft}; color: {attention}; border: 1px solid {attention};
    border-radius: 13px; padding: 1px 10px;
}}
QLabel#cap {{
    background: {card}; color: {soft}; border: 1px solid {line}; border-radius: 5px;
    padding: 2px 12px;
}}
QPushButton#row {{
    background: {card}; border: none; border-bottom: 1px solid {line}; text-align: left;
}}
QPushButton#row:hover:enabled, QPushButton#row:focus {{ background: {accent_soft}; }}
QFrame#hairline {{ background: {line}; border: none; }}
QFrame#hairline[dark="true"] {{ background: {dark_ground_soft}; }}
QFrame#status_bar {{ background: {card}; border: none; border-top: 1px solid {line}; }}
QWidget#sidebar {{ background: {dark_ground}; }}
QLabel {{ background: transparent; }}
QLabel[tone="ink"] {{ color: {ink}; }}
QLabel[tone="soft"] {{ color: {soft}; }}
QLabel[tone="accent"] {{ color: {accent}; }}
QLabel[tone="attention"] {{ color: {attention}; }}
QLabel[tone="stop"] {{ color: {stop}; }}
QLabel[tone="on_fill"] {{ color: {on_fill}; }}
QLabel[tone="sidebar"] {{ color: {dark_ground_ink}; }}
QLabel[tone="sidebar_soft"] {{ color: {dark_ground_soft}; }}
QLineEdit, QPlainTextEdit, QComboBox, QSpinBox {{
    background: {card}; color: {ink}; border: 1px solid {line};
    border-radius: {small_radius}px; padding: 0 16px;
    selection-background-color: {accent_fill}; selection-color: {on_fill};
}}
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QSpinBox:focus {{
    border: 2px solid {accent}; padding: 0 15px;
}}
QLineEdit[wrong="true"] {{ border: 2px solid {stop}; padding: 0 15px; }}
QLineEdit[bare="true"] {{ border: none; background: transparent; padding: 0; }}
QComboBox::drop-down {{ border: none; width: 40px; }}
QComboBox QAbstractItemView {{
    background: {card}; color: {ink}; border: 1px solid {line}; outline: none;
    selection-background-color: {accent_soft}; selection-color: {ink};
}}
QSpinBox::up-button, QSpinBox::down-button {{ width: 0; }}
QTableView, QListView {{
    background: {card}; color: {ink}; border: none; outline: none;
    selection-background-color: {accent_soft}; selection-color: {ink};
}}
QTableView::item, QListView::item {{ border-bottom: 1px solid {line}; padding: 0 8px; }}
QTableView::item:selected, QListView::item:selected {{ background: {accent_soft}; color: {ink}; }}
QHeaderView {{ background: {card}; border: none; }}
QHeaderView::section {{
    background: {card}; color: {soft}; border: none; border-bottom: 1px solid {line};
    padding: 8px 8px 8px 11px; font-size: {head_px}px;
}}
QTableCornerButton::section {{ background: {card}; border: none; }}
QScrollArea {{ background: transparent; border: none; }}
QScrollArea > QWidget > QWidget#scrolled {{ background: transparent; }}
QScrollBar:vertical {{ background: transparent; width: 18px; margin: 0; }}
QScrollBar::handle:vertical {{
    background: {empty}; border-radius: 6px; min-height: 48px; margin-left: 6px;
}}
QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 0; }}
QScrollBar::handle:horizontal {{ background: {empty}; border-radius: 6px; min-width: 48px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QFrame#dialog {{ background: {card}; border: 1px solid {line}; border-radius: {radius}px; }}
QToolTip {{ background: {card}; color: {ink}; border: 1px solid {line}; padding: 8px; }}
"""
