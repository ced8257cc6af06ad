"""Three people on a community's list, and how headquarters shows who is listed."""

import csv
import io
from typing import Any

from sqlalchemy import select

from testdesk.domain.journal import hash_chain as chain
from testdesk.hq.city.rosters import import_roster
from testdesk.hq.store import view
from testdesk.hq.store.journal import HEADQUARTERS, entries_of

HEADER = ("姓名", "证件号码", "电话", "小区", "楼", "单元", "室")


LI = ("李明哲", "M12345678", "13844330001", "河南小区", "3", "1", "301")


KIM = ("金英姬", "M12345679", "13844330002", "河南小区", "3", "1", "301")


PIAO = ("朴顺子", "M12345670", "", "新兴小区", "10", "", "102")


def listing(*rows, header=HEADER):
    text = io.StringIO()
    csv.writer(text).writerows([header, *rows])
    return text.getvalue().encode()


def import_rows(hq, *rows):
    return import_roster(hq, listing(*rows), filename="名册.csv")


def own_entries(hq):
    with hq.read() as connection:
        return entries_of(connection, HEADQUARTERS)


def bodies(hq) -> list[Any]:
    return [event.body for event in map(chain.read_event, own_entries(hq)) if event is not None]


def shown_people(hq):
    with hq.read() as connection:
        rows = connection.execute(select(view.residents())).mappings()
        return {row["name"]: dict(row) for row in rows}
