"""What an empty office does first, in order, and which of it is done."""

from collections.abc import Iterable
from dataclasses import dataclass

from sifasuo_desktop.domain.office.records import ClassPolicy, Committee, Delegation, Mediator, User
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.store.recovery_keys import CONFIRMED


@dataclass(frozen=True)
class FirstStep:
    """One step: its name, what to do and why, and the act or the page that does it.

    An office may say of an ``optional`` step that it does not need it.
    """

    name: str
    title: str
    why: str
    verb: str = ""
    page: str = ""
    optional: bool = True
    done: bool = False


_STEPS = (
    FirstStep(
        "recovery",
        "打印恢复密钥",
        "密码都忘了的时候，只有它打得开数据。",
        page="system",
        optional=False,
    ),
    FirstStep(
        "committee",
        "登记调委会",
        "全称与印章一致；登记纠纷时要选调委会。",
        verb="committee.add",
        optional=False,
    ),
    FirstStep(
        "mediator",
        "登记调解员",
        "指派、调解、签署时要选调解员。",
        verb="mediator.add",
        optional=False,
    ),
    FirstStep(
        "user",
        "给同事建账号",
        "每人用自己的账号，办了什么都记在本人名下。",
        verb="user.add",
    ),
    FirstStep(
        "delegation",
        "登记委托书",
        "没有县级社区矫正机构的委托书，本所不能批准外出。",
        verb="delegation.record",
    ),
    FirstStep(
        "policy",
        "登记分类管理规定",
        "录入市局文件后，才提醒定期报告、走访、谈话的次数。",
        verb="policy.record",
    ),
    FirstStep("bureau", "接入市局", "接入以后才能上报，取得回执。", page="handover"),
)
_NEEDS = {
    "recovery": "recovery.show",
    "bureau": "handover.enrol",
}


def first_steps(workplace: Workplace, passed: Iterable[str] = ()) -> tuple[FirstStep, ...]:
    """The steps the signed-in user may do, each with whether it is done or not needed."""
    done = _done(workplace) | set(passed)
    return tuple(
        FirstStep(
            step.name, step.title, step.why, step.verb, step.page, step.optional, step.name in done
        )
        for step in _STEPS
        if workplace.may(step.verb or _NEEDS[step.name])
    )


def _done(workplace: Workplace) -> set[str]:
    with workplace.store.reading() as reader:
        active = [user for user in reader.every(User) if not user.disabled]
        found = {
            "committee": bool(reader.every(Committee)),
            "mediator": bool(reader.every(Mediator)),
            "user": len(active) > 1,
            "delegation": bool(reader.every(Delegation)),
            "policy": bool(reader.every(ClassPolicy)),
            "bureau": reader.identity("certificate") is not None,
            "recovery": reader.identity(CONFIRMED) is not None,
        }
    return {name for name, there in found.items() if there}
