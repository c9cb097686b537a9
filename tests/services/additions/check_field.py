"""A field of dispute that was declared in one line: kept, found, put right, handed over."""

from sifasuo_desktop.services.acting.bus import all_verbs
from sifasuo_desktop.services.acting.catalogue import describe
from sifasuo_desktop.services.office.log_check import check
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.finding import find
from sifasuo_desktop.services.reading.showing import show
from tests.services.disputes import registration
from tests.waiting import unbundled


def test_it_is_kept_found_shown_put_right_and_emptied(desk: Workplace, office: Workplace) -> None:
    case = desk.act("dispute.register", registration(weather="大雨转阴")).id
    assert show(desk, "dispute", case)["record"]["weather"] == "大雨转阴"
    assert [item["id"] for item in find(desk, "dispute", "大雨").items] == [case]
    desk.act("dispute.change", {"dispute": case, "weather": "小雪"})
    assert show(desk, "dispute", case)["record"]["weather"] == "小雪"
    desk.act("dispute.change", {"dispute": case, "weather": None})
    shown = show(desk, "dispute", case)
    assert shown["record"]["weather"] is None
    assert shown["history"][-1]["changes"] == {"weather": ["小雪", None]}
    assert check(office).ok


def test_it_goes_to_the_bureau_and_stands_in_the_catalogue(desk: Workplace) -> None:
    desk.act("dispute.register", registration(weather="大雨"))
    with desk.store.reading() as reader:
        said = [
            frame["f"].get("weather") for _, frame in unbundled(reader) if frame["t"] == "dispute"
        ]
    assert said == ["大雨"]
    for verb in ("dispute.register", "dispute.register_oral", "dispute.change"):
        schema = describe(all_verbs()[verb], desk.codes)["schema"]
        assert schema["properties"]["weather"]["title"] == "当天天气"
