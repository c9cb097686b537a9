"""法治审核 through the year: documents and contracts, most looked at in time and adopted."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import msgspec

from sifasuo_desktop.demo.script import Script
from sifasuo_desktop.demo.stage import Stage, Story, told_table
from sifasuo_desktop.services.office.shipped import records_of

DOCUMENTS, CONTRACTS = 41, 82
LONGEST, SHORTEST = (
    {"行政规范性文件": 12, "重大行政决策": 12},
    {"行政规范性文件": 5, "重大行政决策": 7},
)
USUAL = (1, 4)  # working days from receipt to the opinion
FORGOTTEN = 0.25
JUDGED_ALL, LAST = ("returned", "back", "unlawful"), 36
"""Fates that end in an opinion; days before the last in which nothing comes that must be judged."""
ADOPTED, PARTLY = 0.86, 0.95


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """One opinion."""

    clause: str
    problem: str
    basis: str
    suggestion: str


class Paper(msgspec.Struct, frozen=True, kw_only=True):
    """What is handed in, as ``resources/demo/reviews.toml`` tells it."""

    dept: str
    title: str
    say: tuple[Said, ...]
    matter: str = "政府合同"
    kind: str | None = None
    firm: str = ""
    amount: tuple[int, int] = (0, 0)
    stones: tuple[str, ...] = ()


class Words(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence to choose from."""

    text: str


def tell(stage: Stage) -> Iterator[Script]:
    """Documents and contracts over the year, and some that lie on the desk on the last morning."""
    quota = stage.quota
    for table, count in (("document", DOCUMENTS), ("contract", CONTRACTS)):
        papers = told_table("reviews", table, Paper)
        many = max(3, round(count * min(1.0, stage.scale)))
        if quota is not None:
            many = quota.documents if table == "document" else quota.contracts
        for number in range(many):
            paper = papers[number % len(papers)]
            day = _spread(stage, number, many)
            script = stage.script(f"review-{table}-{number + 1}")
            fate = _fate(number, many)
            if quota is not None and fate not in JUDGED_ALL:
                fate = ""
            yield Course(stage, script, paper, day).run(fate)


def _spread(stage: Stage, number: int, many: int) -> date:
    """A working day; the papers come evenly, the last a few days before the last morning."""
    whole = (stage.days.last - stage.days.first).days - (LAST if stage.quota else 4)
    at = 2 + round((whole - 2) * number / many) + stage.between((0, 2))
    return stage.since_first(min(at, whole))


def _fate(number: int, many: int) -> str:
    """What becomes of it, where that is not usual."""
    odd = {5: "returned", 9: "unlawful", 14: "returned", 17: "outside", 21: "back", 27: "dropped"}
    if number == 12:
        return "void"
    return "late" if number == many - 3 else odd.get(number % 31, "")


