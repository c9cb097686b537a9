"""The office itself: committees and their patterns, villages of elsewhere, names on the papers."""

from pathlib import Path

import pytest

from sifasuo_desktop.domain.refusal import Refused
from sifasuo_desktop.services.office.village_list import add_villages, read_villages
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.finding import find


def test_an_office_elsewhere_brings_its_own_villages(office: Workplace, tmp_path: Path) -> None:
    path = tmp_path / "villages.csv"
    path.write_text(
        "code12,name,town_code9,town_name\n320699101201,云溪村委会,320699101,云溪镇\n"
        "320699101202,新桥村委会,320699101,云溪镇\n",
        encoding="utf-8",
    )
    assert add_villages(office, read_villages(path)) == 2
    names = [item["name"] for item in find(office, "village").items]
    assert names == ["新桥村委会", "云溪村委会"]
    with pytest.raises(Refused) as refused:
        add_villages(office, read_villages(path))
    assert refused.value.problems[0].code == "office.village_taken"


def test_a_list_without_the_right_columns_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "villages.csv"
    path.write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(Refused) as refused:
        read_villages(path)
    assert refused.value.problems[0].code == "office.villages_file"


def test_the_office_changes_its_names_and_keeps_what_is_left_out(office: Workplace) -> None:
    office.act("office.change", {"court": "云州市人民法院", "county_kind": "district"})
    changed = office.office()
    assert (changed.court, changed.county_kind, changed.name) == (
        "云州市人民法院",
        "district",
        "云溪司法所",
    )


def test_two_committees_that_would_give_the_same_number_are_refused(office: Workplace) -> None:
    office.act("committee.add", {"name": "云溪镇人民调解委员会", "type": "03", "prefix": "云溪"})
    with pytest.raises(Refused) as refused:
        office.act(
            "committee.add", {"name": "新桥村人民调解委员会", "type": "01", "prefix": "云溪"}
        )
    assert refused.value.problems[0].code == "dispute.pattern_twice"
