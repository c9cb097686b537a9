"""综治中心会商: what each took home to do, and whether it was done."""

from datetime import date
from typing import Any

import pytest

from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.due import due_rows
from sifasuo_desktop.services.reading.finding import find
from tests.services.ledger_entries import told
from tests.services.test_ledger_meeting import month


def consultation(*tasks: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """Held on 2026-04-07."""
    values = {
        "held_on": "2026-04-07",
        "topic": "工地欠薪十九人讨要",
        "participants": "人社所、派出所、司法所",
        "cases": "总包称已付款，分包失联。",
        "tasks": list(tasks),
    }
    return {**values, **changes}


ROLL = {"task": "核定名册", "who": "人社所", "due_on": "2026-04-15"}
PAY = {"task": "督促垫付", "who": "建设局", "due_on": "2026-04-22"}
ADVICE = {"task": "说明政策", "who": "司法所"}


@pytest.mark.parametrize(
    ("day", "lights"),
    [
        ("2026-04-11", ["green", "green"]),
        ("2026-04-12", ["yellow", "green"]),
        ("2026-04-16", ["red", "green"]),
        ("2026-04-19", ["red", "yellow"]),
        ("2026-04-23", ["red", "red"]),
    ],
)
def test_each_task_is_due_on_its_own(clerk: Workplace, day: str, lights: list[str]) -> None:
    clerk.act("joint_consultation.add", consultation(ROLL, PAY, ADVICE))
    rows = due_rows(clerk, within=30, on=date.fromisoformat(day))
    assert [(row.rule, str(row.due)) for row in rows] == [
        ("joint_consultation.task", "2026-04-15"),
        ("joint_consultation.task", "2026-04-22"),
    ]
    assert [row.light for row in rows] == lights
    assert rows[0].why == "2026-04-07会商确定由人社所办理：核定名册"


def test_what_was_done_or_voided_is_due_no_more(clerk: Workplace) -> None:
    ref = clerk.act("joint_consultation.add", consultation(ROLL, PAY)).id
    done = {"joint_consultation": ref, "consultation_task": "1", "done_on": "2026-04-09"}
    clerk.act("joint_consultation.change_task", done)
    assert [str(row.due) for row in due_rows(clerk, within=30)] == ["2026-04-22"]
    void = {"joint_consultation": ref, "consultation_task": "2", "reason": "改由区里办"}
    clerk.act("joint_consultation.void_task", void)
    assert due_rows(clerk, within=30) == ()


def test_consultations_are_counted_by_their_day(clerk: Workplace) -> None:
    clerk.act("joint_consultation.add", consultation())
    clerk.act("joint_consultation.add", consultation(held_on="2026-03-31"))
    gone = clerk.act("joint_consultation.add", consultation(ROLL)).id
    clerk.act("joint_consultation.void", {"joint_consultation": gone, "reason": "没有召开"})
    assert month(clerk)["joint_consultations"] == 1
    assert due_rows(clerk, within=30) == ()


@pytest.mark.parametrize(
    ("values", "problem"),
    [
        (consultation(held_on="2026-04-11"), ("date.future", "held_on")),
        (consultation({**ROLL, "done_on": "2026-04-06"}), ("ledger.order", "done_on")),
        (consultation({**ROLL, "done_on": "2026-04-11"}), ("date.future", "done_on")),
        (consultation({"task": "核定名册"}), ("value.required", "tasks.0.who")),
        (consultation(dispute="（2026）9号"), ("value.not_found", "dispute")),
    ],
)
def test_an_impossible_consultation_is_refused(
    clerk: Workplace, values: dict[str, Any], problem: tuple[str, str]
) -> None:
    assert told(clerk, "joint_consultation.add", values) == [problem]
    assert find(clerk, "joint_consultation").total == 0
