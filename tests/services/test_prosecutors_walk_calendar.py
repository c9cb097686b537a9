"""The prosecutor's walk: rest days beyond the notice, and the notice's way in."""

import json
from datetime import date
from pathlib import Path

import pytest

from sifasuo_desktop.cli.main import run
from sifasuo_desktop.domain.workdays import CountedDay
from sifasuo_desktop.services.office.reference import load_calendar
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.due import due_rows
from tests.clock import FixedClock
from tests.services.offices import PASSWORD
from tests.services.people import D, person, refused, told

NOTICE_2026 = """国务院办公厅关于2026年部分节假日安排的通知
一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
"""
# Invented: no notice for 2027 was published when this was written.
NOTICE_2027 = """关于2027年部分节假日安排的通知
一、元旦：1月1日（周五）至3日（周日）放假，共3天。
二、春节：2月5日（农历除夕、周五）至11日（周四）放假调休，共7天。2月14日（周日）、2月20日（周六）上班。
三、清明节：4月3日（周六）至5日（周一）放假，共3天。
四、劳动节：5月1日（周六）至5日（周三）放假调休，共5天。4月25日（周日）、5月8日（周六）上班。
五、端午节：6月9日（周三）放假1天，不调休。
六、中秋节：9月15日（周三）放假1天，不调休。
七、国庆节：10月1日（周五）至7日（周四）放假调休，共7天。9月26日（周日）、10月9日（周六）上班。
"""


def test_the_published_notice_as_worded_gives_the_shipped_table(office: Workplace) -> None:
    before = load_calendar()
    office.act("calendar.take", {"text": NOTICE_2026})
    assert office.rules.calendar.years == before.years


def test_somebody_who_reports_after_new_years_day_is_not_called_late(
    clerk: Workplace, clock: FixedClock
) -> None:
    """Effective 2026-12-22: the tenth day is 2027-01-01, a rest day in every year; the next is Monday."""
    clock.move("2027-01-05")
    values = person(
        effective="2026-12-22", start="2026-12-22", end="2027-12-21", reported="2027-01-04"
    )
    assert clerk.act("correction.receive", values).warnings == ()


def test_a_suggestion_that_rests_on_an_unpublished_year_says_so(
    clerk: Workplace, clock: FixedClock
) -> None:
    clock.move("2027-01-10")
    values = person(
        effective="2026-12-22", start="2026-12-22", end="2027-12-21", reported="2027-01-06"
    )
    answer = clerk.act("correction.receive", values)
    assert "暂定" in told(answer, "correction.reported_late")["due"]
    (row,) = [
        row for row in due_rows(clerk, on=D("2027-01-08")) if row.rule == "correction.late_report"
    ]
    assert (row.provisional, "暂定" in row.why, "训诫" in row.why) == (True, True, True)


def test_a_handover_late_by_an_unpublished_year_says_so(
    clerk: Workplace, clock: FixedClock
) -> None:
    clock.move("2027-01-10")
    days = {"effective": "2026-12-22", "decision_received": "2026-12-22", "start": "2026-12-22"}
    values = person(
        category="04", temporary_kind="03", **days, end="2027-12-21", reported="2027-01-06"
    )
    clerk.act("correction.receive", values)
    (row,) = [
        row for row in due_rows(clerk, on=D("2027-01-08")) if row.rule == "correction.late_handover"
    ]
    assert (row.provisional, "暂定" in row.why) == (True, True)


@pytest.mark.parametrize("today", ["2027-01-05", "2027-01-20", "2027-02-10"])
def test_no_row_about_somebody_absent_suggests_anything_without_saying_it_is_unsure(
    clerk: Workplace, clock: FixedClock, today: str
) -> None:
    clock.move(today)
    clerk.act(
        "correction.receive",
        person(effective="2026-12-22", start="2026-12-22", end="2027-12-21", reported=None),
    )
    for row in due_rows(clerk, on=D(today), within=60):
        if "建议" in row.why or "查找" in row.why:
            assert "暂定" in row.why, row.rule


