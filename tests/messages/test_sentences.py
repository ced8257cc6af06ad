"""Every code that the program can report has a sentence, in three languages."""

import ast
import re
from functools import cache
from pathlib import Path
from string import Formatter
from typing import get_args

import pytest

import testdesk
from testdesk.domain import refusals
from testdesk.domain.refusals import CodedError, IdNumberInvalid
from testdesk.domain.residents.people import Language
from testdesk.domain.search.finding import FoundPeople
from testdesk.domain.station.quarantine import Remedy
from testdesk.domain.station.tubes import POOL_SIZES, SEAL_REASONS, VOID_REASONS
from testdesk.formats.lists.phones import PhoneWarning
from testdesk.formats.roster.fields import WARNING_OF_FIELD
from testdesk.formats.roster.rows import UnreadKind
from testdesk.hq.views.exports import ExportFormat
from testdesk.messages.catalogue import Counted
from testdesk.messages.sentences import SENTENCES, sentence, sentence_of, what_and_todo
from testdesk.messages.sentences.more_matches import more_text
from testdesk.services.people.correction import REASONS
from testdesk.services.scanning.scanned_commands import COMMANDS

ROOT = Path(testdesk.__file__).parent
RAISED = {
    name: kind
    for name, kind in vars(refusals).items()
    if isinstance(kind, type) and issubclass(kind, CodedError)
}
CODE = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
# How many arguments precede the reason in the calls that answer a scan.
GIVES_REASON = re.compile(r"[a-z](_reason|_fault_code)$|^_void")
ANSWERS = {"scan_result": 3, "refused": 2, "command_done": 1}


@cache
def trees():
    return [
        (path, ast.parse(path.read_text(encoding="utf-8"))) for path in sorted(ROOT.rglob("*.py"))
    ]


def constants(node):
    """The strings that an expression may give."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from constants(node.body)
        yield from constants(node.orelse)


def codes_raised(call):
    """The codes of an error's construction; a class that has only one needs not name it."""
    kind = RAISED[call.func.id]
    yield from constants(call.args[0]) if call.args else kind.own_codes


def raised_codes():
    for _, tree in trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in RAISED:
                yield from codes_raised(node)


def answered_reasons():
    for path, tree in trees():
        if "services" not in path.parts:
            continue
        for node in ast.walk(tree):
            name = getattr(getattr(node, "func", None), "id", "")
            if isinstance(node, ast.Call) and len(node.args) > ANSWERS.get(name, 99):
                yield from constants(node.args[ANSWERS[name]])


def reasons_given():
    """What the functions named `…_reason` or `…_fault_code` return, and `_void`."""
    for _, tree in trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef) and GIVES_REASON.search(node.name):
                for inner in ast.walk(node):
                    if isinstance(inner, ast.Return) and inner.value is not None:
                        yield from constants(inner.value)


def assigned_reasons():
    """What a service assigns to a variable named `reason`."""
    for path, tree in trees():
        for node in ast.walk(tree):
            targets = node.targets if isinstance(node, ast.Assign) else []
            names = [getattr(target, "id", "") for target in targets]
            if isinstance(node, ast.Assign) and "reason" in names and "services" in path.parts:
                yield from constants(node.value)


def meanings():
    """What the modules make of a driver's or the system's errors: the values of their tables."""
    for _, tree in trees():
        for node in ast.walk(tree):
            if not isinstance(node, ast.AnnAssign) or node.value is None:
                continue
            if getattr(node.target, "id", "").endswith(("_MEANINGS", "_FAULTS")):
                texts = [w for inner in ast.walk(node.value) for w in constants(inner)]
                yield from (w for w in texts if "_" in w and CODE.fullmatch(w))


def findings():
    """What the doctor finds amiss."""
    for _, tree in trees():
        for node in ast.walk(tree):
            name = getattr(getattr(node, "func", None), "id", "")
            if isinstance(node, ast.Call) and name == "Finding":
                status, code = list(constants(node.args[1])), list(constants(node.args[2]))
                yield from code if status != ["ok"] else []


