"""A separate process that prints, because the print server is chosen when a process starts.

Called as: print_child.py ACTION [PRINTER TITLE LAYOUT FACE...]; faces as JSON.
"""

import json
import sys
import threading

import msgspec
from PySide6.QtGui import QGuiApplication

from testdesk.domain.refusals import CodedError
from testdesk.paper.cards.faces import CardFace
from testdesk.paper.output.printing import print_faces, printers


def answer(arguments):
    """The action's result: names of printers, or the code of what went wrong, or nothing."""
    action, *rest = arguments
    if action == "printers":
        return printers()
    printer, title, layout, *faces = rest
    try:
        print_faces(
            printer,
            [msgspec.json.decode(face, type=CardFace) for face in faces],
            layout,
            title=title,
        )
    except CodedError as error:
        return error.code
    return None


def main():
    """Do the action on a worker thread, as the program does."""
    application = QGuiApplication([])
    answers = []
    worker = threading.Thread(target=lambda: answers.append(answer(sys.argv[1:])))
    worker.start()
    worker.join()
    json.dump(answers[0], sys.stdout)
    application.shutdown()


if __name__ == "__main__":
    main()
