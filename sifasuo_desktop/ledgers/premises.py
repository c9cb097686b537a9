"""业务用房 and 装备设备: the rooms of the office and what stands in them, vehicles among it.

Fields as the ministry's data sets of offices (SF/T 0017-2017).
"""

from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar

from sifasuo_desktop.domain.fields import F
from sifasuo_desktop.domain.ledger import Entry, Group, Ledger, Sheet
from sifasuo_desktop.domain.ledger_flow import Step
from sifasuo_desktop.domain.record import Record
from sifasuo_desktop.domain.states import State


class Premises(Entry, Record):
    """One building, floor or room the office uses."""

    KIND: ClassVar[str] = "premises"
    TITLE: ClassVar[str] = "业务用房"

    name: Annotated[str, F("用房名称", length=100, search=True, column=True)]
    use: Annotated[str, F("用途", length=60, search=True, column=True)]
    used_since: Annotated[date, F("启用日期", column=True)]
    independent: Annotated[bool, F("独立业务用房")] = False
    nature: Annotated[str, F("性质", codes="premises_nature", column=True)]
    area: Annotated[int | None, F("面积（平方米）", check="count", column=True)] = None
    owned_by: Annotated[str | None, F("产权归属", length=60, form="name")] = None
    investor: Annotated[str | None, F("投资方", length=60, form="name")] = None
    cost: Annotated[Decimal | None, F("投资额（元）")] = None
    built_on: Annotated[date | None, F("建成日期")] = None
    address: Annotated[str | None, F("地址", length=100, search=True)] = None
    given_up_on: Annotated[date | None, F("停用日期")] = None
    remark: Annotated[str | None, F("备注", length=500, multiline=True)] = None


PREMISES = Ledger(
    record=Premises,
    title="业务用房台账",
    word="用房",
    number="房{year}-{seq:04d}",
    dated="used_since",
    section="所情档案",
    called=("name",),
    past=("used_since", "built_on"),
    orders=(("built_on", "used_since"), ("used_since", "given_up_on")),
    flow=(
        State("used", "在用", light="green"),
        State("given_up", "已停用", closed=True, step=1),
    ),
    steps=(
        Step(
            name="give_up",
            title="停用",
            within=("used",),
            to="given_up",
            needs=("given_up_on",),
            day="given_up_on",
        ),
    ),
    register=(
        "register_no",
        "name",
        "use",
        "area",
        "nature",
        "independent",
        "owned_by",
        "address",
        "used_since",
        "state",
    ),
    cited="title",
    groups=(
        Group(
            title="用房",
            fields=("name", "use", "used_since", "independent", "area", "nature", "address"),
        ),
        Group(title="产权和投资", fields=("owned_by", "investor", "cost", "built_on")),
        Group(title="停用和备注", fields=("given_up_on", "remark")),
    ),
    sheet=Sheet(title="业务用房登记表"),
    order=820,
)


class Equipment(Entry, Record):
    """One device or vehicle, or several alike."""

    KIND: ClassVar[str] = "equipment"
    TITLE: ClassVar[str] = "装备设备"

    name: Annotated[str, F("名称和型号", length=100, search=True, column=True)]
    sort: Annotated[str, F("类别", codes="equipment_sort", column=True)]
    pieces: Annotated[int, F("数量", check="count", column=True)] = 1
    got_on: Annotated[date, F("配发购置日期", column=True)]
    asset_no: Annotated[
        str | None,
        F("编号或车牌", length=40, form="number", search=True, column=True),
    ] = None
    cost: Annotated[Decimal | None, F("投资额（元）")] = None
    source: Annotated[str | None, F("来源", length=60, form="name", search=True)] = None
    keeper: Annotated[str | None, F("保管使用人", length=100, form="name", column=True)] = None
    place: Annotated[str | None, F("存放地点", length=60)] = None
    scrapped_on: Annotated[date | None, F("报废移交日期")] = None
    scrapped_why: Annotated[str | None, F("报废移交说明", length=100)] = None


EQUIPMENT = Ledger(
    record=Equipment,
    title="装备设备台账",
    word="装备",
    number="装{year}-{seq:04d}",
    dated="got_on",
    section="所情档案",
    called=("name",),
    past=("got_on",),
    orders=(("got_on", "scrapped_on"),),
    flow=(
        State("used", "在用", light="green"),
        State("scrapped", "已报废", closed=True, step=1),
    ),
    steps=(
        Step(
            name="scrap",
            title="报废（移交）",
            within=("used",),
            to="scrapped",
            needs=("scrapped_on",),
            may=("scrapped_why",),
            day="scrapped_on",
        ),
    ),
    register=(
        "register_no",
        "sort",
        "name",
        "pieces",
        "asset_no",
        "got_on",
        "source",
        "keeper",
        "place",
        "state",
    ),
    cited="title",
    groups=(
        Group(
            title="装备设备",
            fields=("name", "sort", "pieces", "got_on", "asset_no", "cost", "source"),
        ),
        Group(title="保管和报废", fields=("keeper", "place", "scrapped_on", "scrapped_why")),
    ),
    sheet=Sheet(title="装备设备登记表", signed=("保管使用人", "所长")),
    order=830,
)

LEDGER = (PREMISES, EQUIPMENT)