@dataclass(frozen=True)
class Course:
    """How a paper goes through the office from the day it was handed in."""

    stage: Stage
    script: Script
    paper: Paper
    handed_in: date
    stones: list[date] = field(default_factory=list)

    def run(self, fate: str) -> Script:
        """From receipt to archive, or to where it stands on the last morning."""
        days = self.stage.days
        self._tell(self.handed_in, "clerk", "add", self._values())
        if fate == "void":
            self._tell(
                days.after(self.handed_in, 1), "admin", "void", {"reason": "同一份文件登记了两次。"}
            )
            return self.script
        accepted = self.handed_in
        if fate == "returned":
            accepted = self._returned(accepted)
        else:
            self._accept(accepted)
        if fate == "late":
            return self.script
        if fate == "dropped":
            why = {"dropped_why": "承办单位撤回，不再制定。"}
            self._tell(
                days.after(accepted, 1),
                "clerk",
                "drop",
                {**why, "dropped_on": days.after(accepted, 1).isoformat()},
            )
            return self.script
        issued = days.after(accepted, self._length())
        self._review(accepted, issued, fate)
        self._issue(issued, fate)
        if fate not in ("unlawful", "outside"):
            self._follow(issued)
        else:
            self._archive(days.after(issued, 3))
        return self.script

    def _tell(self, day: date, account: str, verb: str, values: Mapping[str, Any]) -> bool:
        return self.script.tell(day, account, f"review.{verb}", values, about="review")

    def _length(self) -> int:
        matter = self.paper.matter
        low, high = SHORTEST.get(matter, USUAL[0]), LONGEST.get(matter, USUAL[1])
        return self.stage.between((low, high))

    def _values(self) -> dict[str, Any]:
        stage, paper = self.stage, self.paper
        words = {
            "town": stage.place.town_name,
            "village": stage.hamlet().called,
            "year": self.handed_in.year,
        }
        values: dict[str, Any] = {
            "submitted_on": self.handed_in.isoformat(),
            "matter": paper.matter,
            "title": paper.title.format_map(words),
            "drafting_dept": paper.dept.format_map(words),
            "drafter": stage.people.person(
                "x", stage.between((28, 50)), stage.days.first, "镇区"
            ).name,
            "urgency": "urgent" if stage.chance.random() < 0.12 else "usual",
        }
        return {**values, **self._contract()} if paper.kind else values

    def _contract(self) -> dict[str, Any]:
        stage, paper = self.stage, self.paper
        company = stage.people.firm(
            f"南通{stage.chance.choice(FIRMS)}{paper.firm}", stage.days.first
        )
        begins = stage.days.after(self.handed_in, 12)
        stones, day = [], begins
        for what in paper.stones:
            day = stage.days.on_or_after(day + timedelta(stage.between((60, 120))))
            stones.append({"what": what, "due_on": day.isoformat()})
            self.stones.append(day)
        amount = stage.between(paper.amount) // 100 * 100
        return {
            "contract_kind": paper.kind,
            "counterparty": company.name,
            "credit_code": company.credit_code,
            "amount": f"{amount}.00",
            "term_from": begins.isoformat(),
            "term_to": (day + timedelta(30)).isoformat(),
            "payment": "按履约节点验收后支付",
            "collective": amount >= 300_000,
            "milestones": stones,
        }

    def _accept(self, day: date) -> None:
        rows = [
            {"name": one["item"], "given": "given", "pages": self.stage.between((1, 12))}
            for one in _points("materials", self.paper)
        ]
        self._tell(day, "clerk", "accept", {"complete_on": day.isoformat(), "materials": rows})

    def _returned(self, day: date) -> date:
        stage = self.stage
        lacking = stage.chance.choice(told_table("reviews", "lack", Words)).text
        asked = stage.days.after(day, 1)
        self._tell(
            asked, "clerk", "send_for_more", {"asked_on": asked.isoformat(), "lacking": lacking}
        )
        done = stage.days.after(asked, stage.between((2, 5)))
        self._tell(done, "clerk", "resubmit", {"completed_on": done.isoformat()})
        return done

    def _review(self, accepted: date, issued: date, fate: str) -> None:
        stage = self.stage
        looked = stage.days.before(issued, 1) if issued > accepted else issued
        looked = max(looked, accepted)
        if self.paper.kind and stage.chance.random() < 0.3:
            view = stage.chance.choice(told_table("reviews", "counsel", Words)).text
            values = {"counsel": "陶律师", "counsel_on": looked.isoformat(), "counsel_view": view}
            self._tell(looked, "clerk", "ask_counsel", values)
        unfit = len(self.paper.say) if fate != "outside" else 0
        checks = [
            {"item": one["item"], "found": "unfit" if place < unfit else "fit"}
            for place, one in enumerate(_points("points", self.paper))
        ]
        view = stage.chance.choice(told_table("reviews", "view", Words)).text
        first: dict[str, Any] = {
            "reviewer": stage.place.clerk.name,
            "reviewed_on": looked.isoformat(),
            "first_view": view,
        }
        rows = {
            "checks": checks,
            "opinions": [msgspec.structs.asdict(one) for one in self.paper.say],
        }
        self._tell(looked, "clerk", "examine", {**first, **rows})
        if fate == "back":
            self._tell(looked, "admin", "send_back", {"sent_back": "意见太笼统，请写明依据。"})
            self._tell(looked, "clerk", "examine", first)
        second = {"second": stage.place.leader.name, "second_on": issued.isoformat()}
        self._tell(issued, "admin", "recheck", second)

    def _issue(self, day: date, fate: str) -> None:
        stage, said = self.stage, self.paper.say
        conclusion = fate if fate in ("unlawful", "outside") else "amended" if said else "lawful"
        output = "table" if stage.chance.random() < 0.62 else "countersign"
        if fate == "unlawful" or (said and stage.chance.random() < 0.2):
            output = "letter"
        values: dict[str, Any] = {
            "issued_on": day.isoformat(),
            "conclusion": conclusion,
            "output_type": output,
        }
        basis = "\n".join(dict.fromkeys(one.basis for one in said if one.basis))
        if output == "letter":
            values |= {"based_on": basis or None, "opinion": OPINION[conclusion]}
        self._tell(day, "admin", "issue", values)

    def _follow(self, issued: date) -> None:
        """What the drafting body made of it, the decision, the file."""
        stage, days = self.stage, self.stage.days
        answered = days.after(issued, stage.between((1, 4)))
        rows = [
            _answer(stage.chance.random(), place) for place in range(1, len(self.paper.say) + 1)
        ]
        self._tell(
            answered, "clerk", "feedback", {"feedback_on": answered.isoformat(), "opinions": rows}
        )
        decided = days.after(answered, stage.between((1, 6)))
        values: dict[str, Any] = {"decided_on": decided.isoformat()}
        if not self.paper.kind:
            values["decision_meeting"] = stage.chance.choice(("党政联席会", "镇长办公会"))
        self._tell(decided, "clerk", "decide", values)
        if self.paper.kind:
            filed = days.after(decided, stage.between((2, 8)))
            self._tell(
                filed, "clerk", "file", {"filed_on": filed.isoformat(), "filed_to": "市司法局"}
            )
            decided = filed
        self._archive(days.after(decided, stage.between((5, 15))))
        if stage.quota is None:
            self._perform()

    def _archive(self, day: date) -> None:
        self._tell(day, "clerk", "archive", {"archived_on": day.isoformat()})

    def _perform(self) -> None:
        """What a contract promised was done a few days early or late; the last may be forgotten."""
        stage = self.stage
        for place, due in enumerate(self.stones, 1):
            done = stage.days.on_or_after(due + timedelta(stage.between((-6, 2))))
            values = {"review_milestone": str(place), "done_on": done.isoformat()}
            values["note"] = stage.chance.choice(("按约定完成。", "验收合格。", "已付款，有发票。"))
            lately = due > stage.days.last - timedelta(30)
            if not lately or stage.chance.random() > FORGOTTEN:
                self._tell(done, "clerk", "change_milestone", values)


