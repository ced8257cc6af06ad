"""A dialog that is open when another language is chosen speaks it as if it were opened anew."""

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QTableView, QWidget
from tests.gui.running_station import PEI, PEOPLE

from testdesk.gui import translation
from testdesk.gui.person.record import RecordDialog
from testdesk.gui.proxy.applicant import ApplicantDialog
from testdesk.gui.proxy.prints import LOG, WAITING, PrintsDialog
from testdesk.gui.register.seal_dialog import SealDialog
from testdesk.gui.register.void_dialog import VoidDialog
from testdesk.gui.walk_in.dialog import TwiceDialog
from testdesk.services.cards import codes
from testdesk.services.cards.codes import Applicant
from testdesk.services.people.history import person_record


def record(desk, page):
    found = desk.look(lambda: person_record(desk.bridge.station, resident=PEI.resident))
    return RecordDialog(desk.bridge, found, page)


def prints(which):
    def opened(desk, page):
        desk.look(lambda: codes.issue_many(desk.bridge.context, residents=[PEI.resident]))
        dialog = PrintsDialog(desk.bridge, frozenset, page)
        dialog.which.set_value(which)
        return dialog

    return opened


DIALOGS = {
    "applicant": lambda _desk, page: ApplicantDialog(Applicant(), page),
    "record": record,
    "prints": prints(WAITING),
    "print log": prints(LOG),
    "seal": lambda _desk, page: SealDialog("38940001", 3, page),
    "twice": lambda _desk, page: TwiceDialog(PEOPLE[0], page),
    "void": lambda _desk, page: VoidDialog("裴松", "38940001", 3, sealed=True, parent=page),
}


def texts_of(dialog):
    found = [
        part.text() for kind in (QLabel, QAbstractButton) for part in dialog.findChildren(kind)
    ]
    for table in dialog.findChildren(QTableView):
        model = table.model()
        cells = [model.index(0, n).data() for n in range(model.columnCount())]
        found += [
            *(
                model.headerData(n, table.horizontalHeader().orientation())
                for n in range(model.columnCount())
            ),
            *cells,
        ]
    return sorted(filter(None, found))


@pytest.mark.parametrize("name", DIALOGS)
@pytest.mark.usefixtures("english")
def test_an_open_dialog_speaks_the_language_that_was_chosen(desk, qtbot, name):
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(1024, 640)
    page.show()

    def opened():
        dialog = DIALOGS[name](desk, page)
        dialog.open_once()
        desk.settle()
        return dialog

    dialog = opened()
    in_english = texts_of(dialog)
    translation.use("ko")
    desk.settle()
    now = texts_of(dialog)
    dialog.done(0)
    assert now != in_english
    assert now == texts_of(opened())
