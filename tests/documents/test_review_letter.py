"""The opinion letter measured on its pages: GB/T 9704-2012, to a millimetre."""

from datetime import date

import pypdfium2
import pytest

from sifasuo_desktop.documents.engine.page import MM
from sifasuo_desktop.documents.engine.render import render
from sifasuo_desktop.documents.paper import PaperInput
from sifasuo_desktop.documents.papers.review.letter import PAPER
from sifasuo_desktop.ledgers.review_records import Review, ReviewMaterial, ReviewOpinion
from sifasuo_desktop.services.office.reference_data import code_book
from tests.documents import cases

LONG = "设定了没有上位法依据的收费项目，增加了群众的负担，应当按照法律规定办理，" * 5


def letter(opinions: int) -> bytes:
    """The letter of a review with so many long opinions."""
    review = Review(
        id="e",
        register_no="审2026-0007",
        state="issued",
        submitted_on=date(2026, 4, 1),
        matter="m",
        matter_class="norm_doc",
        title="云塘镇养犬管理办法",
        drafting_dept="云塘镇社会事务办公室",
        complete_on=date(2026, 4, 1),
        issued_on=date(2026, 4, 14),
        conclusion="amended",
        output_type="letter",
        output_no="云司审〔2026〕3号",
        based_on="《中华人民共和国行政许可法》",
        opinion="总体合法。",
    )
    below = [
        ReviewMaterial(id="m1", parent="e", position=1, name="送审稿", given="given"),
        *(
            ReviewOpinion(
                id=f"o{place}",
                parent="e",
                position=place,
                clause=f"第{place}条",
                problem=LONG[:-1],
                basis="《中华人民共和国行政许可法》",
                suggestion="删去。",
            )
            for place in range(1, opinions + 1)
        ),
    ]
    case = cases.case(review, *below)
    given = PaperInput(case, review, cases.issuer(), code_book().title, date(2026, 4, 14))
    return render(PAPER.build(given))


def characters(pdf: bytes, page: int) -> list[tuple[str, float, float, float]]:
    """Of each character its left and right edge and its foot, in mm from the left and the top."""
    with pypdfium2.PdfDocument(pdf) as document:
        one = document[page]
        words = one.get_textpage()
        height = one.get_height()
        found = []
        for place in range(words.count_chars()):
            left, bottom, right, _ = words.get_charbox(place, loose=True)
            char = words.get_text_range(place, 1)
            found.append((char, left / MM, right / MM, (height - bottom) / MM))
        words.close()
        one.close()
        return [entry for entry in found if entry[0].strip()]


def lines(pdf: bytes, page: int) -> list[list[tuple[str, float, float, float]]]:
    """The characters in the text box by lines, from the top."""
    rows: dict[int, list[tuple[str, float, float, float]]] = {}
    for entry in characters(pdf, page):
        if entry[3] < 297 - 35 + 3:
            rows.setdefault(round(entry[3] / 3), []).append(entry)
    merged: list[list[tuple[str, float, float, float]]] = []
    for key in sorted(rows):
        if merged and abs(merged[-1][0][3] - rows[key][0][3]) < 4:
            merged[-1] += rows[key]
        else:
            merged.append(rows[key])
    return [sorted(row, key=lambda entry: entry[1]) for row in merged]


def test_a_full_page_has_22_lines_of_28_characters_in_the_text_box() -> None:
    printed = lines(letter(6), 1)
    assert len(printed) == 22
    full = max(printed, key=len)
    assert len(full) == 28
    assert full[0][1] == pytest.approx(28, abs=1)
    assert full[-1][2] == pytest.approx(210 - 26, abs=1)
    pitch = (printed[-1][0][3] - printed[0][0][3]) / 21
    # 22 lines fill 225 mm: the character and 7/8 of it.
    assert pitch == pytest.approx((225 - 156 / 28) / 21, abs=0.1)
    assert printed[-1][0][3] == pytest.approx(297 - 35, abs=1.5)


def test_the_title_is_centred_and_the_number_below_it() -> None:
    title, number, to, *_ = lines(letter(1), 0)
    assert "".join(entry[0] for entry in title) == "法治审核意见书"
    for row in (title, number):
        middle = (row[0][1] + row[-1][2]) / 2
        assert middle == pytest.approx(28 + 156 / 2, abs=1)
    assert "".join(entry[0] for entry in number) == "云司审〔2026〕3号"
    assert to[0][1] == pytest.approx(28, abs=1)
    assert "".join(entry[0] for entry in to) == "云塘镇社会事务办公室："


def test_the_date_stands_four_characters_from_the_right_and_the_name_is_centred_over_it() -> None:
    printed = lines(letter(1), _last(letter(1)))
    name, day = printed[-2:]
    assert "".join(entry[0] for entry in day) == "2026年4月14日"
    assert day[-1][2] == pytest.approx(210 - 26 - 4 * 156 / 28, abs=1)
    middle = (day[0][1] + day[-1][2]) / 2
    assert (name[0][1] + name[-1][2]) / 2 == pytest.approx(middle, abs=1)


def test_words_stay_with_the_seal() -> None:
    for opinions in range(1, 6):
        pdf = letter(opinions)
        assert len(lines(pdf, _last(pdf))) >= 4, opinions


def _last(pdf: bytes) -> int:
    with pypdfium2.PdfDocument(pdf) as document:
        return len(document) - 1
