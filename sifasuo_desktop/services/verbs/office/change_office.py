"""office.change: the names an office elsewhere needs on its papers."""

from typing import Annotated, ClassVar

from sifasuo_desktop.domain.fields import F
from sifasuo_desktop.domain.office.records import Office
from sifasuo_desktop.services.command import Act, Command, Outcome, Verb
from sifasuo_desktop.store.unit_of_work import UnitOfWork


class ChangeOffice(Command):
    """What is left out stays as it is; the code never changes."""

    VERB: ClassVar[str] = "office.change"
    TITLE: ClassVar[str] = "修改本所信息"

    name: Annotated[str | None, F("名称", length=60, form="name")] = None
    town: Annotated[str | None, F("乡镇街道", length=40, form="name")] = None
    county: Annotated[str | None, F("县（市、区）", length=40, form="name")] = None
    city: Annotated[str | None, F("设区的市", length=40, form="name")] = None
    county_kind: Annotated[str | None, F("县级区划类别", codes="county_kind")] = None
    bureau: Annotated[str | None, F("上级司法局", length=60, form="name")] = None
    court: Annotated[str | None, F("基层人民法院", length=60, form="name")] = None


def handle(command: ChangeOffice, unit: UnitOfWork, act: Act) -> Outcome:
    """Keeps the office's names."""
    office = unit.every(Office)[0]
    changed = office.replace(
        name=command.name or office.name,
        town=command.town or office.town,
        county=command.county or office.county,
        city=command.city or office.city,
        county_kind=command.county_kind or office.county_kind,
        bureau=command.bureau or office.bureau,
        court=command.court or office.court,
    )
    unit.change(changed)
    return Outcome(changed.id, changed.code, None)


VERB = Verb(ChangeOffice, "office.change", handle, "office")
