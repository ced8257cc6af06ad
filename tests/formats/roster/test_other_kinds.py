"""What people hand over as a list by mistake: refused by its true kind, whatever its name."""

import bz2
import datetime
import email.message
import gzip
import io
import json
import lzma
import mailbox
import plistlib
import sqlite3
import struct
import tarfile
import zipfile

import pytest
from PIL import Image
from tests.formats.roster.workbook_makers import MadeSheet, ods_of, xls_of, xlsb_of, xlsx_of

from testdesk.domain.refusals import Refusal
from testdesk.formats.roster.reading import read_roster
from testdesk.messages.sentences import SENTENCES

TODAY = datetime.date(2022, 3, 26)
CSV = "姓名,身份证号\n王明,222401198001010014\n"
LINES = MadeSheet("名单", [["姓名", "身份证号"], ["王明", "222401198001010014"]])
IMAGE = Image.new("RGB", (8, 8))


def packed(*members, first=None):
    """A ZIP; an OpenDocument file's type comes first, uncompressed."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        if first is not None:
            archive.writestr(zipfile.ZipInfo("mimetype"), first)
        for name in members:
            archive.writestr(name, CSV)
    return out.getvalue()


def tarred():
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        info = tarfile.TarInfo("名单.csv")
        info.size = len(CSV.encode())
        archive.addfile(info, io.BytesIO(CSV.encode()))
    return out.getvalue()


def pictured(kind):
    out = io.BytesIO()
    IMAGE.save(out, kind)
    return out.getvalue()


def compound(stream):
    """A compound file with one stream of this name, as of Word, PowerPoint, Outlook and Hancom."""
    data = xls_of(LINES)
    old = "Workbook".encode("utf-16-le")
    place = data.index(old + bytes(64 - len(old)))
    new = stream.encode("utf-16-le")
    entry = new.ljust(64, b"\0") + struct.pack("<H", len(new) + 2)
    return data[:place] + entry + data[place + 66 :]


def database(tmp_path):
    file = tmp_path / "list.db"
    with sqlite3.connect(file) as connection:
        connection.execute("CREATE TABLE list (name TEXT)")
    return file.read_bytes()


def letter():
    message = email.message.EmailMessage()
    message["Subject"], message["From"], message["To"] = "名单", "a@b.cn", "c@d.cn"
    message.set_content("见附件")
    message.add_attachment(
        xlsx_of(LINES), maintype="application", subtype="xlsx", filename="a.xlsx"
    )
    return message.as_bytes()


def letters(tmp_path):
    box = mailbox.mbox(tmp_path / "box")
    box.add(letter())
    box.close()
    return (tmp_path / "box").read_bytes()


def saved_page(first):
    return (
        f"{first}\r\nSubject: list\r\nDate: Sat, 26 Mar 2022 08:00:00\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="x"\r\n\r\n--x\r\n'
        "Content-Type: text/html\r\n\r\n<html><table><tr><td>姓名</td></tr></table></html>\r\n"
    ).encode()


KINDS = {
    "apple": [
        packed("Index/Document.iwa", "Index/Tables/DataList.iwa", "Metadata/Properties.plist"),
        packed("Index/Document.iwa", "Index/ViewState.iwa", "preview.jpg"),
        packed("index.xml", "buildVersionHistory.plist"),
        packed("Index.zip", "Data/x.jpg"),
    ],
    "word": [
        packed("[Content_Types].xml", "_rels/.rels", "word/document.xml"),
        packed("content.xml", first="application/vnd.oasis.opendocument.text"),
        packed("Contents/section0.xml", first="application/hwp+zip"),
        packed("OEBPS/x.xhtml", first="application/epub+zip"),
        b"{\\rtf1\\ansi list}",
        b"HWP Document File V3.00 \x1a\x01" + bytes(64),
        lambda _: compound("WordDocument"),
        lambda _: compound("FileHeader"),
    ],
    "slides": [
        packed("[Content_Types].xml", "_rels/.rels", "ppt/presentation.xml"),
        packed("content.xml", first="application/vnd.oasis.opendocument.presentation"),
        packed("Index/Document.iwa", "Index/Slide.iwa"),
        lambda _: compound("PowerPoint Document"),
    ],
    "mail": [
        lambda _: letter(),
        letters,
        lambda _: compound("__properties_version1.0"),
        b"Return-Path: <a@b.cn>\r\nReceived: from x by y\r\nSubject: list\r\n\r\nx",
    ],
    "shortcut": [
        b'{"url":"https://docs.google.com/open?id=1x","doc_id":"1x","email":"a@b.cn"}',
        b'{"": "warning", "doc_id": "1x", "resource_key": "", "email": "a@b.cn"}',
        b"[InternetShortcut]\r\nURL=https://docs.qq.com/sheet/x\r\n",
        b"[Desktop Entry]\nType=Link\nURL=https://docs.qq.com/sheet/x\n",
        plistlib.dumps({"URL": "https://docs.qq.com/sheet/x"}),
        plistlib.dumps({"URL": "https://docs.qq.com/sheet/x"}, fmt=plistlib.FMT_BINARY),
        b"L\x00\x00\x00\x01\x14\x02\x00" + bytes(68),
    ],
    "json": [
        json.dumps([{"姓名": "王明"}], ensure_ascii=False).encode(),
        json.dumps({"people": []}, indent=2).encode(),
        json.dumps([["姓名"], ["王明"]]).encode(),
        "\ufeff".encode() + b'{"a": 1}\n{"a": 2}\n',
        b"[]",
    ],
    "pdf": [b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n"],
    "picture": [
        *(pictured(kind) for kind in ("PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP", "ICO")),
        b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic" + bytes(64),
        b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>',
        packed("content.xml", first="application/vnd.oasis.opendocument.graphics"),
    ],
    "archive": [
        packed("名单.csv"),
        packed("名单/1号楼.xlsx", "名单/2号楼.xlsx"),
        packed(),
        b"7z\xbc\xaf\x27\x1c\x00\x04" + bytes(64),
        b"Rar!\x1a\x07\x01\x00" + bytes(64),
        gzip.compress(CSV.encode()),
        bz2.compress(CSV.encode()),
        lzma.compress(CSV.encode()),
        lambda _: tarred(),
    ],
    "web_page": [
        b"<html><body><table><tr><td>x</td></tr></table></body></html>",
        saved_page("From: <Saved by Blink>\r\nSnapshot-Content-Location: https://x.cn/"),
        saved_page('From: "Saved by Windows Internet Explorer 11"'),
        saved_page("MIME-Version: 1.0\r\nX-Document-Type: Workbook"),
        saved_page('From: =?gb2312?B?08kgV2luZG93cw==?= <x>\r\nX-MimeOLE: Produced By Microsoft'),
    ],
    "database": [database, b"\x00\x01\x00\x00Standard ACE DB\x00" + bytes(64)],
}  # fmt: skip
ROWS = [(kind, place) for kind, files in KINDS.items() for place in range(len(files))]


@pytest.mark.parametrize(("kind", "place"), ROWS)
@pytest.mark.parametrize("name", ["list.xlsx", "list.csv", "list"])
def test_it_is_refused_by_its_true_kind_with_what_to_do(kind, place, name, tmp_path):
    made = KINDS[kind][place]
    data = made if isinstance(made, bytes) else made(tmp_path)
    with pytest.raises(Refusal, match="roster_unreadable") as caught:
        read_roster(data, filename=name, today=TODAY)
    assert caught.value.detail == {"reason": kind}
    assert all(SENTENCES[f"roster_unreadable.{kind}"])


@pytest.mark.parametrize("data", [xlsx_of(LINES), xls_of(LINES), xlsb_of(LINES), ods_of(LINES),
                                  CSV.encode(), f"[1] 名单\n{CSV}".encode(),
                                  f"To: 社区\nFrom：街道\n{CSV}".encode()])  # fmt: skip
def test_a_list_is_none_of_these(data):
    assert [row.name for row in read_roster(data, filename="list", today=TODAY).rows] == ["王明"]
