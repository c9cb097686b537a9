"""Where a body signs there is room for its round seal of 42 mm, touching no other words."""

import pypdfium2
import pytest
from PIL import Image, ImageDraw

from sifasuo_desktop.documents.book import papers
from sifasuo_desktop.documents.engine.blocks import PaperContent, SignatureBlock, Signers, Text
from sifasuo_desktop.documents.engine.render import render
from tests.documents import cases, reading

SEAL = 119  # points, 42 mm
LABELS = {"agreement": "当事人（签名盖章或按指印）：", "acceptance": "当事人（签名）："}


Box = tuple[float, float, float, float]


def places(page: pypdfium2.PdfPage, words: str) -> list[Box]:
    """Left, top, right, bottom in points from the upper left of the page."""
    text = page.get_textpage()
    search = text.search(words)
    found = []
    while (at := search.get_next()) is not None:
        boxes = [text.get_charbox(place) for place in range(at[0], at[0] + at[1])]
        left, low, right, high = (
            pick(box[n] for box in boxes) for n, pick in enumerate((min, min, max, max))
        )
        found.append((left, page.get_height() - high, right, page.get_height() - low))
    text.close()
    return found


def seal_fits(page: pypdfium2.PdfPage, name: str, label: str) -> bool:
    """Whether a seal that touches the line of ``name`` touches nothing else but its own label."""
    left, top, _, bottom = places(page, f"（{name}，")[-1]
    image = (
        page.render(scale=1, grayscale=True).to_pil().point(lambda level: 0 if level < 200 else 255)
    )
    own = ImageDraw.Draw(image)
    own.rectangle((left - 4, top - 8, left + 250, bottom + 2), fill=255)
    for at_left, above, right, below in places(page, label):
        if abs(at_left - left) < 12 and 0 < top - above < 60:
            own.rectangle((at_left - 4, above - 2, right + 2, below + 2), fill=255)
    return any(
        is_empty(image, left, upper) for upper in range(int(top) - SEAL - 8, int(bottom) + 1)
    )


def is_empty(image: Image.Image, left: float, upper: int) -> bool:
    ring = Image.new("L", (SEAL, SEAL), 0)
    ImageDraw.Draw(ring).ellipse((0, 0, SEAL - 1, SEAL - 1), fill=255)
    part = image.crop((int(left), upper, int(left) + SEAL, upper + SEAL))
    inside = Image.composite(part, Image.new("L", part.size, 255), ring)
    return inside.getextrema()[0] > 0


@pytest.mark.parametrize("document", ["agreement", "acceptance", "session"])
@pytest.mark.parametrize(
    ("count", "mixed"),
    [(1, False), (2, False), (3, False), (4, False), (6, False), (1, True), (2, True), (4, True)],
)
def test_beside_the_signature_of_a_firm_its_seal_has_room(
    document: str, count: int, mixed: bool
) -> None:
    pdf = cases.printed(document, cases.of_firms(count, mixed=mixed))
    label = LABELS.get(document, LABELS["agreement"])
    with pypdfium2.PdfDocument(pdf) as paper:
        signed = paper[len(paper) - 1]
        for firm in cases.FIRMS[:count]:
            assert seal_fits(signed, f"云塘{firm}建材公司", label), firm
    for page in range(len(reading.pages(pdf))):
        assert reading.ink(pdf, page)[2] <= 185.5


@pytest.mark.parametrize("document", ["agreement", "acceptance", "session"])
def test_more_firms_than_a_page_holds_seal_in_a_list(document: str) -> None:
    printed = cases.printed(document, cases.of_firms(7))
    rows = []
    with pypdfium2.PdfDocument(printed) as paper:
        for page in paper:
            for one in page.get_objects():
                left, low, right, high = one.get_bounds()
                if one.type == reading.PATH and high - low > 100:
                    rows.append((right - left, high - low))
            page.close()
    assert sum(width >= SEAL and height >= SEAL for width, height in rows) >= 7


def test_people_alone_sign_as_close_as_before() -> None:
    people = [
        cases.party(f"p{at}", "applicant" if at else "respondent", name=f"陈志{name}")
        for at, name in enumerate("甲乙")
    ]
    of = cases.case(cases.dispute(), *people, cases.agreement())
    with pypdfium2.PdfDocument(cases.printed("agreement", of)) as paper:
        first, second = (places(paper[0], f"（陈志{name}）")[0][1] for name in "甲乙")
    assert second - first == pytest.approx(63, abs=1)


def test_in_a_lone_column_each_seal_has_room() -> None:
    firms = tuple(f"云塘{name}建材公司，法定代表人陈志{name}" for name in "甲乙")
    block = SignatureBlock(left=(Signers("当事人：", firms, firms),))
    with pypdfium2.PdfDocument(render(PaperContent("收条", (Text("今收到。"), block)))) as paper:
        first, second = (places(paper[0], f"（云塘{name}建材公司")[0][1] for name in "甲乙")
    assert second - first == pytest.approx(SEAL, abs=1)


@pytest.mark.parametrize("level", ["county", "city", ""])
def test_who_decides_about_a_leave_has_room_for_a_seal(level: str) -> None:
    """Each of two or three bodies; a blank sheet is for whoever may decide."""
    of = cases.case(cases.correction(), cases.leave(level_needed=level))
    blank = render(papers()["leave_approval"].blank(None))
    pdf = cases.printed("leave_approval", of) if level else blank
    with pypdfium2.PdfDocument(pdf) as paper:
        assert len(paper) == 1
        bounds = [one.get_bounds() for one in paper[0].get_objects() if one.type == reading.PATH]
        signed = [(left, top) for left, top, _, _ in places(paper[0], "签名（盖章）：")]
        height = paper[0].get_height()
    assert len(signed) == (2 if level == "county" else 3)
    for at_left, at_top in signed:
        around = [
            (right - left, high - low)
            for left, low, right, high in bounds
            if left < at_left < right and low < height - at_top < high
        ]
        assert min(wide for wide, _ in around) >= SEAL
        assert min(high for _, high in around) >= SEAL
