"""The same text as a paper, set by bare ReportLab in the same faces."""

import ctypes
import io
from collections.abc import Callable
from functools import cache
from itertools import groupby
from xml.sax.saxutils import escape

import pypdfium2
from pypdfium2 import raw
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph, SimpleDocTemplate

from sifasuo_desktop.documents.engine.fonts import Face
from sifasuo_desktop.kernel import paths

BODY = Face.FANG.value
FILES = {"FandolSong-Regular": Face.DIGITS.value, "BabelStoneHan": Face.REST.value}
"""By the name a face has in a PDF, its file where that is called otherwise."""
_NAME = 128

Run = tuple[str, str]
"""A face and the characters it shows."""


def _face_of(text: pypdfium2.PdfTextPage, at: int) -> str:
    name, flags = ctypes.create_string_buffer(_NAME), ctypes.c_int()
    raw.FPDFText_GetFontInfo(text.raw, at, name, _NAME, ctypes.byref(flags))
    own = name.value.decode().split("+")[-1]
    return FILES.get(own, own) or BODY


def printed_lines(pdf: bytes) -> list[list[Run]]:
    """Every printed line of a paper as runs of one face each."""
    marks: list[tuple[str, str]] = []
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            text = page.get_textpage()
            for at in range(text.count_chars()):
                marks.append((_face_of(text, at), chr(raw.FPDFText_GetUnicode(text.raw, at))))
            marks.append((BODY, "\n"))
            text.close()
            page.close()
    found: list[list[Run]] = [[]]
    for face, group in groupby(marks, key=lambda mark: mark[0] if mark[1] not in "\r\n" else ""):
        if face:
            found[-1].append((face, "".join(char for _, char in group)))
        elif found[-1]:
            found.append([])
    return [line for line in found if line]


@cache
def registered(face: str) -> str:
    """The name under which ReportLab knows a face of ours."""
    font = TTFont(f"bare {face}", str(paths.resources("fonts", f"{face}.ttf")))
    pdfmetrics.registerFont(font)
    return str(font.fontName)


def _markup(line: list[Run], *, faces: bool) -> str:
    if not faces:
        return escape("".join(text for _, text in line))
    return "".join(
        escape(text) if face == BODY else f'<font name="{registered(face)}">{escape(text)}</font>'
        for face, text in line
    )


def bare(pdf: bytes, *, faces: bool) -> Callable[[], object]:
    """Sets the printed lines again, each a paragraph; in the body's face alone or in all faces."""
    style = ParagraphStyle(
        "bare", fontName=registered(BODY), fontSize=14, leading=28, wordWrap="CJK"
    )
    texts = [_markup(line, faces=faces) for line in printed_lines(pdf)]

    def build() -> None:
        story = [Paragraph(text, style) for text in texts if text.strip()]
        template = SimpleDocTemplate(io.BytesIO(), pagesize=A4, initialFontName=style.fontName)
        template.build(story)

    return build