FIRMS = (
    "恒远",
    "瑞泽",
    "通惠",
    "江海",
    "润泰",
    "明德",
    "永兴",
    "华安",
    "正源",
    "嘉禾",
    "锦程",
    "利民",
)
OPINION = {
    "lawful": "程序材料齐全，权利义务清楚，可以按程序提请审议、签订。",
    "amended": "制定（签订）的主体和权限没有问题，程序材料齐全；须修改的内容集中在权利义务部分。",
    "unlawful": "有关权限属于县级以上主管部门，镇里可以改为宣传、引导类的工作方案。",
    "outside": "该事项属于内部工作安排，由承办单位自行办理。",
}


def _answer(drawn: float, place: int) -> dict[str, Any]:
    """What the drafting body says to one opinion."""
    if drawn < ADOPTED:
        return {"position": place, "adopted": "yes"}
    if drawn < PARTLY:
        return {"position": place, "adopted": "partly", "reason": "其余部分按上级统一文本执行。"}
    return {"position": place, "adopted": "no", "reason": "该条是上级文件原文，已报请说明。"}


def _points(use: str, paper: Paper) -> list[Mapping[str, Any]]:
    """The points of the shipped lists for a paper."""
    classes = {one["name"]: one["matter_class"] for one in records_of("review_matters")}
    return [
        item
        for one in records_of("review_lists")
        if one["use"] == use and one["matter_class"] == classes[paper.matter]
        if one.get("contract_kind") in (None, paper.kind)
        for item in one["items"]
    ]


STORY = Story("review", tell, order=310)
