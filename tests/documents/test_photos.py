"""Photos behind a paper: upright, at most three a page, each whole with its title."""

from itertools import pairwise

import pypdfium2
import pypdfium2.raw as raw

from sifasuo_desktop.documents.engine.blocks import PaperContent, Text
from sifasuo_desktop.documents.engine.render import render
from sifasuo_desktop.documents.engine.runs import missing_characters
from sifasuo_desktop.documents.photos import photo_pages
from tests.documents.reading import pages
from tests.pictures import photo

MM = 72 / 25.4
PHOTOS = [
    ("群众咨询", photo(1600, 1200)),
    ("横幅", photo(900, 1600)),
    ("合影", photo(2400, 900)),
    ("签到", photo(1200, 1600)),
    ("宣讲现场", photo(200, 150)),
]


def paper(count: int) -> bytes:
    behind = photo_pages(PHOTOS[:count])
    return render(PaperContent("普法活动记录表", (Text("普法活动记录。"),), behind=behind))


def placed(pdf: bytes) -> list[list[tuple[float, float, float, float]]]:
    """Left, bottom, right, top of the pictures of each page in mm, from the top down."""
    with pypdfium2.PdfDocument(pdf) as document:
        result = []
        for page in document:
            found = [
                one.get_bounds() for one in page.get_objects() if one.type == raw.FPDF_PAGEOBJ_IMAGE
            ]
            result.append(sorted((tuple(side / MM for side in one) for one in found), key=_down))
            page.close()
        return result


def _down(sides: tuple[float, ...]) -> float:
    return -sides[3]


def test_five_photos_stand_on_two_pages_behind_the_paper() -> None:
    pdf = paper(5)
    assert [len(one) for one in placed(pdf)] == [0, 3, 2]
    words = pages(pdf)
    assert "附图" in words[1]
    for place, (title, _) in enumerate(PHOTOS, 1):
        assert f"{place}.{title}" in words[1 if place <= 3 else 2]


def test_each_photo_keeps_its_form_and_lies_between_the_margins() -> None:
    shapes = [1600 / 1200, 900 / 1600, 2400 / 900, 1200 / 1600, 200 / 150]
    found = [one for page in placed(paper(5)) for one in page]
    for (left, bottom, right, top), shape in zip(found, shapes, strict=True):
        assert abs((right - left) / (top - bottom) - shape) < 0.02
        assert left >= 28 - 0.1
        assert right <= 210 - 26 + 0.1
        assert bottom >= 35 - 0.1
        assert top <= 297 - 37 + 0.1


def test_no_photo_lies_over_another_and_none_is_tiny() -> None:
    for page in placed(paper(5)):
        for upper, lower in pairwise(page):
            assert lower[3] < upper[1]
    large = [one for page in placed(paper(4)) for one in page]
    assert min(top - bottom for _, bottom, _, top in large) > 45


def test_one_photo_is_larger_than_a_third_of_a_page_never() -> None:
    ((_, bottom, _, top),) = placed(paper(1))[1]
    assert top - bottom < 225 / 3


def test_without_photos_nothing_is_added() -> None:
    assert photo_pages([]) == ()


def test_the_same_photos_give_the_same_bytes() -> None:
    assert paper(3) == paper(3)


def test_a_title_that_no_face_can_print_is_told() -> None:
    assert missing_characters(photo_pages([("\U0002ebf0", PHOTOS[0][1])])) == ["\U0002ebf0"]
