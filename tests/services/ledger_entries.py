"""Invented entries of the ledgers, as tests enter them."""

from typing import Any

from sifasuo_desktop.domain.refusal import Refused
from sifasuo_desktop.services.office.workplace import Workplace


def event(**changes: Any) -> dict[str, Any]:
    """A lecture of 2026-04-08."""
    values = {
        "held_on": "2026-04-08",
        "theme": "民法典里的邻里水沟",
        "place": "新桥村晒场",
        "forms": ["02", "04"],
        "audiences": ["08"],
        "people": 46,
        "materials": 60,
    }
    return {**values, **changes}


def issue(**changes: Any) -> dict[str, Any]:
    """Something found on 2026-04-01."""
    values = {
        "found_on": "2026-04-01",
        "domain": "village",
        "object": "新桥村水站",
        "description": "水费收据没有编号，账目三个月未公开。",
    }
    return {**values, **changes}


def handed_over(ref: str, **changes: Any) -> dict[str, Any]:
    """Handed over on 2026-04-02, to be put right by 2026-04-20."""
    values = {
        "issue": ref,
        "assigned_to": "杨启东",
        "assigned_on": "2026-04-02",
        "due_on": "2026-04-20",
        "level": "1",
    }
    return {**values, **changes}


def firm(**changes: Any) -> dict[str, Any]:
    """A firm listed on 2026-03-02."""
    values = {"name": "云溪恒纺织有限公司", "listed_on": "2026-03-02", "industry": "纺织业"}
    return {**values, **changes}


def visit(enterprise: str, *findings: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """A visit of 2026-04-03."""
    values = {
        "enterprise": enterprise,
        "visited_on": "2026-04-03",
        "mode": "door",
        "visitors": "沈知秋",
        "items": ["contract", "labour"],
        "findings": list(findings),
    }
    return {**values, **changes}


WAGES = {"aspect": "labour", "problem": "计件单没有工人签名。", "advised": "当天签名。"}
SAFETY = {"aspect": "safety", "problem": "仓库通道被成品堵住。"}


def closed(workplace: Workplace, ref: str) -> None:
    """From hand-over to the end, on 2026-04-02 to 2026-04-09."""
    workplace.act("issue.assign", handed_over(ref))
    rectified = {"rectified_on": "2026-04-07", "measures": "已经改好。"}
    workplace.act("issue.rectify", {"issue": ref, **rectified})
    verified = {"verified_on": "2026-04-08", "verified_by": "顾明远"}
    workplace.act("issue.verify", {"issue": ref, **verified})
    workplace.act("issue.close", {"issue": ref, "closed_on": "2026-04-09"})


def told(workplace: Workplace, verb: str, values: dict[str, Any]) -> list[tuple[str, str]]:
    """Code and field of every problem of a refused act; empty when it was done."""
    try:
        workplace.act(verb, values)
    except Refused as refusal:
        return [(one.code, one.field) for one in refusal.problems]
    return []
