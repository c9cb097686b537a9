"""Drafts: what their files name, which sentences stand, comparisons, the Word file, the log."""

import io
import re
import tomllib
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from sifasuo_desktop.domain.office.records import Event
from sifasuo_desktop.domain.refusal import Refused
from sifasuo_desktop.kernel.paths import resources
from sifasuo_desktop.ledgers.figures import all_figures
from sifasuo_desktop.services.exchange.draft_file import draft_docx, write_draft
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.drafting import (
    Draft,
    Drafted,
    Section,
    draft_named,
    drafted,
    drafts,
)
from sifasuo_desktop.statistics.periods import read_period
from tests.clock import FixedClock
from tests.services.disputes import oral
from tests.services.offices import seat

FILES = sorted(resources("drafts").glob("*.toml"))


def event(desk: Workplace, day: str, people: int = 50, materials: int = 0) -> None:
    values = {"held_on": day, "theme": "民法典进村", "place": "文化广场", "forms": ["02"]}
    counted = {"people": people, "materials": materials, "audiences": ["05"]}
    desk.act("publicity.add", {**values, **counted})


def owed(amount: str) -> dict[str, str]:
    """An obligation of the oral case."""
    return {"debtor": "李建明", "creditor": "李桂香", "amount": amount, "due": "2026-04-10"}


def of(*sentences: str, hand: tuple[str, ...] = (), sort: str = "year") -> Draft:
    """A draft of one section."""
    section = Section("普法", (sentences,), hand)
    return Draft("made", "自写", "{office}{period}总结", sort, "{office}", (), (section,))


def said(desk: Workplace, draft: Draft, period: str = "2026") -> tuple[str, ...]:
    """The paragraphs of its section."""
    ((_, paragraphs),) = drafted(desk, draft, read_period(period)).sections
    return paragraphs


def texts(value: Any) -> list[str]:
    """Every text of a table, however deep."""
    if isinstance(value, str):
        return [value]
    inside = value.values() if isinstance(value, dict) else value
    return [text for one in inside for text in texts(one)]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_whatever_a_draft_names_is_a_figure_and_only_sentences_name_one(file: Path) -> None:
    table = tomllib.loads(file.read_text(encoding="utf-8"))
    named = {key for text in texts(table) for key in re.findall(r"\{([^}|]*)(?:\|more)?\}", text)}
    words = {"office", "town", "period"}
    assert named - words <= all_figures().keys()
    assert len(named - words) > 30
    of_sentences = {
        key
        for section in table["section"]
        for text in texts(section.get("paragraphs", []))
        for key in re.findall(r"\{([^}|]*)", text)
    }
    assert named - words == of_sentences
    for text in texts(table):
        assert (text.count("{"), text.count("【")) == (text.count("}"), text.count("】"))
        assert text.count("[") == text.count("]") == len(re.findall(r"\[[^\[\]]*\{", text))


def test_there_are_the_three_drafts() -> None:
    assert {one.name: one.title for one in drafts().values()} == {
        "half_year": "半年工作总结",
        "year": "年度工作总结",
        "rule_of_law": "法治政府建设年度情况报告",
    }


def test_figures_stand_in_the_sentences_and_what_is_zero_is_left_out(desk: Workplace) -> None:
    event(desk, "2026-02-03", 40)
    event(desk, "2026-03-04", 60)
    event(desk, "2026-04-01", 5)
    text = "普法{publicity_events}场[，受众{publicity_people}人次][，资料{publicity_materials}份]。"
    assert said(desk, of(text, "列席{meetings_attended}次。"), "2026-02-01..2026-03-31") == (
        "普法2场，受众100人次。",
    )
    assert said(desk, of("资料{publicity_materials}份、普法{publicity_events}场。")) == (
        "资料0份、普法3场。",
    )


def test_a_section_without_a_sentence_says_so_and_leaves_room_for_the_hand(desk: Workplace) -> None:
    empty = of("列席{meetings_attended}次。", hand=("【请补充：会议情况。】",))
    assert said(desk, empty) == ("本期无。", "【请补充：会议情况。】")
    plan = Section("打算", (), ("【请补充：打算。】",))
    both = replace(empty, sections=(*empty.sections, plan))
    told = drafted(desk, both, read_period("2026")).sections
    assert told[1] == ("打算", ("【请补充：打算。】",))
    event(desk, "2026-02-03")
    assert said(desk, of("普法{publicity_events}场。", "列席{meetings_attended}次。")) == (
        "普法1场。",
    )


def test_a_rate_that_is_none_takes_its_sentence_away(desk: Workplace) -> None:
    desk.act("dispute.register_oral", oral())
    text = of("受理{cases}件。", "败诉率{admin_loss_rate}%。", "成功率{success_rate}%。")
    assert said(desk, text) == ("受理1件。成功率100%。",)
    assert said(desk, of("受理{cases}件，败诉率{admin_loss_rate}%。", "成功{successes}件。")) == (
        "成功1件。",
    )


