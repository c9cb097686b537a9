"""列席会议: the town's meetings the office sat in on, what it said there, what was adopted.

Of the minutes only their number is kept, never what they say.
"""

from datetime import date
from typing import Annotated, ClassVar

from sifasuo_desktop.domain.fields import F
from sifasuo_desktop.domain.figures import Figure, one_of, present
from sifasuo_desktop.domain.ledger import Below, Entry, Group, Ledger, Part, Sheet, Tally
from sifasuo_desktop.domain.record import Record


class Meeting(Entry, Record):
    """One meeting."""

    KIND: ClassVar[str] = "meeting"
    TITLE: ClassVar[str] = "列席会议"

    held_on: Annotated[date, F("会议日期", column=True)]
    meeting_type: Annotated[str, F("会议类型", codes="meeting_type", column=True)]
    session: Annotated[
        str,
        F(
            "会议名称和届次",
            length=60,
            search=True,
            column=True,
            help="如：2026年第12次党政联席会议",
        ),
    ]
    attendee: Annotated[
        str, F("列席人", length=100, form="name", search=True, start="me", column=True)
    ]
    place: Annotated[str | None, F("会议地点", length=60)] = None
    minutes_no: Annotated[
        str | None,
        F("会议纪要编号", length=60, form="number", search=True, help="只记编号，不记纪要内容"),
    ] = None
    note: Annotated[str | None, F("备注", length=500, multiline=True, search=True)] = None


class MeetingItem(Below, Record):
    """An item of the agenda with a question of law."""

    KIND: ClassVar[str] = "meeting_item"
    TITLE: ClassVar[str] = "涉法议题和意见"
    PARENT: ClassVar[str] = "meeting"

    topic: Annotated[str, F("涉法议题", length=200, search=True)]
    opinion: Annotated[str | None, F("提出的意见", length=500, multiline=True, search=True)] = None
    adopted: Annotated[str | None, F("是否采纳", codes="meeting_adopted")] = None
    review: Annotated[str | None, F("对应审核件", ref="review", length=32)] = None


LEDGER = Ledger(
    record=Meeting,
    title="列席会议台账",
    word="列席",
    number="列{year}-{seq:04d}",
    dated="held_on",
    section="依法行政",
    called=("session",),
    roles={"director": ("do", "read"), "clerk": ("do", "read")},
    past=("held_on",),
    parts=(Part(record=MeetingItem, name="item", among="items"),),
    figures=(
        Figure(
            key="meetings_attended",
            title="列席会议（次）",
            of="meeting",
            when="held_on",
            why="按会议日期计",
            short="列席会议",
        ),
        Figure(
            key="meeting_opinions",
            title="会上提出意见（条）",
            of="meeting_item",
            when="held_on",
            where=(present("opinion"),),
            why="填了意见的议题，按会议日期计",
        ),
        Figure(
            key="meeting_opinions_adopted",
            title="会上意见被采纳（条）",
            of="meeting_item",
            when="held_on",
            where=(present("opinion"), one_of("adopted", "yes", "part")),
            why="采纳和部分采纳的都算，按会议日期计",
        ),
    ),
    columns=("register_no", "held_on", "meeting_type", "session", "attendee", "state"),
    register=(
        "register_no",
        "held_on",
        "meeting_type",
        "session",
        "attendee",
        "topics",
        "opinions",
        "minutes_no",
    ),
    tallies=(
        Tally(name="topics", title="涉法议题", part=MeetingItem),
        Tally(name="opinions", title="提出意见", part=MeetingItem, filled="opinion"),
    ),
    cited="title",
    groups=(
        Group(
            title="会议",
            fields=("session", "held_on", "meeting_type", "attendee", "place", "minutes_no"),
        ),
        Group(title="备注", fields=("note",)),
    ),
    sheet=Sheet(title="列席会议登记表", signed=("列席人", "所长")),
    order=410,
)
