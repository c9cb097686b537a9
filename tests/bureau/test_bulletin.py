"""月通报: the offices side by side in the order of the list, and what is known of whom."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from sifasuo_desktop.bureau import own_figures
from sifasuo_desktop.bureau.bulletin import bulletin, facts_of
from sifasuo_desktop.bureau.main import main
from sifasuo_desktop.bureau.offices import offices
from sifasuo_desktop.bureau.store import Bureau
from sifasuo_desktop.bureau.texts import sentence
from sifasuo_desktop.bureau.trouble import BureauTrouble
from sifasuo_desktop.documents.engine.blocks import Bars, PaperContent, Table
from sifasuo_desktop.documents.engine.render import render
from sifasuo_desktop.reports.book import reports
from sifasuo_desktop.statistics.periods import read_period
from tests.bureau.office_side import Office, ingest, results, story_clock
from tests.bureau.test_lights import CASE, put
from tests.documents.reading import pages

MAY = read_period("2026-05")
JUNE = date(2026, 6, 3)
EVENT = {
    "register_no": "普2026-0001",
    "state": "kept",
    "held_on": "2026-05-04",
    "theme": "宪法宣传",
    "place": "城北街道",
    "forms": ["lecture"],
    "audiences": ["villagers"],
    "people": 120,
    "materials": 300,
}


def hand_over(
    bureau: Bureau, folder: Path, code: str, day: str, *records: tuple[str, dict[str, Any]]
) -> Office:
    """An office that handed over on a day."""
    office = Office(code, folder / code).enrol(bureau)
    rows = [put(f"{code} {n}", kind, facts) for n, (kind, facts) in enumerate(records)]
    made = office.make(*rows, made_at=f"{day}T09:10:00+08:00")
    assert results(ingest(bureau, made)) == ["accepted"]
    return office


def tables(paper: PaperContent) -> list[Table]:
    return [block for block in paper.blocks if isinstance(block, Table)]


def column(paper: PaperContent, title: str) -> list[Any]:
    """What stands below a heading, from the first office to the whole."""
    for one in tables(paper):
        heads = [head.title for head in one.columns]
        if title in heads:
            return [row[heads.index(title)] for row in one.rows]
    raise KeyError(title)


def test_figures_stand_side_by_side_in_the_order_of_the_list(
    bureau: Bureau, tmp_path: Path
) -> None:
    hand_over(bureau, tmp_path, "320682103", "2026-05-31")
    hand_over(bureau, tmp_path, "320682400", "2026-05-31", ("publicity", EVENT))
    paper = bulletin(facts_of(bureau, MAY, JUNE))
    first = tables(paper)[0]
    names = [row[0] for row in first.rows]
    assert names[:5] == ["如城司法所", "试点司法所", "城南司法所", "试点司法所", "丁堰司法所"]
    assert (len(names), names[-1]) == (15, "合计")
    heads = [column.title for one in tables(paper) for column in one.columns]
    assert not [one for one in heads if "名次" in one or "得分" in one or "排名" in one]
    told = column(paper, "普法受众（人次）")
    assert [told[place] for place in (0, 1, 3, 14)] == ["—", "120", "0", "120"]
    charts = [block for block in paper.blocks if isinstance(block, Bars)]
    # The others say nothing.
    assert [one.title for one in charts] == ["普法受众（人次）"]
    assert charts[0].values[:4] == (
        ("如城", "—", 0.0),
        ("试点", "120", 120.0),
        ("城南", "—", 0.0),
        ("试点", "0", 0.0),
    )


def test_an_office_of_which_nothing_is_known_has_strokes_and_not_nought(
    bureau: Bureau, tmp_path: Path
) -> None:
    hand_over(bureau, tmp_path, "320682103", "2026-05-31")
    hand_over(bureau, tmp_path, "320682400", "2026-04-20")
    paper = bulletin(facts_of(bureau, MAY, JUNE))
    # In the order of the list: 城北 handed over in April last, 东陈 in time, the others never.
    assert column(paper, "普法活动（场）") == ["—", "—", "—", "0", *["—"] * 10, "0"]


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2026-04-30", "本期没有交接，以后也没有补交"),
        ("2026-05-20", "本期末以后没有交接，数据可能不全"),
        ("2026-05-31", None),
        ("2026-06-01", "本期没有交接，以后已经补交"),
    ],
)
def test_who_handed_over_when_is_told_at_the_end(
    bureau: Bureau, tmp_path: Path, day: str, said: str | None
) -> None:
    hand_over(bureau, tmp_path, "320682001", day)
    facts = facts_of(bureau, MAY, JUNE)
    told = [sentence("bulletin", one.sort) for one in facts.remarks if one.office.here]
    assert told == ([said] if said else [])
    last = tables(bulletin(facts))[-1]
    assert [row[:2] for row in last.rows if row[0] == "没有登记设备"] == [("没有登记设备", "13")]
    marked = [row.title for row in facts.result.rows if row.title.endswith("*")]
    assert marked == (["试点司法所*"] if day == "2026-05-20" else [])


def test_an_office_that_never_handed_over_and_one_with_a_gap_are_told(
    bureau: Bureau, tmp_path: Path
) -> None:
    Office("320682001", tmp_path / "never").enrol(bureau)
    office = hand_over(bureau, tmp_path, "320682400", "2026-05-31")
    office.make(made_at="2026-05-31T10:00:00+08:00")
    third = office.make(made_at="2026-05-31T11:00:00+08:00")
    assert results(ingest(bureau, third)) == ["gap"]
    remarks = facts_of(bureau, MAY, JUNE).remarks
    told = {(one.office.code, one.sort) for one in remarks if one.office.here}
    assert told == {("320682001", "never"), ("320682400", "gap")}


def test_while_the_period_goes_on_nobody_is_late(bureau: Bureau, tmp_path: Path) -> None:
    hand_over(bureau, tmp_path, "320682001", "2026-05-20")
    remarks = facts_of(bureau, MAY, date(2026, 5, 31)).remarks
    assert [one for one in remarks if one.office.here] == []


def test_the_paper_tells_the_lights_of_its_last_day_and_what_the_bureau_did(
    bureau: Bureau, tmp_path: Path
) -> None:
    served = {**CASE, "served_on": "2026-05-06", "state": "replied", "replied_on": "2026-06-02"}
    hand_over(bureau, tmp_path, "320682001", "2026-05-31", ("admin_case", served))
    own_figures.enter(bureau, "city_opinions_issued", MAY, 3, None, story_clock())
    january = read_period("2026-01")
    own_figures.enter(bureau, "city_opinions_issued", january, 4, None, story_clock())
    paper = bulletin(facts_of(bureau, MAY, JUNE))
    text = "".join(pages(render(paper)))
    assert "全面依法治市工作情况通报" in text
    assert "（2026年5月）" in text
    assert "制作日期：2026年6月3日" in text
    assert "已经交接数据的1个司法所" in text
    assert text.count("截至2026年5月31日，风险案件亮红灯1项、黄灯0项。") == 2
    assert (column(paper, "灯"), column(paper, "登记号")) == (["红"], ["应2026-0001"])
    own = (column(paper, "项目"), column(paper, "本期"), column(paper, "本年至期末"))
    assert own == (["市级出具审核意见书（份）"], ["3"], ["7"])


def test_every_figure_of_the_paragraph_is_one_of_the_report(bureau: Bureau) -> None:
    known = dict.fromkeys(reports()["annual"].figures, 0)
    assert sentence("bulletin", "city", {**known, "period": "", "offices": 0})


def test_offices_of_another_county_stand_alone(bureau: Bureau, tmp_path: Path) -> None:
    hand_over(bureau, tmp_path, "320623104", "2026-05-31")
    with bureau.reading() as connection:
        assert [(one.code, one.short) for one in offices(connection)] == [
            ("320623104", "试点司法所")
        ]


def test_a_period_ahead_is_refused(bureau: Bureau) -> None:
    with pytest.raises(BureauTrouble, match="period_ahead"):
        facts_of(bureau, MAY, date(2026, 4, 30))


def test_the_call_writes_a_paper_and_refuses_other_endings_in_words(
    bureau: Bureau, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hand_over(bureau, tmp_path, "320682001", "2026-05-31")
    home = ["--home", str(bureau.home), "--json"]
    out = tmp_path / "通报.pdf"
    assert main([*home, "bulletin", "--period", "2026-05", "--out", str(out)]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["period"], told["pages"]) == ("2026-05", len(pages(out.read_bytes())))
    other = tmp_path / "通报.docx"
    assert main([*home, "bulletin", "--period", "2026-05", "--out", str(other)]) == 1
    told = json.loads(capsys.readouterr().out)["error"]
    assert told["message"] == "“通报.docx”不能写成通报；文件名请以 .pdf 结尾"
    assert not other.exists()
    assert main([*home, "lights", "--on", "5月31日"]) == 1
    assert json.loads(capsys.readouterr().out)["error"]["field"] == "on"
