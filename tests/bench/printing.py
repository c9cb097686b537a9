"""One agreement against bare ReportLab setting the same text in the same font."""

import io
import json

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph, SimpleDocTemplate

from sifasuo_desktop.kernel import paths
from sifasuo_desktop.services.playing import play
from sifasuo_desktop.services.printing import PaperJob, gather
from sifasuo_desktop.services.workplace import Workplace
from tests.bench.table import Ratio, median
from tests.reading_pdf import text_of

FACE = "FandolFang-Regular"
FILE_NO = "（2026）皋云人调字第018号"


def job_of(workplace: Workplace) -> PaperJob:
    """The agreement of the shipped example."""
    path = paths.resources("examples", "agreement_example.json")
    played = play(workplace, json.loads(path.read_text(encoding="utf-8")))
    if played.refusal is not None:
        raise played.refusal
    return gather(workplace, "agreement", FILE_NO)


def run(workplace: Workplace) -> list[Ratio]:
    """Both make a whole PDF in memory; fonts are loaded before."""
    job = job_of(workplace)
    lines = text_of(job.render().pdf).splitlines()
    pdfmetrics.registerFont(TTFont("bench", str(paths.resources("fonts", f"{FACE}.ttf"))))
    style = ParagraphStyle("bench", fontName="bench", fontSize=14, leading=28, wordWrap="CJK")

    def bare() -> None:
        story = [Paragraph(line.replace("<", "&lt;"), style) for line in lines if line.strip()]
        template = SimpleDocTemplate(io.BytesIO(), pagesize=A4, initialFontName="bench")
        template.build(story)

    return [
        Ratio(
            "one agreement", median(job.render, 10), "bare ReportLab, same text and font",
            median(bare, 10), 1.2,
        )
    ]  # fmt: skip
