"""A plain ledger: kept, found, listed, acted upon, counted, handed over, with a log that holds."""

from sifasuo_desktop.services.office.log_check import check
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.finding import find
from sifasuo_desktop.services.reading.listing import chip_counts
from sifasuo_desktop.services.reading.month_figures import month_figures
from sifasuo_desktop.services.reading.showing import show
from tests.services.disputes import refused
from tests.services.offices import seat
from tests.waiting import unbundled


def duty(desk: Workplace, number: str = "值2026-01", matter: str = "咨询宅基地") -> str:
    values = {"duty_no": number, "on": "2026-04-09", "keeper": "顾明远", "matter": matter}
    return desk.act("duty.add", {**values, "callers": 3}).id


def test_it_is_kept_found_shown_and_handed_over(desk: Workplace, office: Workplace) -> None:
    one, _ = duty(desk), duty(desk, "值2026-02", "调解预约")
    assert [item["id"] for item in find(desk, "duty", "宅基地").items] == [one]
    shown = show(desk, "duty", "值2026-01")
    assert shown["record"]["callers"] == 3
    assert [act["verb"] for act in shown["acts"] if act["allowed"]] == ["duty.hand_over"]
    assert desk.act("duty.hand_over", {"duty": one}).state == "done"
    assert refused(desk, "duty.hand_over", duty=one) != []
    assert {("open", "在班 1"), ("done", "已交班 1")} <= set(chip_counts(desk, "duty", "", {}))
    assert check(office).ok
    with desk.store.reading() as reader:
        sent = [frame["f"]["duty_no"] for _, frame in unbundled(reader) if frame["t"] == "duty"]
    assert sorted(set(sent)) == ["值2026-01", "值2026-02"]


def test_it_is_counted_and_only_who_may_enters_one(desk: Workplace, office: Workplace) -> None:
    duty(desk)
    figure = month_figures(desk).of("值班天数")
    assert figure is not None
    assert (figure.now, figure.before) == (1, 0)
    assert not seat(office, "reader").may("duty.add")
