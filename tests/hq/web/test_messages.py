"""The words of the pages: none missing, none forgotten, and colours that can be read."""

import re
from string import Formatter
from typing import get_args

import msgspec
import pytest

from testdesk.domain.events import CorrectedField, Decision
from testdesk.domain.excuses import EXCUSE_REASONS
from testdesk.domain.listing import REMOVAL_REASONS
from testdesk.domain.people import Colour
from testdesk.gui.theme import DARK, LIGHT
from testdesk.hq.accounts.access import AccessKind
from testdesk.hq.conflicts.forks import ForkKind
from testdesk.hq.conflicts.subjects import ConflictKind
from testdesk.hq.views.coverage import Reason
from testdesk.hq.views.exports import ExportFormat
from testdesk.hq.web.filters import FACTS
from testdesk.hq.web.messages import LANGUAGES, RESOURCES, messages
from testdesk.messages.sentences import SENTENCES

WRITTEN = re.compile(r"""\bt\('(\w+)'|\bmessage\(\s*"(\w+)\"""")
# Keys that are put together: what stands before the part that varies, and what it may be.
MADE = {
    "reason_": [reason for reason in get_args(Reason) if reason],
    "conflict_": [k + end for k in get_args(ConflictKind) for end in ("", "_hint")],
    "chain_": list(get_args(ForkKind)),
    "decision_": list(get_args(Decision)),
    "fact_": [*FACTS, "other"],
    "look_": list(get_args(AccessKind)),
    "format_": [f + end for f in get_args(ExportFormat) for end in ("", "_hint")],
    "colour_": list(get_args(Colour)),
    "sex_": ["M", "F"],
    "field_": list(get_args(CorrectedField)),
    "mode_": ["pool", "household", "single"],
    "state_": ["open", "sealed", "discarded"],
    "removed_": list(REMOVAL_REASONS),
    "excuse_": list(EXCUSE_REASONS),
    "decision_invalid_": [
        reason
        for code, _, reason in (one.partition(".") for one in SENTENCES)
        if code == "decision_invalid" and reason
    ],
}
ELSEWHERE = {
    *("overview", "stations", "conflicts", "recall", "downloads", "looks"),  # the rail's list
    *("days", "hours", "minutes", "seconds", "unit_name", "room_name"),  # figures' units
    *("login_failed", "login_waits"),  # codes of refusals
    *("conflict_unknown", "conflict_decided", "reason_missing"),
    *("batch_admitted", "batch_not_kept"),
    *("note_missing", "person_removed", "person_not_listed", "person_not_removed"),
}


def used():
    files = [*(RESOURCES / "templates").iterdir()]
    files += [*(RESOURCES.parents[1] / "hq" / "web").glob("*.py")]
    found = {
        key
        for file in files
        for pair in WRITTEN.findall(file.read_text(encoding="utf-8"))
        for key in pair
        if key
    }
    made = {prefix + rest for prefix, rests in MADE.items() for rest in rests}
    return {key for key in found if key not in MADE} | made | ELSEWHERE


def test_no_word_is_missing_and_none_is_left_over():
    assert sorted(used() - set(messages())) == []
    assert sorted(set(messages()) - used()) == []


def test_every_word_is_there_in_every_language_with_the_same_values():
    for key, told in messages().items():
        assert list(told) == list(LANGUAGES), key
        assert all(text.strip() for text in told.values()), key
        values = [{name for _, name, _, _ in Formatter().parse(t) if name} for t in told.values()]
        assert values[0] == values[1] == values[2], key


def test_chinese_and_korean_are_not_left_in_english():
    same = {k for k, t in messages().items() if t["en"] in (t["zh"], t["ko"])}
    assert same == {"format_csv", "format_parquet", "format_fhir", "format_xlsx"}


def colours(query):
    """The custom properties of one block of the style, by name."""
    text = (RESOURCES / "static" / "colours.css").read_text(encoding="utf-8")
    light, dark = text.split("@media print")[0].split("@media (prefers-color-scheme: dark)")
    block = {"light": light, "dark": dark}[query]
    return dict(re.findall(r"--([\w-]+): (#[0-9A-F]{6});", block))


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_the_pages_have_the_colours_of_the_window(theme):
    told = {name.replace("-", "_"): value for name, value in colours(theme.name).items()}
    assert len(told) > 15
    assert told.items() <= msgspec.structs.asdict(theme).items()


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
        *(("rail-soft", "rail"), ("rail-ink", "rail-current")),
    ],
)
def test_text_stands_out_from_its_ground(theme, ink, ground):
    told = colours(theme)
    light, dark = sorted((luminance(told[ink]), luminance(told[ground])), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.5
