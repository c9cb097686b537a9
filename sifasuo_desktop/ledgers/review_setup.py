"""审核事项目录 and 审核清单: what is looked at, within how many working days, and by which points.

A town files its own catalogue with the county bureau; the limits and lists shipped are a beginning
that an office changes. Sources of the limits: rulings 25 (国办发〔2018〕115号, 重大行政决策程序暂行条例).
"""

from datetime import date
from typing import Annotated, ClassVar

from sifasuo_desktop.domain.fields import F
from sifasuo_desktop.domain.ledger import Below, Entry, Ledger, Part, Sheet
from sifasuo_desktop.domain.record import Record


class ReviewMatter(Entry, Record):
    """One entry of the catalogue."""

    KIND: ClassVar[str] = "review_matter"
    TITLE: ClassVar[str] = "审核事项"
    AREA: ClassVar[str] = "review"

    name: Annotated[str, F("事项名称", length=60, search=True, name=True, column=True)]
    matter_class: Annotated[str, F("类别", codes="review_class", column=True)]
    limit_days: Annotated[
        int,
        F(
            "审核期限（工作日）",
            check="count",
            column=True,
            help="从材料齐全的次日起算，补正的时间不计",
        ),
    ]
    least_days: Annotated[
        int | None,
        F("最短（工作日）", check="count", column=True, help="规定不得少于的天数；没有规定的不填"),
    ] = None
    limit_basis: Annotated[str | None, F("期限依据", length=200)] = None
    must: Annotated[bool, F("必须审核", column=True)] = True
    listed_on: Annotated[date, F("列入目录日期", column=True)]
    remark: Annotated[str | None, F("备注", length=300)] = None


MATTER = Ledger(
    record=ReviewMatter,
    title="审核事项目录",
    word="审核事项",
    number="目{year}-{seq:03d}",
    dated="listed_on",
    section="法治审核",
    called=("name",),
    columns=("register_no", "name", "matter_class", "limit_days", "least_days", "must", "state"),
    register=("register_no", "name", "matter_class", "limit_days", "least_days", "limit_basis"),
    cited="title",
    catalogue=True,
    sheet=Sheet(title="审核事项登记表"),
    shipped="review_matters",
    order=391,
)


class ReviewChecklist(Entry, Record):
    """A list of points or of papers, for one class of matter or for one kind of contract."""

    KIND: ClassVar[str] = "review_checklist"
    TITLE: ClassVar[str] = "审核清单"
    AREA: ClassVar[str] = "review"

    name: Annotated[str, F("清单名称", length=60, search=True, name=True, column=True)]
    use: Annotated[str, F("用途", codes="review_list_use", column=True)]
    matter_class: Annotated[str, F("适用类别", codes="review_class", column=True)]
    contract_kind: Annotated[
        str | None,
        F("适用合同种类", codes="review_contract", column=True, help="不选即各种合同都用"),
    ] = None
    source: Annotated[str | None, F("来源", length=200)] = None
    listed_on: Annotated[date, F("启用日期", column=True)]


class ReviewChecklistItem(Below, Record):
    """One point of a list."""

    KIND: ClassVar[str] = "review_checklist_item"
    TITLE: ClassVar[str] = "清单内容"
    PARENT: ClassVar[str] = "review_checklist"

    item: Annotated[str, F("内容", length=200, multiline=True, search=True)]


LIST = Ledger(
    record=ReviewChecklist,
    title="审核清单",
    word="清单",
    number="清{year}-{seq:03d}",
    dated="listed_on",
    section="法治审核",
    called=("name",),
    parts=(Part(record=ReviewChecklistItem, name="item", among="items"),),
    columns=("register_no", "name", "use", "matter_class", "contract_kind", "state"),
    cited="title",
    catalogue=True,
    sheet=Sheet(title="审核清单"),
    shipped="review_lists",
    order=392,
)

LEDGER = (MATTER, LIST)
