"""领导干部学法: study before meetings, reports on rule-of-law work, examinations before office."""

from datetime import date
from typing import Annotated, ClassVar

from sifasuo_desktop.domain.fields import F
from sifasuo_desktop.domain.figures import Figure, total
from sifasuo_desktop.domain.ledger import Entry, Group, Ledger, Sheet
from sifasuo_desktop.domain.record import Record


class StudyLaw(Entry, Record):
    """One occasion on which leaders studied law, or gave account of it."""

    KIND: ClassVar[str] = "study_law"
    TITLE: ClassVar[str] = "领导干部学法"

    held_on: Annotated[date, F("学法日期", column=True)]
    form: Annotated[str, F("形式", codes="study_law_form", column=True)]
    meeting: Annotated[str, F("会议名称", length=60, search=True, column=True)]
    topic: Annotated[str, F("学习内容", length=100, search=True, column=True)]
    people: Annotated[int, F("参加人数", check="count", column=True)]
    speaker: Annotated[
        str | None, F("主讲人或者述法人", length=100, form="name", search=True, column=True)
    ] = None
    place: Annotated[str | None, F("地点", length=60, search=True)] = None
    summary: Annotated[str | None, F("学法情况", length=2000, multiline=True, search=True)] = None


LEDGER = Ledger(
    record=StudyLaw,
    title="领导干部学法登记簿",
    word="学法",
    number="学{year}-{seq:04d}",
    dated="held_on",
    section="所务管理",
    called=("topic",),
    who="meeting",
    past=("held_on",),
    figures=(
        Figure(
            key="study_law_sessions",
            title="领导干部学法（次）",
            of="study_law",
            when="held_on",
            why="按学法日期计",
        ),
        Figure(
            key="study_law_people",
            title="领导干部学法（人次）",
            of="study_law",
            when="held_on",
            measure=total("people"),
            why="各次参加人数之和",
        ),
    ),
    columns=(
        "register_no",
        "held_on",
        "form",
        "meeting",
        "topic",
        "people",
        "speaker",
        "state",
    ),
    register=(
        "register_no",
        "held_on",
        "form",
        "meeting",
        "topic",
        "people",
        "speaker",
        "place",
        "summary",
    ),
    groups=(
        Group(
            title="学法",
            fields=("held_on", "form", "meeting", "topic", "people", "speaker", "place"),
        ),
        Group(title="学法情况", fields=("summary",)),
    ),
    sheet=Sheet(title="领导干部学法登记表"),
    order=790,
)
