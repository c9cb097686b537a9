"""A narrative draft as a Word file, its page as GB/T 9704-2012 has it.

草稿 stands on every page and below the title; what is for somebody's hand is marked in yellow. The
faces are named as offices have them, each with the names by which others have it.
"""

import io
import re
from datetime import datetime, time
from math import floor
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_COLOR_INDEX, WD_LINE_SPACING
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from sifasuo_desktop.documents.engine.chinese import ordinal_cn
from sifasuo_desktop.kernel.files import write_durably
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.drafting import Draft, Drafted, drafted
from sifasuo_desktop.statistics.periods import Period

MARK = "草稿"
ON_EVERY_PAGE = f"{MARK}　请核对数字、补齐【】内的内容后再用"
DATE = "【成文日期】"
BODY, HEADING, TITLE, MARKS = "仿宋", "黑体", "方正小标宋简体", "宋体"
ALSO_CALLED = {
    BODY: "仿宋_GB2312,FangSong,华文仿宋,STFangsong,方正仿宋_GBK,FandolFang",
    HEADING: "SimHei,方正黑体_GBK,FandolHei,Noto Sans CJK SC",
    TITLE: "方正小标宋_GBK,小标宋体,华文中宋,STZhongsong,Noto Serif CJK SC",
    MARKS: "SimSun,方正书宋_GBK,FandolSong,Noto Serif CJK SC",
}
SIZE, TITLE_SIZE, NUMBER_SIZE, SMALL_SIZE = 16.0, 22.0, 14.0, 12.0  # 三号, 二号, 四号, 小四
TITLE_LEADING, SMALL_LEADING = 36.0, 18.0
LINES, CHARACTERS = 22, 28
TOP, LEFT, BOTTOM, RIGHT = 37, 28, 35, 26  # mm
LEADING = (297 - TOP - BOTTOM) * 72 / 25.4 / LINES
EM = (210 - LEFT - RIGHT) * 72 / 25.4 / CHARACTERS
_BY_HAND = re.compile(r"(【[^】]*】)")


def write_draft(workplace: Workplace, draft: Draft, period: Period, path: Path) -> None:
    """Writes a draft to a file, noted in the log. Raises Refused as ``drafted`` does, OSError."""
    text = drafted(workplace, draft, period)
    write_durably(path, draft_docx(text, workplace.office().name))
    workplace.note("export", None, f"draft:{draft.name}:{period.text}")


