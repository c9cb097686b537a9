"""The window alone, driven from outside its process by accessible names under a real X server."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from PIL import Image

from sifasuo_desktop.kernel.clock import SystemClock
from sifasuo_desktop.kernel.ids import SystemRandomness
from sifasuo_desktop.services.office.workplace import open_workplace
from sifasuo_desktop.services.reading.attachments import attachments_of
from sifasuo_desktop.services.reading.finding import find
from sifasuo_desktop.services.reading.showing import show
from tests.e2e.telling import tell
from tests.made_sheets import by_libreoffice, table, write_book
from tests.pictures import photo
from tests.reading_pdf import text_of

PASSWORD = "Yunxi-2026"


@pytest.mark.xdist_group("screen")
def test_a_dispute_is_entered_agreed_signed_printed_and_handed_over(tmp_path: Path) -> None:
    tell("whole", tmp_path)
    printed = "".join(text_of((tmp_path / "agreement.pdf").read_bytes()).split())
    assert "编号：（2026）皋九人调字第001号" in printed
    assert "一、李建明于2026年12月31日前赔偿李桂香人民币贰佰元整（¥200.00）。" in printed
    assert "二、双方互相道歉，今后互谅互让。" in printed
    for path in (tmp_path / "store").rglob("*"):
        if path.is_file():
            assert "李桂香".encode() not in path.read_bytes(), path.name


@pytest.mark.xdist_group("screen")
def test_typed_words_survive_a_power_cut_and_are_offered_again(tmp_path: Path) -> None:
    tell("crash", tmp_path)


@pytest.mark.xdist_group("screen")
def test_a_person_is_received_and_asks_for_leave_and_the_manual_opens(tmp_path: Path) -> None:
    tell("correction", tmp_path)


@pytest.mark.xdist_group("screen")
def test_a_dispute_is_done_by_keys_with_each_sheet_refused_first_and_half_of_it_put_by(
    tmp_path: Path,
) -> None:
    tell("keys", tmp_path)


@pytest.mark.xdist_group("screen")
def test_an_office_begins_from_nothing_by_keys_and_takes_an_oral_case_and_a_person_to_their_ends(
    tmp_path: Path,
) -> None:
    tell("office", tmp_path)
    store = tmp_path / "data" / "sifasuo"
    randomness = SystemRandomness()
    office = open_workplace(
        store, "gumingyuan", PASSWORD, clock=SystemClock(), randomness=randomness
    )
    kept = {
        kind: find(office, kind).items for kind in ("mediator", "user", "dispute", "correction")
    }
    (case,), (person,) = kept["dispute"], kept["correction"]
    shown = show(office, "correction", str(person["id"]))["children"]
    office.close()
    assert {one["title"] for one in kept["mediator"]} == {"沈卫东", "葛文秀"}
    assert {one["account"] for one in kept["user"]} == {"gumingyuan", "linmin"}
    assert (case["track"], case["state"], case["agreed_amount"]) == ("oral", "closed", "200.00")
    assert [one["content"] for one in shown["check"]] == ["走访本人，在家务工。"]
    assert [one["state"] for one in shown["leave"]] == ["returned"]
    (muster,) = shown["muster"]
    assert (muster["result"], muster["note"]) == ("absent", "电话联系，称在外地务工。")


@pytest.mark.xdist_group("screen")
def test_three_ledgers_are_kept_by_keys_a_sheet_comes_in_and_the_month_is_frozen_and_printed(
    tmp_path: Path,
) -> None:
    (tmp_path / "合影.jpg").write_bytes(photo())
    with Image.open(tmp_path / "合影.jpg") as picture:
        picture.rotate(180).save(tmp_path / "横幅.png")
    last = date.today().replace(day=1) - timedelta(1)
    sheet = write_book(tmp_path / "普法台账.xlsx", table(*old_register(last)))
    by_libreoffice(tmp_path, "xls", sheet)
    tell("ledgers", tmp_path)
    office = open_workplace(
        tmp_path / "store", "admin", PASSWORD, clock=SystemClock(), randomness=SystemRandomness()
    )
    events, issues = (find(office, kind).items for kind in ("publicity", "issue"))
    (event,) = [one for one in events if one["theme"] == "法治宣传教育月广场宣传"]
    photos = attachments_of(office, "publicity", str(event["id"]))
    office.close()
    assert sorted(one["people"] for one in events) == [85, 150, 180, 420]
    assert {one["object"]: one["state"] for one in issues} == {
        "九华镇菜市场出租房": "closed",
        "如皋市云溪纺织有限公司": "found",
    }
    assert [one.there for one in photos] == [True, True]
    printed = "".join(text_of((tmp_path / "report.pdf").read_bytes()).split())
    assert f"统计期间：{last.year}年{last.month}月" in printed
    assert "普法活动（场）300" in printed
    assert "普法受众（人次）65500" in printed


def old_register(last: date) -> list[tuple[object, ...]]:
    """An office's own sheet of a month that is over, given its last day."""
    month = f"{last.year}年{last.month}月"
    heads = ("序号", "活动日期", "活动主题", "活动地点", "活动形式", "面向人群", "受众人次")
    return [
        (f"九华司法所{month}普法活动台账",),
        (),
        heads,
        (1, f"{last.year}.{last.month}.8", "妇女权益", "云溪村文化广场", "普法宣讲", "妇女", 85),
        (2, last, "消费者权益", "九华镇菜市场", "发放资料、播放宣传片", "社会大众", 150),
        (3, f"{month}15日", "国家安全教育", "九华初中", "普法宣讲", "学生", 420),
        ("合计", None, None, None, None, None, 655),
    ]


@pytest.mark.xdist_group("screen")
def test_a_document_is_reviewed_by_keys_from_its_receipt_to_the_archive(tmp_path: Path) -> None:
    tell("review", tmp_path)
    printed = "".join(text_of((tmp_path / "letter.pdf").read_bytes()).split())
    assert "法治审核意见书" in printed
    assert f"审〔{date.today().year}〕1号" in printed
    assert "设定了收费项目，没有上位法依据。" in printed
    assert "删去第三条第二款。" in printed
