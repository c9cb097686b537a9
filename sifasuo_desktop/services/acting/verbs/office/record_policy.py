"""policy.record: how often a management class reports, is visited and talked to."""

from datetime import date
from typing import Annotated, ClassVar

from sifasuo_desktop.domain.fields import F
from sifasuo_desktop.domain.office.records import ClassPolicy
from sifasuo_desktop.services.acting.command import Act, Command, Outcome, Verb
from sifasuo_desktop.store.unit_of_work import UnitOfWork

JUVENILE = "未成年"
MOST_TIMES = 31


class RecordPolicy(Command):
    """The bureau's rule on its classes; there is no national number (社区矫正法 第二十四条)."""

    VERB: ClassVar[str] = "policy.record"
    TITLE: ClassVar[str] = "登记分类管理规定"

    manage_class: Annotated[str, F("管理类别", length=20)]
    check_type: Annotated[str, F("检查方式", codes="check_type")]
    times: Annotated[int, F("次数")]
    period: Annotated[str, F("周期", codes="period")]
    source: Annotated[str, F("依据文件", length=100)]
    valid_from: Annotated[date, F("施行日期")]


def handle(command: RecordPolicy, unit: UnitOfWork, act: Act) -> Outcome:
    """Keeps the rule; of two for the same class and check the later one counts."""
    examine_policy(act, command.times, command.manage_class)
    act.findings.settle()
    policy = ClassPolicy(
        id=unit.new_id(),
        manage_class=command.manage_class,
        check_type=command.check_type,
        times=command.times,
        period=command.period,
        source=command.source,
        valid_from=command.valid_from,
    )
    unit.add(policy)
    return Outcome(policy.id, None, None)


def examine_policy(act: Act, times: int, manage_class: str) -> None:
    """A number that can be meant; "未成年" is no class (ruling 15)."""
    if not 1 <= times <= MOST_TIMES:
        act.findings.refuse("policy.times", "times", most=MOST_TIMES)
    if "." in manage_class or JUVENILE in manage_class:
        act.findings.refuse("policy.manage_class", "manage_class")


VERB = Verb(RecordPolicy, "policy.record", handle, "class_policy")
