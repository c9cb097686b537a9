"""village.add: a village or residents' committee of the office's area."""

from datetime import date
from typing import Annotated, ClassVar

from sifasuo_desktop.domain.fields import F
from sifasuo_desktop.domain.office.records import Village
from sifasuo_desktop.services.acting.command import Act, Command, Outcome, Verb
from sifasuo_desktop.store.unit_of_work import UnitOfWork


class AddVillage(Command):
    """The 12-digit code of the statistical list, the name, the town."""

    VERB: ClassVar[str] = "village.add"
    TITLE: ClassVar[str] = "登记村（居）"

    code: Annotated[str, F("区划代码", length=12, check="village_code")]
    name: Annotated[str, F("名称", length=40, form="name")]
    town: Annotated[str, F("乡镇街道", length=40, form="name")]
    valid_from: Annotated[date | None, F("启用日期")] = None


def handle(command: AddVillage, unit: UnitOfWork, act: Act) -> Outcome:
    """Keeps the village; a code stands for one village only."""
    if unit.every(Village, code=command.code):
        act.findings.refuse("office.village_taken", "code", code=command.code)
    act.findings.settle()
    village = Village(
        id=unit.new_id(),
        code=command.code,
        name=command.name,
        town=command.town,
        valid_from=command.valid_from,
    )
    unit.add(village)
    return Outcome(village.id, village.code, None)


VERB = Verb(AddVillage, "office.village", handle, "village")
