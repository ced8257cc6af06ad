"""What the handover page works with: lists, sticks, a network."""

import pytest
from tests.clock import ManualClock
from tests.formats.roster.workbook_makers import MadeSheet, xlsx_of
from tests.gui.handover.listed_again import KNOWN
from tests.gui.made_up_headquarters import MadeUpHeadquarters
from tests.gui.station_on_disk import CITY_SEED, KIT_PASSPHRASE, PASSPHRASE, PEOPLE, kit_bytes
from tests.gui.window_hands import owned
from tests.net.proxy import proxy_to

from testdesk import bootstrap
from testdesk.bridge.network import ExchangeIntervals
from testdesk.gui import translation
from testdesk.gui.shell import Shell
from testdesk.gui.start.sign_in import SignIn
from testdesk.gui.window import HANDOVER


@pytest.fixture(params=[(1024, 640), (1366, 768)], ids=["low", "usual"])
def handed_over_page(hands, request, tmp_path):
    hands.window.resize(*request.param)
    hands.scan("YJ22034417")
    hands.scan(PEOPLE[0].document_number)
    hands.window.show_page(HANDOVER)
    folder = tmp_path / "KINGSTON"
    folder.mkdir()
    hands.window.handover.use_folder(folder)
    hands.settle()
    hands.window.handover.hand_over()
    hands.settle()
    hands.window.handover.show_batches()
    return hands.window.handover


@pytest.fixture
def languages(hands):
    def each():
        for language in ("en", "zh", "ko"):
            translation.use(language)
            yield language

    yield each
    translation.use("en")
    hands.settle()


@pytest.fixture
def page_of_one_person(hands):
    hands.scan("YJ22034417")
    hands.scan(PEOPLE[0].document_number)
    hands.window.show_page(HANDOVER)
    hands.settle()
    hands.window.handover.show_batches()
    return hands.window.handover


HEADS = ["姓名", "护照号码", "手机号", "小区", "楼栋", "单元", "室号"]


@pytest.fixture
def few(tmp_path):
    """Somebody new, somebody who moved, and somebody without a name."""
    file = tmp_path / "名单.xlsx"
    rows: list[list[object]] = [
        ["姓名", "身份证号", "手机号", "小区", "楼栋", "单元", "室号"],
        ["新来甲", None, "13900000001", "网通小区", "9", "1", "101"],
        [KNOWN.name, KNOWN.document_number, "13900000002", "网通小区", "1", "2", "999"],
        [None, "222401196001017014", None, "网通小区", "1", "2", "101"],
    ]
    file.write_bytes(xlsx_of(MadeSheet("名单", rows, hidden_columns={3})))
    return file


@pytest.fixture
def many(tmp_path):
    """More than two pieces."""
    file = tmp_path / "long.csv"
    lines = [",".join(HEADS)]
    lines += [f"金英姬,E{n:08d},,松林小区,{n // 200},1,{n % 200}" for n in range(2500)]
    file.write_text("\n".join(lines), "utf-8")
    return file


TUBE, SECOND = "YJ22034417", "YJ22034418"


CITY = "c" * 32


QUICK = ExchangeIntervals(first=0, sealed=0, min_between=0, idle=3600)


@pytest.fixture
def headquarters():
    with MadeUpHeadquarters(CITY, CITY_SEED) as served:
        yield served


@pytest.fixture
def network(headquarters):
    with proxy_to(headquarters.address) as proxy:
        yield proxy


@pytest.fixture
def row(hands):
    """The row of the handover page, with somebody sampled; its job tries when the test says so."""
    hands.scan(TUBE)
    hands.scan(PEOPLE[0].document_number)
    hands.window.show_page(HANDOVER)
    hands.settle()
    hands.window.handover.show_batches()
    row = hands.window.handover.network
    row.job._intervals = QUICK
    row.job._chance = lambda: 0.999
    yield row
    row.close_connection()
    hands.settle()


@pytest.fixture
def home(tmp_path):
    folder = tmp_path / "home"
    folder.mkdir()
    return folder


@pytest.fixture
def page_of_three(hands):
    hands.scan(TUBE)
    for person in PEOPLE[:3]:
        hands.scan(person.document_number)
    hands.window.show_page(HANDOVER)
    hands.settle()
    hands.window.handover.show_batches()
    return hands.window.handover


@pytest.fixture(scope="module")
def set_up_home(tmp_path_factory):
    """A station's home, made once."""
    home = tmp_path_factory.mktemp("made") / "home"
    bootstrap.set_up_station(
        home,
        kit=kit_bytes(),
        kit_passphrase=KIT_PASSPHRASE,
        passphrase=PASSPHRASE,
        clock=ManualClock(),
    )
    return home


@pytest.fixture
def open_shell(set_up_home, tmp_path, qtbot):
    """The station on a copy of it."""
    home = tmp_path / "home"
    home.mkdir()
    for path in set_up_home.iterdir():
        (home / path.name).write_bytes(path.read_bytes())
    with owned(Shell(home, clock=ManualClock())) as open_shell:
        open_shell.change_language("en")
        open_shell.show()
        qtbot.waitExposed(open_shell)
        open_shell.activateWindow()
        open_shell.open_station(SignIn(PASSPHRASE, "李敏", "registrar"))
        qtbot.waitUntil(lambda: open_shell.window_ is not None, timeout=60_000)
        bridge = open_shell.bridge
        assert bridge is not None
        qtbot.waitUntil(lambda: bridge.is_idle)
        yield open_shell


@pytest.fixture
def page_without_count(hands, stick):
    """Three people in a sealed tube, the folder in place of a stick, no count yet."""
    hands.scan("YJ22034417")
    for person in PEOPLE[:3]:
        hands.scan(person.document_number)
    hands.scan("!seal end_of_queue")
    hands.window.show_page(HANDOVER)
    hands.window.handover.use_folder(stick)
    hands.settle()
    return hands.window.handover
