"""People, the queue, papers and the day by command line: refused, then done as advised."""

import pytest
from tests.advice.walking import row, works
from tests.cli.site import people

from testdesk.domain.numbers.id_numbers import check_digit

NO_SUCH_DAY, NOT_BORN = (n + check_digit(n) for n in ("11010519491331002", "11010520991231002"))
OUT = ("--out", "{base}/paper.pdf")
WHO, OTHER = "{who}", "{other}"
CORRECT = ("person", "correct", WHO, "--reason", "typed_wrong")

# The code, an excerpt of its advice, the refused command, and the corrected one.
TYPED = [
    row(
        "name_missing",
        "Type the name",
        ("code", "issue", "--id-number", "11010519491231002X"),
        ("code", "issue", "--id-number", "11010519491231002X", "--name", "王五"),
    ),
    row(
        "name_invalid",
        "Use letters",
        (*CORRECT, "--name", "\u200b王"),
        (*CORRECT, "--name", "王 小明"),
    ),
    row(
        "id_number_invalid.check_digit",
        "digit by digit",
        ("code", "issue", "--id-number", "110105194912310021", "--name", "王五"),
        ("code", "issue", "--id-number", "11010519491231002X", "--name", "王五"),
    ),
    row(
        "id_number_invalid.birth_date",
        "Compare digits 7 to 14",
        ("code", "issue", "--id-number", NO_SUCH_DAY, "--name", "王五"),
        ("code", "issue", "--id-number", "11010519491231002X", "--name", "王五"),
    ),
    row(
        "id_number_invalid.length",
        "digit by digit",
        ("code", "issue", "--id-number", "1101051949123100", "--name", "王五"),
        ("code", "issue", "--id-number", "11010519491231002X", "--name", "王五"),
    ),
    row(
        "id_number_invalid.birth_in_future",
        "today's date with this laptop's",
        ("code", "issue", "--id-number", NOT_BORN, "--name", "王五"),
        ("code", "issue", "--id-number", "11010519491231002X", "--name", "王五"),
    ),
    row(
        "document_unknown.empty",
        "Type the number",
        (*CORRECT, "--clear", "document_number", "--document-type", "03"),
        (*CORRECT, "--document-number", "M12345678", "--document-type", "03"),
    ),
    row(
        "document_unknown.type",
        "Choose 01, 02",
        (*CORRECT, "--document-type", "42", "--document-number", "M12345678"),
        (*CORRECT, "--document-type", "03", "--document-number", "M12345678"),
    ),
    row(
        "document_unknown.form",
        "Choose the kind of document",
        (*CORRECT, "--document-type", "03", "--document-number", "1"),
        (*CORRECT, "--document-type", "99", "--document-number", "11111"),
    ),
    row(
        "document_of_another",
        "Compare the document with both",
        (*CORRECT, "--document-number", OTHER),
        (*CORRECT, "--document-number", "11010519491231002X"),
    ),
    row(
        "korean_not_hangul",
        "Type it in Hangul",
        (*CORRECT, "--korean", "Li Min"),
        (*CORRECT, "--korean", "리민"),
    ),
    row(
        "phone_not_a_number",
        "Type 5 to 15 plain digits",
        (*CORRECT, "--phone", "home"),
        (*CORRECT, "--phone", "13900000000"),
    ),
    row(
        "address_invalid",
        "60 letters at most",
        (*CORRECT, "--room", "x" * 80),
        (*CORRECT, "--room", "202"),
    ),
    row(
        "text_invalid",
        "on one line",
        (*CORRECT, "--note", "two\nlines"),
        (*CORRECT, "--note", "two lines"),
    ),
    row(
        "nothing_changed",
        "leave it as it is",
        (*CORRECT, "--name", "{name}"),
        ("person", "show", WHO),
    ),
    row(
        "unknown_person",
        "Find the person by name",
        ("person", "show", "000000000000"),
        ("find", "{name}"),
    ),
    row(
        "building_unknown",
        "testdesk coverage",
        ("coverage", "--building", "99"),
        ("coverage",),
    ),
    row(
        "slot_invalid",
        "Type hours and minutes, such as 08:00",
        ("paper", "notice", "--building", "{house}", "--from", "10", "--to", "08:00", *OUT),
        ("paper", "notice", "--building", "{house}", "--from", "08:00", "--to", "10:00", *OUT),
    ),
    row(
        "tube_number_invalid",
        "with all its digits",
        ("paper", "labels", "--first", "12", *OUT),
        ("paper", "labels", "--first", "YJ00000001", *OUT),
    ),
    row(
        "tube_numbers_end",
        "begin at another number",
        ("paper", "labels", "--first", "YJ99999999", *OUT),
        ("paper", "labels", "--first", "YJ00000001", *OUT),
    ),
    row(
        "count_of_labels",
        "labels at once",
        ("paper", "labels", "--first", "YJ00000001", "--count", "1000000", *OUT),
        ("paper", "labels", "--first", "YJ00000001", "--count", "65", *OUT),
    ),
    row("queue_empty", "Hand out tickets first", ("queue", "call"), ("queue", "ticket")),
    row(
        "valid_days_out_of_range",
        "from 10 to 630",
        ("code", "issue", "--resident", WHO, "--valid-days", "7"),
        ("code", "issue", "--resident", WHO, "--valid-days", "60"),
    ),
    row(
        "card_unknown",
        "Ask for the ID card",
        ("code", "revoke", "--card-number", "1-0001-4", "--reason", "x"),
        ("find", "{tail}"),
    ),
    row(
        "reason_missing",
        "Choose one, or give",
        ("person", "correct", WHO, "--name", "王五", "--reason", " "),
        (*CORRECT, "--name", "王五"),
    ),
    row(
        "reason_unknown",
        "Use list_wrong, typed_wrong or person_asked",
        ("person", "correct", WHO, "--name", "王五", "--reason", "because"),
        (*CORRECT, "--name", "王五"),
    ),
    row(
        "event_not_there",
        "status shows how many there are",
        ("export", "{stick}", "--from", "999"),
        ("status",),
    ),
    row(
        "count_invalid",
        "Type the number of swabs again",
        ("export", "{stick}", "--swabs", "-1"),
        ("export", "{stick}", "--swabs", "0"),
    ),
]


@pytest.mark.parametrize(("code", "excerpt", "refused", "right"), TYPED)
def test_what_was_typed_wrong_is_typed_again(met, site, code, excerpt, refused, right):
    person, other = people(2)
    facts = {
        "who": site.resident(0),
        "name": person.name,
        "other": other.document_number,
        "tail": person.document_number[-4:],
        "house": f"{person.address.compound} {person.address.building}",
        "base": site.base,
        "stick": site.stick,
    }
    met.refused(site.station(*(arg.format_map(facts) for arg in refused)), code, excerpt)
    works(site.station(*(arg.format_map(facts) for arg in right)))
