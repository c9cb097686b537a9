"""工作交接清单: what is open, under the name of who works on it, for whoever takes over."""

import pytest

from sifasuo_desktop.domain.refusal import Refused
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.paper.open_work import open_work, open_work_job
from tests.documents import reading
from tests.services.people import D
from tests.services.test_due import accepted, committee

__all__ = ["committee"]


def test_each_open_record_stands_under_its_keeper_with_its_next_day(
    clerk: Workplace, committee: str
) -> None:
    kept = accepted(clerk, committee)
    clerk.act("dispute.assign", {"dispute": kept, "host": "杨启东", "recorder": "沈知秋"})
    nobody = accepted(clerk, committee, facts="因排水沟堵塞发生纠纷。")
    items = open_work(clerk)
    mine = [one for one in items if one.person == "杨启东"]
    assert [(one.kind, one.title, one.state) for one in mine] == [
        ("dispute", "邵文博与尹长林之间损害赔偿纠纷", "已指派")
    ]
    # The month of 人民调解工作若干规定第三十三条 from the day it was taken up, 2026-01-31.
    assert [one.due for one in mine] == [D("2026-02-28")]
    assert items[-1].person == "没有写明承办人"
    assert len(items) == len({kept, nobody})
    assert open_work(clerk, "杨启东") == tuple(mine)
    assert open_work(clerk, "查无此人") == ()


def test_what_is_over_is_not_handed_on(clerk: Workplace, committee: str) -> None:
    ref = accepted(clerk, committee)
    clerk.act("dispute.void", {"dispute": ref, "reason": "重复登记"})
    assert open_work(clerk) == ()
    (page,) = reading.pages(open_work_job(clerk).render().pdf)
    assert "没有未办结的事项" in page
    assert "接收人（签名）" in page


def test_the_paper_tells_what_the_list_tells(clerk: Workplace, committee: str) -> None:
    ref = accepted(clerk, committee)
    clerk.act("dispute.assign", {"dispute": ref, "host": "杨启东", "recorder": "沈知秋"})
    (page,) = reading.pages(open_work_job(clerk).render().pdf)
    assert "杨启东（1件）" in page
    assert "2026-02-28" in page
    assert "移交人（签名）" in page
    assert "监交人（签名）" in page


def test_who_may_not_print_is_told_so(auditor: Workplace) -> None:
    with pytest.raises(Refused) as told:
        open_work_job(auditor)
    assert told.value.problems[0].code == "act.not_allowed"
