"""The commission of the county body: who records it and what it must say."""

from sifasuo_desktop.services.office.workplace import Workplace
from tests.services.people import DELEGATION, refused


def test_only_a_director_records_a_commission(clerk: Workplace, director: Workplace) -> None:
    assert refused(clerk, "delegation.record", DELEGATION) == ["act.not_allowed"]
    assert director.act("delegation.record", DELEGATION).number == "某司矫委〔2026〕3号"
    assert refused(director, "delegation.record", DELEGATION) == ["delegation.twice"]
    other = {**DELEGATION, "document_no": "某司矫委〔2026〕4号"}
    for changes, code in (
        ({"scope": []}, "delegation.scope_empty"),
        ({"valid_to": "2026-01-04"}, "delegation.validity"),
        ({"issued": "2026-01-06"}, "delegation.before_issued"),
    ):
        assert refused(director, "delegation.record", {**other, **changes}) == [code]
