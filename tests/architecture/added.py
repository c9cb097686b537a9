"""A plain ledger of ten fields and a report, as somebody would write them today."""

LEDGER = '''"""来访登记: who received callers, what they came for, whether it was handed over and looked through."""

from datetime import date
from typing import Annotated, ClassVar

from sifasuo_desktop.domain.fields import F
from sifasuo_desktop.domain.figures import Figure, total
from sifasuo_desktop.domain.ledger import Entry, Ledger, Sheet
from sifasuo_desktop.domain.ledger_flow import Step, Term
from sifasuo_desktop.domain.record import Record
from sifasuo_desktop.domain.states import State
from sifasuo_desktop.domain.words import Phone


class VisitorBook(Entry, Record):
    """One day of callers at the counter."""

    KIND: ClassVar[str] = "visitor_book"
    TITLE: ClassVar[str] = "来访"

    on: Annotated[date, F("接待日期", column=True)]
    keeper: Annotated[str, F("接待人", length=40, form="name", search=True, start="me", column=True)]
    phone: Phone | None = None
    village: Annotated[str | None, F("包片村（居）", ref="village", length=32)] = None
    callers: Annotated[int, F("来访人数", column=True)] = 0
    calls: Annotated[int, F("来电次数")] = 0
    matter: Annotated[str | None, F("主要事项", length=200, search=True)] = None
    remark: Annotated[str | None, F("备注", length=300)] = None
    handed_on: Annotated[date | None, F("交班日期", column=True)] = None
    seen_by: Annotated[str | None, F("查阅人", length=40, form="name")] = None


LEDGER = Ledger(
    record=VisitorBook,
    title="来访登记簿",
    number="客{year}-{seq:04d}",
    dated="on",
    section="所务管理",
    called=("keeper",),
    past=("on",),
    orders=(("on", "handed_on"),),
    flow=(
        State("open", "接待中", light="yellow", awaits="visitor_book.hand_over"),
        State("handed", "已交班", light="yellow", step=1, awaits="visitor_book.look"),
        State("done", "已查阅", light="green", closed=True, step=2),
    ),
    steps=(
        Step(
            name="hand_over",
            title="交班",
            within=("open",),
            to="handed",
            needs=("handed_on",),
            day="handed_on",
        ),
        Step(name="look", title="查阅", within=("handed",), to="done", needs=("seen_by",)),
    ),
    terms=(
        Term(
            name="handing",
            day="on",
            states=("open",),
            act="hand_over",
            why="{on}接待，还没有交班",
            number={"title": "交班", "value": 1, "unit": "workday", "basis": "本所自定"},
        ),
    ),
    figures=(
        Figure(
            key="reception_days",
            title="接待（天）",
            of="visitor_book",
            when="on",
            short="接待天数",
        ),
        Figure(
            key="reception_callers",
            title="来访（人次）",
            of="visitor_book",
            when="on",
            measure=total("callers"),
        ),
    ),
    sheet=Sheet(title="来访登记表"),
)
'''

LEDGER_MIGRATION = '''"""The book of callers."""

import sqlalchemy as sa
from alembic import op

revision = "{next}"
down_revision = "{newest}"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "r_visitor_book",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("parent", sa.Text),
        sa.Column("register_no", sa.Text, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("void_reason", sa.Text),
        sa.Column("on", sa.Text, nullable=False),
        sa.Column("keeper", sa.Text, nullable=False),
        sa.Column("phone", sa.Text),
        sa.Column("village", sa.Text),
        sa.Column("callers", sa.Integer),
        sa.Column("calls", sa.Integer),
        sa.Column("matter", sa.Text),
        sa.Column("remark", sa.Text),
        sa.Column("handed_on", sa.Text),
        sa.Column("seen_by", sa.Text),
        sa.Column("rev", sa.Text, nullable=False),
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("root", sa.Text, nullable=False),
    )
    for column in ("register_no", "state", "on", "keeper", "village", "callers", "handed_on"):
        op.create_index(f"ix_r_visitor_book_{{column}}", "r_visitor_book", [column])
'''

REPORT = '''"""纠纷分类统计表: how many disputes of each type there were, and how many were settled."""

from sifasuo_desktop.statistics.report import Columns, Report

REPORT = Report(
    name="by_type",
    title="纠纷分类统计表",
    by="dispute_type",
    columns=(Columns(title="纠纷", figures=("cases", "successes", "success_rate")),),
)
'''