def rows_warned_of():
    """What a reader of rosters reports about a row."""
    for _, tree in trees():
        for node in ast.walk(tree):
            name = getattr(getattr(node, "func", None), "attr", "")
            name = name or getattr(getattr(node, "func", None), "id", "")
            if isinstance(node, ast.Call) and name in {"warn", "_warn", "_BadCellError"}:
                yield from constants(node.args[1]) if len(node.args) > 1 else ()


def cell_faults():
    """What is reported of a cell whose fault depends on its column, and of what was not read."""
    return [
        *WARNING_OF_FIELD.values(),
        *get_args(PhoneWarning),
        *get_args(UnreadKind),
        "check_letter_read",
    ]


CONTRACT = """tube_opened sampled tube_sealed already_sampled tube_full no_open_tube
    tube_already_used code_damaged code_not_authentic code_revoked code_replaced code_expired
    unknown_person unknown_code id_number_invalid single_tube_required unreadable"""


def contract_reasons():
    """The reasons that the contract names."""
    return CONTRACT.split()


def test_the_source_is_really_read():
    assert {"passphrase_wrong", "kit_damaged", "disk_full"} <= set(raised_codes())
    assert {"disk_full", "store_damaged", "stick_gone", "database_busy"} <= set(meanings())
    assert {"no_round", "tube_already_used", "tube_sealed"} <= set(answered_reasons())
    assert "sample_voided" in set(assigned_reasons())
    assert {"fonts_missing", "station_missing"} <= set(findings())
    assert {"id_number_missing", "name_invalid"} <= set(rows_warned_of())
    sampled = {"sampled", "sampled_not_listed", "sampled_check_name"}
    assert {
        "tube_full",
        "single_tube_required",
        "code_expired",
        "other_tube_open",
        *sampled,
    } <= set(reasons_given())


@pytest.mark.parametrize(
    "collect",
    [
        raised_codes,
        meanings,
        answered_reasons,
        assigned_reasons,
        reasons_given,
        findings,
        rows_warned_of,
        cell_faults,
        contract_reasons,
    ],
)
def test_no_code_is_without_a_sentence(collect):
    missing = {code for code in collect() if code and code not in SENTENCES}
    assert missing == set()


def test_the_problems_of_a_day_and_of_a_journal_have_sentences():
    problems = {"swabs_differ", "places_differ", "tube_open", "not_exported", "not_seen"}
    problems |= {"count_not_exported"}
    problems |= {"batch_quarantined", *get_args(Remedy)}
    journal = {"sequence_broken", "chain_broken", "body_changed", "kind_differs"}
    assert problems | journal <= set(SENTENCES)


def test_the_codes_are_codes():
    for code in SENTENCES:
        assert all(CODE.fullmatch(part) for part in code.split(".")), code


@pytest.mark.parametrize("language", ["zh", "ko", "en"])
def test_every_sentence_can_be_made_without_its_values(language):
    for code in SENTENCES:
        what, _ = what_and_todo(code, {}, language)
        assert what
        assert "{" not in sentence(code, {}, language)


@pytest.mark.parametrize("language", ["zh", "ko"])
def test_no_sentence_is_left_in_english(language):
    for code in SENTENCES:
        what, todo = what_and_todo(code, {}, language)
        assert not re.fullmatch(r"[\x20-\x7e]+", what), code
        assert not re.fullmatch(r"[\x20-\x7e]+", todo) if todo else True, code


def test_a_reason_within_a_refusal_chooses_the_sentence():
    error = IdNumberInvalid(reason="check_digit")
    assert sentence_of(error, "en").startswith("One digit of the ID number is wrong.")
    assert sentence_of(IdNumberInvalid(), "en").startswith("This is not a valid ID")


