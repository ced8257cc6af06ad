"""Windows, pages and widgets."""

import builtins

import PySide6.QtCore  # noqa: F401 - it replaces `__import__`, which is undone below

# PySide6 looks for `from __feature__ import ...` by reading the source of every module that is
# imported after it, and Python keeps what was read: 18 MB of lines, a tenth of a second. Nothing
# here uses such features.
builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