def draft_docx(text: Drafted, author: str) -> bytes:
    """The bytes of the file."""
    document = Document()
    _sheet(document)
    _styles(document)
    _furniture(document)
    _names(document, text, author)
    for line in (*text.title.split("\n"), f"（{MARK}）"):
        _centred(document, line)
    for words in text.remarks:
        _remark(document, words)
    document.add_paragraph()
    for words in text.opening:
        _said(document.add_paragraph(), words)
    for place, (heading, paragraphs) in enumerate(text.sections, 1):
        document.add_heading(f"{ordinal_cn(place)}、{heading}", level=1)
        for words in paragraphs:
            _said(document.add_paragraph(), words)
    _end(document, text)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _sheet(document: Any) -> None:
    """A4, 22 lines on a page."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(TOP), Mm(BOTTOM)
    section.left_margin, section.right_margin = Mm(LEFT), Mm(RIGHT)
    section.header_distance, section.footer_distance = Mm(20), Mm(22)
    for grid in section._sectPr.findall(qn("w:docGrid")):
        section._sectPr.remove(grid)
    grid = OxmlElement("w:docGrid")
    grid.set(qn("w:type"), "lines")
    grid.set(qn("w:linePitch"), str(round(LEADING * 20)))
    section._sectPr.append(grid)
    document.settings.odd_and_even_pages_header_footer = True


def _styles(document: Any) -> None:
    body = document.styles["Normal"]
    _face(body, BODY, SIZE)
    # 28 characters a line: a grid of characters is drawn differently by each word processor.
    closer = OxmlElement("w:spacing")
    closer.set(qn("w:val"), str(floor((EM - SIZE) * 20)))
    body.element.rPr.insert_element_before(closer, "w:w", "w:kern", "w:position", "w:sz")
    shape = body.paragraph_format
    shape.line_spacing_rule, shape.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(LEADING)
    shape.space_before = shape.space_after = Pt(0)
    shape.widow_control = False
    shape.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    _indent(shape, 2)
    heading = document.styles["Heading 1"]
    _face(heading, HEADING, SIZE)
    heading.font.bold = False
    heading.font.color.rgb = RGBColor(0, 0, 0)
    heading.paragraph_format.space_before = Pt(0)
    heading.paragraph_format.keep_with_next = True
    for name in ("Header", "Footer"):
        _face(document.styles[name], MARKS, NUMBER_SIZE if name == "Footer" else SMALL_SIZE)
    _fallbacks(document)


def _face(style: Any, name: str, size: float) -> None:
    """One face for all scripts, instead of those of the theme."""
    style.font.size = Pt(size)
    style.font.name = name
    faces = style.element.rPr.rFonts
    for script in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        faces.attrib.pop(qn(f"w:{script}"), None)
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        faces.set(qn(f"w:{script}"), name)


def _indent(shape: Any, characters: int) -> None:
    """The first line begins so many characters in, whatever their size."""
    shape.first_line_indent = Pt(characters * EM)
    shape._element.pPr.ind.set(qn("w:firstLineChars"), str(characters * 100))


def _fallbacks(document: Any) -> None:
    """Other names of each face, where a computer does not have it by the first."""
    part = document.part.part_related_by(RELATIONSHIP_TYPE.FONT_TABLE)
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    fonts = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{also}"/><w:charset w:val="86"/>'
        '<w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>'
        for name, also in ALSO_CALLED.items()
    )
    part._blob = f'{head}<w:fonts xmlns:w="{space}">{fonts}</w:fonts>'.encode()


def _furniture(document: Any) -> None:
    """草稿 above and the number below, which stands at the outer side of the sheet."""
    section = document.sections[0]
    for header in (section.header, section.even_page_header):
        header.is_linked_to_previous = False
        above = header.paragraphs[0]
        _plain(above, WD_ALIGN_PARAGRAPH.CENTER)
        above.add_run(ON_EVERY_PAGE)
    sides = (
        (section.footer, WD_ALIGN_PARAGRAPH.RIGHT, "right_indent"),
        (section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT, "left_indent"),
    )
    for footer, side, indent in sides:
        footer.is_linked_to_previous = False
        below = footer.paragraphs[0]
        _plain(below, side)
        setattr(below.paragraph_format, indent, Pt(NUMBER_SIZE))
        below.add_run("— ")
        number = OxmlElement("w:fldSimple")
        number.set(qn("w:instr"), "PAGE")
        below._p.append(number)
        below.add_run(" —")


def _names(document: Any, text: Drafted, author: str) -> None:
    """What the file says of itself."""
    about = document.core_properties
    about.title = f"{text.title.replace(chr(10), '')}（{MARK}）"
    about.author = about.last_modified_by = author
    about.comments = ""
    about.language = "zh-CN"
    about.created = about.modified = datetime.combine(text.day, time())


def _plain(paragraph: Paragraph, side: WD_ALIGN_PARAGRAPH) -> None:
    """A line without indent."""
    paragraph.alignment = side
    _indent(paragraph.paragraph_format, 0)


def _centred(document: Any, words: str) -> None:
    line = document.add_paragraph()
    _plain(line, WD_ALIGN_PARAGRAPH.CENTER)
    _leading(line, TITLE_LEADING)
    run = line.add_run(words)
    _face(run, TITLE, TITLE_SIZE)


def _leading(paragraph: Paragraph, points: float) -> None:
    """A height of its own for a line, beside the 22 of the page."""
    paragraph.paragraph_format.line_spacing = Pt(points)
    off = OxmlElement("w:snapToGrid")
    off.set(qn("w:val"), "0")
    paragraph._p.get_or_add_pPr().insert_element_before(off, "w:spacing", "w:ind", "w:jc", "w:rPr")


def _said(paragraph: Paragraph, words: str) -> None:
    """Words, of which those for somebody's hand are marked."""
    for part in filter(None, _BY_HAND.split(words)):
        run = paragraph.add_run(part)
        if part.startswith("【"):
            run.font.highlight_color = WD_COLOR_INDEX.YELLOW


def _remark(document: Any, words: str) -> None:
    """Where the numbers come from, smaller, to be taken out."""
    line = document.add_paragraph()
    _leading(line, SMALL_LEADING)
    _indent(line.paragraph_format, 0)
    _said(line, words)
    for run in line.runs:
        run.font.size = Pt(SMALL_SIZE)


def _end(document: Any, text: Drafted) -> None:
    """Who signs and when, at the right, never on a page without words of the text."""
    document.paragraphs[-1].paragraph_format.keep_with_next = True
    document.add_paragraph().paragraph_format.keep_with_next = True
    for words, room in ((text.signed, 2), (DATE, 4)):
        line = document.add_paragraph()
        _plain(line, WD_ALIGN_PARAGRAPH.RIGHT)
        line.paragraph_format.right_indent = Pt(room * EM)
        line.paragraph_format.keep_with_next = words == text.signed
        _said(line, words)
