"""Lists as a roster's reader reads them."""

import csv
import datetime as dt
import io

from testdesk.domain.numbers.id_numbers import check_digit
from testdesk.formats.roster.reading import read_roster

TODAY = dt.date(2022, 3, 26)


def number(order):
    body = f"22240119800101{order:03d}"
    return body + check_digit(body)


def read(*lines):
    out = io.StringIO()
    csv.writer(out).writerows(lines)
    return read_roster(out.getvalue().encode(), filename="list.csv", today=TODAY)


def one(head, value):
    """The reading of one cell beside a name and a number."""
    found = read(["姓名", "身份证号", head], ["王明", number(1), value])
    assert len(found.rows) == 1
    return found.rows[0], {entry.reason for entry in found.warnings}
