"""mediator.add: a people's mediator of a committee."""

from typing import Annotated, ClassVar

from sifasuo_desktop.domain.fields import F
from sifasuo_desktop.domain.office.records import Mediator
from sifasuo_desktop.domain.words import Nation, PersonName, Phone, Sex
from sifasuo_desktop.services.acting.command import Act, Command, Outcome, Verb
from sifasuo_desktop.store.unit_of_work import UnitOfWork


class AddMediator(Command):
    """委员 or 聘任人员 (人民调解法 第十三、十四条)."""

    VERB: ClassVar[str] = "mediator.add"
    TITLE: ClassVar[str] = "登记调解员"

    name: PersonName
    committee: Annotated[str, F("所属调委会", ref="committee", length=60)]
    sex: Sex | None = None
    nation: Nation | None = None
    phone: Phone | None = None
    full_time: Annotated[bool, F("专职")] = False


def handle(command: AddMediator, unit: UnitOfWork, act: Act) -> Outcome:
    """Keeps the mediator; warns of another of the same name."""
    if unit.every(Mediator, name=command.name, committee=command.committee):
        act.findings.warn("office.mediator_similar", "name", name=command.name)
    mediator = Mediator(
        id=unit.new_id(),
        name=command.name,
        committee=command.committee,
        sex=command.sex,
        nation=command.nation,
        phone=command.phone,
        full_time=command.full_time,
    )
    unit.add(mediator)
    return Outcome(mediator.id, mediator.name, None)


VERB = Verb(AddMediator, "mediator.add", handle, "mediator")
