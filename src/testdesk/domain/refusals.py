"""The two families of error that are not bugs.

Short, because every floor above names it.
"""

from __future__ import annotations

DetailValue = str | int | None


class CodedError(Exception):
    """An error that people are told of by its code.

    Attributes:
        code: snake_case name; `messages.sentences` holds its sentence in three languages.
        detail: values for the sentence; never personal data.
    """

    def __init__(self, code: str, **detail: DetailValue) -> None:
        super().__init__(code)
        self.code = code
        self.detail = detail


class Refusal(CodedError):
    """The input breaks a rule. Nothing was changed. Exit status 1."""


class EnvironmentFault(CodedError):
    """The world is not as needed: disk full, stick gone, no printer. Exit status 3."""
