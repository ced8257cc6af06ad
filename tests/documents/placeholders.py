"""The value of each placeholder of the documents, what a line needs beforehand, how it ends.

A key is a placeholder, alone or with what precedes it in the line: the longest one counts.
In values `{base}` is the city's folder, the rest are facts of `world.make_world`.
"""

VALUES = {
    "AGE": "{recipient}",
    "B": "{building}",
    "CARD": "{card}",
    "CODE": "{tube}",
    "COMPOUND": "{compound}",
    "DATE": "2099-12-31",
    "DAYS": "60",
    "D": "{today}",
    "DIR": "{base}/stick",
    "FIELD": "note",
    "FILE.csv": "{base}/bad rows.csv",
    "FILE.pdf": "{base}/paper.pdf",
    "FORM": "{form}",
    "HANGUL": "리민",
    "ID": "{resident7}",
    "KEY": "{key}",
    "KIT": "{base}/stick/testdesk/kit-1.tdk",
    "one_tube KEY": "{tube_key}",
    "N": "1",
    "NAME": "李敏",
    "NUMBER": "YJ00000001",
    "OPERATOR": "李敏",
    "PATH": "{base}/stick",
    "PHONE": "13900000000",
    "PLACE": "2",
    "REASON": "typed_wrong",
    "RELATION": "女儿",
    "POINT": "网通小区",
    "ROLE": "proxy_clerk",
    "hq staff OPERATOR": "{hq_operator}",
    "ROOM": "202",
    "SEQ": "40",
    "SHA256": "{sha256}",
    "STATION:NUMBER": "{stands}",
    "TEXT": "核实",
    "TICKET": "{ticket}",
    "TYPE": "03",
    "UNIT": "2",
    "YEARS": "60",
    "URL": "https://hq.example.cn",
    "--database URL": "postgresql://user:password@host/name",
    "YYYY-MM-DD": "2026-03-26",
    # The same placeholder with another meaning.
    "--round R": "R7",
    "--reason R": "end_of_queue",
    "--building B": "{building}",
    "person correct B": "{house}",
    "code issue --building B": "{house}",
    "code issue --name NAME": "{name7}",
    "code issue --id-number N": "{number7}",
    "code read --id-number N": "{number6}",
    "code read TEXT": "{code}",
    "code revoke ID": "{resident6}",
    "code unbind ID": "{resident5}",
    "code print --out DIR": "{base}/cards",
    "person correct --document-number N": "M12345678",
    "person correct --from-file FILE": "{base}/person.json",
    "find TEXT": "{name}",
    "hq find TEXT": "{name}",
    "hq operator add NAME": "赵刚",
    "hq operator add FILE": "{base}/password.txt",
    "--new-passphrase-file FILE": "{base}/new phrase.txt",
    "--new-pin-file FILE": "{base}/pin.txt",
    "--approvals-file FILE": "{base}/approvals.txt",
    "staff add --name NAME": "崔明",
    "staff change --name NAME": "李敏敏",
    "hq roster FILE": "{base}/名册.csv",
    "roster FILE": "{base}/名册.csv",
    "station init FILE": "{base}/stick/testdesk/kit-1.tdk",
    "station renew FILE": "{base}/renewed/testdesk/kit-1.tdk",
    "hq export FILE": "{base}/round.out",
    "backup FILE": "{base}/new.backup",
    "restore FILE": "{base}/desk.backup",
    "inspect FILE": "{base}/stick/testdesk/{batch}",
    "salvage DIR": "{base}/salvaged",
    "hq kit --station N": "3",
    "hq kit --renew --station N": "1",
    "hq serve FILE": "{base}/password.txt",
    "hq update DIR": "{base}/stick",
    "find --limit N": "5",
    "hq find --limit N": "5",
    "close-day --swabs N": "5",
    "export --swabs N": "5",
}

_CALLED = ("queue call", "queue call")
_LEAD = "staff add --name 赵刚 --role point_lead --new-pin-file {base}/pin.txt"
_STAFFED = (_LEAD, "staff add --name 李敏 --role registrar")

# What has to be done before a line has something to work on, by the beginning of the line.
PREPARED: dict[str, tuple[str, ...]] = {
    "person correct ID --language ko": (
        "person correct {resident7} --language en --reason typed_wrong",
    ),
    "person correct ID --clear FIELD": (
        "person correct {resident7} --note 轮椅 --reason typed_wrong",
    ),
    "staff add": (_LEAD,),
    "staff add --name NAME --role point_lead": (),
    "staff change": _STAFFED,
    "staff remove": _STAFFED,
    "paper badge": _STAFFED,
    "excuse ID --withdraw": ("excuse {resident7} --reason away",),
    "close-day": ("tube seal", "export {base}/stick --swabs 5"),
    "hq station reinstate": ("hq station revoke 1 --reason 丢失",),
    "hq station trust": ("hq station distrust 1 --from 40",),
    "hq station end N --undo": ("hq station end 1 --last 40",),
    "hq person restore": ("hq person remove {resident7} --reason died",),
    "paper labels --out": ("paper labels --first YJ00000001 --out {base}/first.pdf",),
    "queue skip": _CALLED,
    "queue recall": (*_CALLED, "queue skip {ticket}"),
    "queue serve": _CALLED,
}

# Lines that rightly do not end with status 0 here: (status, code, reason).
EXPECTED: dict[str, tuple[int, str, str]] = {
    "hq staff add --point POINT --name NAME --role point_lead": (
        1,
        "lead_needs_pin",
        "the line is without the option for the PIN; tests/cli/test_staff.py",
    ),
    "staff add --name NAME --role point_lead": (
        1,
        "lead_needs_pin",
        "the line is without the option for the PIN; tests/cli/test_staff.py",
    ),
    "hq salvage": (
        1,
        "salvage_not_needed",
        "it is whole; tests/cli/hq/test_headquarters_damage.py",
    ),
    "salvage": (1, "salvage_not_needed", "the station is whole; tests/cli/test_salvage.py"),
}

# Lines that are only read by the command's own parser, and why they are not run here.
ONLY_READ: dict[str, str] = {
    "hq serve": "serves until it is stopped; tests/cli/hq/test_serve.py",
    "demo": "plays a whole day; tests/demo/test_day.py",
    "sync": "needs a headquarters that listens; tests/cli/hq/test_serve.py",
    "hq init --name NAME --database": "needs a PostgreSQL; tests/hq/postgresql",
}
ONLY_READ_WITH = {"--printer": "needs a printer; tests/cli/test_printing.py"}
