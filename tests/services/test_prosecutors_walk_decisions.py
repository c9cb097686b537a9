"""The prosecutor's walk: which decision on a breach there is for whom."""

import pytest

from sifasuo_desktop.services.office.workplace import Workplace
from tests.services.people import person, refused


def decided(
    clerk: Workplace, ref: str, kind: str, facts: str, decision: str, *, lawful: bool
) -> None:
    """A decision on a breach is kept, or refused as one there is not."""
    values = {
        "correction": ref,
        "kind": kind,
        "facts": facts,
        "decision": decision,
        "decided": "2026-02-05",
    }
    if lawful:
        clerk.act("correction.breach", values)
    else:
        assert refused(clerk, "correction.breach", values) == ["breach.not_lawful"]


@pytest.mark.parametrize(
    ("category", "decision", "lawful"),
    [
        ("01", "warn", True),
        ("01", "public_security", True),
        ("01", "revoke", False),
        ("01", "admonish", False),
        ("02", "revoke", True),
        ("02", "admonish", False),
    ],
)
def test_a_breach_of_the_ban_is_warned_of_or_goes_to_the_police(
    clerk: Workplace, category: str, decision: str, lawful: bool
) -> None:
    """T13."""
    ref = clerk.act("correction.receive", person(category=category, ban="不得进入酒吧")).id
    decided(clerk, ref, "ban", "2026-02-01进入酒吧，有照片", decision, lawful=lawful)


@pytest.mark.parametrize(
    ("decision", "lawful"), [("warn", True), ("imprison", True), ("revoke", False)]
)
def test_who_serves_outside_prison_is_imprisoned_and_nothing_is_revoked(
    clerk: Workplace, decision: str, lawful: bool
) -> None:
    ref = clerk.act(
        "correction.receive", person(category="04", temporary_kind="03", reported="2026-01-12")
    ).id
    facts = "2026-02-01起未按规定提交病情复查情况"
    decided(clerk, ref, "recheck", facts, decision, lawful=lawful)
