"""A due row put aside: the office said with a reason that it is not to be looked at for a while."""

from datetime import date
from typing import Annotated, ClassVar

from sifasuo_desktop.domain.deadlines.engine import Obligation
from sifasuo_desktop.domain.fields import F
from sifasuo_desktop.domain.record import Record
from sifasuo_desktop.domain.words import Reason


class Aside(Record):
    """One row of one case; another deadline of the same rule is another row and is shown again.

    It never leaves the office: the term itself stands as it is.
    """

    KIND: ClassVar[str] = "aside"
    TITLE: ClassVar[str] = "搁置的待办"
    HANDOVER: ClassVar[bool] = False
    AREA: ClassVar[str] = "correction"

    rule: Annotated[str, F("待办事项", length=60, column=True)]
    of_kind: Annotated[str, F("案件种类", length=20, column=True)]
    subject: Annotated[str, F("案件", length=32, column=True)]
    part: Annotated[str | None, F("案件中的一项", length=60)] = None
    due: Annotated[date, F("期限", column=True)]
    until: Annotated[date | None, F("搁置至", column=True)] = None
    reason: Reason
    taken_up: Annotated[bool, F("已恢复", column=True)] = False

    def is_of(self, row: Obligation) -> bool:
        """Whether this is about that row: the same rule, case, part and day."""
        mine = (self.rule, self.subject, self.part or "", self.due)
        return mine == (row.rule, row.record, row.part, row.due)

    def holds(self, today: date) -> bool:
        """Whether the row is still aside: until the day named, exclusive, or without an end."""
        return not self.taken_up and (self.until is None or today < self.until)
