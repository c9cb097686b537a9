"""The prosecutor's walk: a juvenile offender's record is sealed, and stays out of sight."""

from typing import Any

import pytest

from sifasuo_desktop.domain.refusal import Refused
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.paper.printing import gather
from sifasuo_desktop.services.reading.due import due_rows
from sifasuo_desktop.services.reading.finding import find
from sifasuo_desktop.services.reading.search_everything import everything
from sifasuo_desktop.services.reading.showing import show
from tests.clock import FixedClock
from tests.services.people import D, id_number, person, refused

AT_SEVENTEEN = {
    "name": "戚小舟",
    "birth_date": "2007-09-01",
    "id_number": id_number("2007-09-01"),
    "offence_date": "2025-06-10",
    "sentence_months": 36,
    "end": "2026-06-30",
}


def released(clerk: Workplace, clock: FixedClock, **changes: Any) -> str:
    ref = clerk.act("correction.receive", person(**{**AT_SEVENTEEN, **changes})).id
    clock.move("2026-06-30")
    values = {"correction": ref, "close_type": "01", "closed": "2026-06-30", "document_no": "1号"}
    clerk.act("correction.close", values)
    return ref


def sealing(workplace: Workplace, day: str) -> list[Any]:
    return [row for row in due_rows(workplace, on=D(day)) if row.rule == "correction.sealing"]


def test_sealing_is_due_three_days_after_the_release(clerk: Workplace, clock: FixedClock) -> None:
    """T22: seventeen at the offence, three years, released on 2026-06-30."""
    ref = released(clerk, clock)
    (row,) = sealing(clerk, "2026-07-01")
    assert (row.due, row.light, row.act) == (D("2026-07-03"), "yellow", "correction.seal")
    assert sealing(clerk, "2026-07-04")[0].light == "red"
    clerk.act("correction.seal", seal(ref, "2026-06-30"))
    assert sealing(clerk, "2026-07-04") == []


def seal(ref: str, day: str) -> dict[str, str]:
    return {"correction": ref, "sealed": day, "seal_note": "封存登记1号，铁皮柜二层"}


@pytest.mark.parametrize(
    ("changes", "due"),
    [
        ({"sentence_months": 60}, True),
        ({"sentence_months": 61}, False),
        ({"sentence_months": None}, True),
        ({"offence_date": "2025-08-31"}, True),
        ({"offence_date": "2025-09-01"}, False),
        ({"offence_date": None}, False),
        (
            {
                "offence_date": None,
                "birth_date": "2008-05-01",
                "id_number": id_number("2008-05-01"),
            },
            True,
        ),
    ],
)
def test_age_at_the_offence_and_length_of_the_sentence_decide(
    clerk: Workplace, clock: FixedClock, changes: dict[str, Any], due: bool
) -> None:
    """T23: five years are sealed, five years and a month are not; the birthday itself is adult."""
    ref = released(clerk, clock, **changes)
    assert bool(sealing(clerk, "2026-07-01")) is due
    if not due:
        values = seal(ref, "2026-06-30")
        assert refused(clerk, "correction.seal", values) == ["correction.not_to_seal"]


def test_before_the_release_nothing_is_sealed(clerk: Workplace) -> None:
    ref = clerk.act("correction.receive", person(**AT_SEVENTEEN)).id
    assert refused(clerk, "correction.seal", seal(ref, "2026-04-10")) == ["act.state"]


def test_a_sealed_record_is_out_of_sight_for_whoever_lacks_the_permission(
    clerk: Workplace, director: Workplace, office: Workplace, clock: FixedClock
) -> None:
    ref = released(clerk, clock)
    assert find(clerk, "correction", "戚小舟").total == 1
    clerk.act("correction.seal", seal(ref, "2026-06-30"))
    assert find(clerk, "correction").total == 0
    assert everything(clerk, "戚小舟") == ()
    with pytest.raises(Refused, match=r"find\.not_found"):
        show(clerk, "correction", ref)
    with pytest.raises(Refused, match=r"find\.not_found"):
        gather(clerk, "report_notice", "矫2026-0001")
    assert find(director, "correction", "戚小舟").total == 1
    assert show(director, "correction", ref)["record"]["sealed"] == "2026-06-30"
    looks = [item for item in find(office, "event").items if item["act"] == "sealed"]
    assert [item["subject"] for item in looks] == [ref]


@pytest.mark.parametrize("day", ["2007-08-31", "2026-01-06"])
def test_an_offence_lies_between_birth_and_judgment(clerk: Workplace, day: str) -> None:
    values = person(**{**AT_SEVENTEEN, "offence_date": day})
    assert refused(clerk, "correction.receive", values) == ["correction.offence_date"]


def test_what_is_out_of_sight_is_not_acted_on_either(
    clerk: Workplace, director: Workplace, clock: FixedClock
) -> None:
    ref = released(clerk, clock)
    clerk.act("correction.seal", seal(ref, "2026-06-30"))
    for name in (ref, "矫2026-0001"):
        mend = {"correction": name, "phone": "19900000099"}
        assert refused(clerk, "correction.change", mend) == ["value.not_found"]
    director.act("correction.change", {"correction": ref, "phone": "19900000099"})
