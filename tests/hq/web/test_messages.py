"""The texts of the pages: none missing, none forgotten, and colours that can be read."""

import re
from pathlib import Path
from typing import get_args

import msgspec
import pytest

import testdesk
from testdesk.domain.corrections.listing import REMOVAL_REASONS
from testdesk.domain.excuses import EXCUSE_REASONS
from testdesk.domain.journal.events import CorrectedField, Decision
from testdesk.domain.residents.people import Colour
from testdesk.gui.theme import DARK, LIGHT
from testdesk.hq.accounts.access import AccessKind
from testdesk.hq.conflicts.forks import ForkKind
from testdesk.hq.conflicts.subjects import ConflictKind
from testdesk.hq.erasure.deciding import RoundStateName
from testdesk.hq.views.coverage import Reason
from testdesk.hq.views.exports import ExportFormat
from testdesk.hq.web.filters import KINDS_WITH_SENTENCES
from testdesk.hq.web.messages import LANGUAGES, RESOURCES, counted, message
from testdesk.messages.catalogue import Counted, ntranslate, translate
from testdesk.messages.pages import PAGES
from testdesk.messages.sentences import SENTENCES

WRITTEN = re.compile(r"""\bmessage\(\s*"(\w+)\"""")
# Keys that are put together: what stands before the part that varies, and what it may be.
MADE = {
    "reason_": [reason for reason in get_args(Reason) if reason],
    "conflict_": [k + end for k in get_args(ConflictKind) for end in ("", "_hint")],
    "chain_": list(get_args(ForkKind)),
    "decision_": list(get_args(Decision)),
    "fact_": [*KINDS_WITH_SENTENCES, "other"],
    "look_": list(get_args(AccessKind)),
    "shown_": ["number", "phone", "record"],
    "format_": [f + end for f in get_args(ExportFormat) for end in ("", "_hint")],
    "colour_": list(get_args(Colour)),
    "sex_": ["M", "F"],
    "field_": list(get_args(CorrectedField)),
    "mode_": ["pool", "household", "single"],
    "state_": ["open", "sealed", "discarded"],
    "removed_": list(REMOVAL_REASONS),
    "excuse_": list(EXCUSE_REASONS),
    "round_": list(get_args(RoundStateName)),
    "decision_invalid_": [
        reason
        for code, _, reason in (one.partition(".") for one in SENTENCES)
        if code == "decision_invalid" and reason
    ],
}
ELSEWHERE = {
    *("overview", "stations", "conflicts", "recall", "downloads", "rounds", "looks"),  # the rail
    *("days", "hours", "minutes", "seconds", "unit_name", "room_name"),  # figures' units
    *("login_failed", "login_waits"),  # codes of refusals
    *("conflict_unknown", "conflict_decided", "reason_missing"),
    *("batch_admitted", "batch_not_kept"),
    *("erasure_not_proposed", "erasure_proposed", "second_person_same_password", "not_permitted"),
    *("round_disputed", "round_in_progress", "round_incomplete", "round_recent", "round_unknown"),
    "rewrite_due",
    *("claim_damaged", "claim_forked", "claim_key_unknown", "claim_not_arrived"),
    *("signature_wrong", "station_unknown"),
    *("note_missing", "person_removed", "person_not_listed", "person_not_removed"),
}


def used():
    modules = (Path(testdesk.__file__).parent / "hq" / "web").rglob("*.py")
    found = {key for file in modules for key in WRITTEN.findall(file.read_text(encoding="utf-8"))}
    made = {prefix + rest for prefix, rests in MADE.items() for rest in rests}
    return found | made | ELSEWHERE


def test_no_text_of_a_code_is_missing_and_none_is_left_over():
    assert sorted(used() - set(PAGES)) == []
    assert sorted(set(PAGES) - used()) == []


def in_language(text, language):
    if isinstance(text, Counted):
        return ntranslate("Pages", text.singular, text, 2, language)
    return translate("Pages", text, language)


def test_chinese_and_korean_are_not_left_in_english():
    same = {
        key
        for key, text in PAGES.items()
        for language in ("zh", "ko")
        if in_language(text, language) == text
    }
    assert same == {"format_csv", "format_parquet", "format_fhir", "format_xlsx"}


def test_no_text_of_a_template_is_written_without_translation():
    """What is between tags, or is read aloud, comes from `t`, `tn`, `named` or a value."""
    bare = re.compile(r"[A-Za-z\u3400-\u9fff\uac00-\ud7a3]{2,}")
    for file in (RESOURCES / "templates").iterdir():
        source = re.sub(r"{[{%#].*?[}%#]}", "", file.read_text(encoding="utf-8"), flags=re.DOTALL)
        shown = re.findall(r">([^<]*)<", source)
        shown += re.findall(r'(?:title|aria-label|placeholder|data-label)="([^"]*)"', source)
        wild = [text for text in shown if bare.search(text)]
        assert [text for text in wild if text != "testdesk"] == [], file.name


@pytest.mark.parametrize(
    ("language", "count", "expected"),
    [
        ("en", 1, "1 person registered while the clock was wrong"),
        ("en", 2, "2 people registered while the clock was wrong"),
        ("zh", 1, "1 人是在时钟有误时登记的"),
        ("ko", 2, "2명이 시계가 틀린 상태로 등록됨"),
    ],
)
def test_what_is_counted_has_its_plural(language, count, expected):
    one, many = (
        "{n} person registered while the clock was wrong",
        "{n} people registered while the clock was wrong",
    )
    assert counted(one, many, count, language, n=count) == expected


def test_the_pages_speak_the_languages_of_the_product():
    assert [message("days", language, n=2) for language in LANGUAGES] == ["2 天", "2일", "2 d"]


def colours(query):
    """The custom properties of one block of the style, by name."""
    text = (RESOURCES / "static" / "colours.css").read_text(encoding="utf-8")
    light, dark = text.split("@media print")[0].split("@media (prefers-color-scheme: dark)")
    block = {"light": light, "dark": dark}[query]
    return dict(re.findall(r"--([\w-]+): (#[0-9A-F]{6});", block))


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_the_pages_have_the_colours_of_the_window(theme):
    page_colours = {name.replace("-", "_"): value for name, value in colours(theme.name).items()}
    assert len(page_colours) > 15
    assert page_colours.items() <= msgspec.structs.asdict(theme).items()


def test_no_other_file_of_the_pages_writes_a_colour():
    files = [RESOURCES / "static" / "style.css", *(RESOURCES / "templates").iterdir()]
    files += (RESOURCES / "static").glob("*.js")
    wrong = [
        f.name for f in files if re.search(r"#[0-9a-fA-F]{3,8}\b|rgba?\(", f.read_text("utf-8"))
    ]
    assert wrong == []


def luminance(colour):
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(
    ("ink", "ground"),
    [
        *(("ink", "card"), ("soft", "card"), ("soft", "ground"), ("accent", "card")),
        *(("accent", "ground"), ("attention", "card"), ("accent", "accent-soft")),
        *(("stop", "stop-soft"), ("on-fill", "accent-fill")),
        *(("dark-ground-soft", "dark-ground"), ("dark-ground-ink", "dark-ground-current")),
    ],
)
def test_text_contrasts_with_its_ground(theme, ink, ground):
    values = colours(theme)
    light, dark = sorted((luminance(values[ink]), luminance(values[ground])), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.5
