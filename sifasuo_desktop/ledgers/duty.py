"""值班: who sits at the counter on which day, of the office, of a law firm or as counsel; who came.

A roster is written ahead; callers are filled in later.
"""

from datetime import date
from typing import Annotated, ClassVar

from sifasuo_desktop.domain.fields import F
from sifasuo_desktop.domain.figures import Figure, distinct, one_of, total
from sifasuo_desktop.domain.ledger import Entry, Group, Ledger, Sheet
from sifasuo_desktop.domain.record import Record
from sifasuo_desktop.domain.words import Phone


class Duty(Entry, Record):
    """One person's turn at the counter."""

    KIND: ClassVar[str] = "duty"
    TITLE: ClassVar[str] = "值班"

    day: Annotated[date, F("值班日期", column=True)]
    shift: Annotated[str, F("值班时段", codes="duty_shift", column=True)]
    sitter: Annotated[
        str, F("值班人", length=60, form="name", search=True, name=True, start="me", column=True)
    ]
    role: Annotated[str, F("身份", codes="duty_role", column=True)] = "staff"
    firm: Annotated[
        str | None, F("所在单位", length=40, search=True, help="律师、法律顾问填律师事务所")
    ] = None
    phone: Phone | None = None
    place: Annotated[str | None, F("值班地点", length=60, search=True, column=True)] = None
    village: Annotated[str | None, F("村（居）", ref="village", length=32)] = None
    callers: Annotated[
        int | None, F("来访人次", check="whole", column=True, help="值班以后填；没有人来填0")
    ] = None
    calls: Annotated[int | None, F("来电次数", check="whole")] = None
    matters: Annotated[str | None, F("主要事项", length=2000, multiline=True, search=True)] = None


LEDGER = Ledger(
    record=Duty,
    title="值班登记簿",
    number="值{year}-{seq:04d}",
    dated="day",
    section="所务管理",
    called=("sitter",),
    figures=(
        Figure(
            key="duty_days",
            title="值班（天）",
            of="duty",
            when="day",
            measure=distinct("day"),
            why="有人值班的日子，同一天几个人只算一天",
        ),
        Figure(
            key="duty_lawyer_turns",
            title="律师和法律顾问值班（次）",
            of="duty",
            when="day",
            where=(one_of("role", "lawyer", "counsel"),),
            why="身份为律师或者法律顾问的，按值班日期计",
        ),
        Figure(
            key="duty_callers",
            title="值班接待来访（人次）",
            of="duty",
            when="day",
            measure=total("callers"),
            why="各次值班来访人次之和",
        ),
    ),
    columns=("register_no", "day", "shift", "sitter", "role", "place", "callers", "state"),
    register=(
        "register_no",
        "day",
        "shift",
        "sitter",
        "role",
        "firm",
        "callers",
        "calls",
        "matters",
    ),
    groups=(
        Group(
            title="值班",
            fields=("day", "shift", "sitter", "role", "firm", "phone", "place", "village"),
        ),
        Group(title="接待", fields=("callers", "calls", "matters")),
    ),
    sheet=Sheet(title="值班登记表", signed=("值班人", "所长")),
    order=750,
)
