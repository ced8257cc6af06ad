"""A condition on a list of texts of any length, passed to the database as one parameter.

SQLAlchemy's own `in_` makes one parameter for each value. A statement for 2,000 people is then
built anew each time, which takes longer than running it, and SQLite refuses more than 32,766
parameters.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, Text, bindparam, select
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement


def among(column: ColumnElement[Any], texts: Iterable[str]) -> ColumnElement[bool]:
    """The condition that a column of texts holds one of these; use `in_` for a handful of values.

    Args:
        column: a column of texts.
        texts: any number of them; none matches no row.
    """
    listed = bindparam(None, json.dumps(list(texts)), type_=Text(), unique=True)
    return column.in_(select(_Members(listed).table_valued("value").c.value))


class _Members(FunctionElement[str]):
    """The texts in a JSON array, as the rows of a table with one column, `value`."""

    type = Text()
    inherit_cache = True


@compiles(_Members)
def _on_sqlite(element: _Members, compiler: SQLCompiler, **options: Any) -> str:  # noqa: ANN401 - SQLAlchemy's
    return f"json_each{compiler.process(element.clause_expr, **options)}"


@compiles(_Members, "postgresql")
def _on_postgresql(element: _Members, compiler: SQLCompiler, **options: Any) -> str:  # noqa: ANN401 - SQLAlchemy's
    texts = compiler.process(element.clauses, **options)
    return f"json_array_elements_text(CAST({texts} AS json))"
