"""法律援助联络点: the contact points of legal aid in villages, who is there and since when."""

from datetime import date
from typing import Annotated, ClassVar

from sifasuo_desktop.domain.fields import F
from sifasuo_desktop.domain.figures import Figure, Ratio, distinct
from sifasuo_desktop.domain.ledger import Copied, Entry, Group, Ledger, Sheet
from sifasuo_desktop.domain.ledger_flow import Step
from sifasuo_desktop.domain.record import Record
from sifasuo_desktop.domain.states import State
from sifasuo_desktop.domain.words import Phone


class AidPoint(Entry, Record):
    """One contact point in a village."""

    KIND: ClassVar[str] = "aid_point"
    TITLE: ClassVar[str] = "法律援助联络点"

    village: Annotated[str, F("村（居）", ref="village", length=32)]
    village_name: Annotated[
        str, F("村（居）名称", length=40, form="name", search=True, name=True, column=True)
    ] = ""
    opened_on: Annotated[date, F("设立日期", column=True)]
    place: Annotated[str | None, F("地点", length=100, search=True, column=True)] = None
    service_hours: Annotated[str | None, F("接待时间", length=30)] = None
    contact: Annotated[
        str, F("联络员", length=100, form="name", search=True, name=True, column=True)
    ]
    phone: Phone | None = None
    closed_on: Annotated[date | None, F("撤销日期", column=True)] = None
    close_reason: Annotated[str | None, F("撤销原因", length=300)] = None
    remark: Annotated[str | None, F("备注", length=300, multiline=True)] = None


LEDGER = Ledger(
    record=AidPoint,
    title="法律援助联络点台账",
    word="援助点",
    number="援{year}-{seq:04d}",
    dated="opened_on",
    section="公共法律服务",
    called=("village_name",),
    copies=(Copied(field="village_name", ref="village", of="name"),),
    past=("opened_on",),
    orders=(("opened_on", "closed_on"),),
    flow=(
        State("active", "运行中", light="green"),
        State("closed", "已撤销", closed=True, step=1),
    ),
    steps=(
        Step(
            name="close",
            title="撤销联络点",
            within=("active",),
            to="closed",
            needs=("closed_on",),
            may=("close_reason",),
            day="closed_on",
        ),
    ),
    figures=(
        Figure(
            key="aid_points_opened",
            title="新设法律援助联络点（个）",
            of="aid_point",
            when="opened_on",
            why="按设立日期计",
        ),
        Figure(
            key="aid_points_active",
            title="法律援助联络点（个）",
            of="aid_point",
            from_="opened_on",
            until="closed_on",
            why="期末已设立、没有撤销的",
            short="援助联络点",
        ),
        Figure(
            key="aid_villages_active",
            apart=True,
            title="有联络点的村（居）（个）",
            of="aid_point",
            from_="opened_on",
            until="closed_on",
            measure=distinct("village"),
            why="期末有联络点的村（居），一村几个点只算一个",
        ),
        Ratio(
            key="aid_coverage",
            title="联络点覆盖率（%）",
            above=("aid_villages_active",),
            below=("villages_there",),
            why="有联络点的村（居）÷ 期末的村（居）",
        ),
    ),
    columns=("register_no", "village_name", "opened_on", "place", "contact", "state"),
    register=(
        "register_no",
        "village_name",
        "opened_on",
        "place",
        "service_hours",
        "contact",
        "phone",
        "closed_on",
        "state",
    ),
    cited="both",
    groups=(
        Group(
            title="联络点",
            fields=("village", "opened_on", "place", "service_hours", "contact", "phone"),
        ),
        Group(title="撤销", fields=("closed_on", "close_reason")),
        Group(title="备注", fields=("remark",)),
    ),
    sheet=Sheet(title="法律援助联络点登记表", signed=("联络员", "填表人", "审核人")),
    order=510,
)
