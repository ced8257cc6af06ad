"""The coverage page, opened, and what its tables show."""

from testdesk.gui.window import COVERAGE


def shown(table):
    model = table.model()
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def open_page(hands):
    hands.window.show_page(COVERAGE)
    hands.settle()
    hands.settle()
    return hands.window.coverage
