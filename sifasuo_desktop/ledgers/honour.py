"""受表彰: what the office or one of its people was praised for. Fields after SF/T 0017 受表彰情况."""

from datetime import date
from typing import Annotated, ClassVar

from sifasuo_desktop.domain.fields import F
from sifasuo_desktop.domain.figures import Figure
from sifasuo_desktop.domain.ledger import Entry, Group, Ledger, Sheet
from sifasuo_desktop.domain.record import Record


class Honour(Entry, Record):
    """One honour."""

    KIND: ClassVar[str] = "honour"
    TITLE: ClassVar[str] = "受表彰"

    awarded_on: Annotated[date, F("表彰日期", column=True)]
    name: Annotated[str, F("表彰名称", length=100, search=True, name=True, column=True)]
    level: Annotated[str, F("级别", codes="honour_level", column=True)]
    receiver: Annotated[str, F("受表彰对象", codes="honour_receiver", column=True)]
    person: Annotated[
        str | None,
        F("获奖人", length=100, form="name", search=True, column=True, help="表彰个人的才填"),
    ] = None
    awarded_by: Annotated[str, F("表彰单位", length=60, search=True, column=True)]
    doc_no: Annotated[str | None, F("表彰文号", length=40, search=True)] = None
    deeds: Annotated[str | None, F("表彰内容", length=2000, multiline=True, search=True)] = None


LEDGER = Ledger(
    record=Honour,
    title="受表彰情况登记簿",
    word="表彰",
    number="彰{year}-{seq:04d}",
    dated="awarded_on",
    section="所务管理",
    called=("name",),
    past=("awarded_on",),
    figures=(
        Figure(
            key="honours_received",
            title="受表彰（项）",
            of="honour",
            when="awarded_on",
            why="按表彰日期计，集体和个人都算",
        ),
    ),
    columns=(
        "register_no",
        "awarded_on",
        "name",
        "level",
        "receiver",
        "person",
        "awarded_by",
        "state",
    ),
    register=(
        "register_no",
        "awarded_on",
        "name",
        "level",
        "receiver",
        "person",
        "awarded_by",
        "doc_no",
        "deeds",
    ),
    groups=(
        Group(
            title="表彰",
            fields=(
                "awarded_on",
                "name",
                "level",
                "receiver",
                "person",
                "awarded_by",
                "doc_no",
                "deeds",
            ),
        ),
    ),
    sheet=Sheet(title="受表彰情况登记表"),
    order=770,
)
