"""Meeting a refusal and following its advice: the tools of this folder's tests.

A test names the codes that it meets (`advice`, or `row` in a table). It causes the refusal
with real components, checks the sentence that a person reads (`Met`), does what it advises,
and checks that it works then.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import pytest
from tests.cli.site import CommandOutput

from testdesk.domain.refusals import CodedError
from testdesk.messages.sentences import SENTENCES, what_and_todo


def advice(*codes: str) -> pytest.MarkDecorator:
    """Marks a test with the codes whose advice it follows."""
    return pytest.mark.advice(*codes)


def row(code: str, *values: object) -> Any:
    """A row of a table of cases; its first column is the code."""
    return pytest.param(code, *values, id=code, marks=advice(code))


class Met:
    """The refusals that a test met, and the advice that it read."""

    def __init__(self) -> None:
        self.codes: set[str] = set()

    def reported(self, code: str, excerpt: str, detail: Mapping[str, Any] | None = None) -> None:
        """A code was reported, and its sentence gives this advice.

        Args:
            code: followed by a point and its reason where that has a sentence of its own.
            excerpt: of the advice: what the test does next.
            detail: the details of the code.
        """
        base, _, reason = code.partition(".")
        found = (detail or {}).get("reason")
        own = f"{base}.{found}"
        assert code == (own if own in SENTENCES else base), (code, detail)
        todo = what_and_todo(base, {"reason": reason, **(detail or {})}, "en")[1]
        assert excerpt in todo, todo
        self.codes.add(code)

    def refused(self, result: CommandOutput, code: str, excerpt: str) -> None:
        """A command was refused with this code, and its message gives this advice."""
        assert result.status in {1, 3}, result.out + result.err
        value = result.value
        base, detail = code.partition(".")[0], value.get("detail") or {}
        assert value["error"] == base, value
        assert value["message"] == " ".join(what_and_todo(base, detail, "en")).strip()
        self.reported(code, excerpt, detail)

    def scanned(self, line: Mapping[str, Any], code: str, excerpt: str) -> None:
        """A line of `testdesk scan` was answered with this reason."""
        assert line["reason"] == code, line
        self.reported(code, excerpt)

    @contextmanager
    def raises(self, code: str, excerpt: str) -> Iterator[None]:
        """The calls in this block are refused."""
        with pytest.raises(CodedError) as caught:
            yield
        assert caught.value.code == code.partition(".")[0]
        self.reported(code, excerpt, caught.value.detail)


def works(result: CommandOutput) -> Any:
    """The value of a command that is not refused."""
    assert result.status == 0, result.out + result.err
    return result.value
