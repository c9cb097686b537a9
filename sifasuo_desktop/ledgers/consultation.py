"""民主协商议事（援法议事）, and what is kept of the rule of law in each village (法治档案)."""

from datetime import date
from typing import Annotated, ClassVar

from sifasuo_desktop.domain.fields import F
from sifasuo_desktop.domain.figures import Figure, one_of
from sifasuo_desktop.domain.ledger import Below, Copied, Entry, Ledger, Part, Sheet, Tally
from sifasuo_desktop.domain.ledger_flow import Term
from sifasuo_desktop.domain.record import Record


class ConsultationMeeting(Entry, Record):
    """One meeting at which villagers settle a matter by the law."""

    KIND: ClassVar[str] = "consultation_meeting"
    TITLE: ClassVar[str] = "民主协商议事"

    held_on: Annotated[date, F("议事日期", column=True)]
    village: Annotated[str, F("村（居）", ref="village", length=32, column=True)]
    topic: Annotated[str, F("议题", length=100, search=True, column=True)]
    people: Annotated[int, F("参加人数", check="count", column=True)]
    chair: Annotated[str | None, F("主持人", length=100, form="name", column=True)] = None
    advisers: Annotated[
        str | None,
        F("参与的法律人员", length=100, search=True, help="法律顾问、法律明白人、调解员等"),
    ] = None
    laws: Annotated[str | None, F("依据的法律法规", length=200, search=True)] = None
    result: Annotated[str, F("议事结果", length=1000, multiline=True, search=True)]
    adopted: Annotated[str, F("是否采纳", codes="consultation_adopted", column=True)]
    carried_out: Annotated[str | None, F("落实情况", length=1000, multiline=True, search=True)] = (
        None
    )


MEETING = Ledger(
    record=ConsultationMeeting,
    title="民主协商议事台账",
    word="议事",
    number="议{year}-{seq:04d}",
    dated="held_on",
    section="普法依治",
    called=("topic",),
    past=("held_on",),
    figures=(
        Figure(
            key="consultation_meetings",
            title="民主协商议事（次）",
            of="consultation_meeting",
            when="held_on",
            why="按议事日期计",
        ),
        Figure(
            key="consultation_adopted",
            title="议事结果被采纳（次）",
            of="consultation_meeting",
            when="held_on",
            where=(one_of("adopted", "yes", "part"),),
            why="采纳和部分采纳的，按议事日期计",
        ),
    ),
    register=(
        "register_no",
        "held_on",
        "village",
        "topic",
        "people",
        "chair",
        "advisers",
        "result",
        "adopted",
    ),
    sheet=Sheet(title="民主协商议事（援法议事）记录表", signed=("主持人", "记录人")),
    order=230,
)


class VillageProfile(Entry, Record):
    """What is kept of one village."""

    KIND: ClassVar[str] = "village_profile"
    TITLE: ClassVar[str] = "村（居）法治档案"

    village: Annotated[str, F("村（居）", ref="village", length=32)]
    village_name: Annotated[
        str, F("村（居）名称", length=40, form="name", search=True, name=True, column=True)
    ] = ""
    filed_on: Annotated[date, F("建档日期", column=True)]
    tags: Annotated[tuple[str, ...], F("法治建设", codes="village_tag", column=True)] = ()
    estates: Annotated[str | None, F("法治小区名称", length=100, search=True)] = None
    rules_on: Annotated[date | None, F("村规民约通过日期", column=True)] = None
    counsel: Annotated[str | None, F("法律顾问聘用", ref="counsel", length=32)] = None
    law_savvy: Annotated[int | None, F("法律明白人（人）", check="whole", column=True)] = None
    remark: Annotated[str | None, F("备注", length=1000, multiline=True, search=True)] = None


class VillageHonour(Below, Record):
    """A title the village bears (民主法治示范村)."""

    KIND: ClassVar[str] = "village_honour"
    TITLE: ClassVar[str] = "民主法治示范称号"
    PARENT: ClassVar[str] = "village_profile"

    level: Annotated[str, F("级别", codes="village_honour_level")]
    year: Annotated[int, F("命名年份", check="count", help="四位数的年份")]
    document_no: Annotated[str | None, F("命名文件", length=60, search=True)] = None
    review_due: Annotated[date | None, F("复核到期日期")] = None
    reviewed_on: Annotated[date | None, F("复核通过日期")] = None


PROFILE = Ledger(
    record=VillageProfile,
    title="村（居）法治档案",
    word="法治档案",
    number="村{year}-{seq:04d}",
    dated="filed_on",
    section="普法依治",
    called=("village_name",),
    copies=(Copied(field="village_name", ref="village", of="name"),),
    past=("filed_on", "rules_on"),
    parts=(Part(record=VillageHonour, name="honour", among="honours"),),
    terms=(
        Term(
            name="review",
            part="honour",
            day="review_due",
            unless="reviewed_on",
            states=("kept",),
            act="change_honour",
            why="{village_name}{year}年命名的民主法治示范称号，{review_due}复核到期",
            number={
                "title": "民主法治示范村（社区）复核",
                "value": 0,
                "unit": "day",
                "warn": {"value": 30, "unit": "day"},
                "soft": True,
                "basis": "命名文件或者复核通知确定的日期",
            },
        ),
    ),
    register=(
        "register_no",
        "village_name",
        "filed_on",
        "tags",
        "estates",
        "honours",
        "rules_on",
        "law_savvy",
    ),
    tallies=(Tally(name="honours", title="示范称号", part=VillageHonour),),
    cited="title",
    sheet=Sheet(title="村（居）法治档案登记表", signed=("填表人", "村（居）负责人")),
    order=240,
)

LEDGER = (MEETING, PROFILE)
