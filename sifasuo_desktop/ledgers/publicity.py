"""普法活动: what was held for whom, how many came, what was given out.

Fields and codes as the field's own data set (普法宣传活动信息登记). Basis: 法治宣传教育法, in force since
2025-11-01 (rulings 26).
"""

from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar

from sifasuo_desktop.domain.fields import F
from sifasuo_desktop.domain.figures import Figure, total
from sifasuo_desktop.domain.ledger import Entry, Group, Ledger, Sheet
from sifasuo_desktop.domain.record import Record


class Publicity(Entry, Record):
    """One event."""

    KIND: ClassVar[str] = "publicity"
    TITLE: ClassVar[str] = "普法活动"

    held_on: Annotated[date, F("活动日期", column=True)]
    theme: Annotated[str, F("活动主题", length=100, search=True, column=True)]
    place: Annotated[str, F("活动地点", length=100, search=True, column=True)]
    village: Annotated[str | None, F("村（居）", ref="village", length=32)] = None
    forms: Annotated[tuple[str, ...], F("活动形式", codes="publicity_form", column=True)]
    audiences: Annotated[tuple[str, ...], F("面向人群", codes="publicity_audience")]
    people: Annotated[int, F("受众人次", check="count", column=True)]
    materials: Annotated[int, F("发放资料（份）", check="whole", column=True)] = 0
    occasion: Annotated[str | None, F("宣传节点", codes="publicity_occasion")] = None
    laws: Annotated[str | None, F("宣传的法律法规", length=200, search=True)] = None
    organiser: Annotated[
        str | None,
        F("组织单位", length=60, form="name", help="不填即本所", unsaid="office"),
    ] = None
    partners: Annotated[str | None, F("协办单位", length=200, search=True)] = None
    speaker: Annotated[str | None, F("主讲人", length=100, form="name", search=True)] = None
    cost: Annotated[Decimal | None, F("经费（元）")] = None
    campaign: Annotated[str | None, F("所属专项", ref="campaign", length=32)] = None
    summary: Annotated[str | None, F("活动情况", length=2000, multiline=True, search=True)] = None


LEDGER = Ledger(
    record=Publicity,
    title="普法活动台账",
    word="普法",
    number="普{year}-{seq:04d}",
    dated="held_on",
    section="普法依治",
    called=("theme",),
    who="place",
    past=("held_on",),
    columns=(
        "register_no",
        "held_on",
        "theme",
        "place",
        "forms",
        "people",
        "materials",
        "state",
    ),
    register=(
        "register_no",
        "held_on",
        "theme",
        "place",
        "forms",
        "audiences",
        "people",
        "materials",
        "speaker",
    ),
    figures=(
        Figure(
            key="publicity_events",
            title="普法活动（场）",
            of="publicity",
            when="held_on",
            why="按活动日期计",
            short="普法活动",
        ),
        Figure(
            key="publicity_people",
            title="普法受众（人次）",
            of="publicity",
            when="held_on",
            measure=total("people"),
            why="各场受众人次之和",
        ),
        Figure(
            key="publicity_materials",
            title="发放宣传资料（份）",
            of="publicity",
            when="held_on",
            measure=total("materials"),
            why="各场发放资料之和",
        ),
    ),
    groups=(
        Group(
            title="活动",
            fields=(
                "held_on",
                "theme",
                "place",
                "village",
                "forms",
                "audiences",
                "people",
                "materials",
            ),
        ),
        Group(
            title="组织",
            fields=("occasion", "laws", "organiser", "partners", "speaker", "cost", "campaign"),
        ),
        Group(title="活动情况", fields=("summary",)),
    ),
    sheet=Sheet(title="普法宣传活动登记表"),
    order=210,
)
