"""Brings the catalogue of messages up to date: texts from the source into .po, then .mo.

A translator fills in what is empty (any editor, or Poedit) and runs this again.
"""

from __future__ import annotations

import ast
import datetime as dt
import io
import os
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import IO, Any, BinaryIO

import click
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from jinja2.ext import babel_extract

import testdesk
from testdesk.cli.main import program
from testdesk.cli.shared.language import help_texts
from testdesk.messages.catalogue import DOMAIN, FOLDER, LANGUAGES, LOCALES
from testdesk.resource_files import RESOURCES

SOURCE = Path(testdesk.__file__).parent
CLICK = Path(click.__file__).parent
# Function -> which of its arguments is the context ("c"), which the text and its plural.
KEYWORDS: dict[str, Any] = {
    "translate": ((1, "c"), 2),
    "translatable": ((1, "c"), 2),
    "ntranslate": ((1, "c"), 2, 3),
    "Counted": ((1, "c"), 2, 3),
    "tr": ((1, "c"), 2),
    "localized": ((1, "c"), 2),
    "localized_count": ((1, "c"), 2, 3),
    "PaperText": ((1, "c"), 2),
}
# The context of what is called without one; of `self.tr` it is the class.
_CONTEXTS = {
    "localized": ("CommandLine",),
    "localized_count": ("CommandLine",),
    "PaperText": ("OnPaper",),
}
# Of click's modules, those whose texts people read.
_CLICK = ("core", "decorators", "exceptions", "formatting", "parser", "termui", "types")
PAGES = RESOURCES / "web" / "templates"
_PAGES_KEYWORDS: dict[str, Any] = {"t": ((1, "c"), 2), "tn": ((1, "c"), 2, 3)}
_CLICK_KEYWORDS: dict[str, Any] = {"_": None, "ngettext": (1, 2)}
# A date would change the files with every run.
WRITTEN = dt.datetime(2022, 3, 26, tzinfo=dt.UTC)


def extract_python(
    file: IO[bytes],
    keywords: Collection[str],
    _tags: object,
    options: object,  # noqa: ARG001 - Babel names it
) -> Iterator[tuple[int, str, tuple[str | None, ...], list[str]]]:
    """Calls of the keywords, as Babel's own extractor, each with its context."""
    yield from _calls(ast.parse(file.read()), "", keywords)


def _calls(
    node: ast.AST, of_class: str, keywords: Collection[str]
) -> Iterator[tuple[int, str, tuple[str | None, ...], list[str]]]:
    if isinstance(node, ast.ClassDef):
        of_class = node.name
    if isinstance(node, ast.Call):
        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
        texts = tuple(_literal(argument) for argument in node.args)
        if name in keywords and any(texts):
            context = (of_class,) if name == "tr" else _CONTEXTS.get(name, ())
            yield node.lineno, name, (*context, *texts), []
    for child in ast.iter_child_nodes(node):
        yield from _calls(child, of_class, keywords)


def _literal(node: ast.expr) -> str | None:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    return None


def extract_template(
    file: BinaryIO, keywords: Collection[str], tags: list[str], options: dict[str, Any]
) -> Iterator[tuple[int, str, tuple[str | None, ...], list[str]]]:
    """Calls of the keywords in a page of headquarters; a template that does not parse is a bug."""
    strict = options | {"silent": "false"}
    for line, name, texts, comments in babel_extract(file, list(keywords), tags, strict):
        yield line, name, ("Pages", *([texts] if isinstance(texts, str) else texts or ())), comments


def _order(found: tuple[str, str | tuple[str, ...]]) -> tuple[str, tuple[str, ...]]:
    context, text = found
    return context, (text,) if isinstance(text, str) else text


def _extracted(
    folder: Path, files: str, method: str, keywords: dict[str, Any]
) -> Iterator[tuple[str, str | tuple[str, ...]]]:
    """Contexts and texts; of several forms, a tuple."""
    for _, _, text, _, context in extract_from_dir(folder, [(files, method)], keywords=keywords):
        yield context or "", text


def extracted() -> Catalog:
    """Every text of the source, by context and then by text, without any translation."""
    # The help of commands is in English where that is the language.
    os.environ["TESTDESK_LANGUAGE"] = "en"
    found = {
        *_extracted(SOURCE, "**.py", f"{__name__}:extract_python", KEYWORDS),
        *_extracted(PAGES, "*.html", f"{__name__}:extract_template", _PAGES_KEYWORDS),
        *(("CommandLine", text) for text in help_texts(program)),
    }
    for module in _CLICK:
        found.update(_extracted(CLICK, f"{module}.py", "python", _CLICK_KEYWORDS))
    catalogue = Catalog()
    for context, text in sorted(found, key=_order):
        catalogue.add(text, context=context or None)
    return catalogue


def po_file(language: str) -> Path:
    """Where a language's translations are written."""
    return FOLDER / LOCALES[language] / "LC_MESSAGES" / f"{DOMAIN}.po"


def read(language: str) -> Catalog:
    """A language's translations as they are on disk."""
    with po_file(language).open("rb") as file:
        return read_po(file, locale=LOCALES[language], domain=DOMAIN, ignore_obsolete=True)


def _empty(language: str) -> Catalog:
    return Catalog(
        LOCALES[language],
        project=DOMAIN,
        version="0",
        header_comment=f"# {LANGUAGES[language]}; see scripts/translations.py",
        last_translator=DOMAIN,
        language_team=DOMAIN,
        msgid_bugs_address=DOMAIN,
        creation_date=WRITTEN,
        revision_date=WRITTEN,
        fuzzy=False,
    )


def updated(language: str) -> Catalog:
    """The texts of the source with the translations that there are."""
    known, fresh = read(language), _empty(language)
    for message in extracted():
        if message.id:
            old: Message | None = known.get(message.id, message.context)
            fresh.add(message.id, old.string if old else None, context=message.context)
    return fresh


def compiled(catalogue: Catalog) -> bytes:
    """The bytes of the .mo file."""
    out = io.BytesIO()
    write_mo(out, catalogue)
    return out.getvalue()


def main() -> None:
    """Updates and compiles both languages."""
    for language in LOCALES:
        catalogue = updated(language)
        with po_file(language).open("wb") as file:
            write_po(file, catalogue, width=100)
        po_file(language).with_suffix(".mo").write_bytes(compiled(catalogue))
        empty = sum(not all(message.string or ("",)) for message in catalogue if message.id)
        print(f"{language}: {len(catalogue)} texts, {empty} not translated")  # noqa: T201 - a script reports


if __name__ == "__main__":
    main()
