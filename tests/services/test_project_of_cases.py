"""A project goes through reviews, disputes and issues: by its name everything of it is found."""

from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.search_everything import Hit, everything
from tests.services.ledger_entries import issue
from tests.services.test_due import committee, registered
from tests.services.test_reviews import handed_in

__all__ = ["committee"]

PROJECT = "柳岸路东延征收"


def found(office: Workplace) -> set[str]:
    return {one.kind for one in everything(office, PROJECT) if isinstance(one, Hit)}


def test_what_belongs_to_a_project_is_found_by_its_name(clerk: Workplace, committee: str) -> None:
    clerk.act("review.add", handed_in(project=PROJECT))
    dispute = registered(clerk, committee, project=PROJECT)
    clerk.act("issue.add", issue(project=PROJECT))
    assert found(clerk) == {"review", "dispute", "issue"}
    clerk.act("dispute.change", {"dispute": dispute, "project": None, "reason": "不属于该项目"})
    assert found(clerk) == {"review", "issue"}
