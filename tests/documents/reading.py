"""Reads printed papers back with two independent readers, for the tests."""

import subprocess
import tempfile
from pathlib import Path

import pypdfium2
from pypdfium2.raw import FPDF_PAGEOBJ_PATH as PATH


def _poppler(tool: str, pdf: bytes, *after: str) -> str:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "paper.pdf"
        path.write_bytes(pdf)
        done = subprocess.run([tool, str(path), *after], check=True, capture_output=True)
    return done.stdout.decode("utf-8")


def by_poppler(pdf: bytes) -> str:
    """The text as pdftotext gives it, without white space."""
    return "".join(_poppler("pdftotext", pdf, "-").split())


def fonts(pdf: bytes) -> list[list[str]]:
    """Name and flags ``emb sub uni`` of every font, from pdffonts."""
    rows = _poppler("pdffonts", pdf).splitlines()[2:]
    return [[row.split()[0], *row.split()[-5:-2]] for row in rows]


def pages(pdf: bytes) -> list[str]:
    """The text of each page as pdfium gives it, without white space."""
    with pypdfium2.PdfDocument(pdf) as document:
        result = []
        for page in document:
            text = page.get_textpage()
            result.append("".join(text.get_text_range().split()))
            text.close()
            page.close()
        return result


def rules(pdf: bytes) -> list[list[float]]:
    """How long the ruled lines of each page are, in mm, from the top down."""
    with pypdfium2.PdfDocument(pdf) as document:
        result = []
        for page in document:
            found = [one.get_bounds() for one in page.get_objects() if one.type == PATH]
            found.sort(key=lambda sides: (-round(sides[1]), sides[0]))
            result.append([(sides[2] - sides[0]) * 25.4 / 72 for sides in found])
            page.close()
        return result


def ink(pdf: bytes, number: int, dots: int = 144) -> tuple[float, float, float, float]:
    """Left, top, right, bottom of what is printed on a page, in mm; the page number left out."""
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[number]
        image = page.render(scale=dots / 72, grayscale=True).to_pil()
        page.close()
    foot = round(image.height * (297 - 35 + 5) / 297)
    box = image.crop((0, 0, image.width, foot)).point(lambda level: 255 if level < 200 else 0)
    edges = box.getbbox() or (0, 0, 0, 0)
    left, top, right, bottom = (edge * 25.4 / dots for edge in edges)
    return left, top, right, bottom
