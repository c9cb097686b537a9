"""A plain ledger of ten fields and a report, as somebody would write them today."""

LEDGER = '''"""The duty roster (值班登记): who sat at the counter, what came, whether it was handed over."""

from datetime import date
from typing import Annotated, ClassVar

from sifasuo_desktop.domain.fields import F
from sifasuo_desktop.domain.kind import Counted, Kind
from sifasuo_desktop.domain.record import Record
from sifasuo_desktop.domain.states import State
from sifasuo_desktop.domain.words import PersonName, Phone


class Duty(Record):
    """One day of duty at the counter."""

    KIND: ClassVar[str] = "duty"
    TITLE: ClassVar[str] = "值班登记"
    AREA: ClassVar[str] = "office"

    duty_no: Annotated[str, F("值班编号", length=20, form="number", search=True, column=True)]
    on: Annotated[date, F("值班日期", column=True)]
    keeper: PersonName
    phone: Phone | None = None
    village: Annotated[str | None, F("包片村（居）", ref="village", length=40)] = None
    callers: Annotated[int, F("来访人数", column=True)] = 0
    calls: Annotated[int, F("来电次数")] = 0
    matter: Annotated[str | None, F("主要事项", length=200, search=True)] = None
    remark: Annotated[str | None, F("备注", length=300)] = None
    state: Annotated[str, F("状态", length=12, column=True)] = "open"


KIND = Kind(
    record=Duty,
    word="值班",
    states=(
        State("open", "在班", light="yellow", awaits="duty.hand_over"),
        State("done", "已交班", light="green", closed=True),
    ),
    numbers=("duty_no",),
    searched=True,
    month=(Counted("值班天数", of=Duty, when="on"),),
)
'''

LEDGER_VERBS = '''"""duty.add, duty.hand_over: a day of duty is entered, and handed over."""

from datetime import date
from typing import Annotated

from sifasuo_desktop.domain.conversion import restore, to_plain
from sifasuo_desktop.domain.duty import Duty
from sifasuo_desktop.domain.fields import F
from sifasuo_desktop.domain.words import PersonName, Phone
from sifasuo_desktop.services.acting.command import Act, Command, Outcome, Verb
from sifasuo_desktop.store.unit_of_work import UnitOfWork


class AddDuty(Command):
    """What the sheet at the counter asks for."""

    VERB = "duty.add"
    TITLE = "登记值班"

    duty_no: Annotated[str, F("值班编号", length=20, form="number")]
    on: Annotated[date, F("值班日期", start="today")]
    keeper: PersonName
    phone: Phone | None = None
    village: Annotated[str | None, F("包片村（居）", ref="village", length=40)] = None
    callers: Annotated[int, F("来访人数")] = 0
    calls: Annotated[int, F("来电次数")] = 0
    matter: Annotated[str | None, F("主要事项", length=200)] = None
    remark: Annotated[str | None, F("备注", length=300)] = None


class HandOver(Command):
    """The next one sits down."""

    VERB = "duty.hand_over"
    TITLE = "交班"

    duty: Annotated[str, F("值班", ref="duty", length=40)]


def add(command: AddDuty, unit: UnitOfWork, act: Act) -> Outcome:
    """Keeps the day."""
    duty = restore(Duty, {**to_plain(command), "id": unit.new_id()})
    unit.add(duty)
    return Outcome(duty.id, duty.duty_no, duty.state)


def hand_over(command: HandOver, unit: UnitOfWork, act: Act) -> Outcome:
    """The day is done."""
    duty = unit.get(Duty, command.duty)
    assert duty is not None
    unit.change(duty.replace(state="done"))
    return Outcome(duty.id, duty.duty_no, "done")


VERB = (
    Verb(AddDuty, "duty.add", add, "duty", leads_to=("open",)),
    Verb(
        HandOver,
        "duty.hand_over",
        hand_over,
        "duty",
        target="duty",
        states=("open",),
        leads_to=("done",),
    ),
)
'''

LEDGER_MIGRATION = '''"""The duty roster."""

import sqlalchemy as sa
from alembic import op

revision = "{next}"
down_revision = "{newest}"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "r_duty",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("parent", sa.Text),
        sa.Column("duty_no", sa.Text, nullable=False),
        sa.Column("on", sa.Text, nullable=False),
        sa.Column("keeper", sa.Text, nullable=False),
        sa.Column("phone", sa.Text),
        sa.Column("village", sa.Text),
        sa.Column("callers", sa.Integer),
        sa.Column("calls", sa.Integer),
        sa.Column("matter", sa.Text),
        sa.Column("remark", sa.Text),
        sa.Column("state", sa.Text),
        sa.Column("rev", sa.Text, nullable=False),
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("root", sa.Text, nullable=False),
    )
    for column in ("duty_no", "on", "state", "callers", "village"):
        op.create_index(f"ix_r_duty_{{column}}", "r_duty", [column])
'''

REPORT = '''"""How many disputes of each type there were, from day to day."""

from collections import Counter
from datetime import date

from sifasuo_desktop.domain.dispute.records import Dispute
from sifasuo_desktop.services.office.workplace import Workplace


def by_dispute_type(workplace: Workplace, since: date, until: date) -> dict[str, int]:
    """Titles of the types with their numbers, the most first. Raises Refused ``act.not_readable``."""
    workplace.require("read:dispute")
    with workplace.store.reading() as reader:
        found = [one for one in reader.every(Dispute) if since <= one.applied <= until]
    title = workplace.codes.title
    counted = Counter(title("dispute_type", one.dispute_type) for one in found)
    return dict(counted.most_common())
'''

REPORT_CALL = '''"""``report``: how many disputes there were of each type."""

import argparse
from datetime import timedelta

from sifasuo_desktop.cli.opening import opened
from sifasuo_desktop.cli.output import DONE, print_json
from sifasuo_desktop.services.reading.dispute.type_report import by_dispute_type


def report(args: argparse.Namespace) -> int:
    """Prints the numbers of so many days up to a day as JSON."""
    with opened(args) as workplace:
        until = args.on or workplace.today()
        print_json(by_dispute_type(workplace, until - timedelta(args.within), until))
    return DONE
'''

IMPORTED = "from sifasuo_desktop.domain import duty\n"

ROLES = {
    "director": 'title = "所长"\npermissions = [',
    "clerk": 'title = "经办人"\npermissions = [',
}

REPORT_ENTRY = """    Call("report", "按类型统计纠纷", "reporting:report", _due),
"""
