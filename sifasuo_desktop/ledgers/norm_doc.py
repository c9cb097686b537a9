"""规范性文件: the town's own normative documents, their validity, and what each clearing made of them.

What a clearing decided is the state: 保留, 待修改, 废止 or 失效; a document that was kept may be cleared again.
"""

from datetime import date
from typing import Annotated, ClassVar

from sifasuo_desktop.domain.fields import F
from sifasuo_desktop.domain.figures import Figure
from sifasuo_desktop.domain.ledger import Entry, Group, Ledger, Sheet
from sifasuo_desktop.domain.ledger_flow import Step, Term
from sifasuo_desktop.domain.record import Record
from sifasuo_desktop.domain.states import State


class NormDoc(Entry, Record):
    """One document."""

    KIND: ClassVar[str] = "norm_doc"
    TITLE: ClassVar[str] = "规范性文件"

    title: Annotated[str, F("文件名称", length=200, search=True, column=True)]
    doc_no: Annotated[str | None, F("文号", length=40, form="number", search=True, column=True)] = (
        None
    )
    issued_on: Annotated[date, F("发文日期", column=True)]
    valid_until: Annotated[
        date | None, F("有效期至", column=True, help="当日仍有效；文件没有写明的不填")
    ] = None
    drafted_by: Annotated[str | None, F("起草部门", length=60, form="name", search=True)] = None
    published_on: Annotated[date | None, F("公开日期", column=True, help="没有公开的不填")] = None
    published_where: Annotated[str | None, F("公开渠道", length=60)] = None
    cleared_on: Annotated[date | None, F("清理日期")] = None
    cleared_why: Annotated[str | None, F("清理意见", length=1000, multiline=True)] = None
    kept_until: Annotated[date | None, F("保留后有效期至", help="清理时延长有效期的才填")] = None
    amended_on: Annotated[date | None, F("修改发文日期")] = None
    amended_no: Annotated[str | None, F("修改后文号", length=40, form="number", search=True)] = None
    ended_on: Annotated[date | None, F("废止失效日期")] = None


VALID = ("in_force", "kept", "amended")

LEDGER = Ledger(
    record=NormDoc,
    title="规范性文件台账",
    word="规范性文件",
    number="规{year}-{seq:04d}",
    dated="issued_on",
    section="依法行政",
    called=("title",),
    past=("issued_on", "published_on", "cleared_on"),
    orders=(
        ("issued_on", "valid_until"),
        ("issued_on", "published_on"),
        ("issued_on", "cleared_on"),
        ("issued_on", "kept_until"),
        ("issued_on", "amended_on"),
        ("issued_on", "ended_on"),
    ),
    flow=(
        State("in_force", "有效", light="green"),
        State("kept", "清理后保留", light="green", step=1),
        State("amending", "待修改", light="yellow", step=1, awaits="norm_doc.amend"),
        State("amended", "已修改", light="green", step=2),
        State("repealed", "已废止", closed=True, step=2),
        State("lapsed", "已失效", closed=True, step=2),
    ),
    steps=(
        Step(
            name="keep",
            title="清理：保留",
            within=VALID,
            to="kept",
            needs=("cleared_on",),
            may=("kept_until", "cleared_why"),
            day="cleared_on",
        ),
        Step(
            name="send_to_amend",
            title="清理：需要修改",
            within=VALID,
            to="amending",
            needs=("cleared_on", "cleared_why"),
            day="cleared_on",
        ),
        Step(
            name="amend",
            title="修改后重新发文",
            within=("amending",),
            to="amended",
            needs=("amended_on",),
            may=("amended_no", "kept_until"),
            day="amended_on",
        ),
        Step(
            name="repeal",
            title="清理：废止",
            within=(*VALID, "amending"),
            to="repealed",
            needs=("cleared_on", "ended_on"),
            may=("cleared_why",),
            day="ended_on",
        ),
        Step(
            name="lapse",
            title="清理：失效",
            within=(*VALID, "amending"),
            to="lapsed",
            needs=("cleared_on", "ended_on"),
            may=("cleared_why",),
            day="ended_on",
        ),
    ),
    terms=tuple(
        Term(
            name=name,
            day=day,
            states=VALID,
            act="lapse",
            unless=unless,
            why="《{title}》有效期至{" + day + "}，到期前清理",
            number={
                "title": title,
                "value": 0,
                "unit": "day",
                "warn": {"value": 30, "unit": "day"},
                "basis": "文件写明的有效期",
            },
        )
        for name, day, unless, title in (
            ("valid", "valid_until", "kept_until", "规范性文件有效期"),
            ("prolonged", "kept_until", "", "规范性文件保留后有效期"),
        )
    ),
    figures=(
        Figure(
            key="norm_docs",
            title="现行规范性文件（件）",
            of="norm_doc",
            from_="issued_on",
            until="ended_on",
            why="期末已经发文、还没有废止或者失效的",
        ),
        Figure(
            key="documents_cleared",
            title="清理规范性文件（件）",
            of="norm_doc",
            when="cleared_on",
            why="按最近一次清理日期计",
        ),
        Figure(
            key="documents_published",
            title="公开规范性文件（件）",
            of="norm_doc",
            when="published_on",
            why="按公开日期计",
        ),
    ),
    columns=("register_no", "doc_no", "title", "issued_on", "valid_until", "published_on", "state"),
    register=(
        "register_no",
        "doc_no",
        "title",
        "drafted_by",
        "issued_on",
        "valid_until",
        "published_on",
        "cleared_on",
        "state",
    ),
    cited="title",
    groups=(
        Group(title="文件", fields=("title", "doc_no", "issued_on", "valid_until", "drafted_by")),
        Group(title="公开", fields=("published_on", "published_where")),
        Group(
            title="清理",
            fields=(
                "cleared_on",
                "kept_until",
                "amended_on",
                "amended_no",
                "ended_on",
                "cleared_why",
            ),
        ),
    ),
    sheet=Sheet(title="规范性文件登记表"),
    order=420,
)
