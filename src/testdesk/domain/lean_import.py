"""Loads a library without the modules that it needs only for what is never called here.

`sqlite-utils` loads the library of its command line, and `python-stdnum` one that asks servers;
both are as large as what is used of them.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType


class _LaterModule(ModuleType):
    """Stands for a module until a name in it is used."""

    def __getattr__(self, name: str) -> object:
        if sys.modules.get(self.__name__) is self:
            return object  # an annotation, while the library is being loaded
        found: object = getattr(import_module(self.__name__), name)
        return found


@contextmanager
def loading_later(*names: str) -> Iterator[None]:
    """While a library is imported in this context, these modules are not; only when they are used.

    Args:
        names: modules, or modules of packages (`package.module`). One that is loaded already stays.
    """
    later: dict[str, ModuleType] = {}
    for name in names:
        package, _, module = name.rpartition(".")
        if name in sys.modules or package in sys.modules:
            continue
        later[name] = _LaterModule(name)
        if package:
            later.setdefault(package, ModuleType(package))
            setattr(later[package], module, later[name])
    sys.modules.update(later)
    try:
        yield
    finally:
        for name in later:
            del sys.modules[name]
