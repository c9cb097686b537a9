"""How a person comes onto the register: papers, report, announcement with team and plan."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sifasuo_desktop.demo.days import chinese
from sifasuo_desktop.demo.offenders import Offender, sentences
from sifasuo_desktop.demo.office_setup import POLICY_CLASS
from sifasuo_desktop.demo.people import People, Person
from sifasuo_desktop.demo.script import Script
from sifasuo_desktop.demo.seats import Place

BEFORE_THE_PROGRAM = "启用本系统前已在册，按纸质档案录入"
HALL = "九华司法所宣告室"
PROBATION_COURT = "如皋市人民法院"
_LAST_WORDS = {"01": "管制", "02": "宣告缓刑", "03": "裁定假释", "04": "决定暂予监外执行"}
_PAPERS = {"03": ("31", "26"), "04": ("32", "34")}


@dataclass(frozen=True)
class Sentence:
    """The days that govern one person's correction."""

    start: date
    end: date
    deadline: date
    reported: date
    announced: date


@dataclass(frozen=True)
class Reception:
    """Tells one person's entry."""

    script: Script
    place: Place
    people: People
    offender: Offender
    person: Person
    sentence: Sentence

    def await_person(self, day: date) -> None:
        """The papers are there, the person is not."""
        values = self._person_values() | {"documents_received": day.isoformat()}
        self.script.tell(day, "clerk", "correction.receive", values, about="")

    def receive(self, entered: date) -> None:
        """The person reports; the first talk is on the same day."""
        sentence, offender = self.sentence, self.offender
        received = min(sentence.reported, sentence.start + timedelta(days=2))
        values = self._person_values() | {
            "documents_received": received.isoformat(),
            "reported": sentence.reported.isoformat(),
            "receive_way": "02" if offender.category in ("03", "04") else "01",
        }
        self.script.tell(
            entered, "clerk", "correction.receive", values | self._late(entered), about=""
        )
        if offender.late:
            decided = self.script.days.after(sentence.reported, 4)
            values = {
                "late_handled": decided.isoformat(),
                "late_decision": "admonish",
                "document_no": f"皋矫训〔{decided.year}〕示例1号",
                "served": decided.isoformat(),
                "late_decision_note": f"无正当理由逾期报到，{chinese(decided)}由县级社区矫正机构予以训诫。",
            }
            self.script.tell(decided, "clerk", "correction.handle_late", values, about="correction")

    def announce(self, entered: date) -> None:
        """入矫宣告 with the team; a woman's team has a woman, a juvenile's guardian is there."""
        offender, sentence = self.offender, self.sentence
        team = self._team()
        plan = sentences().plan.format(
            work=offender.work, home=offender.home, offence=offender.offence
        )
        values: dict[str, Any] = {
            "announced": sentence.announced.isoformat(),
            "host": self.place.leader.name,
            "place": HALL,
            "team": team,
            "responsibility_signed": sentence.announced.isoformat(),
            "plan": plan,
            "plan_made": sentence.announced.isoformat(),
            "manage_class": POLICY_CLASS,
            "responsible": self.place.clerk.name,
        }
        if offender.juvenile:
            before = self.script.days.before(sentence.announced, 1)
            values["guardian_notified"] = f"{chinese(before)}电话通知其父到场，宣告不公开进行。"
        self.script.tell(
            entered,
            "clerk",
            "correction.announce",
            values | self._late(entered),
            about="correction",
        )

    def _late(self, entered: date) -> dict[str, Any]:
        if self.sentence.reported >= self.script.days.first:
            return {}
        return {"late_entry": {"reason": BEFORE_THE_PROGRAM}}

    def _person_values(self) -> dict[str, Any]:
        person, offender, sentence = self.person, self.offender, self.sentence
        judged = sentence.start - timedelta(days=12 if offender.category in ("01", "02") else 3)
        number = f"（{judged.year}）苏0682刑初{100 + sentence.start.toordinal() % 500}号"
        values: dict[str, Any] = {
            "name": person.name,
            "sex": person.sex,
            "nation": person.nation,
            "birth_date": person.born.isoformat(),
            "id_number": person.id_number,
            "phone": person.phone,
            "residence": person.address,
            "household": person.address,
            "village": self._village(),
            "education": "09" if offender.juvenile else "03",
            "employment": "01" if offender.juvenile else "02",
            "category": offender.category,
            "offence": offender.offence,
            "sentence": offender.sentence,
            "deciding_organ": offender.organ or PROBATION_COURT,
            "judgment_no": None if offender.organ else number,
            "judged": judged.isoformat(),
            "effective": sentence.start.isoformat(),
            "document_types": _PAPERS.get(offender.category, ("24", "26", "28")),
            "start": sentence.start.isoformat(),
            "end": sentence.end.isoformat(),
            "term_years": offender.years,
            "term_months": offender.months,
            "managed_by": offender.managed_by,
            "note": f"{_LAST_WORDS[offender.category]}，示例数据",
        }
        return values | self._ban_and_illness()

    def _ban_and_illness(self) -> dict[str, Any]:
        start, end = self.sentence.start.isoformat(), self.sentence.end.isoformat()
        if self.offender.ban:
            return {"ban": self.offender.ban, "ban_start": start, "ban_end": end}
        if self.offender.recheck_in is not None:
            return {"temporary_kind": "01", "recheck_base": start}
        return {}

    def _village(self) -> str:
        called = self.person.address.removeprefix(self.place.town)
        return next(one.code for one in self.place.hamlets if called.startswith(one.called))

    def _team(self) -> list[dict[str, Any]]:
        clerk, person = self.place.clerk, self.person
        called = next(one.called for one in self.place.hamlets if one.code == self._village())
        cadre = self.people.person("x", 46, self.sentence.announced, called)
        kin_sex = "f" if person.sex == "1" else "m"
        kin_age = 44 if self.offender.juvenile else min(70, self.offender.age + 2)
        kin = self.people.person(kin_sex, kin_age, self.sentence.announced, called)
        relation = "母亲" if self.offender.juvenile else "妻子" if kin_sex == "f" else "哥哥"
        if self.offender.age < 34 and not self.offender.juvenile:
            relation = "姐姐"
        team = [
            _member(clerk, "01", "九华司法所", None) | {"lead": True},
            _member(cadre, "04", _committee_of(called), None),
            _member(kin, "07", None, relation),
        ]
        if self.offender.juvenile:
            teacher = self.people.person("f", 40, self.sentence.announced, called)
            team.append(_member(teacher, "06", "所在职业学校", "班主任"))
        return team


def _member(
    person: Person, identity: str, unit: str | None, relation: str | None
) -> dict[str, Any]:
    values = {
        "name": person.name,
        "sex": person.sex,
        "identity": identity,
        "unit": unit,
        "phone": person.phone,
        "relation": relation,
    }
    return {name: value for name, value in values.items() if value is not None}


def _committee_of(called: str) -> str:
    if called.endswith("社区"):
        return called.removesuffix("社区") + "居委会"
    return f"{called}委会"
