"""The figures of the month are counted as the records say."""

from sifasuo_desktop.domain.correction.records import Check
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.month_figures import month_figures
from tests.clock import FixedClock
from tests.services.offices import seat
from tests.ui.offices import receive


def visit(office: Workplace, person: str, at: str) -> None:
    office.act(
        "correction.visit",
        {
            "correction": person,
            "done_at": at,
            "way": "site",
            "staff": ["沈知秋"],
            "content": f"{at} 上门走访。",
            "visited": "本人",
        },
    )


def test_visits_are_counted_in_the_month_in_which_they_were_made(
    office: Workplace, clock: FixedClock
) -> None:
    person = receive(office, "孙志强")
    for at in ("2026-03-26T09:00", "2026-03-31T23:59", "2026-04-01T00:00", "2026-04-10T16:00"):
        visit(office, person, at)
    found = month_figures(office).of("矫正走访")
    assert found is not None
    assert (found.now, found.before) == (2, 2)
    with office.store.reading() as reader:
        assert len(reader.every(Check)) == 4


def test_persons_on_the_register_are_counted_without_whom_one_may_not_see(
    office: Workplace,
) -> None:
    receive(office, "孙志强")
    assert month_figures(office).today["在册社区矫正对象"] == 1
    assert month_figures(seat(office, "mediator")).today == {}