def test_the_notice_makes_a_year_sure_at_once_and_for_calc(
    office: Workplace, capsys: pytest.CaptureFixture[str]
) -> None:
    assert office.rules.calendar.add(D("2027-02-04"), 1) == CountedDay(D("2027-02-09"), True)
    office.act("calendar.take", {"text": NOTICE_2027})
    assert office.rules.calendar.add(D("2027-02-04"), 1) == CountedDay(D("2027-02-12"), False)
    assert office.rules.calendar.is_workday(date(2027, 2, 14))
    folder = office.store.where.folder
    store = ["--store", str(folder)]
    assert run(["calc", "workdays", "--from", "2027-02-04", "--add", "1", *store, "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"due": "2027-02-12", "provisional": False}


def test_what_is_entered_after_the_notice_is_judged_by_it(
    office: Workplace, clock: FixedClock
) -> None:
    """Effective 2027-01-27: the tenth day lies in the holidays, which the notice lets last longer."""
    clock.move("2027-02-12")
    days = {"effective": "2027-01-27", "start": "2027-01-27", "end": "2028-01-26"}
    before = office.act("correction.receive", person(**days, reported="2027-02-12"))
    assert told(before, "correction.reported_late")["due"].startswith("2027-02-09")
    office.act("calendar.take", {"text": NOTICE_2027})
    after = person(**days, reported="2027-02-12", name="费大河", id_number=None)
    assert office.act("correction.receive", after).warnings == ()
    late = [row.who for row in due_rows(office) if row.rule == "correction.late_report"]
    assert late == []


def test_the_notice_comes_in_by_the_command_line(
    office: Workplace,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder = office.store.where.folder
    office.close()
    monkeypatch.setenv("SIFASUO_PASSWORD", PASSWORD)
    file = tmp_path / "通知.txt"
    call = ["calendar", str(file), "--store", str(folder), "--user", "clerk"]
    file.write_text(NOTICE_2027.replace("1月1日（周五）", "1月1日（周六）"), encoding="utf-8")
    assert run(call) == 1
    assert "2027-01-01 是星期五，正文写的是星期六" in capsys.readouterr().err
    assert not (folder / "calendar.toml").exists()
    file.write_text(NOTICE_2027, encoding="utf-8")
    assert run(call) == 0
    assert load_calendar(folder / "calendar.toml").covers(D("2027-05-05"))


@pytest.mark.parametrize(
    ("before", "after", "code"),
    [
        ("关于2027年部分节假日安排的通知", "通知", "calendar.no_year"),
        (
            "（周五）至3日（周日）放假，共3天",
            "（周六）至3日（周日）放假，共3天",
            "calendar.weekday",
        ),
        ("放假，共3天", "放假，共4天", "calendar.count"),
        ("2月20日（周六）上班", "2月19日（周五）上班", "calendar.worked"),
        ("五、端午节：6月9日（周三）放假1天，不调休。", "", "calendar.fixed_missing"),
        ("2月20日（周六）上班", "2月30日（周六）上班", "date.impossible"),
        ("2月20日（周六）上班", "2026年2月28日（周六）上班", "calendar.other_year"),
    ],
)
def test_a_notice_that_contradicts_itself_is_refused_and_breaks_nothing(
    office: Workplace, before: str, after: str, code: str
) -> None:
    assert before in NOTICE_2027
    values = {"text": NOTICE_2027.replace(before, after)}
    assert code in refused(office, "calendar.take", values)
    assert not (office.store.where.folder / "calendar.toml").exists()
    assert not office.rules.calendar.covers(D("2027-01-01"))


def test_a_text_without_days_is_refused(office: Workplace) -> None:
    values = {"text": "2027年部分节假日安排另行通知。"}
    assert "calendar.empty" in refused(office, "calendar.take", values)


def test_a_broken_file_beside_the_store_is_named_in_chinese(
    office: Workplace, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = office.store.where.folder
    (folder / "calendar.toml").write_text("[2027]\nholidays = [2027-13-01]\n", encoding="utf-8")
    call = ["calc", "workdays", "--from", "2027-02-04", "--add", "1", "--store", str(folder)]
    assert run(call) == 1
    said = capsys.readouterr().err
    assert "“calendar.toml”有误（第 2 行的写法不对）" in said


def test_the_notice_is_taken_as_people_paste_it_and_type_the_year(office: Workplace) -> None:
    """Invisible characters come with a text copied from a web page."""
    pasted = NOTICE_2027.replace("2027年", "", 1).replace("1月1日", "1\u200b月1\u200b日")
    answer = office.act("calendar.take", {"text": pasted, "year": "2027年"})
    assert answer.number == "2027"
    assert 2027 in office.rules.calendar.years
