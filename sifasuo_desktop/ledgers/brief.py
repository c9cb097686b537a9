"""信息简报: what the office wrote for those above, and whether it was taken up."""

from datetime import date
from typing import Annotated, ClassVar

from sifasuo_desktop.domain.fields import F
from sifasuo_desktop.domain.figures import Figure
from sifasuo_desktop.domain.ledger import Entry, Group, Ledger, Sheet
from sifasuo_desktop.domain.ledger_flow import Step
from sifasuo_desktop.domain.record import Record
from sifasuo_desktop.domain.states import State


class Brief(Entry, Record):
    """One piece of news, experience or advice."""

    KIND: ClassVar[str] = "brief"
    TITLE: ClassVar[str] = "信息简报"

    written_on: Annotated[date, F("报送日期", column=True)]
    headline: Annotated[str, F("标题", length=100, search=True, column=True)]
    sort: Annotated[str, F("类别", codes="brief_sort", column=True)]
    author: Annotated[
        str | None, F("撰稿人", length=100, form="name", search=True, start="me", column=True)
    ] = None
    sent_to: Annotated[str | None, F("报送单位", length=60, search=True)] = None
    text: Annotated[str | None, F("内容摘要", length=2000, multiline=True, search=True)] = None
    adopted_on: Annotated[date | None, F("采用日期", column=True)] = None
    adopted_by: Annotated[str | None, F("采用单位或者刊物", length=60, search=True)] = None


LEDGER = Ledger(
    record=Brief,
    title="信息简报台账",
    word="简报",
    number="简{year}-{seq:04d}",
    dated="written_on",
    section="所务管理",
    called=("headline",),
    past=("written_on",),
    orders=(("written_on", "adopted_on"),),
    flow=(
        State("sent", "已报送", light="green"),
        State("adopted", "已采用", light="green", closed=True, step=1),
    ),
    steps=(
        Step(
            name="adopt",
            title="登记采用",
            within=("sent",),
            to="adopted",
            needs=("adopted_on", "adopted_by"),
            day="adopted_on",
        ),
    ),
    figures=(
        Figure(
            key="briefs_written",
            title="报送信息（篇）",
            of="brief",
            when="written_on",
            why="按报送日期计",
            short="报送信息",
        ),
        Figure(
            key="briefs_adopted",
            title="信息采用（篇）",
            of="brief",
            when="adopted_on",
            why="按采用日期计",
        ),
    ),
    columns=("register_no", "written_on", "headline", "sort", "author", "adopted_on", "state"),
    register=(
        "register_no",
        "written_on",
        "headline",
        "sort",
        "author",
        "sent_to",
        "adopted_on",
        "adopted_by",
        "state",
    ),
    groups=(
        Group(title="报送", fields=("written_on", "author", "headline", "sort", "sent_to", "text")),
        Group(title="采用", fields=("adopted_on", "adopted_by")),
    ),
    sheet=Sheet(title="信息报送登记表", signed=("撰稿人", "审核人")),
    order=760,
)
