"""检查材料汇编: what is in it, on which page, of a village, what is noted, what is refused."""

from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from sifasuo_desktop.domain.office.records import Event
from sifasuo_desktop.domain.refusal import Refused
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.paper.attachments import attach, prepare_file
from sifasuo_desktop.services.paper.inspection_pack import PackedPaper, pack_job
from sifasuo_desktop.services.paper.register_print import register_job
from sifasuo_desktop.statistics.periods import read_period
from tests.documents import reading
from tests.pictures import photo
from tests.services.disputes import oral
from tests.services.offices import seat
from tests.services.people import person
from tests.services.village_ledgers import village


def event(desk: Workplace, day: str = "2026-03-12", **more: Any) -> str:
    values = {"held_on": day, "theme": "民法典进村", "place": "文化广场", "people": 50}
    return desk.act("publicity.add", {**values, "forms": ["02"], "audiences": ["05"], **more}).id


def meeting(desk: Workplace, day: str = "2026-03-20") -> None:
    desk.act("study_law.add", {"held_on": day, **STUDY})


STUDY = {"meeting": "党委会议", "topic": "学习行政复议法", "form": "group", "people": 12}


def packed(desk: Workplace, period: str = "2026", *more: Any) -> PackedPaper:
    return pack_job(desk, read_period(period), *more).render()


def code_of(desk: Workplace, *asked: Any) -> str:
    with pytest.raises(Refused) as refused:
        packed(desk, *asked)
    return refused.value.problems[0].code


def test_the_contents_name_the_page_on_which_each_register_begins(desk: Workplace) -> None:
    desk.act("dispute.register_oral", oral())
    for place in range(40):
        event(desk, f"2026-03-{1 + place % 28:02d}", theme=f"进村入户宣讲{place + 1}号")
    meeting(desk)
    event(desk, "2025-12-31", theme="去年的活动")
    made = packed(desk)
    pages = reading.pages(made.pdf)
    assert len(pages) == made.pages
    assert pages[0].startswith("检查材料汇编单位：云溪司法所期间：2026年（2026-01-01至2026-12-31）")
    first, second, third = made.begins
    assert first == 2
    assert third - second >= 3
    assert (
        f"1人民调解纠纷台账1{first}2普法活动台账40{second}3领导干部学法登记簿1{third}" in pages[0]
    )
    for begins, title in (
        (first, "人民调解纠纷台账单位："),
        (second, "普法活动台账单位："),
        (third, "领导干部学法登记簿单位："),
    ):
        assert [at for at, page in enumerate(pages, 1) if page.startswith(title)] == [begins]
    for place, page in enumerate(pages, 1):
        assert f"—{place}—" in page
        assert f"第{place}页共{len(pages)}页" in page
    assert "去年的活动" not in "".join(pages)


def test_contents_of_two_pages_move_the_registers_on(desk: Workplace) -> None:
    event(desk)
    job = pack_job(desk, read_period("2026"))
    many = type(job)(job.content, file_name=job.file_name, parts=job.parts * 40)
    made = many.render()
    assert made.begins == tuple(range(3, 43))
    pages = reading.pages(made.pdf)
    assert "40普法活动台账142" in pages[1]
    assert [page.startswith("普法活动台账单位") for page in pages] == [False] * 2 + [True] * 40


def test_each_register_lies_on_its_side_and_the_contents_stand(desk: Workplace) -> None:
    event(desk)
    with pypdfium2.PdfDocument(packed(desk).pdf) as document:
        sizes = [tuple(map(round, document.get_page_size(at))) for at in range(len(document))]
        marks = [one.get_title() for one in document.get_toc()]
    assert sizes == [(595, 842), (842, 595)]
    assert marks == ["检查材料汇编", "普法活动台账"]


