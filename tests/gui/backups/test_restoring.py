"""A backup is restored at the first start, in the window, and the station opens."""

from tests.gui.station_on_disk import PASSPHRASE

PATIENCE = 60_000


def dialog_of(shell):
    (controller,) = (child for child in shell.first_start.children() if hasattr(child, "restored"))
    return controller.dialog


def fill_in(dialog, backup, *, passphrase=PASSPHRASE):
    dialog.use_file(backup.file)
    dialog.passphrase.field.setText(passphrase)
    dialog.operator.field.setText("李敏")
    dialog._submit()


def test_the_laptop_becomes_the_station_and_records_it(qtbot, first_start, backup):
    fill_in(dialog_of(first_start), backup)
    qtbot.waitUntil(lambda: first_start.window_ is not None, timeout=PATIENCE)
    kinds: list[tuple[str, str]] = []

    def read(station):
        with station.read() as uow:
            return [(e.header.kind, e.header.operator) for e in uow.journal.entries(1, 99)]

    first_start.bridge.read(read, kinds.extend, first_start)
    qtbot.waitUntil(lambda: bool(kinds), timeout=PATIENCE)
    assert kinds[backup.length] == ("station_restored", "李敏")


def test_a_wrong_passphrase_is_shown_and_can_be_corrected(qtbot, first_start, backup):
    dialog = dialog_of(first_start)
    fill_in(dialog, backup, passphrase="not this one")
    qtbot.waitUntil(lambda: "wrong" in dialog.banner.text(), timeout=PATIENCE)
    assert first_start.window_ is None
    fill_in(dialog, backup)
    qtbot.waitUntil(lambda: first_start.window_ is not None, timeout=PATIENCE)


def test_nothing_is_begun_before_the_form_is_complete(first_start):
    dialog = dialog_of(first_start)
    submitted: list[object] = []
    dialog.submitted.connect(submitted.append)
    dialog._submit()
    assert "Choose the backup first." in dialog.banner.text()
    assert dialog.operator.problem.text() == dialog.passphrase.problem.text() != ""
    assert submitted == []
