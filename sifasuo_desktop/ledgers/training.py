"""组织和参加培训: what the office held, and what its people went to. Fields after SF/T 0017 组织培训."""

from datetime import date
from typing import Annotated, ClassVar

from sifasuo_desktop.domain.fields import F
from sifasuo_desktop.domain.figures import Figure, equals, total
from sifasuo_desktop.domain.ledger import Entry, Group, Ledger, Sheet
from sifasuo_desktop.domain.record import Record


class Training(Entry, Record):
    """One course."""

    KIND: ClassVar[str] = "training"
    TITLE: ClassVar[str] = "培训"

    part: Annotated[str, F("组织或者参加", codes="training_part", column=True)]
    course: Annotated[str, F("培训课程", length=100, search=True, column=True)]
    subject: Annotated[str, F("课程类别", codes="training_subject", column=True)]
    level: Annotated[str | None, F("级别", codes="training_level")] = None
    starts_on: Annotated[date, F("开始日期", column=True)]
    ends_on: Annotated[date | None, F("结束日期", column=True, help="当天结束的不填")] = None
    hours: Annotated[int | None, F("学时", check="count", column=True)] = None
    people: Annotated[
        int, F("人数", check="count", column=True, help="组织的填到课人数，参加的填本所人数")
    ]
    organiser: Annotated[
        str | None,
        F("主办单位", length=60, form="name", search=True, help="不填即本所", unsaid="office"),
    ] = None
    lecturer: Annotated[str | None, F("授课人", length=100, form="name", search=True)] = None
    place: Annotated[str | None, F("培训地点", length=60, search=True)] = None
    trainees: Annotated[
        str | None, F("参加人员", length=300, search=True, help="写姓名，或者写哪些人")
    ] = None
    content: Annotated[str | None, F("培训内容", length=2000, multiline=True, search=True)] = None


LEDGER = Ledger(
    record=Training,
    title="培训登记簿",
    number="训{year}-{seq:04d}",
    dated="starts_on",
    section="所务管理",
    called=("course",),
    past=("starts_on",),
    orders=(("starts_on", "ends_on"),),
    figures=(
        Figure(
            key="trainings_held",
            title="组织培训（期）",
            of="training",
            when="starts_on",
            where=(equals("part", "held"),),
            why="本所组织的，按开始日期计",
        ),
        Figure(
            key="training_people",
            title="组织培训（人次）",
            of="training",
            when="starts_on",
            where=(equals("part", "held"),),
            measure=total("people"),
            why="本所组织的各期人数之和",
        ),
        Figure(
            key="trainings_attended",
            title="参加培训（次）",
            of="training",
            when="starts_on",
            where=(equals("part", "attended"),),
            why="本所人员参加的，按开始日期计",
        ),
    ),
    columns=(
        "register_no",
        "part",
        "course",
        "subject",
        "starts_on",
        "ends_on",
        "people",
        "state",
    ),
    register=(
        "register_no",
        "part",
        "course",
        "subject",
        "starts_on",
        "ends_on",
        "hours",
        "people",
        "place",
        "trainees",
    ),
    groups=(
        Group(
            title="培训",
            fields=(
                "part",
                "level",
                "course",
                "subject",
                "starts_on",
                "ends_on",
                "hours",
                "people",
                "organiser",
                "lecturer",
                "place",
                "trainees",
            ),
        ),
        Group(title="培训内容", fields=("content",)),
    ),
    sheet=Sheet(title="培训登记表"),
    order=780,
)
