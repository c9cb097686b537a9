"""An import as a whole: all or nothing, what is known already, taken back, watched, stopped."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from sifasuo_desktop.domain.refusal import Refused
from sifasuo_desktop.services.acting.bus import ChangeSet
from sifasuo_desktop.services.exchange.excel.importing import import_file
from sifasuo_desktop.services.exchange.excel.synonyms import LOCAL
from sifasuo_desktop.services.office.log_check import check
from sifasuo_desktop.services.office.reference import BrokenTable
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.finding import find
from sifasuo_desktop.services.reading.showing import show
from tests.dump import dump
from tests.made_sheets import table, write_book
from tests.services.disputes import COMMITTEE

HEAD = ("活动日期", "活动主题", "活动地点", "活动形式", "面向人群", "受众人次")


def event(day: Any = "2026-3-5", theme: str = "民法典", people: Any = 50) -> tuple[Any, ...]:
    return (day, theme, "皋北村", "普法宣讲", "社会大众", people)


def sheet(folder: Path, *rows: tuple[Any, ...], name: str = "events") -> Path:
    return write_book(folder / f"{name}.xlsx", table(HEAD, *rows))


def events(workplace: Workplace, words: str = "") -> int:
    return find(workplace, "publicity", words).total


def undo(workplace: Workplace, batch: str | None, **more: Any) -> None:
    workplace.act("import_batch.undo", {"import_batch": batch, **more})


def refusal(workplace: Workplace, batch: str | None) -> tuple[str, dict[str, str]]:
    with pytest.raises(Refused) as caught:
        undo(workplace, batch)
    (item,) = caught.value.problems
    return item.code, dict(item.values)


def test_with_one_wrong_cell_nothing_comes_in_and_the_log_is_as_it_was(
    clerk: Workplace, tmp_path: Path
) -> None:
    before = dump(clerk.store)
    found = import_file(
        clerk, "publicity", sheet(tmp_path, event(), event(theme="宪法", people="很多"))
    )
    assert dump(clerk.store) == before
    assert (found.rows, found.new, found.wrong, found.batch) == (2, 0, 1, None)
    (error,) = found.errors
    assert error.plain() == {
        "sheet": "台账",
        "row": 3,
        "column": "F",
        "title": "受众人次",
        "value": "很多",
        "message": "“受众人次”的填法不对，应填整数。",
    }


def test_good_rows_come_in_alone_when_that_is_asked_for(clerk: Workplace, tmp_path: Path) -> None:
    file = sheet(tmp_path, event(), event(theme="宪法", people="很多"))
    found = import_file(clerk, "publicity", file, accept_good=True)
    assert (found.new, found.wrong, events(clerk)) == (1, 1, 1)


def test_a_look_at_what_would_come_in_leaves_everything_as_it_was(
    clerk: Workplace, tmp_path: Path
) -> None:
    before = dump(clerk.store)
    found = import_file(clerk, "publicity", sheet(tmp_path, event()), dry_run=True)
    assert dump(clerk.store) == before
    assert (found.new, found.batch) == (1, None)
    assert [(one.line, one.state) for one in found.seen] == [(2, "new")]


def test_what_is_there_is_not_entered_again(clerk: Workplace, tmp_path: Path) -> None:
    import_file(clerk, "publicity", sheet(tmp_path, event()))
    again = sheet(
        tmp_path, event(date(2026, 3, 5)), event(theme="宪法"), event(theme="宪 法"), name="b"
    )
    found = import_file(clerk, "publicity", again)
    assert (found.rows, found.new, found.known) == (3, 2, 1)
    assert events(clerk) == 3


def test_the_same_row_twice_is_entered_once(clerk: Workplace, tmp_path: Path) -> None:
    found = import_file(clerk, "publicity", sheet(tmp_path, event(), event()))
    assert (found.new, found.known) == (1, 1)
    assert [one.note for one in found.seen] == ["", "第 2 行"]


def test_what_was_exported_is_known_by_its_number(clerk: Workplace, tmp_path: Path) -> None:
    import_file(clerk, "publicity", sheet(tmp_path, event()))
    file = write_book(
        tmp_path / "b.xlsx", table(("登记号", *HEAD), ("普2026-1", *event("2026-3-6", "改了主题")))
    )
    assert import_file(clerk, "publicity", file).known == 1


def test_an_import_is_taken_back_whole_and_the_log_is_green(
    office: Workplace, clerk: Workplace, tmp_path: Path
) -> None:
    rows = [event(theme=f"民法典第{number}讲") for number in range(1, 6)]
    found = import_file(clerk, "publicity", sheet(tmp_path, *rows))
    (one, *_) = find(clerk, "publicity", "第3讲").items
    undo(clerk, found.batch, reason="导错了年份")
    assert (events(clerk), events(clerk, "民法典")) == (0, 0)
    with pytest.raises(Refused):
        show(clerk, "publicity", str(one["id"]))
    with clerk.store.reading() as reader:
        left = "SELECT count(*) FROM search_entry WHERE kind = 'publicity'"
        assert reader.driver.execute(left).fetchone() == (0,)
    assert check(office).faults == ()
    (batch,) = find(clerk, "import_batch").items
    assert (batch["new"], batch["taken_back"]) == (5, "导错了年份")
    assert refusal(clerk, found.batch)[0] == "sheet.undone"
    # The numbers are not given again, the rows may come in again.
    again = import_file(clerk, "publicity", sheet(tmp_path, *rows))
    assert (again.new, again.known) == (5, 0)
    numbers = sorted(str(one["number"]) for one in find(clerk, "publicity").items)
    assert numbers[0] == "普2026-0006"


def test_a_register_that_was_taken_back_comes_in_again_under_its_old_numbers(
    office: Workplace, desk: Workplace, tmp_path: Path
) -> None:
    head = ("案卷号", "申请日期", "纠纷类型", "申请人", "被申请人", "纠纷简要情况")
    row = ("（2023）皋云人调字第011号", "2023-3-5", "邻里纠纷", "陈志海", "吴长林", "排水")
    file = write_book(tmp_path / "a.xlsx", table(head, row))
    undo(desk, import_file(desk, "dispute", file).batch)
    assert find(desk, "dispute").total == 0
    assert import_file(desk, "dispute", file).new == 1
    assert find(desk, "dispute").items[0]["number"] == "（2023）皋云人调字第011号"
    assert check(office).faults == ()


def test_what_was_worked_on_since_is_not_taken_back(clerk: Workplace, tmp_path: Path) -> None:
    found = import_file(clerk, "publicity", sheet(tmp_path, event(), event(theme="宪法")))
    clerk.act("publicity.change", {"publicity": "普2026-0002", "people": 60})
    before = dump(clerk.store)
    assert refusal(clerk, found.batch) == ("sheet.built_on", {"number": "普2026-0002"})
    assert dump(clerk.store) == before


def test_what_something_else_names_is_not_taken_back(
    office: Workplace, clerk: Workplace, tmp_path: Path
) -> None:
    head = ("区划代码", "名称", "乡镇街道")
    file = write_book(tmp_path / "v.xlsx", table(head, ("320699101201", "皋北村", "云溪镇")))
    found = import_file(office, "village", file)
    named = write_book(tmp_path / "e.xlsx", table((*HEAD, "村（居）"), (*event(), "皋北村")))
    import_file(clerk, "publicity", named)
    assert refusal(clerk, found.batch) == ("sheet.built_on", {"number": "320699101201"})


def test_who_watches_is_told_every_row_and_may_stop_it(clerk: Workplace, tmp_path: Path) -> None:
    file = sheet(tmp_path, *(event(theme=f"第{number}讲") for number in range(4)))
    seen: list[tuple[int, int]] = []

    def watch(done: int, total: int) -> bool:
        seen.append((done, total))
        return done < 2

    before = dump(clerk.store)
    found = import_file(clerk, "publicity", file, progress=watch)
    assert seen == [(0, 4), (1, 4), (2, 4)]
    assert (found.cancelled, found.new, found.batch) == (True, 0, None)
    assert dump(clerk.store) == before


def test_who_shows_a_list_is_told_once_and_only_of_what_was_kept(
    clerk: Workplace, tmp_path: Path
) -> None:
    told: list[ChangeSet] = []
    clerk.bus.listen(told.append)
    import_file(clerk, "publicity", sheet(tmp_path, event(), event(theme="宪法", people="很多")))
    assert told == []
    import_file(clerk, "publicity", sheet(tmp_path, event(), event(theme="宪法"), name="b"))
    (one,) = told
    assert [change.kind for change in one.changes].count("publicity") == 2


def test_a_column_that_was_explained_once_is_known_from_then_on(
    clerk: Workplace, tmp_path: Path
) -> None:
    head = ("活动日期", "搞了什么", *HEAD[2:])
    first = write_book(tmp_path / "a.xlsx", table(("题目",), head, event()))
    with pytest.raises(Refused):
        import_file(clerk, "publicity", first)
    assert import_file(clerk, "publicity", first, columns={"搞了什么": "活动主题"}).new == 1
    second = write_book(tmp_path / "b.xlsx", table(head, event(theme="宪法")))
    assert import_file(clerk, "publicity", second).new == 1
    other = write_book(
        tmp_path / "c.xlsx", table((*head[:4], "面向谁", "受众人次"), event(theme="三"))
    )
    with pytest.raises(Refused):
        import_file(clerk, "publicity", other)


def test_the_office_may_say_itself_what_its_columns_are_called(
    clerk: Workplace, tmp_path: Path
) -> None:
    own = clerk.store.where.folder / LOCAL
    said = '"活动主题" = ["搞了什么"]\n["值"."活动形式"]\n"文艺演出" = ["唱戏"]\n'
    own.write_text(said, encoding="utf-8")
    head = ("日期", "搞了什么", *HEAD[2:])
    row = ("2026-3-5", "法治戏曲", "皋北村", "唱戏、讲座", "村民", 50)
    file = write_book(tmp_path / "a.xlsx", table(head, row))
    assert import_file(clerk, "publicity", file).new == 1
    found = show(clerk, "publicity", "普2026-0001")["record"]
    assert (found["forms"], found["audiences"]) == (["01", "02"], ["05"])


def test_a_list_of_words_that_cannot_be_read_is_told_with_its_place(
    clerk: Workplace, tmp_path: Path
) -> None:
    own = clerk.store.where.folder / LOCAL
    own.write_text('"活动主题" = "搞了什么"\n', encoding="utf-8")
    with pytest.raises(BrokenTable) as caught:
        import_file(clerk, "publicity", sheet(tmp_path, event()))
    assert (caught.value.file, caught.value.place) == (LOCAL, "活动主题")


def test_persons_under_correction_come_in_with_their_old_numbers(
    clerk: Workplace, tmp_path: Path
) -> None:
    head = ("编号", "姓名", "性别", "身份证号", "出生日期", "居住地", "矫正类别", "罪名", "社区矫正决定机关",
            "裁判生效日期", "矫正期限起", "矫正期限止", "报到日期")  # fmt: skip
    row = ("矫2025-0100", "韩立新", "男", "320699197111040015", date(1971, 11, 4), "皋北村3组", "缓刑",
           "盗窃罪", "某市人民法院", "2025-10-20", "2025-10-21", "2026-10-20", "2025-10-24")  # fmt: skip
    awaited = ("", "吕文", "女", None, "1980.2.29", "龙游社区", "假释", "诈骗罪", "某市中级人民法院",
               "2026-4-1", "2026-4-2", "2027-4-1", None)  # fmt: skip
    file = write_book(tmp_path / "a.xlsx", table(head, row, awaited))
    found = import_file(clerk, "correction", file)
    assert [one.message for one in found.errors] == []
    kept = [(one["number"], one["name"], one["state"]) for one in find(clerk, "correction").items]
    assert kept == [("矫2026-0001", "吕文", "expected"), ("矫2025-0100", "韩立新", "received")]
    assert import_file(clerk, "correction", file).known == 2


def test_a_case_that_was_settled_by_word_of_mouth_comes_in_as_one(
    desk: Workplace, tmp_path: Path
) -> None:
    head = ("案卷号", "申请日期", "纠纷类型", "申请人", "被申请人", "纠纷简要情况", "办理方式", "调解员",
            "协议日期", "协议内容", "结案日期")  # fmt: skip
    row = ("（2023）皋云人调口字第3号", "2023-3-5", "邻里纠纷", "李桂香", "李建明", "空调滴水", "口头",
           "沈卫东", "2023-3-5", "加装接水管。", "2023-3-20")  # fmt: skip
    file = write_book(tmp_path / "a.xlsx", table(head, row))
    found = import_file(desk, "dispute", file)
    assert [one.message for one in found.errors] == []
    case = show(desk, "dispute", "（2023）皋云人调口字第3号")
    assert (case["record"]["track"], case["record"]["state"]) == ("oral", "closed")
    assert case["children"]["agreement"][0]["terms"] == ["加装接水管。"]


def test_a_mediator_who_does_not_exist_is_told_at_its_cell(desk: Workplace, tmp_path: Path) -> None:
    file = write_book(
        tmp_path / "a.xlsx",
        table(("姓名", "所属调委会"), ("丁一凡", COMMITTEE), ("胡佩兰", "别处调委会")),
    )
    (error,) = import_file(desk, "mediator", file).errors
    assert (error.row, error.column) == (3, "B")
    assert error.message.startswith("找不到人民调解委员会“别处调委会”")


def test_a_row_whose_second_step_is_refused_leaves_nothing_of_its_first(
    clerk: Workplace, tmp_path: Path
) -> None:
    head = (
        "发现日期",
        "领域",
        "涉及单位或者对象",
        "问题描述",
        "责任人",
        "交办日期",
        "整改期限",
        "级别",
    )
    good = ("2026-3-1", "其他", "云溪化工", "合同无审核", "李小红", "2026-3-2", "2026-5-1", "一般")
    early = ("2026-3-1", "其他", "云溪纺织", "台账缺页", "李小红", "2026-2-2", "2026-5-1", "一般")
    file = write_book(tmp_path / "a.xlsx", table(head, early, good))
    found = import_file(clerk, "issue", file, accept_good=True)
    assert [(one.row, one.column) for one in found.errors] == [(2, "F")]
    assert [one["object"] for one in find(clerk, "issue").items] == ["云溪化工"]
