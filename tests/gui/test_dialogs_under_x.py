"""The dialogs under a real window manager: they stay in place, inside the window, one window."""

EDGE = 16


def test_every_kind_of_dialog_is_looked_at(measured):
    looked_at = {dialog["kind"] for dialog in measured["dialogs"].values()}
    # What the walk-in dialog is made from.
    assert set(measured["kinds"]) - {"WalkInForm"} == looked_at


def test_a_notice_moves_no_dialog_and_changes_no_size(measured):
    moved = {
        name: dialog["places"]
        for name, dialog in measured["dialogs"].items()
        if len({tuple(place) for place in dialog["places"]}) != 1
    }
    assert moved == {}


def test_a_dialog_is_placed_between_sidebar_and_edge_and_above_the_status_bar(measured):
    for name, dialog in measured["dialogs"].items():
        (left, top, wide, high), room = dialog["places"][0], dialog["room"]
        assert left >= room[0] + EDGE, name
        assert top >= room[1] + EDGE, name
        assert left + wide <= room[0] + room[2] - EDGE, name
        assert top + high <= room[1] + room[3] - EDGE, name
        assert abs(2 * left + wide - 2 * room[0] - room[2]) <= 1, name
        assert wide >= 760, name


def test_nothing_of_a_dialog_is_cut_and_it_has_the_keys(measured):
    for name, dialog in measured["dialogs"].items():
        assert dialog["outside"] == [], name
        assert dialog["wider"] <= 0, name
        assert dialog["keys"], name


def test_no_dialog_is_a_window_of_its_own(measured):
    assert {tuple(dialog["windows"]) for dialog in measured["dialogs"].values()} == {("Shell",)}


def test_alt_f4_asks_and_no_is_the_answer_of_enter(measured):
    closing = measured["closing"]
    assert closing["asked"] == "Tube open 1/10, 1 person not exported: close anyway?"
    assert closing["stayed"]
    assert not closing["hangs"]
