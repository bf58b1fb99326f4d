"""Writes a recap as PDF, for who prints it: title, language and bookmarks are set; the same recap, the same bytes."""

import io
import json
from threading import Lock
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from handlers.celebration import fonts

if TYPE_CHECKING:
    from reportlab.lib.styles import ParagraphStyle

REGULAR, BOLD = "Vera", "VeraBd"
INK, SOFT, EMBER, LINE = "#3b1a0e", "#6d4a3a", "#b3400f", "#e9d5bd"
MARGIN, FOOT = 62, 34
"""Points."""
_ONE_AT_A_TIME = Lock()
"""Files are made in threads, and ReportLab's fonts, which all of them share, remember what they were asked for."""
LINES = 30
"""Of one success; what comes after them flows on as one."""


def write(described: str) -> bytes:
    """The file that `described` says, as JSON: see screens.report."""
    # Imported here: it is slow to import, and few processes ever need it.
    from reportlab.lib.pagesizes import A4  # noqa: PLC0415  # see above
    from reportlab.platypus import SimpleDocTemplate  # noqa: PLC0415  # see above

    said: dict[str, Any] = json.loads(described)
    title = fonts.writable(f"{said['title']} · {said['community']}")
    file = io.BytesIO()
    document = SimpleDocTemplate(
        file, pagesize=A4, leftMargin=MARGIN, rightMargin=MARGIN, topMargin=MARGIN, bottomMargin=MARGIN, title=title,
        author=fonts.writable(said["community"]), subject=title, creator="Mijote", lang=said["lang"], invariant=1,
        displayDocTitle=True,
    )  # fmt: skip
    document.afterFlowable = lambda flowable: _bookmark(document, flowable)
    with _ONE_AT_A_TIME:
        _register()
        document.build(_story(said), onFirstPage=_foot(title), onLaterPages=_foot(title))
    return file.getvalue()


def _register() -> None:
    from reportlab.pdfbase import pdfmetrics  # noqa: PLC0415  # see above
    from reportlab.pdfbase.ttfonts import TTFont  # noqa: PLC0415  # see above

    if REGULAR not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont(REGULAR, str(fonts.path(fonts.REGULAR))))
        pdfmetrics.registerFont(TTFont(BOLD, str(fonts.path(fonts.BOLD))))


def _story(said: dict[str, Any]) -> list[Any]:
    from reportlab.platypus import CondPageBreak, Paragraph, Spacer  # noqa: PLC0415  # see above

    heading, style = _styles()
    story: list[Any] = [Paragraph(_text(said["community"]), style["soft"]), Paragraph(_text(said["title"]), heading[0])]
    story += [Paragraph(_text(line), style["soft"]) for line in said["about"]]
    story.append(Spacer(1, 10))
    if said["figures"]:
        story += [_figures(said["figures"], style), Spacer(1, 10)]
    for edition in said["editions"]:
        story += [CondPageBreak(110), Paragraph(_text(edition["title"]), heading[1])]
        for told in edition["told"]:
            story.append(Paragraph(_text(told["who"]), style["who"]))
            story += _words(told, style)
            if told["by"]:
                story.append(Paragraph(_text(told["by"]), style["by"]))
    return story


def _words(told: dict[str, str], style: "dict[str, ParagraphStyle]") -> list[Any]:
    """What was told, a paragraph for each line: ReportLab takes the square of a paragraph's lines for its time."""
    from reportlab.platypus import Paragraph, Spacer  # noqa: PLC0415  # see above

    lines = told["words"].strip().splitlines()
    if len(lines) > LINES:
        lines = [*lines[:LINES], " ".join(lines[LINES:])]
    shown = style["fact" if told["fact"] else "words"]
    return [Paragraph(_text(line), shown) if line.strip() else Spacer(1, 8) for line in lines]


def _text(text: str) -> str:
    """One line, of somebody's words or ours, as the font can write it, and as no markup."""
    return escape(fonts.writable(" ".join(text.split())))


def _figures(figures: list[list[str]], style: "dict[str, ParagraphStyle]") -> Any:
    from reportlab.platypus import Paragraph, Table  # noqa: PLC0415  # see above

    cells = [[Paragraph(_text(number), style["number"]), Paragraph(_text(word), style["soft"])]
             for number, word in figures]  # fmt: skip
    rows = [cells[start : start + 3] for start in range(0, len(cells), 3)]
    rows = [[*row, *[[]] * (3 - len(row))] for row in rows]
    return Table(
        rows, colWidths="33%", style=[("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (-1, -1), 0)]
    )


def _styles() -> "tuple[list[ParagraphStyle], dict[str, ParagraphStyle]]":
    from reportlab.lib.styles import ParagraphStyle  # noqa: PLC0415  # see above

    def style(name: str, font: str, size: float, colour: str, **more: Any) -> "ParagraphStyle":
        return ParagraphStyle(
            name, fontName=font, fontSize=size, leading=size * 1.4, textColor=colour, splitLongWords=1, **more
        )  # fmt: skip

    heading = [
        style("heading-0", BOLD, 24, INK, spaceAfter=8),
        style("heading-1", BOLD, 13, EMBER, spaceBefore=16, spaceAfter=4, keepWithNext=1),
    ]
    rest = [
        style("soft", REGULAR, 9, SOFT, spaceAfter=3),
        style("number", BOLD, 22, EMBER),
        style("who", BOLD, 10, INK, spaceBefore=8, keepWithNext=1),
        style("words", REGULAR, 10, INK, leftIndent=12, borderColor=LINE, spaceBefore=2),
        style("fact", REGULAR, 10, INK, spaceBefore=2),
        style("by", REGULAR, 8.5, SOFT, leftIndent=12, spaceBefore=1),
    ]
    return heading, {one.name: one for one in rest}


def _bookmark(document: Any, flowable: Any) -> None:
    """Each heading is found in the outline, which readers of screens go through, too."""
    name = getattr(getattr(flowable, "style", None), "name", "")
    if name.startswith("heading-"):
        document.mijote_headings = key = getattr(document, "mijote_headings", 0) + 1
        document.canv.bookmarkPage(f"h{key}")
        document.canv.addOutlineEntry(flowable.getPlainText(), f"h{key}", level=int(name[-1]), closed=False)


def _foot(title: str) -> Any:
    def draw(canvas: Any, document: Any) -> None:
        canvas.saveState()
        canvas.setFont(REGULAR, 8)
        canvas.setFillColor(SOFT)
        canvas.drawString(MARGIN, FOOT, title[:90])
        canvas.drawRightString(document.pagesize[0] - MARGIN, FOOT, str(document.page))
        canvas.restoreState()

    return draw
