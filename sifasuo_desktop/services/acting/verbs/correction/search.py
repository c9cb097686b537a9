"""correction.search: somebody who did not report was looked for (A18)."""

from datetime import date
from typing import Annotated, ClassVar

from sifasuo_desktop.domain.fields import F
from sifasuo_desktop.services.acting.command import Act, Command, Outcome, Verb
from sifasuo_desktop.services.acting.verbs.correction.situation import report_deadline
from sifasuo_desktop.services.acting.verbs.correction.target import CorrectionRef, answer, opened
from sifasuo_desktop.store.unit_of_work import UnitOfWork

LOST = "03"


class SearchCorrection(Command):
    """社区矫正法 第三十条: search at once; police, prosecutors and the deciding organ are told."""

    VERB: ClassVar[str] = "correction.search"
    TITLE: ClassVar[str] = "登记查找"

    correction: CorrectionRef
    searched: Annotated[date, F("组织查找日期", start="today")]
    found: Annotated[bool, F("已找到本人")] = False
    search_note: Annotated[
        str, F("查找情况", length=1000, multiline=True, help="查找经过，通报了哪些机关")
    ]


def handle(command: SearchCorrection, unit: UnitOfWork, act: Act) -> Outcome:
    """Keeps the search; the person stays awaited until he reports."""
    _, person = opened(unit, command.correction)
    act.not_future(command.searched, "searched")
    act.order(person.effective, command.searched, "correction.search_before", "searched")
    due = report_deadline(person, act)
    if due is not None and command.searched <= due:
        act.findings.refuse("correction.search_early", "searched", due=due)
    act.findings.settle()
    searched = person.replace(
        searched=command.searched,
        search_note=command.search_note,
        report_situation=None if command.found else LOST,
    )
    unit.change(searched)
    return answer(searched)


VERB = Verb(
    SearchCorrection,
    "correction.search",
    handle,
    "correction",
    target="correction",
    states=("expected",),
    day="searched",
)