def test_of_a_village_there_is_what_names_it(office: Workplace, desk: Workplace) -> None:
    village(office, "桑园村")
    village(office, "柳岸村")
    event(desk, village="桑园村", theme="桑园宣讲")
    event(desk, village="柳岸村", theme="柳岸宣讲")
    meeting(desk)
    for asked in ("桑园村", "320699101201"):
        made = packed(desk, "2026", asked)
        front, book = reading.pages(made.pdf)
        assert "村（居）：桑园村共1本" in front
        assert "没有村（居）栏的台账不在内。" in front
        assert "村（居）：桑园村共1条" in book
        assert "桑园宣讲" in book
        assert "柳岸宣讲" not in book
        assert made.file_name == "检查材料汇编 桑园村 2026年"
    assert code_of(desk, "2026", "无此村") == "pack.village"


def test_only_the_kinds_that_were_asked_for(desk: Workplace) -> None:
    event(desk)
    meeting(desk)
    job = pack_job(desk, read_period("2026"), "", ["领导干部学法登记簿", "honour", "study_law"])
    assert [one.kind for one in job.parts] == ["study_law"]
    front = reading.pages(job.render().pdf)[0]
    assert "没有记录、未列入的：受表彰情况登记簿。" in front
    assert code_of(desk, "2026", "", ["monster"]) == "find.kind"
    assert code_of(desk, "2026", "", ["village"]) == "pack.kind"
    assert code_of(desk, "2026", "", ["honour"]) == "pack.nothing"
    assert code_of(desk, "2019") == "pack.nothing"


def test_who_may_not_read_a_kind_has_no_register_of_it(office: Workplace, desk: Workplace) -> None:
    desk.act("dispute.register_oral", oral())
    desk.act("correction.receive", person(name="孙志强"))
    assert {one.kind for one in pack_job(desk, read_period("2026")).parts} == {
        "dispute",
        "correction",
    }
    mediator = seat(office, "mediator")
    assert [one.kind for one in pack_job(mediator, read_period("2026")).parts] == ["dispute"]
    assert code_of(mediator, "2026", "", ["correction"]) == "act.not_readable"
    assert code_of(seat(office, "reader"), "2026") == "act.not_allowed"


def test_lists_that_came_with_the_program_are_there_only_when_asked_for(desk: Workplace) -> None:
    assert code_of(desk, "2026") == "pack.nothing"
    (one,) = pack_job(desk, read_period("2026"), "", ["notary_matter"]).parts
    assert (one.title, one.count) == ("公证事项目录", 17)


def test_it_is_noted_as_printed_with_each_register(desk: Workplace) -> None:
    event(desk)
    meeting(desk)
    assert code_of(desk, "2019") == "pack.nothing"
    packed(desk, "2026")
    with desk.store.reading() as reader:
        noted = [one.detail for one in reader.every(Event) if one.act == "print"]
    assert sorted(map(str, noted)) == ["pack:2026", "register:publicity", "register:study_law"]


def test_what_is_too_long_for_a_book_is_told_by_its_title_before_anything_is_noted(
    desk: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sifasuo_desktop.services.paper.inspection_pack.MOST_ROWS", 1)
    event(desk)
    meeting(desk)
    meeting(desk)
    with pytest.raises(Refused) as refused:
        packed(desk, "2026")
    (found,) = refused.value.problems
    assert (found.code, dict(found.values)["title"]) == ("pack.long", "领导干部学法登记簿")
    with desk.store.reading() as reader:
        assert [one for one in reader.every(Event) if one.act == "print"] == []


def test_the_attachments_are_listed_behind(desk: Workplace, tmp_path: Path) -> None:
    record = event(desk)
    file = tmp_path / "签到表.jpg"
    file.write_bytes(photo())
    attach(desk, "publicity", record, prepare_file(file))
    made = packed(desk, "2026")
    front, _, behind = reading.pages(made.pdf)
    assert "2附件清单13" in front
    assert "共1件序号台账编号附件名称页数1普法活动台账普2026-0001签到表" in behind


def test_a_register_of_a_village_names_it_however_it_was_asked_for(
    office: Workplace, desk: Workplace
) -> None:
    village(office)
    event(desk, village="桑园村")
    with desk.store.reading() as reader:
        identity = reader.named("village", "桑园村")
    for asked in ("桑园村", str(identity)):
        (page,) = reading.pages(register_job(desk, "publicity", {"village": asked}).render().pdf)
        assert "村（居）：桑园村共1条" in page
