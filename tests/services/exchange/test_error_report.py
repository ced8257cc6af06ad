"""The report of an error: its form, its size, and that no name reaches it."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from testdesk.messages.catalogue import LANGUAGES, translate
from testdesk.services.exchange.doctor import Finding
from testdesk.services.exchange.error_report import (
    CONTENTS,
    LOG_LIMIT,
    SIZE_LIMIT,
    make_report,
    report_name,
)

AT = dt.datetime(2026, 3, 30, 14, 5, 9, tzinfo=dt.UTC)


def report(findings=(), log="", dump=()):
    made = make_report(at=AT, error=["KeyError", "a:1"], findings=findings, dump=dump, log=log)
    return made.decode("utf-8")


def test_its_name_is_the_time_alone():
    assert report_name(AT) == "error-report-20260330-140509.txt"


def test_it_has_these_parts():
    text = report([Finding("disk", "ok", "disk_has_room", {"free_mb": 7})], "x y\n", ["d:1 f"])
    for language in LANGUAGES:
        assert translate("ErrorReport", CONTENTS, language) in text
    assert "\n2026-03-30T14:05:09Z\n" in text
    tail = text[text.index("[error]") :]
    assert tail == (
        "[error]\nKeyError\na:1\n\n[checks]\ndisk ok disk_has_room free_mb=7\n\n"
        "[stacks]\nd:1 f\n\n[log]\nx y\n"
    )


@given(st.dictionaries(st.sampled_from(["name", "count", "percent"]), st.text() | st.booleans()))
def test_of_a_finding_only_the_numbers_are_reported(detail):
    text = report([Finding("printer", "ok", "printer_found", detail)])
    assert "\nprinter ok printer_found\n" in text


@given(st.integers(0, LOG_LIMIT))
def test_it_is_never_too_large(length):
    findings = [Finding("disk", "ok", "disk_has_room", {"free_mb": 7})] * 20
    text = report(findings, "x" * length, ["d:1 f"] * 2000)
    assert len(text.encode()) <= SIZE_LIMIT
    assert text.endswith("x" * length + "\n")
