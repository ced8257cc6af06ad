"""The language of the command line, and its own texts and help in that language."""

from __future__ import annotations

import copy
import ctypes
import gettext
import inspect
import locale
import os
import re
import sys
from collections.abc import Iterator

import click

from testdesk.cli.shared.wide_help import WideContext
from testdesk.messages.catalogue import DOMAIN, FOLDER, LANGUAGES, LOCALES, ntranslate, translate

_VARIABLES = ("TESTDESK_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
_CONTEXT = "CommandLine"
_SENTENCE = re.compile(r".+?(?:[。.](?=\s|$)|。|$)", re.DOTALL)


def language() -> str:
    """zh, ko or en: TESTDESK_LANGUAGE, else the locale; English for a locale of another language.

    Chinese if the system names no language at all.
    """
    setting = next((os.environ[name] for name in _VARIABLES if os.environ.get(name)), None)
    if setting is not None:
        code = setting[:2].lower()
        return code if code in LANGUAGES else "en"
    code = _windows_language()
    return code if code in LANGUAGES else "zh"


def _windows_language() -> str:
    """The language of Windows' user interface, as "ko"; elsewhere the environment alone decides."""
    if sys.platform == "win32":
        number = ctypes.windll.kernel32.GetUserDefaultUILanguage()
        return locale.windows_locale.get(number, "")[:2]
    return ""


def localized(text: str) -> str:
    """A text of a command, such as a usage error; `scripts/translations.py` collects them."""
    return translate(_CONTEXT, text, language())


def localized_count(singular: str, plural: str, count: int, **values: object) -> str:
    """The form of a text that fits a number, with {count} and other values put in."""
    form = ntranslate(_CONTEXT, singular, plural, count, language())
    return form.format(count=count, **values)


def bind_click() -> None:
    """Makes click use our language: it uses gettext, which reads LANGUAGE."""
    gettext.bindtextdomain(DOMAIN, str(FOLDER))
    gettext.textdomain(DOMAIN)
    os.environ["LANGUAGE"] = LOCALES.get(language(), "en")


def in_language(command: click.Command) -> click.Command:
    """The command with its help, and that of its options and subcommands, in `language()`.

    In English it is the command itself, else a copy.
    """
    if language() not in LOCALES:
        return command
    copied = copy.copy(command)
    copied.context_class = WideContext
    copied.params = [_parameter(parameter) for parameter in command.params]
    if command.help:
        copied.help = localized(inspect.cleandoc(command.help))
        copied.short_help = _first_sentence(copied.help)
    if isinstance(copied, click.Group):
        copied.commands = {
            name: in_language(subcommand) for name, subcommand in copied.commands.items()
        }
    return copied


def _parameter(parameter: click.Parameter) -> click.Parameter:
    copied = copy.copy(parameter)
    if isinstance(copied, click.Option) and copied.help:
        copied.help = localized(copied.help)
    return copied


def _first_sentence(text: str) -> str:
    found = _SENTENCE.match(text.split("\n\n", maxsplit=1)[0].replace("\n", " "))
    return found.group().rstrip("。.") if found else text


def help_texts(command: click.Command) -> Iterator[str]:
    """Every text that `in_language` translates, in English."""
    if command.help:
        yield inspect.cleandoc(command.help)
    for parameter in command.params:
        if isinstance(parameter, click.Option) and parameter.help:
            yield parameter.help
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            found = command.get_command(context, name)
            if found is not None:
                yield from help_texts(found)
