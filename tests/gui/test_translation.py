"""Three languages: complete, compiled, and changed without a restart."""

import re
import shutil
import string
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from testdesk.gui import translation

SOURCE = Path(translation.__file__).parent
FOLDER = translation.FOLDER
TOOLS = Path(sys.executable).parent
FILES = ("zh_CN", "ko")


def messages(file):
    tree = ET.parse(file)  # noqa: S314 - our own file
    for context in tree.getroot().iter("context"):
        for message in context.iter("message"):
            yield context.findtext("name"), message.findtext("source"), message.find("translation")


def fields(text):
    return sorted(name for _, name, _, _ in string.Formatter().parse(text) if name)


@pytest.mark.parametrize("language", FILES)
def test_every_text_is_translated(language):
    open_ones = [
        (context, source)
        for context, source, told in messages(FOLDER / f"testdesk_{language}.ts")
        if told is None or not told.text or told.get("type")
    ]
    assert open_ones == []


@pytest.mark.parametrize("language", FILES)
def test_a_translation_has_the_values_of_its_source(language):
    for context, source, told in messages(FOLDER / f"testdesk_{language}.ts"):
        assert fields(told.text) == fields(source), (context, source)


@pytest.mark.parametrize("language", FILES)
def test_a_translation_keeps_keys_and_file_kinds(language):
    named = re.compile(r"F1?[0-9](?![0-9])|Enter|Esc(?![a-z])|\.xlsx|\.csv|--[a-z-]+")
    for _, source, told in messages(FOLDER / f"testdesk_{language}.ts"):
        assert sorted(named.findall(told.text)) == sorted(named.findall(source))


@pytest.mark.parametrize("language", FILES)
def test_the_list_of_texts_is_that_of_the_source(language, tmp_path):
    known = FOLDER / f"testdesk_{language}.ts"
    fresh = Path(shutil.copy(known, tmp_path))
    modules = sorted(str(path) for path in SOURCE.rglob("*.py"))
    command = ["-silent", "-locations", "none", "-no-obsolete", *modules, "-ts", str(fresh)]
    subprocess.run([str(TOOLS / "pyside6-lupdate"), *command], check=True, capture_output=True)
    wanted = {(context, source) for context, source, _ in messages(fresh)}
    assert wanted == {(context, source) for context, source, _ in messages(known)}


@pytest.mark.parametrize("language", FILES)
def test_the_compiled_file_is_that_of_the_list(language, tmp_path):
    fresh = tmp_path / "fresh.qm"
    source = FOLDER / f"testdesk_{language}.ts"
    command = [str(TOOLS / "pyside6-lrelease"), "-silent", str(source), "-qm", str(fresh)]
    subprocess.run(command, check=True, capture_output=True)
    assert fresh.read_bytes() == (FOLDER / f"testdesk_{language}.qm").read_bytes()


def test_a_text_is_said_in_a_language_without_any_window():
    assert translation.translate("Verdict", "Do not swab", "zh") == "不要采样"
    assert translation.translate("Verdict", "Do not swab", "ko") == "채취하지 마십시오"
    assert translation.translate("Verdict", "Do not swab", "en") == "Do not swab"


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
