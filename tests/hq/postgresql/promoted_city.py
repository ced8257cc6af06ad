"""A city whose primary is killed and whose standby is promoted."""

import random
from dataclasses import dataclass, field
from pathlib import Path

from tests.hq.laptops import Laptop
from tests.hq.servers import Server

from testdesk.formats.exchange.receipt import Receipt
from testdesk.hq.home.folder import Headquarters, open_headquarters

PHRASE = "指挥部门口的雨伞架 2022"


STATIONS, BATCHES = 4, 5


@dataclass
class City:
    """A headquarters on a pair of servers, and the receipts of its stations."""

    home: Path
    primary: Server
    standby: Server
    chance: random.Random
    stations: list[Laptop] = field(default_factory=list)
    receipts: list[tuple[Laptop, Receipt]] = field(default_factory=list)

    def open(self) -> Headquarters:
        return open_headquarters(self.home, PHRASE)
