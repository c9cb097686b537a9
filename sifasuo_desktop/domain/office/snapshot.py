"""A frozen report: what was reported, and the revision of every record it was counted from."""

from datetime import date
from typing import Annotated, ClassVar

from sifasuo_desktop.domain.fields import F
from sifasuo_desktop.domain.kind import Kind
from sifasuo_desktop.domain.record import Record
from sifasuo_desktop.domain.states import State

MOST_FIGURES, MOST_BEHIND = 100_000, 800_000
"""Characters of JSON; a revision is handed over in a frame of at most 1 MiB."""
FROZEN, REOPENED = "frozen", "reopened"


class Snapshot(Record):
    """``figures`` is the report as JSON, ``behind`` by kind and id the revision of each record.

    One that was reopened stays as it was reported.
    """

    KIND: ClassVar[str] = "snapshot"
    TITLE: ClassVar[str] = "定稿报表"
    AREA: ClassVar[str] = "report"
    SOUGHT: ClassVar[tuple[str, ...]] = ("report",)

    report: Annotated[str, F("报表", length=60)]
    title: Annotated[str, F("名称", length=100)]
    period: Annotated[str, F("统计期间", length=30)]
    first: Annotated[date, F("起")]
    last: Annotated[date, F("止")]
    frozen_on: Annotated[date, F("定稿日期")]
    frozen_by: Annotated[str, F("定稿人", length=100, form="name")]
    figures: Annotated[str, F("数据", length=MOST_FIGURES)]
    behind: Annotated[str, F("依据的记录", length=MOST_BEHIND)]
    state: Annotated[str, F("状态", length=12)] = FROZEN
    reopened_on: Annotated[date | None, F("重新打开日期")] = None
    reopen_reason: Annotated[str | None, F("重新打开的原因", length=300)] = None


KIND = Kind(
    record=Snapshot,
    states=(
        State(FROZEN, "已定稿", light="green", awaits="report.reopen"),
        State(REOPENED, "已重新打开", light="grey", closed=True, step=1),
    ),
    numbers=("period",),
    seen=False,
)
