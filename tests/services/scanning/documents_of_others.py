"""People whose documents are no resident IDs, or could be tubes, or who are on no list."""

from tests.made_station import POINT, id_number

from testdesk.services.people.rosters import import_roster

LISTED = (
    ("KIM MINSU", "护照", "M12345678"),
    ("SMITH JOHN", "护照", "561234567"),
    ("港客甲", "港澳居民来往内地通行证", "H12345678"),
    ("港客乙", "港澳居民来往内地通行证", "H8765432100"),
    ("台客乙", "台湾居民来往大陆通行证", "12345678"),
    ("MÜLLER", "护照", "YJ00000012"),
    ("PEI", "其他", "CAN110081080319"),
    ("LONG", "护照", "ABCDEF1234567"),
    ("CARD", "其他", "310478"),
)


def import_list(station, *rows):
    """A list that the community brings on the day."""
    lines = ["姓名,证件类型,证件号码,小区,楼栋,室号"]
    lines += [
        f"{name},{kind},{number},{POINT},9,{place}"
        for place, (name, kind, number) in enumerate(rows, start=101)
    ]
    report = import_roster(
        station.context, data="\n".join(lines).encode(), filename="名单.csv"
    ).value
    assert not report.bad
    return station


# Two people whose documents of two kinds have one number, and holders of documents of each kind.
PASSPORT, PERMIT = ("KIM YONG-HEE", "03", "M12345678"), ("MACAO WONG", "06", "M12345678")
STRANGER, OTHER = id_number("19550505", 50), id_number("19550505", 51)
