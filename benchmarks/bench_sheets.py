"""4,125 cards on A4 sheets of ten, against the same sheets by segno and reportlab in the same run.

The rival sets the same texts with the Chinese and Korean fonts that every PDF reader brings (it
embeds none, which saves it work; ours embeds), draws the same runs of dark modules as rectangles,
and makes the same QR version and level: as segno comes, with its search over eight masks, and with
one mask, as ours. Time is taken in turns on the same cards. Two figures are given: the least of all
rounds, for what is taken away from us is only ever added, and the median of the rounds in which the
machine did not stand still. Memory is the peak of a child process.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import segno
from benchmarks.stillness import stillness
from PySide6.QtGui import QGuiApplication
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from testdesk.paper.cards.faces import CardFace
from testdesk.paper.output.render import write_pdf

ALL, SOME = 4125, 500
ROUNDS = 30  # short ones, so that some fall between two standstills of a shared machine
ZH, KO = "STSong-Light", "HYSMyeongJo-Medium"
MODULE = 1.27 * mm
CODE = 7103034619381125271188477255061869935223969025627968974515


def faces(count: int) -> list[CardFace]:
    """Different people of one compound; a third of them read Chinese first."""
    return [
        CardFace(
            code=str(CODE + 97 * n),
            card_number=f"3-{1000 + n}-8",
            masked_name="朴金李崔全许方"[n % 7] + "*" + "子英哲花善"[n % 5],
            masked_korean="박김리최전허방"[n % 7] + "*" + "자영철화선"[n % 5],
            id_tail=f"{n:04d}",
            address_line=f"网通小区 {n % 40}号楼 {n % 5}单元",
            valid_until="2022-09-22",
            point="网通小区检测点",
            languages=("ko", "zh") if n % 3 else ("zh", "ko"),
        )
        for n in range(count)
    ]


def ours(path: Path, cards: Sequence[CardFace]) -> None:
    """The program's own sheets."""
    write_pdf(path, cards, "sheet", title="网通小区")


def rival(mask: int | None) -> Callable[[Path, Sequence[CardFace]], None]:
    """The same sheets by segno and reportlab."""
    for name in (ZH, KO):
        pdfmetrics.registerFont(UnicodeCIDFont(name))

    def write(path: Path, cards: Sequence[CardFace]) -> None:
        canvas = Canvas(str(path), pagesize=(210 * mm, 297 * mm))
        for number, face in enumerate(cards):
            place = number % 10
            if number and not place:
                canvas.showPage()
            left = (19.4 + place % 2 * 85.6) * mm
            top = (297 - 13.5 - place // 2 * 54) * mm
            _texts(canvas, face, left + 50 * mm, top)
            _symbol(canvas, face.code, left + 5 * mm, top - 5 * mm, mask)
        canvas.save()

    return write


def _texts(canvas: Canvas, face: CardFace, x: float, top: float) -> None:
    texts = (
        (ZH, "核酸检测代领码"),
        (KO, "핵산검사 대리코드"),
        (ZH, face.masked_name),
        (KO, face.masked_korean),
        (ZH, face.address_line),
        (ZH, "证件尾号"),
        (ZH, face.id_tail),
        (ZH, "有效至"),
        (ZH, face.valid_until),
        (ZH, "每轮检测请带此卡"),
        (KO, "검사 때마다 가져오십시오"),
        (ZH, face.card_number),
        (ZH, face.point),
    )
    for number, (font, text) in enumerate(texts):
        size = min(3.3 * mm, 33 * mm / pdfmetrics.stringWidth(text, font, 1))
        canvas.setFont(font, size)
        canvas.drawString(x, top - (4 + number * 3.5) * mm, text)


def _symbol(canvas: Canvas, text: str, left: float, top: float, mask: int | None) -> None:
    code = segno.make(text, version=3, error="h", mask=mask, boost_error=False)
    for row, modules in enumerate(code.matrix):
        start = None
        for column, dark in enumerate([*modules, 0]):
            if dark and start is None:
                start = column
            elif not dark and start is not None:
                x, y = left + start * MODULE, top - (row + 1) * MODULE
                canvas.rect(x, y, (column - start) * MODULE, MODULE, stroke=0, fill=1)
                start = None


# Cards of a round, about as long for each writer; ours embeds its fonts once in a document, for 100
# cards as for 4,125, the rivals embed nothing.
ROUND = {"ours": 100, "segno + reportlab": 20, "the same, one mask": 40}
WRITERS = {
    "ours": lambda: ours,
    "segno + reportlab": lambda: rival(None),
    "the same, one mask": lambda: rival(3),
}


def in_turns(folder: Path) -> dict[str, tuple[list[float], list[float]]]:
    """Wall milliseconds a card of each writer: of all rounds, and of the quiet ones."""
    writers = {name: make() for name, make in WRITERS.items()}
    cards = faces(max(ROUND.values()))
    for write in writers.values():
        write(folder / "warm.pdf", cards[:10])
    spans: dict[str, list[tuple[float, float]]] = {name: [] for name in writers}
    with stillness() as still:
        for _ in range(ROUNDS):
            for name, write in writers.items():
                start = time.perf_counter()
                write(folder / "cards.pdf", cards[: ROUND[name]])
                spans[name].append((start, time.perf_counter()))
        quiet = {name: still.untouched(rows) for name, rows in spans.items()}
    times = {name: [(e - s) / ROUND[name] * 1000 for s, e in rows] for name, rows in spans.items()}
    return {name: (times[name], [times[name][at] for at in quiet[name]]) for name in writers}


def in_a_child(name: str, count: int) -> str:
    """Peak memory, CPU time and file size of one writer in a process of its own."""
    command = [sys.executable, __file__, name, str(count)]
    return subprocess.check_output(command, text=True).strip()  # noqa: S603 - its arguments are ours


def child(name: str, count: int) -> None:
    """What `in_a_child` runs."""
    import resource  # noqa: PLC0415 - Windows has none, and the timing works without

    cards = faces(count)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "cards.pdf"
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        start = time.process_time()
        WRITERS[name]()(path, cards)
        spent = time.process_time() - start
        after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        size = path.stat().st_size / 2**20
    print(  # noqa: T201 - the parent reads it
        f"{before / 1024:6.1f} MB before, {after / 1024:6.1f} MB peak, "
        f"{spent:6.1f} s CPU, file {size:5.1f} MB"
    )


def _median(times: list[float]) -> float:
    """Not a number where no round was quiet."""
    return statistics.median(times) if times else float("nan")


def main() -> None:
    """Prints the tables."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication([])
    if len(sys.argv) > 2:
        child(sys.argv[1], int(sys.argv[2]))
        return
    with tempfile.TemporaryDirectory() as folder:
        times = in_turns(Path(folder))
    least, usual = min(times["ours"][0]), _median(times["ours"][1])
    for name, (rows, quiet) in times.items():
        print(  # noqa: T201 - a benchmark prints its table
            f"{name:20} least {min(rows):6.2f} ms a card = {min(rows) / least:5.2f} x ours   "
            f"median of {len(quiet):2} quiet rounds {_median(quiet):6.2f} ms = "
            f"{_median(quiet) / usual:5.2f} x ours"
        )
    for name, count in (("ours", SOME), ("ours", ALL), ("segno + reportlab", SOME)):
        print(f"{name:20} {count:5} cards: {in_a_child(name, count)}", flush=True)  # noqa: T201 - the same
    application.quit()


if __name__ == "__main__":
    main()
