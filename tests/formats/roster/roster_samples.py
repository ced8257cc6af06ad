"""Made-up rosters in each form, and how the tests read them."""

import datetime
import io

import pytest
from openpyxl import Workbook

from testdesk.domain.numbers.id_numbers import check_digit
from testdesk.domain.refusals import Refusal
from testdesk.domain.residents.people import Address
from testdesk.formats.roster.reading import read_roster

TODAY = datetime.date(2022, 3, 26)
HEADER = ["姓名", "证件号码", "电话", "小区", "楼号", "单元", "室"]
GOOD = ["金英姬", "222401193508150021", "13812341234", "丹英小区", "3号楼", "1单元", "202室"]
HOME = Address("丹英小区", "3", "1", "202")


def read(data, filename="名单.csv"):
    if isinstance(data, str):
        data = data.encode()
    return read_roster(data, filename=filename, today=TODAY)


def csv_of(*rows, separator=","):
    return "\r\n".join(separator.join(row) for row in rows)


def workbook_of(*rows, sheets=()):
    book = Workbook()
    for title in sheets:
        book.create_sheet(title, 0)
    sheet = book.worksheets[-1]
    for row in rows:
        sheet.append(row)
    return saved(book)


def saved(book):
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def refusal(data, filename="名单.csv"):
    with pytest.raises(Refusal) as caught:
        read(data, filename)
    return caught.value.code, caught.value.detail.get("reason")


def reasons(entries):
    return [(entry.row, entry.column, entry.reason) for entry in entries]


def number(serial, birth="19900101"):
    body = f"222401{birth}{serial:03}"
    return body + check_digit(body)
