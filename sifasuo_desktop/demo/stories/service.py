"""公共法律服务接待 and 法律援助转交: who came through the year, and who went on to the centre."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import msgspec

from sifasuo_desktop.demo.script import Script
from sifasuo_desktop.demo.stage import Stage, Story, told_table

VISITS = 110
OPEN = {"letter": 2, "accepted": 4, "handled": 6}
"""How many days before the last morning those came that are still open."""
CENTRE = "如皋市法律援助中心（示例）"


class Visit(msgspec.Struct, frozen=True, kw_only=True):
    """One sort of visit, as ``resources/demo/services.toml`` tells it; ``aid`` is the cause."""

    topic: str
    sort: str = msgspec.field(name="class")
    subject: str
    content: str
    reply: str
    handled: tuple[str, ...]
    categories: tuple[str, ...]
    people: int = 1
    aid: str = ""


def tell(stage: Stage) -> Iterator[Script]:
    """Visits over the year, the last of them still open in several ways."""
    visits = told_table("services", "visit", Visit)
    many = max(len(OPEN) + 3, round(VISITS * min(1.0, stage.scale)))
    whole = (stage.days.last - stage.days.first).days - 12
    for number in range(many):
        day = stage.since_first(2 + round((whole - 2) * number / many))
        yield from _came(stage, f"service-{number + 1}", visits[number % len(visits)], day)
    for number, fate in enumerate(OPEN):
        visit = visits[number * 5]
        yield from _open(stage, f"service-open-{number + 1}", visit, fate)


def _values(stage: Stage, visit: Visit, day: date) -> dict[str, Any]:
    hamlet = stage.hamlet()
    person = stage.people.person("x", stage.between((24, 78)), day, hamlet.called)
    words = {"village": hamlet.called, "town": stage.place.town_name}
    refused = stage.chance.random() < REFUSED
    known = {
        "visitor": person.name,
        "sex": person.sex,
        "id_number": person.id_number if stage.chance.random() < TOLD_NUMBER else None,
        "phone": person.phone,
    }
    return {
        "received_on": day.isoformat(),
        "channel": stage.chance.choice(("1", "1", "1", "1", "3", "3", "5", "6")),
        **({} if refused else known),
        "refused": refused,
        "village": hamlet.code,
        "people": visit.people if visit.people > 1 else stage.chance.choice((1, 1, 1, 2)),
        "categories": visit.categories,
        "topic": visit.topic,
        "matter_class": visit.sort,
        "subject": visit.subject,
        "content": visit.content.format_map(words),
        "receiver": stage.place.clerk.name,
    }


def _answer(stage: Stage, visit: Visit, values: dict[str, Any], day: date) -> dict[str, Any]:
    words = {"village": stage.hamlet().called, "town": stage.place.town_name}
    return {
        "handled_on": day.isoformat(),
        "handled": visit.handled,
        "handler": values["receiver"],
        "reply": visit.reply.format_map(words),
        "department": "村镇建设办公室" if {"8", "4"} & set(visit.handled) else None,
    }


def _came(stage: Stage, case: str, visit: Visit, day: date) -> Iterator[Script]:
    script = stage.script(case)
    values = _values(stage, visit, day)
    answer = {"accepted_on": day.isoformat(), **_answer(stage, visit, values, day)}
    rated = stage.chance.random() < RATED
    if rated:
        good = stage.chance.random() < GOOD
        answer |= {"rated_on": day.isoformat(), "rating": "good" if good else "fair"}
    script.tell(day, "clerk", "service.add", {**values, **answer}, about="service")
    if visit.aid and not values["refused"]:
        yield script
        yield _aid(stage, f"{case}-aid", case, visit, day)
        return
    back = stage.days.after(day, stage.between((3, 9)))
    close = {
        "feedback_on": back.isoformat(),
        "feedback": stage.chance.choice(FEEDBACK),
    }
    script.tell(back, "clerk", "service.close", close, about="service")
    if case == "service-7":
        reason = {"reason": "同一来访人重复登记。"}
        script.tell(stage.days.after(back, 1), "admin", "service.void", reason, about="service")
    yield script


def _open(stage: Stage, case: str, visit: Visit, fate: str) -> Iterator[Script]:
    day = stage.ago(OPEN[fate])
    script = stage.script(case)
    values = _values(stage, visit, day)
    if fate == "letter":
        values["channel"] = "2"
    script.tell(day, "clerk", "service.add", values, about="service")
    if fate != "letter":
        accepted = {"accepted_on": day.isoformat()}
        script.tell(day, "clerk", "service.accept", accepted, about="service")
    if fate == "handled":
        answer = _answer(stage, visit, values, day)
        script.tell(day, "clerk", "service.handle", answer, about="service")
    yield script


def _aid(stage: Stage, case: str, visit_case: str, visit: Visit, day: date) -> Script:
    """The application made from a visit, handed over and decided."""
    days, between = stage.days, stage.between
    script = stage.script(case)
    made = days.after(day, 1)
    values = {
        "service": f"${visit_case}",
        "aid_kind": "defence" if visit.topic == "criminal" else "civil",
        "cause": visit.aid,
        "received_by": stage.place.clerk.name,
        "income": "家庭人均月收入低于当地最低工资标准",
        "exempt": visit.topic == "labour",
        "materials": ("form", "identity", "means", "case"),
    }
    script.tell(made, "clerk", "service.to_aid", values, about="aid")
    sent = days.after(made, between((0, 2)))
    over = {"sent_on": sent.isoformat(), "sent_to": CENTRE, "method": "paper"}
    script.tell(sent, "clerk", "aid.send", over, about="aid")
    decided = days.after(sent, between((2, 4)))
    given = stage.chance.random() < GIVEN
    result = {
        "result_on": decided.isoformat(),
        "result": "given" if given else "refused",
        "case_no": f"（{decided.year}）示例援字{between((100, 999))}号" if given else None,
        "result_reason": None if given else "家庭经济状况超过标准。",
    }
    script.tell(decided, "clerk", "aid.decide", result, about="aid")
    if given:
        assigned = days.after(decided, between((1, 2)))
        lawyer = stage.people.person("x", between((30, 50)), decided, "镇区")
        values = {"lawyer": lawyer.name, "assigned_on": assigned.isoformat()}
        script.tell(assigned, "clerk", "aid.assign", values, about="aid")
    closed = days.after(decided, between((30, 60)) if given else between((2, 4)))
    outcome = "调解结案，受援人满意。" if given else "已告知其他解决途径。"
    end = {"closed_on": closed.isoformat(), "outcome": outcome}
    script.tell(closed, "clerk", "aid.close", end, about="aid")
    return script


REFUSED, TOLD_NUMBER, RATED, GOOD, GIVEN = 0.05, 0.3, 0.7, 0.85, 0.85
FEEDBACK = (
    "电话回访，来访人表示已按告知的办法处理。",
    "回访：双方已经谈好。",
    "回访：已到有关部门办理，正在等结果。",
    "回访：满意，没有其他要求。",
)
STORY = Story("service", tell, order=560)
