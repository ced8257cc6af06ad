"""What may stand in the program log: codes, numbers and places in the code, whatever is passed."""

import logging
import os
import re
import stat
import threading
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from testdesk.app import _record_thread_crash
from testdesk.domain.refusals import EnvironmentFault, Refusal
from testdesk.program_log import records
from testdesk.program_log.files import FILE_SIZE, FILES, LogFile, newest_lines, start_log, stop_log
from testdesk.program_log.records import ALLOWED, LARGEST, record, record_crash, record_start
from testdesk.program_log.traces import crash_lines, error_name, place_of

NAME, NUMBER = "金善姬", "222401199912310018"


def lines_of(home):
    return (home / "log" / "window.log").read_text("utf-8").splitlines()


def shown(name, value):
    """A value as a record shows it."""
    return records._shown(name, value)


@given(st.sampled_from([*sorted(ALLOWED), "ms", "anything"]), st.text())
def test_a_text_becomes_a_word_of_its_list_or_none(name, text):
    assert shown(name, text) in {*ALLOWED.get(name, ()), "other"}


@given(st.integers())
def test_a_number_is_shorter_than_any_that_a_person_has(number):
    assert abs(int(shown("ms", number))) <= LARGEST < 10**7


@given(st.sampled_from(sorted(ALLOWED["code"])))
def test_every_code_is_kept(code):
    assert shown("code", code) == code


def test_records_are_lines_with_a_time_and_only_their_owner_reads_them(program_log):
    record("slow_job", lane="desk", ms=1200, job=partial(lines_of, program_log))
    record("fault", code="disk_full", lane="nobody", ms=None)
    first, second = lines_of(program_log)
    time, text = first.split(" ", 1)
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", time)
    module = lines_of.__module__
    assert text == f"slow_job lane=desk ms=1200 job={module}:lines_of"
    assert second.split(" ", 1)[1] == "fault code=disk_full lane=other"
    file = program_log / "log" / "window.log"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


def test_the_start_names_version_and_system(program_log):
    record_start("window")
    started, version = lines_of(program_log)
    assert " started program=window platform=linux python=31" in started
    assert re.search(r" version \d+\.\d+\.\d+$", version)


def test_what_others_log_is_not_written(program_log):
    logging.getLogger("httpx").info("GET https://hq/%s", NAME)
    records.LOGGER.info("%s", NAME)
    records.LOGGER.info(NAME)
    records.LOGGER.info("%s %s", records.ProgramRecord("x"), NAME)
    assert lines_of(program_log) == []


def test_only_the_module_of_records_makes_them(sources):
    users = {path.name for path in sources if "ProgramRecord(" in path.read_text("utf-8")}
    assert users == {"records.py"}
    loggers = {path.name for path in sources if "LOGGER" in path.read_text("utf-8")}
    assert loggers == {"records.py", "files.py"}


def fail_with_a_name(name):
    raise KeyError(name)


def refuse_after_a_name():
    try:
        fail_with_a_name(NAME)
    except KeyError as error:
        raise Refusal("tube_empty") from error


def test_a_crash_is_recorded_without_its_message(program_log):
    with pytest.raises(Refusal) as caught:
        refuse_after_a_name()
    record_crash(caught.value)
    (line,) = lines_of(program_log)
    assert " crashed Refusal(tube_empty) " in line
    assert " KeyError " in line
    assert f" {fail_with_a_name.__module__}:" in line
    assert NAME not in line


@given(st.text(min_size=1))
def test_no_message_and_no_made_name_is_in_the_lines_of_a_crash(text):
    made = type(text.replace("\0", "0").encode("ascii", "replace").decode(), (Exception,), {})
    lines = crash_lines(made(NAME, NUMBER))
    assert lines == ["other"]


@given(st.text(min_size=1))
def test_a_frame_of_made_code_is_not_named(text):
    names = {"__name__": text}
    exec("def fail():\n    raise ValueError('x')\n", names)  # noqa: S102 - as a formula or template would
    with pytest.raises(ValueError, match="x") as caught:
        names["fail"]()
    assert crash_lines(caught.value)[-1] == "other:2"
    assert place_of(names["fail"]) == "other:fail"


def test_an_error_from_another_version_has_no_code_of_its_own():
    assert error_name(EnvironmentFault.from_code(NAME)) == "EnvironmentFault(other)"
    assert error_name(EnvironmentFault("disk_full")) == "EnvironmentFault(disk_full)"


def test_a_thread_that_crashes_prints_nothing(program_log, capfd):
    previous, threading.excepthook = threading.excepthook, _record_thread_crash
    thread = threading.Thread(target=partial(fail_with_a_name, NAME))
    thread.start()
    thread.join()
    threading.excepthook = previous
    (line,) = lines_of(program_log)
    assert " crashed KeyError threading:" in line
    assert capfd.readouterr() == ("", "")


def test_a_circle_of_causes_ends():
    first, second = ValueError(NAME), KeyError(NAME)
    first.__cause__, second.__cause__ = second, first
    assert crash_lines(first) == ["ValueError", "KeyError"]


def test_what_is_no_python_function_has_no_place():
    assert place_of(len) == "other"
    assert place_of(partial(partial(fail_with_a_name, NAME))).endswith(":fail_with_a_name")


def test_five_small_files_are_kept(program_log):
    for number in range(60_000):
        record("slow_job", ms=number, lane="desk", code="disk_full")
    files = sorted((program_log / "log").iterdir())
    assert len(files) == FILES
    assert all(file.stat().st_size <= FILE_SIZE for file in files)
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}
    text = newest_lines(program_log, 1000)
    assert len(text) <= 1000
    assert text.splitlines()[-1].split()[2] == "ms=59999"


def test_without_a_home_nothing_is_written_and_nobody_is_disturbed(tmp_path):
    assert start_log(tmp_path / "none") is None
    record("ended", ms=1)
    stop_log(None)
    assert not (tmp_path / "none").exists()
    assert newest_lines(tmp_path / "none", 1000) == ""


def test_a_log_on_a_full_disk_disturbs_nobody(program_log):
    record("ended", ms=1)
    (handler,) = (one for one in records.LOGGER.handlers if isinstance(one, LogFile))
    assert handler.stream is not None
    full = os.open("/dev/full", os.O_WRONLY)
    os.dup2(full, handler.stream.fileno())
    os.close(full)
    record("ended", ms=2)
    stop_log(handler)
    assert len(lines_of(program_log)) == 1
