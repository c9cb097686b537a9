"""committee.add: a people's mediation committee with its number pattern."""

from typing import Annotated, ClassVar

from sifasuo_desktop.domain.fields import F
from sifasuo_desktop.domain.office.numbering import BadPattern, all_filled, may_collide
from sifasuo_desktop.domain.office.records import Committee
from sifasuo_desktop.domain.refusal import Refused, problem
from sifasuo_desktop.domain.words import Phone
from sifasuo_desktop.services.acting.command import Act, Command, Outcome, Verb
from sifasuo_desktop.store.unit_of_work import UnitOfWork

DEFAULT_PATTERN = "（{year}）{prefix}人调{track}字第{seq:03d}号"


class AddCommittee(Command):
    """The full name as on the seal; the pattern of the file number."""

    VERB: ClassVar[str] = "committee.add"
    TITLE: ClassVar[str] = "登记调委会"

    name: Annotated[str, F("全称", length=60, form="name", help="与印章完全一致")]
    type: Annotated[str, F("类型", codes="committee_type")]
    prefix: Annotated[str, F("字头", length=10)]
    pattern: Annotated[str, F("文号格式", length=60)] = DEFAULT_PATTERN
    village: Annotated[str | None, F("村（居）", ref="village", length=40)] = None
    place: Annotated[str | None, F("调解场所", length=100)] = None
    phone: Phone | None = None


def handle(command: AddCommittee, unit: UnitOfWork, act: Act) -> Outcome:
    """Keeps the committee unless its pattern gives numbers another committee gives."""
    committee = Committee(
        id=unit.new_id(),
        name=command.name,
        type=command.type,
        prefix=command.prefix,
        pattern=command.pattern,
        village=command.village,
        place=command.place,
        phone=command.phone,
    )
    try:
        all_filled(committee)
    except BadPattern:
        raise Refused(problem("dispute.pattern_bad", "pattern")) from None
    for other in unit.every(Committee):
        if other.name == command.name:
            act.findings.refuse("dispute.committee_twice", "name", name=other.name)
        elif may_collide(committee, other):
            act.findings.refuse("dispute.pattern_twice", "prefix", name=other.name)
    act.findings.settle()
    unit.add(committee)
    return Outcome(committee.id, committee.name, None)


VERB = Verb(AddCommittee, "committee.add", handle, "committee")