def test_values_are_in_the_sentence():
    text = sentence("characters_missing", {"count": 1, "characters": "𫖮 U+2B5AE"}, "en")
    assert "𫖮 U+2B5AE" in text


@pytest.mark.parametrize(
    ("language", "days", "expected"),
    [
        ("en", 1, "The clock of this laptop is 1 day ahead."),
        ("en", 2, "The clock of this laptop is 2 days ahead."),
        ("zh", 1, "本机时钟快了 1 天。"),
        ("ko", 2, "이 노트북의 시계가 2일 빠릅니다."),
    ],
)
def test_a_sentence_counts(language, days, expected):
    assert what_and_todo("clock_ahead", {"reason": "days", "days": days}, language)[0] == expected


def test_every_counted_sentence_counts_a_value_of_its_own():
    counted = [text for pair in SENTENCES.values() for text in pair if isinstance(text, Counted)]
    assert len(counted) > 8
    for text in counted:
        assert f"{{{text.count_name}}}" in text
        assert text.singular.format_map(Shown()) != text.format_map(Shown())


class Shown(dict[str, str]):
    """Every value is shown by its name."""

    def __missing__(self, key):
        return key


def test_a_code_that_nobody_foresaw_is_named():
    assert "quite_new" in sentence("quite_new", {}, "ko")


# Codes of a choice among a few, and what may be chosen.
CHOICES = {
    "void_reason_unknown": VOID_REASONS,
    "seal_reason_unknown": SEAL_REASONS,
    "reason_unknown": REASONS,
    "pool_size_unknown": tuple(map(str, POOL_SIZES)),
    "command_unknown": tuple(COMMANDS),
    "language_unknown": get_args(Language),
    "export_format_unknown": get_args(ExportFormat),
    "document_unknown.type": ("01", "02", "03", "04", "05", "06", "07", "99"),
}


@pytest.mark.parametrize("language", ["zh", "ko", "en"])
@pytest.mark.parametrize("code", CHOICES)
def test_whoever_chose_what_there_is_not_reads_what_there_is(code, language):
    code, _, reason = code.partition(".")
    text = " ".join(what_and_todo(code, {"reason": reason}, language))
    chosen = CHOICES[f"{code}.{reason}" if reason else code]
    assert set(chosen) <= set(re.findall("[a-z_0-9]+", text))


@pytest.mark.parametrize(("language", "or_"), [("zh", "或"), ("ko", "또는"), ("en", " or ")])
@pytest.mark.parametrize("at_least", [True, False])
def test_how_many_more_there_are_is_shown_in_each_language(language, or_, at_least):
    found = FoundPeople((), 2000, at_least, ("name", "id_tail"))
    text = more_text(found, language)
    assert "2000" in text
    assert or_ in text
    assert language == "en" or not re.search("[a-z]{3}", text)


def raised_with():
    """Each literal raise: where, its sentence's key, and the values that come with it."""
    for path, tree in trees():
        for node in ast.walk(tree):
            if not (isinstance(node, ast.Call) and getattr(node.func, "id", "") in RAISED):
                continue
            values = {one.arg: one.value for one in node.keywords}
            reasons = [*constants(values.get("reason"))] or [""]
            for code in codes_raised(node):
                for reason in reasons:
                    fine = f"{code}.{reason}"
                    key = fine if fine in SENTENCES else code
                    yield f"{path.name}:{node.lineno}", key, values


def placeholders(key):
    texts = SENTENCES[key]
    return {name for text in texts for _, name, _, _ in Formatter().parse(text) if name}


def test_no_sentence_lacks_a_value_where_it_is_raised():
    """A value that is not given would be shown as a dash."""
    lacking = [
        (place, key, missing)
        for place, key, values in raised_with()
        if None not in values and (missing := placeholders(key) - {"code", *values})
    ]
    assert lacking == []
    assert len([1 for _, key, _ in raised_with() if placeholders(key)]) > 20
