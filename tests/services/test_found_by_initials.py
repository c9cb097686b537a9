"""What a field of a ledger can name is found by the first letters of its name, as the manual says."""

from typing import Any

import pytest

from sifasuo_desktop.domain.fields import fields_of
from sifasuo_desktop.ledgers.book import ledgers
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.list_sort import Order
from sifasuo_desktop.services.reading.listing import Asked, list_page
from sifasuo_desktop.services.reading.seeking import found_by, sought

FIRM = {"name": "云塘建材有限公司", "listed_on": "2026-02-03"}
VISIT = {"visited_on": "2026-04-08", "mode": "door", "visitors": "沈知秋", "items": ["labour"]}
ENTRIES: dict[str, tuple[list[tuple[str, dict[str, Any]]], str]] = {
    "campaign": ([("campaign.add", {"name": "法治体检专项", "starts_on": "2026-03-01"})], "fztj"),
    "enterprise": ([("enterprise.add", FIRM)], "ytjc"),
    "enterprise_visit": (
        [
            ("enterprise.add", FIRM),
            ("enterprise_visit.add", {**VISIT, "enterprise": "企2026-0001"}),
        ],
        "ytjc",
    ),
}
MATTER = {
    "name": "垃圾清运合同",
    "matter_class": "contract",
    "limit_days": 5,
    "listed_on": "2026-03-01",
}
ENTRIES["review_matter"] = ([("review_matter.add", MATTER)], "ljqy")
CASE = {"case_type": "first", "handled_by": "self", "body": "云溪镇人民政府", "act": "行政处罚"}
ENTRIES |= {
    "counsel": (
        [
            (
                "counsel.add",
                {
                    "client": "新桥村村民委员会",
                    "lawyer": "邵文博",
                    "firm": "云溪律师事务所",
                    "starts_on": "2026-01-01",
                    "ends_on": "2026-12-31",
                },
            )
        ],
        "xqc",
    ),
    "review": (
        [
            (
                "review.add",
                {
                    "submitted_on": "2026-04-08",
                    "matter": "行政规范性文件",
                    "title": "养犬管理办法",
                    "drafting_dept": "云溪镇社会事务办公室",
                },
            )
        ],
        "yxzsh",
    ),
    "admin_case": (
        [("admin_case.add", {**CASE, "claimant": "尹长林", "served_on": "2026-04-08"})],
        "ycl",
    ),
    "aid": (
        [
            (
                "aid.add",
                {
                    "received_on": "2026-04-08",
                    "applicant": "尹长林",
                    "aid_kind": "civil",
                    "cause": "追索劳动报酬",
                },
            )
        ],
        "ycl",
    ),
    "notary_matter": (
        [("notary_matter.add", {"name": "垃圾清运证明", "offered_on": "2026-03-01"})],
        "ljqy",
    ),
    "notary_point": (
        [("notary_point.add", {"name": "新桥村公证点", "opened_on": "2026-03-01"})],
        "xqcgz",
    ),
    "notary": (
        [
            (
                "notary.add",
                {"applicant": "尹长林", "matter": "继承", "booked_on": "2026-04-08"},
            )
        ],
        "ycl",
    ),
    "recon_transfer": (
        [
            (
                "recon_transfer.add",
                {
                    "received_on": "2026-04-08",
                    "applicant": "尹长林",
                    "respondent": "云溪镇人民政府",
                    "act": "行政处罚决定",
                },
            )
        ],
        "ycl",
    ),
    "petition": (
        [
            (
                "petition.add",
                {
                    "channel": "hotline",
                    "received_on": "2026-04-08",
                    "topic": "租房押金不退",
                    "petitioner": "尹长林",
                },
            )
        ],
        "ycl",
    ),
    "service": (
        [
            (
                "service.add",
                {
                    "received_on": "2026-04-08",
                    "channel": "1",
                    "topic": "labour",
                    "subject": "追索劳动报酬",
                    "receiver": "沈知秋",
                    "visitor": "尹长林",
                },
            )
        ],
        "ycl",
    ),
}
NUMBERED = {"issue", "mail"}
"""Named by nothing a person would spell: found by words and number."""


@pytest.mark.parametrize("kind", ENTRIES)
def test_a_record_is_found_by_the_first_letters_of_its_name(desk: Workplace, kind: str) -> None:
    acts, letters = ENTRIES[kind]
    for verb, values in acts:
        made = desk.act(verb, values)
    assert [one.value for one in sought(desk, kind, letters)] == [made.id]
    assert sought(desk, kind, "qqqq") == ()
    assert found_by(kind) == ("名称", "拼音首字母", "登记号")


def test_every_ledger_a_field_can_name_is_among_them() -> None:
    named = {
        field.spec.ref
        for ledger in ledgers().values()
        for record in (ledger.record, *(part.record for part in ledger.parts))
        for field in fields_of(record)
        if field.spec.ref in ledgers()
    }
    assert named == {*ENTRIES, *NUMBERED}


def test_campaigns_and_visits_stand_in_the_order_of_their_sound(desk: Workplace) -> None:
    for name in ("追薪专项", "安全生产专项", "民法典专项"):
        desk.act("campaign.add", {"name": name, "starts_on": "2026-03-01"})
    found = list_page(desk, Asked("campaign", order=Order("name"))).items
    assert [one["name"] for one in found] == ["安全生产专项", "民法典专项", "追薪专项"]
