"""What is written into a page is what reportlab would write, number for number."""

import io
import random
from typing import Any

import pytest
from reportlab.lib.rl_accel import fp_str
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from sifasuo_desktop.documents.engine import embedding, fonts, pen
from sifasuo_desktop.documents.engine.fonts import Face
from sifasuo_desktop.documents.engine.render import render
from sifasuo_desktop.kernel import paths
from tests.documents import samples


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (0, "0"),
        (1e-8, "0"),
        (0.5, ".5"),
        (-0.5, "-0.5"),
        (1.0, "1"),
        (14, "14"),
        (2 / 3, ".666667"),
        (9.9999996, "10"),
        (14 * 1.2, "16.8"),
        (79.3700787, "79.37008"),
        (595.2755906, "595.2756"),
        (100, "100"),
        (1000, "1000"),
        (1234.56789, "1234.568"),
    ],
)
def test_a_number_has_six_places_or_seven_digits(value: float, expected: str) -> None:
    assert pen.number(value) == expected


def test_numbers_are_those_of_reportlab() -> None:
    source = random.Random(3)
    for _ in range(20_000):
        value = source.uniform(-1, 1) * 10 ** source.randint(-9, 5)
        assert pen.number(value) == fp_str(value), value


def canvas_of() -> Any:
    own = fonts.load(Face.FANG)
    canvas = Canvas(io.BytesIO(), invariant=1, initialFontName=own.name)
    canvas._code.clear()
    canvas.setFont(own.name, 14)
    return canvas


@pytest.mark.parametrize(("mode", "space"), [(0, 0.0), (2, 0.0), (0, 0.25), (2, 1.5)])
def test_text_and_lines_are_those_of_a_canvas(mode: int, space: float) -> None:
    words = "如皋市(云塘)\\镇" + "".join(map(chr, range(0x4E00, 0x4F20)))
    ours, theirs = canvas_of(), canvas_of()
    pen.text(ours, fonts.load(Face.FANG).font, 14, 79.5, 700.25, words, mode, space)
    pen.line_width(ours, 0.5)
    pen.line(ours, 79.5, 200.125, 690)
    theirs.drawString(79.5, 700.25, words, mode=mode or None, charSpace=space)
    theirs.setLineWidth(0.5)
    theirs.line(79.5, 690, 200.125, 690)
    assert ours._code == theirs._code
    assert ours._code[-1] == "n 79.5 690 m 200.125 690 l S"


def test_a_face_is_cut_as_reportlab_cuts_it() -> None:
    path = str(paths.resources("fonts", f"{Face.SONG_BOLD.value}.ttf"))
    codes = [0, *map(ord, "人民调解协议书éÅ½ 12")]
    own, stock = embedding.EmbeddedFont("own", path), TTFont("stock", path, asciiReadable=False)
    assert own.face.makeSubset(codes) == stock.face.makeSubset(codes)


def test_a_page_is_deflated_and_not_packed_in_letters_besides() -> None:
    pdf = render(samples.agreement())
    assert b"ASCII85Decode" not in pdf
    # All but the metadata and the meaning of colours, which archives read as they are.
    assert pdf.count(b"/Filter [ /FlateDecode ]") == pdf.count(b"\nstream\n") - 2 > 6
    assert pdfmetrics.getRegisteredFontNames().count(Face.FANG.value) == 1
