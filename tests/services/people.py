"""Invented persons under community correction, and what is asked of them in tests."""

from datetime import date
from typing import Any

from stdnum.cn import ric

from sifasuo_desktop.domain.deadlines.engine import Obligation
from sifasuo_desktop.domain.refusal import Refused
from sifasuo_desktop.services.acting.bus import Answer
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.due import due_rows
from sifasuo_desktop.services.reading.showing import show
from sifasuo_desktop.store.log import head_of_log

D = date.fromisoformat


def id_number(birth: str, sex: str = "1", place: int = 11) -> str:
    """A number of the area 320699, which does not exist, with a right check digit."""
    order = place * 10 + (1 if sex == "1" else 2)
    body = f"320699{birth.replace('-', '')}{order:03d}"
    return body + ric.calc_check_digit(body + "0")


def person(**changes: Any) -> dict[str, Any]:
    """葛云帆: probation of one year from 2026-01-05, reported on the fifth day."""
    values: dict[str, Any] = {
        "name": "葛云帆",
        "sex": "1",
        "birth_date": "1988-07-04",
        "id_number": id_number("1988-07-04"),
        "phone": "19900000021",
        "residence": "江苏省某市云溪镇新桥村三组5号",
        "category": "02",
        "offence": "危险驾驶罪",
        "deciding_organ": "某市人民法院",
        "effective": "2026-01-05",
        "start": "2026-01-05",
        "end": "2027-01-04",
        "reported": "2026-01-09",
        "receive_way": "01",
    }
    return {**values, **changes}


def woman(**changes: Any) -> dict[str, Any]:
    """梅若溪, a woman."""
    values = {
        "name": "梅若溪",
        "sex": "2",
        "birth_date": "1990-03-12",
        "id_number": id_number("1990-03-12", "2"),
    }
    return person(**{**values, **changes})


def parolee(**changes: Any) -> dict[str, Any]:
    """保外就医: a severe illness, rechecks counted from 2025-10-31."""
    values = {
        "name": "卞青松",
        "category": "04",
        "temporary_kind": "01",
        "effective": "2025-10-20",
        "start": "2025-10-20",
        "reported": "2025-10-28",
        "end": "2028-10-19",
        "recheck_base": "2025-10-31",
    }
    return person(**{**values, **changes})


MEN = [
    {"name": "沈知秋", "sex": "1", "identity": "01", "lead": True},
    {"name": "葛守义", "sex": "1", "identity": "07", "relation": "父亲"},
]
MIXED = [*MEN, {"name": "程素云", "sex": "2", "identity": "04"}]


def announcement(ref: str, **changes: Any) -> dict[str, Any]:
    values = {
        "correction": ref,
        "announced": "2026-01-12",
        "host": "顾明远",
        "place": "云溪司法所宣告室",
        "team": MEN,
        "responsibility_signed": "2026-01-12",
        "plan": "每月走访一次，督促参加教育学习。",
    }
    return {**values, **changes}


def check(ref: str, day: str, **changes: Any) -> dict[str, Any]:
    values = {
        "correction": ref,
        "done_at": f"{day}T09:30",
        "way": "face",
        "place": "云溪司法所",
        "staff": ["沈知秋"],
        "content": f"{day}，遵守规定，无异常。",
    }
    return {**values, **changes}


def leave(ref: str, start: str, end: str, applied: str, **changes: Any) -> dict[str, Any]:
    values = {
        "correction": ref,
        "applied": applied,
        "reason": "1",
        "reason_detail": "陪同母亲就医",
        "destination": "上海市某医院",
        "start": start,
        "end": end,
        "proofs": ["诊断证明"],
    }
    return {**values, **changes}


def decision(ref: str, level: str, day: str, **changes: Any) -> dict[str, Any]:
    return {"correction": ref, "level": level, "approved": day, "told_person": day, **changes}


DELEGATION = {
    "document_no": "某司矫委〔2026〕3号",
    "issued": "2026-01-04",
    "scope": ["leave_approve"],
    "valid_from": "2026-01-05",
    "valid_to": "2026-12-31",
}


def codes(answer: Answer) -> list[str]:
    """The codes of the warnings of an act."""
    return [item.code for item in answer.warnings]


def told(answer: Answer, code: str) -> dict[str, str]:
    """The values of the one warning with that code."""
    (found,) = [item for item in answer.warnings if item.code == code]
    return dict(found.values)


def refused(workplace: Workplace, verb: str, values: dict[str, Any]) -> list[str]:
    """The codes with which an act is refused; the log must not have grown."""
    before = _height(workplace)
    try:
        workplace.act(verb, values)
    except Refused as refusal:
        assert _height(workplace) == before
        return [item.code for item in refusal.problems]
    raise AssertionError(verb)


def _height(workplace: Workplace) -> int:
    with workplace.store.reading() as reader:
        return head_of_log(reader.connection).n


def due_on(workplace: Workplace, day: str, within: int = 7) -> dict[str, Obligation]:
    """The rows of one person by the short name of the rule."""
    rows = due_rows(workplace, on=D(day), within=within)
    found = {row.rule.removeprefix("correction."): row for row in rows}
    assert len(found) == len(rows)
    return found


def leaves_of(workplace: Workplace, ref: str) -> list[dict[str, Any]]:
    """All leaves of a person as plain values."""
    found: list[dict[str, Any]] = show(workplace, "correction", ref)["children"]["leave"]
    return found
