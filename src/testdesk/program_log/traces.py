"""Where an error happened, without its message: types, modules and line numbers only.

The message of an exception may quote what was scanned or typed, so nothing here reads it.
"""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable, Iterator
from functools import partial
from types import FunctionType, MethodType, TracebackType
from typing import Any

from testdesk.domain.refusals import CodedError, EnvironmentFault, Refusal

# What stands for a name that does not come from an imported module.
OTHER = "other"
_MAX_FRAMES, _MAX_ERRORS = 12, 4
_CODES = Refusal.all_codes | EnvironmentFault.all_codes


def crash_lines(error: BaseException, trace: TracebackType | None = None) -> list[str]:
    """An error, and those that led to it: for each its type and code, then its frames.

    Args:
        error: the error.
        trace: where it happened; by default the error's own traceback.

    Returns:
        lines such as "KeyError" and "testdesk.gui.window:212", the newest frame last.
    """
    lines = []
    for place, one in enumerate(_chain(error)):
        lines.append(error_name(one))
        lines += frames(trace if place == 0 and trace is not None else one.__traceback__)
    return lines


def error_name(error: BaseException) -> str:
    """The type of an error, and its code if it has one: "KeyError", "Refusal(tube_full)"."""
    name = type_name(type(error))
    if not isinstance(error, CodedError):
        return name
    return f"{name}({error.code if error.code in _CODES else OTHER})"


def type_name(kind: type) -> str:
    """The name of a class as its module defines it; a class made while running is `OTHER`."""
    module = sys.modules.get(kind.__module__)
    return kind.__name__ if getattr(module, kind.__name__, None) is kind else OTHER


def frames(trace: TracebackType | None) -> list[str]:
    """The last frames of a traceback as "module:line", the newest last."""
    found = [f"{_module(frame.f_globals)}:{line}" for frame, line in traceback.walk_tb(trace)]
    return found[-_MAX_FRAMES:]


def place_of(function: Callable[..., Any]) -> str:
    """Where a function is defined, as "module:name"; `OTHER` for what is not Python code."""
    inner: object = function
    while isinstance(inner, partial | MethodType):
        inner = inner.func if isinstance(inner, partial) else inner.__func__
    if not isinstance(inner, FunctionType):
        return OTHER
    return f"{_module(inner.__globals__)}:{inner.__code__.co_qualname}"


def _module(names: dict[str, Any]) -> str:
    """The name of the module with these names, if it was imported under it."""
    name = names.get("__name__")
    module = sys.modules.get(name) if isinstance(name, str) else None
    return name if module is not None and vars(module) is names and name else OTHER


def _chain(error: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen and len(seen) < _MAX_ERRORS:
        seen.add(id(current))
        yield current
        current = current.__cause__ or current.__context__
