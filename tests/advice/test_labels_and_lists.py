"""Labels that were printed before, and lists with two people in one row."""

from tests.advice.walking import advice, works
from tests.cli.site import people


@advice("labels_none_printed", "labels_printed_before")
def test_labels_are_printed_once_or_asked_for_again(met, site):
    out = ("--out", site.base / "labels.pdf")
    met.refused(site.station("paper", "labels", *out), "labels_none_printed", "Give the number")
    works(site.station("paper", "labels", "--first", "YJ00000001", *out))
    again = ("paper", "labels", "--first", "YJ00000001", *out)
    result = site.station(*again)
    met.refused(result, "labels_printed_before", "choose to print them again")
    works(site.station("paper", "labels", "--first", result.value["detail"]["next"], *out))
    works(site.station(*again, "--again"))


@advice("roster_two_names")
def test_a_list_of_two_columns_of_names(met, site):
    somebody = people(1)[0]
    row = f"王建国,{somebody.name},{somebody.document_number}\n"
    file = site.base / "two.csv"
    file.write_text(f"职工姓名,学生姓名,身份证号\n{row}", "utf-8")
    met.refused(site.hq("roster", file), "roster_two_names", "remove the other one")
    file.write_text(f"职工单位,姓名,身份证号\n{row}", "utf-8")
    works(site.hq("roster", file))


@advice("roster_two_names.parts")
def test_a_list_of_names_in_two_columns(met, site):
    file = site.base / "halves.csv"
    file.write_text("Last name,First name,Passport\nKIM,MIN SU,M12345678\n", "utf-8")
    refused = "roster_two_names.parts"
    met.refused(site.hq("roster", file), refused, "in one column called Name")
    file.write_text("Name,Passport\nKIM MIN SU,M12345678\n", "utf-8")
    works(site.hq("roster", file))
    file.write_text(
        "Name,Last name,First name,Passport\nKIM MIN SU,KIM,MIN SU,M12345678\n", "utf-8"
    )
    works(site.hq("roster", file))


@advice("note_missing", "person_not_removed")
def test_somebody_is_taken_off_the_list_and_put_back(met, site):
    who = site.resident(5)
    met.refused(site.hq("person", "restore", who), "person_not_removed", "Nobody was put back")
    remove = ("person", "remove", who, "--reason", "other")
    met.refused(site.hq(*remove), "note_missing", "Give the reason in a note")
    works(site.hq(*remove, "--note", "搬到外地女儿家"))
    works(site.hq("person", "restore", who))
