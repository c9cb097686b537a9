"""Every paper of the registry, filled and blank, for few and many, short and long: nothing is cut,
nothing stands on another, no label without its rule, no seal without text, no glyph missing.

A new paper is tested without a line here, as long as a case below has an item for it; that of a
ledger has one by its declaration.
"""

from datetime import date
from pathlib import Path

import pypdfium2
import pytest

from sifasuo_desktop.documents.book import papers
from sifasuo_desktop.documents.engine import fonts
from sifasuo_desktop.documents.engine.render import render
from sifasuo_desktop.documents.engine.runs import missing_characters
from sifasuo_desktop.documents.paper import PaperInput
from sifasuo_desktop.domain.casefile import CaseFile
from sifasuo_desktop.domain.partial_dates import PartialDate
from sifasuo_desktop.services.office.reference_data import code_book
from tests.documents import cases, ledger_cases, reading
from tests.made_once import made_for_all

COUNTS = (1, 2, 3, 8, 9, 12, 60)
LONG = "如皋市云塘第一建筑安装工程有限责任公司柳岸分公司长寿路施工项目部工会委员会"
FACTS = "甲方称其于2026年3月20日在工地受伤，花去医疗费42,360.00元，乙方不予认可。" * 75
SIGN_LABELS = ("指印）：", "签名）：")
NEAR = 0.3  # of a character's size: two characters closer than that stand on each other


def mediated(count: int, *, long: bool, oral: bool = False, elected: bool = False) -> CaseFile:
    """A case with its meeting, agreement and visit; every fourth party is a child.

    Where some were elected, they alone came to the meeting.
    """
    people, acting = [], []
    for place in range(count):
        name = (LONG[:39] if long else "陈志") + chr(0x4E00 + 7 * place)
        child = place % 4 == 3
        born = PartialDate(2014, 5, 1) if child else PartialDate(1971, 11, 4)
        side = "respondent" if place == 0 else "applicant"
        mark = elected and place in (1, 2, count - 2)
        person = cases.party(f"p{place}", side, name=name, birth_date=born, elected=mark)
        people.append(person)
        if child:
            acting.append(cases.agent(f"p{place}", role="guardian", acts_for=name, name="孙桂芳"))
    facts = FACTS[:3000] if long else "双方因提供劳务受害发生纠纷。"
    came = tuple(one.name for one in people if one.elected or not elected)
    return cases.case(
        cases.dispute(facts=facts, track="oral" if oral else "written"),
        *people,
        *acting,
        cases.agreement(facts=facts, parties=tuple(one.id for one in people)),
        cases.session(record=facts, present=came),
        cases.visit(situation=facts),
    )


def corrected(*, long: bool) -> CaseFile:
    """A person with a leave."""
    name = LONG[:40] if long else "钱大喆"
    words = FACTS[:300] if long else "母亲住院手术。"
    person = cases.correction(name=name, residence=words[:200], offence="危险驾驶罪、" * 4)
    return cases.case(person, cases.leave(reason_detail=words, level_needed="city"))


def every_print() -> dict[str, tuple[bytes, tuple[str, ...]]]:
    """Each print by what it is, with the characters it lacks."""
    return made_for_all(printed)[1]


def printed(_folder: Path) -> dict[str, tuple[bytes, tuple[str, ...]]]:
    of: dict[str, CaseFile] = {
        "person": corrected(long=False),
        "person, long": corrected(long=True),
    }
    for count in COUNTS:
        for long in (False, True):
            of[f"{count}{' long' if long else ''}"] = mediated(count, long=long)
        of[f"{count} oral"] = mediated(count, long=False, oral=True)
    for count in (8, 60):
        for long in (False, True):
            words = f"{count} elected{' long' if long else ''}"
            of[words] = mediated(count, long=long, elected=True)
    for count in (1, 3, 6, 7):
        of[f"{count} firms"] = cases.of_firms(count, mixed=count == 3)
    of |= ledger_cases.every_case()
    made = {}
    for paper in papers().values():
        contents = {"blank": paper.blank(cases.issuer())}
        for count in (1, 3, 8, 12) if paper.by_parties else ():
            contents[f"blank for {count}"] = paper.blank(None, count)
        for words, case in of.items():
            items = paper.items(case) if case.record.KIND == paper.kind else ()
            if items:
                day = date(2026, 9, 10)
                issuer, title = cases.issuer(), code_book().title
                called = ledger_cases.called
                given = PaperInput(case, items[-1], issuer, title, day, called=called)
                contents[words] = paper.build(given)
        for words, content in contents.items():
            lacking = tuple(missing_characters(content.blocks))
            made[f"{paper.name} {words}"] = (render(content), lacking)
    return made


def test_every_paper_has_a_case_here() -> None:
    for name in papers():
        kinds = [words for words in every_print() if words.startswith(f"{name} ")]
        assert len([words for words in kinds if "blank" not in words]) > 1, name


