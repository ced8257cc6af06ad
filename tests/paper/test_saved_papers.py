"""PDFs in the program's own folder are deleted a week after they were written."""

import datetime as dt
import os

import pytest
from tests.clock import MORNING

from testdesk.printing.saved_papers import KEPT_DAYS, delete_old_papers


def written(path, *, days_ago, text="x"):
    path.parent.mkdir(exist_ok=True)
    path.write_text(text)
    at = (MORNING - dt.timedelta(days=days_ago)).timestamp()
    os.utime(path, (at, at))
    return path


@pytest.mark.parametrize(
    ("name", "days_ago", "stays"),
    [
        ("card-1-0001-7.pdf", KEPT_DAYS - 1, True),
        ("card-1-0001-7.pdf", KEPT_DAYS + 1, False),
        ("list.PDF", KEPT_DAYS + 1, False),
        ("cards-1-1-0001-7.pdf.unchecked", KEPT_DAYS + 1, False),
        ("cards-2022-03-01-ab12/cards-1-1-0001-7.pdf", KEPT_DAYS + 1, False),
        ("cards-2022-03-25-ab12/cards-1-1-0001-7.pdf", 1, True),
        ("letter.docx", 400, True),
        ("mine/letter.pdf", 400, True),
        ("list.pdf.txt", 400, True),
    ],
)
def test_what_is_deleted_and_what_stays(own_folder, name, days_ago, stays):
    path = written(own_folder / name, days_ago=days_ago)
    assert delete_old_papers(own_folder, MORNING) == (not stays)
    assert path.exists() == stays


def test_the_folder_of_a_print_run_goes_with_its_last_part(own_folder):
    run = own_folder / "cards-2022-03-01-ab12"
    written(run / "cards-1-1-0001-7.pdf", days_ago=20)
    other = own_folder / "cards-2022-03-02-ab12"
    note = written(other / "note.txt", days_ago=20)
    delete_old_papers(own_folder, MORNING)
    assert not run.exists()
    assert note.exists()


def test_links_are_not_followed(own_folder, tmp_path):
    elsewhere = written(tmp_path / "elsewhere" / "list.pdf", days_ago=400)
    (own_folder / "link.pdf").symlink_to(elsewhere)
    (own_folder / "cards-2022-03-01-ab12").symlink_to(elsewhere.parent)
    assert delete_old_papers(own_folder, MORNING) == 0
    assert elsewhere.exists()
    (tmp_path / "linked").symlink_to(elsewhere.parent)
    assert delete_old_papers(tmp_path / "linked", MORNING) == 0


def test_a_folder_that_is_missing_or_a_file_is_left_alone(tmp_path):
    assert delete_old_papers(tmp_path / "none", MORNING) == 0
    file = written(tmp_path / "file", days_ago=400)
    assert delete_old_papers(file, MORNING) == 0
    assert file.exists()