@pytest.mark.parametrize(
    ("before", "now", "told"),
    [
        (0, 3, "普法3场。"),
        (2, 5, "普法5场（同比增加3场）。"),
        (5, 2, "普法2场（同比减少3场）。"),
        (4, 4, "普法4场（同比持平）。"),
        (10, 12, "普法12场（同比增长20%）。"),
        (12, 11, "普法11场（同比下降8.3%）。"),
    ],
)
def test_a_figure_is_told_against_the_year_before(
    desk: Workplace, before: int, now: int, told: str
) -> None:
    for place in range(before):
        event(desk, f"2025-02-{place + 1:02d}")
    for place in range(now):
        event(desk, f"2026-02-{place + 1:02d}")
    draft = of("普法{publicity_events}场{publicity_events|more}。", sort="half")
    found = drafted(desk, draft, read_period("2026H1"))
    assert found.sections == (("普法", (told,)),)
    assert len(found.remarks) == (2 if before else 1)


def test_a_period_that_runs_is_told_against_the_same_days(
    desk: Workplace, clock: FixedClock
) -> None:
    assert clock.today() == date(2026, 4, 10)
    for day in ("2025-04-10", "2025-04-11", "2025-09-01", "2026-04-01"):
        event(desk, day)
    text = of("普法{publicity_events}场{publicity_events|more}。")
    assert said(desk, text) == ("普法1场（同比持平）。",)
    assert said(desk, text, "2025") == ("普法3场。",)


def test_amounts_have_their_unit(desk: Workplace) -> None:
    desk.act("dispute.register_oral", oral(obligations=[owed("8600")]))
    assert said(desk, of("金额{amount}。")) == ("金额8600元。",)
    desk.act("dispute.register_oral", oral(obligations=[owed("138050.50")]))
    assert said(desk, of("金额{amount}。")) == ("金额14.67万元。",)


def test_titles_have_the_office_the_town_and_its_own_word(
    office: Workplace, desk: Workplace
) -> None:
    office.act("office.change", {"town": "云溪镇"})
    found = drafted(desk, draft_named("rule_of_law"), read_period("2025"))
    assert found.title == "云溪镇2025年度\n法治政府建设情况报告"
    assert found.sections[1][0] == "依法决策和法治审核"
    found = drafted(desk, draft_named("半年工作总结"), read_period("2026H1"))
    assert found.title == "云溪司法所\n2026年上半年工作总结"
    office.act("office.change", {"review_word": "hefa"})
    found = drafted(desk, draft_named("rule_of_law"), read_period("2025"))
    assert found.sections[1][0] == "依法决策和合法性审查"


def test_a_draft_is_for_its_own_sort_of_period_or_from_day_to_day(desk: Workplace) -> None:
    for name, period in (("year", "2026H1"), ("half_year", "2026"), ("half_year", "2026Q1")):
        with pytest.raises(Refused) as refused:
            drafted(desk, draft_named(name), read_period(period))
        assert refused.value.problems[0].code == "draft.period"
    assert drafted(desk, draft_named("year"), read_period("2025-12-01..2026-04-01")).title


def test_what_may_not_be_read_is_told_and_never_zero(office: Workplace) -> None:
    found = said(
        seat(office, "mediator"), of("受理{cases}件。", "在册{correction_on_register}人。")
    )
    assert found == (
        "【您的账号不能查看“期末在册社区矫正对象（人）”，请向有权限的同事取数后补写。】",
    )


def written(desk: Workplace, folder: Path) -> Any:
    event(desk, "2026-02-03")
    out = folder / "总结.docx"
    write_draft(desk, draft_named("half_year"), read_period("2026H1"), out)
    return Document(str(out))


def test_the_file_is_marked_on_every_page_and_has_the_page_of_the_standard(
    desk: Workplace, tmp_path: Path
) -> None:
    file = written(desk, tmp_path)
    section = file.sections[0]
    sides = (section.top_margin, section.left_margin, section.bottom_margin, section.right_margin)
    assert [round(side.mm) for side in sides] == [37, 28, 35, 26]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert file.settings.odd_and_even_pages_header_footer
    for header in (section.header, section.even_page_header):
        assert header.paragraphs[0].text == "草稿　请核对数字、补齐【】内的内容后再用"
    lines = [one.text for one in file.paragraphs]
    assert lines[:3] == ["云溪司法所", "2026年上半年工作总结", "（草稿）"]
    assert "一、矛盾纠纷排查化解" in lines
    assert "开展普法活动1场，受众50人次。" in lines
    assert lines[-2:] == ["云溪司法所", "【成文日期】"]
    body = file.styles["Normal"]
    assert (body.font.name, body.font.size.pt) == ("仿宋", 16)
    assert file.styles["Heading 1"].font.name == "黑体"
    assert file.core_properties.title == "云溪司法所2026年上半年工作总结（草稿）"


def test_what_is_for_the_hand_is_marked_and_nothing_else() -> None:
    text = Drafted("甲", ("乙【请补充】丙",), (), (), "丁", date(2026, 4, 10))
    data = draft_docx(text, "云溪司法所")
    runs = [run for one in Document(io.BytesIO(data)).paragraphs for run in one.runs]
    assert [run.text for run in runs if run.font.highlight_color] == ["【请补充】", "【成文日期】"]
    fonts = zipfile.ZipFile(io.BytesIO(data)).read("word/fontTable.xml").decode()
    assert '<w:font w:name="方正小标宋简体"><w:altName w:val="方正小标宋_GBK,' in fonts


def test_writing_is_noted(desk: Workplace, tmp_path: Path) -> None:
    written(desk, tmp_path)
    with desk.store.reading() as reader:
        noted = [one.detail for one in reader.every(Event) if one.act == "export"]
    assert noted == ["draft:half_year:2026H1"]
