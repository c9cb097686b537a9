"""The office of the demonstration: committees, mediators, accounts, a commission, a policy."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any

from sifasuo_desktop.demo.days import Days
from sifasuo_desktop.demo.people import People, Person
from sifasuo_desktop.demo.script import Script, Step
from sifasuo_desktop.demo.seats import Hamlet, Place, Seat
from sifasuo_desktop.kernel.clock import CHINA
from sifasuo_desktop.services.office.reference_data import places, towns

# A real township, so that villages and codes fit; every person and event in it is invented.
OFFICE = "320682108"
VILLAGE_SEATS = 4
POLICY_SOURCE = "示例，非市局规定"
POLICY_CLASS = "普通管理"
POLICY = (("report", 1, "month"), ("visit", 1, "quarter"), ("talk", 1, "quarter"))
OPENING = time(7, 45)
COMMISSION = ("leave_approve", "announce", "visit", "talk", "education")


class Morning(Script):
    """The first morning: an act a minute, before the office opens to the public."""

    def tell(
        self,
        day: date,
        account: str,
        verb: str,
        values: Mapping[str, Any],
        *,
        about: str = "dispute",
        hour: datetime | None = None,
    ) -> bool:
        """Adds an act a minute after the one before it."""
        at = datetime.combine(day, OPENING, CHINA) + timedelta(minutes=len(self.steps))
        self.steps.append(Step(at, account, verb, values))
        return True


def called(name: str) -> str:
    """What people call a village: 二甲村, 四圩社区."""
    if name.endswith("居委会"):
        return name.removesuffix("居委会") + "社区"
    return name.removesuffix("委会")


def office_name(office: str) -> str:
    """What the invented office of a town is called."""
    return f"{towns()[office]['name']}（演示数据）"


def make_place(people: People, days: Days, chance: Random, office: str = OFFICE) -> Place:
    """The office with its people; nothing is written yet."""
    town = towns()[office]
    hamlets = tuple(Hamlet(p.code, called(p.name)) for p in places() if p.town_code == office)
    full = f"{town['county']}{town['town']}"

    def mediator(sex: str, low: int, high: int, hamlet: Hamlet) -> Person:
        return people.person(sex, chance.randint(low, high), days.first, hamlet.called)

    clerk = mediator("f", 29, 35, hamlets[0])
    own = mediator("m", 52, 60, hamlets[0])
    others = tuple(mediator(sex, 44, 62, chance.choice(hamlets)) for sex in "fm")
    seats = []
    for hamlet in sorted(chance.sample(hamlets, VILLAGE_SEATS), key=lambda item: item.code):
        pair = tuple(mediator(sex, 42, 64, hamlet) for sex in "mf")
        seats.append(Seat(f"{full}{hamlet.called}人民调解委员会", pair, hamlet))
    return Place(
        town=full,
        town_name=town["town"],
        court=town["court"],
        police=f"{town['town'].removesuffix('镇')}派出所",
        hamlets=hamlets,
        town_seat=Seat(f"{full}人民调解委员会", (own, *others)),
        village_seats=tuple(seats),
        clerk=clerk,
        mediator=own,
        leader=mediator("m", 45, 52, hamlets[0]),
    )


def tell_setup(place: Place, days: Days, chance: Random) -> Script:
    """What an office enters before its first case."""
    script = Morning("office", days, chance)
    first = days.on_or_after(days.first)
    script.tell(first, "admin", "user.own_name", {"name": place.leader.name}, about="")
    for account, name, role in (
        ("clerk", place.clerk.name, "clerk"),
        ("mediator", place.mediator.name, "mediator"),
    ):
        values: dict[str, Any] = {"account": account, "name": name, "roles": [role]}
        script.tell(first, "admin", "user.add", values, about="")
    _tell_committees(script, place, first)
    _tell_correction(script, first)
    return script


def _tell_committees(script: Script, place: Place, first: date) -> None:
    for seat in (place.town_seat, *place.village_seats):
        hamlet = seat.hamlet
        values: dict[str, Any] = {
            "name": seat.name,
            "type": "03" if hamlet is None else "02" if hamlet.called.endswith("社区") else "01",
            "prefix": f"{place.town[1]}{place.town_name[0]}"
            + (hamlet.called.removesuffix("社区").removesuffix("村") if hamlet else ""),
            "village": hamlet.code if hamlet else None,
            "place": "镇人民调解室" if hamlet is None else f"{hamlet.called}调解室",
        }
        script.tell(first, "admin", "committee.add", values, about="")
        for number, person in enumerate(seat.mediators):
            values = {
                "name": person.name,
                "committee": seat.name,
                "sex": person.sex,
                "nation": person.nation,
                "phone": person.phone,
                "full_time": hamlet is None and number < 2,
            }
            script.tell(first, "admin", "mediator.add", values, about="")


def _tell_correction(script: Script, first: date) -> None:
    issued = first - timedelta(days=20)
    values: dict[str, Any] = {
        "document_no": f"皋司委〔{issued.year}〕示例1号",
        "issued": issued.isoformat(),
        "scope": COMMISSION,
        "valid_from": first.isoformat(),
    }
    script.tell(first, "admin", "delegation.record", values, about="")
    for check, times, period in POLICY:
        values = {
            "manage_class": POLICY_CLASS,
            "check_type": check,
            "times": times,
            "period": period,
            "source": POLICY_SOURCE,
            "valid_from": first.isoformat(),
        }
        script.tell(first, "admin", "policy.record", values, about="")