def test_no_character_is_missing_and_none_is_cut() -> None:
    for words, (pdf, lacking) in every_print().items():
        assert lacking == (), words
        for page in range(len(reading.pages(pdf))):
            left, top, right, bottom = reading.ink(pdf, page, 50)
            assert left >= 27, words
            assert right <= 185.5, words
            assert top >= 36, words
            assert bottom <= 265, words


def test_no_label_is_parted_from_its_rule_and_no_seal_is_without_text() -> None:
    for words, (pdf, _) in every_print().items():
        printed = reading.pages(pdf)
        for page in printed:
            body = page.split("第1页")[0] if len(printed) > 1 else page
            assert not body.endswith(SIGN_LABELS) or "____" in body or body is printed[-1], words
            if "印章）" in page:
                assert page.index("印章）") > 30, words
        if len(printed) > 1:
            assert all(f"第{no}页共{len(printed)}页" in page for no, page in enumerate(printed, 1))


def test_the_lines_of_one_party_stand_on_one_page() -> None:
    later = ("职业或职务", "单位或住址", "联系方式", "法定代理人：", "法定代表人")
    for words, (pdf, _) in every_print().items():
        for page in reading.pages(pdf)[1:]:
            assert not page.startswith(later), words


def overlapping(pdf: bytes) -> list[str]:
    """Characters that stand on each other."""
    found = []
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            text = page.get_textpage()
            boxes: dict[tuple[int, int], tuple[float, float, str]] = {}
            for at in range(text.count_chars()):
                char = text.get_text_range(at, 1)
                left, low, right, high = text.get_charbox(at)
                if not char.strip() or right - left < 4 or high - low < 4:
                    continue
                x, y, reach = (left + right) / 2, (low + high) / 2, (high - low) * NEAR
                key = (round(x / 6), round(y / 6))
                for across in (-1, 0, 1):
                    for along in (-1, 0, 1):
                        other = boxes.get((key[0] + across, key[1] + along))
                        if other and abs(other[0] - x) < reach and abs(other[1] - y) < reach:
                            found.append(f"{other[2]}{char}")
                boxes[key] = (x, y, char)
            text.close()
            page.close()
    return found


@pytest.mark.parametrize("name", list(papers()))
def test_nothing_stands_on_anything_else(name: str) -> None:
    for words, (pdf, _) in every_print().items():
        if words.startswith(f"{name} ") and not words.endswith("60 long"):
            assert overlapping(pdf) == [], words


def test_overlapping_text_would_be_found() -> None:
    from io import BytesIO

    from reportlab.pdfgen.canvas import Canvas

    stream = BytesIO()
    canvas = Canvas(stream)
    canvas.setFont("Helvetica", 14)
    canvas.drawString(100, 100, "MW")
    canvas.drawString(101, 101, "WM")
    canvas.save()
    assert overlapping(stream.getvalue()) != []


def test_invisible_characters_are_never_drawn() -> None:
    names = ("陈\u200b志海", "吴\ufeff长\u00ad林", "周国\ufe0f平")
    people = [
        cases.party(f"p{at}", "applicant" if at else "respondent", name=name)
        for at, name in enumerate(names)
    ]
    of = cases.case(cases.dispute(), *people, cases.agreement())
    assert "（陈志海）" in cases.text_of("agreement", of)
    assert "（吴长林）" in cases.text_of("agreement", of)
    faces = [face for face in fonts.Face if face is not fonts.Face.BLANK]
    for char in ("\u200b", "\ufeff", "\u00ad", "\ufe0f", "\x07", "\U000e0101"):
        assert not any(fonts.covers(face, char) for face in faces)
    pages = [reading.pages(cases.printed("acceptance", case)) for case in (of, _plain(of))]
    assert pages[0] == pages[1]
    assert _picture(cases.printed("acceptance", of)) == _picture(
        cases.printed("acceptance", _plain(of))
    )


def _picture(pdf: bytes) -> bytes:
    """The dots of the first page: what a reader of the text leaves out would still be seen."""
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[0]
        dots: bytes = page.render(scale=1, grayscale=True).to_pil().tobytes()
        page.close()
    return dots


def _plain(of: CaseFile) -> CaseFile:
    people = [
        cases.party(f"p{at}", "applicant" if at else "respondent", name=name)
        for at, name in enumerate(("陈志海", "吴长林", "周国平"))
    ]
    return cases.case(of.record, *people, cases.agreement())


@pytest.mark.parametrize("amount", ["¥138,000.00", "￥１３８０００．００", "320699197111040015"])
def test_an_amount_in_a_narrow_cell_is_not_torn(amount: str) -> None:
    from sifasuo_desktop.documents.engine.blocks import Column, PaperContent, Table

    columns = (Column("甲", 5.8), Column("乙", 2))
    pdf = render(PaperContent("样", (Table(columns, (("长", amount),)),)))
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[0]
        text = page.get_textpage()
        lines = text.get_text_range().split()
        text.close()
        page.close()
    assert sum(amount in line for line in lines) == 1
