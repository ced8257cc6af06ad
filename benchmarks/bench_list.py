"""A long list at a station: processor time of reading, checking and importing it.

`python benchmarks/bench_list.py [PEOPLE]`; the list is all new, of compounds of 4,000, as CSV.
"""

from __future__ import annotations

import datetime as dt
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from testdesk.bootstrap import station
from testdesk.demo.city import make_city
from testdesk.demo.making import make_demo
from testdesk.domain.numbers.id_numbers import check_digit
from testdesk.formats.roster.reading import read_roster
from testdesk.services.people.rosters import check_roster, import_roster
from testdesk.services.session import Context, ScanSession
from testdesk.wall_clock import WallClock

PEOPLE = 20_000
HEADS = "姓名,身份证号,手机号,小区,楼栋,单元,室号,备注"
FAMILY, GIVEN = "王李张刘陈杨赵黄周吴金朴崔郑", "秀英伟芳娜敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂花"


def line(n: int) -> str:
    """One made-up person; the number is right, and no other person's."""
    day = dt.date(1940, 1, 1) + dt.timedelta(days=n // 500)
    body = f"222401{day:%Y%m%d}{n % 500:03d}"
    given = GIVEN[n % len(GIVEN)] + GIVEN[(n // 7) % len(GIVEN)]
    name = f"{FAMILY[n % len(FAMILY)]}{given}"
    home = f"第{n // 4000}小区,{n // 100 % 40},{n % 3 + 1},{n // 4 % 30 + 1}0{n % 4 + 1}"
    return f"{name},{body}{check_digit(body)},139{n:08d},{home},{'卧床' if n % 97 == 0 else ''}"


def timed(name: str, job: Callable[[], object], base: float = 0.0) -> float:
    """Seconds on a processor of one job, told."""
    wall, start = time.perf_counter(), time.process_time()
    job()
    used, took = time.process_time() - start, time.perf_counter() - wall
    ratio = f"{used / base:6.2f} x reading" if base else ""
    sys.stdout.write(f"{name:16}{used:8.1f} s of processor time{took:8.1f} s   {ratio}\n")
    return used


def main(people: int) -> None:
    """Reads, looks, takes in, and takes in again."""
    data = "\n".join([HEADS, *map(line, range(people))]).encode()
    with tempfile.TemporaryDirectory() as folder:
        clock = WallClock()
        made = make_demo(Path(folder), make_city(residents=50, today=clock.today()), clock=clock)
        with station(made.home(1), made.passphrases.station) as desk:
            session = ScanSession(operator="李敏")
            look = partial(check_roster, station=desk, data=data, filename="list.csv")
            take = partial(import_roster, Context(desk, session), data=data, filename="list.csv")
            read = timed("read", lambda: read_roster(data, filename="a.csv", today=clock.today()))
            timed("look", look, read)
            timed("take in", take, read)
            timed("the same again", take, read)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else PEOPLE)
