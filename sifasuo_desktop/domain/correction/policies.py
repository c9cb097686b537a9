"""The office's own numbers by management class, as parameters of the rules B01 and B07."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from sifasuo_desktop.domain.office.records import ClassPolicy

TITLES = {"report": "定期报告", "visit": "实地查访", "talk": "个别谈话"}


def policy_key(policy: ClassPolicy) -> str:
    """The key of the parameter a policy sets."""
    return f"class_policy.{policy.manage_class}.{policy.check_type}"


def policy_layer(policies: Iterable[ClassPolicy], today: date) -> Mapping[str, Any]:
    """A layer of parameters from the policies in force on a day; the latest of a key counts."""
    layer: dict[str, Any] = {}
    for policy in sorted(policies, key=lambda item: item.valid_from):
        if policy.valid_from <= today:
            layer[policy_key(policy)] = {
                "title": TITLES[policy.check_type],
                "value": policy.times,
                "unit": f"per_{policy.period}",
                "basis": policy.source,
                "since": policy.valid_from,
            }
    return layer
