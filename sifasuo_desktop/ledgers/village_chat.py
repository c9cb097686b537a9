"""村（居）法律服务微信群: which groups there are and, where somebody looked, what was found.

A note for who wants one: no daily check-in, no duty and no deadline hangs on it.
"""

from datetime import date
from typing import Annotated, ClassVar

from sifasuo_desktop.domain.fields import F
from sifasuo_desktop.domain.ledger import Below, Entry, Ledger, Part, Sheet, Tally
from sifasuo_desktop.domain.record import Record


class VillageChat(Entry, Record):
    """One group of a village."""

    KIND: ClassVar[str] = "village_chat"
    TITLE: ClassVar[str] = "法律服务微信群"

    name: Annotated[str, F("群名称", length=60, form="name", search=True, name=True, column=True)]
    village: Annotated[str, F("村（居）", ref="village", length=32, column=True)]
    listed_on: Annotated[date, F("登记日期", column=True)]
    members: Annotated[int | None, F("群成员（人）", check="count", column=True)] = None
    keeper: Annotated[str | None, F("群管理员", length=100, form="name", column=True)] = None


class VillageChatCheck(Below, Record):
    """What somebody found who looked into the group."""

    KIND: ClassVar[str] = "village_chat_check"
    TITLE: ClassVar[str] = "查看记录"
    PARENT: ClassVar[str] = "village_chat"

    seen_on: Annotated[date, F("查看日期")]
    seen_by: Annotated[str | None, F("查看人", length=100, form="name", start="me")] = None
    found: Annotated[str, F("查看情况", length=500, multiline=True, search=True)]


LEDGER = Ledger(
    record=VillageChat,
    title="法律服务微信群名录",
    word="微信群",
    number="群{year}-{seq:04d}",
    dated="listed_on",
    section="公共法律服务",
    called=("name",),
    past=("listed_on",),
    parts=(Part(record=VillageChatCheck, name="check", among="checks", past=("seen_on",)),),
    register=("register_no", "name", "village", "listed_on", "members", "keeper", "seen"),
    tallies=(Tally(name="seen", title="查看次数", part=VillageChatCheck),),
    cited="title",
    sheet=Sheet(title="法律服务微信群登记表"),
    order=550,
)
