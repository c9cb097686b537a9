"""Representatives elected by the many of one side: who can be one, and what he does not do."""

from typing import Any

import pytest

from sifasuo_desktop.domain.dispute.agreement_rules import missing_signatures, newest
from sifasuo_desktop.domain.dispute.records import Dispute, Signature
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.dispute.view import dispute_view
from sifasuo_desktop.services.reading.finding import find
from sifasuo_desktop.services.reading.showing import case_of, show
from tests.clock import FixedClock
from tests.services.disputes import (
    CHEN,
    MEDIATOR,
    SEAL,
    WU,
    ZHOU,
    bring,
    children,
    codes_of,
    do,
    hand,
    oral,
    record,
    refused,
    registration,
    version,
)
from tests.services.people import id_number

FAMILY = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许"
GIVEN = ("长生", "志成", "桂香")
NAMES = [family + given for given in GIVEN for family in FAMILY]
FIRM = {
    "side": "respondent",
    "party_type": "02",
    "id_type": "07",
    "name": "云溪建材公司",
    "legal_representative": "钱大江",
    "consent": "yes",
}
ELECTED = {"赵长生", "赵志成", "钱桂香"}


def workers(count: int = 60, elected: set[str] = ELECTED) -> list[dict[str, Any]]:
    return [
        {
            "side": "applicant",
            "name": name,
            "birth_date": "1971-11-04",
            "consent": "yes",
            "elected": name in elected,
        }
        for name in NAMES[:count]
    ]


def crowd(count: int = 60, elected: set[str] = ELECTED) -> dict[str, Any]:
    return {"parties": [*workers(count, elected), FIRM], "agents": []}


def elected_of(desk: Workplace, case: str) -> list[str]:
    return [one["name"] for one in children(desk, case, "party") if one["elected"]]


def own_obligation(creditor: str = "赵长生") -> dict[str, Any]:
    owed = {"debtor": FIRM["name"], "creditor": creditor, "amount": "600.00", "due": "2026-04-30"}
    return version(terms=["公司支付¥600.00。"], obligations=[owed])


def test_those_elected_are_kept_at_registration_adding_and_putting_right(
    desk: Workplace, clock: FixedClock
) -> None:
    clock.move("2026-04-20")
    case = desk.act("dispute.register", registration(**crowd(5, {"赵长生", "钱长生"}))).id
    assert elected_of(desk, case) == ["赵长生", "钱长生"]
    late = {"side": "applicant", "name": "许长生", "consent": "yes", "elected": True}
    assert codes_of(do(desk, "add_party", case, **late)) == []
    do(desk, "change_party", case, party="赵长生", elected=False)
    assert elected_of(desk, case) == ["钱长生", "许长生"]
    spoken = oral(parties=[*crowd(5, {"孙长生"})["parties"]], terms=["公司道歉。"])
    assert elected_of(desk, desk.act("dispute.register_oral", spoken).id) == ["孙长生"]


@pytest.mark.parametrize(
    ("who", "code", "at"),
    [
        ({**FIRM, "elected": True}, "dispute.elected_body", "parties.2.elected"),
        (
            {**ZHOU, "id_number": None, "birth_date": "2009-06-01", "elected": True},
            "dispute.elected_capacity",
            "parties.2.elected",
        ),
        (
            {**ZHOU, "capacity": "2", "elected": True},
            "dispute.elected_capacity",
            "parties.2.elected",
        ),
        (
            {**ZHOU, "id_number": id_number("2009-06-01"), "elected": True},
            "dispute.elected_capacity",
            "parties.2.elected",
        ),
    ],
)
def test_a_body_and_a_person_without_full_capacity_are_not_elected(
    desk: Workplace, clock: FixedClock, who: dict[str, Any], code: str, at: str
) -> None:
    clock.move("2026-04-20")
    values = registration(parties=[CHEN, WU, who], agents=[])
    assert (code, at) in refused(desk, "dispute.register", **values)
    case = desk.act("dispute.register", registration(parties=[CHEN, WU, ZHOU], agents=[])).id
    others = {**who, "name": "顾小明" if who["name"] == "周国平" else who["name"]}
    assert (code, "elected") in refused(desk, "dispute.add_party", dispute=case, **others)


def test_who_turns_out_to_be_a_child_no_longer_represents(
    desk: Workplace, clock: FixedClock
) -> None:
    clock.move("2026-04-20")
    case = desk.act("dispute.register", registration(**crowd(5, {"赵长生"}))).id
    values = {"dispute": case, "party": "赵长生", "birth_date": "2010-01-01"}
    assert refused(desk, "dispute.change_party", **values) == [
        ("dispute.elected_capacity", "elected")
    ]
    do(desk, "change_party", case, party="赵长生", birth_date="2010-01-01", elected=False)
    assert elected_of(desk, case) == []


def test_one_of_seventeen_is_elected_once_he_is_of_age(desk: Workplace, clock: FixedClock) -> None:
    clock.move("2026-04-20")
    young = {**ZHOU, "id_number": None, "birth_date": "2008-05-01"}
    case = desk.act("dispute.register", registration(parties=[CHEN, WU, young], agents=[])).id
    values = {"party": "周国平", "elected": True}
    assert refused(desk, "dispute.change_party", dispute=case, **values) == [
        ("dispute.elected_capacity", "elected")
    ]
    clock.move("2026-05-01")
    do(desk, "change_party", case, **values)
    assert elected_of(desk, case) == ["周国平"]


@pytest.mark.parametrize(("many", "warned"), [({}, True), ({"people_count": 60}, False)])
def test_the_only_one_of_his_side_needs_no_election(
    desk: Workplace, clock: FixedClock, many: dict[str, Any], warned: bool
) -> None:
    clock.move("2026-04-20")
    alone = {**CHEN, "elected": True, **many}
    answer = desk.act("dispute.register", registration(parties=[alone, WU, ZHOU], agents=[]))
    assert ("dispute.elected_alone" in codes_of(answer)) is warned


ALSO = {"acts_for": "吴长林", "name": "周国平"}
SAME = {**ALSO, "id_number": "320699196805170039"}
OTHER = {**ALSO, "id_number": "320699197302260029"}
TWO = [{**CHEN}, {**ZHOU, "side": "applicant", "elected": True}, WU]


@pytest.mark.parametrize(
    ("agent", "refusal", "warning"),
    [
        (SAME, [("dispute.elected_opposed", "name")], []),
        (ALSO, [], ["dispute.elected_namesake"]),
        (OTHER, [], []),
        ({**SAME, "acts_for": "陈志海"}, [], []),
    ],
)
def test_nobody_represents_one_side_and_acts_for_the_other(
    desk: Workplace,
    clock: FixedClock,
    agent: dict[str, Any],
    refusal: list[tuple[str, str]],
    warning: list[str],
) -> None:
    clock.move("2026-04-20")
    both = registration(parties=TWO, agents=[agent])
    if refusal:
        assert refused(desk, "dispute.register", **both) == [(refusal[0][0], "parties.1.elected")]
    else:
        assert codes_of(desk.act("dispute.register", both)) == warning
    case = desk.act("dispute.register", registration(parties=TWO, agents=[])).id
    if refusal:
        assert refused(desk, "dispute.add_agent", dispute=case, **agent) == refusal
        do(desk, "add_agent", case, **OTHER)
        change = {"agent": "周国平", "id_number": SAME["id_number"]}
        assert refused(desk, "dispute.change_agent", dispute=case, **change) == refusal
    else:
        assert codes_of(do(desk, "add_agent", case, **agent)) == warning


def test_what_was_asked_of_a_namesake_is_not_asked_at_every_change(
    desk: Workplace, clock: FixedClock
) -> None:
    clock.move("2026-04-20")
    firm = {**FIRM, "legal_representative": "周国平"}
    parties = [*TWO[:2], firm]
    answer = desk.act("dispute.register", registration(parties=parties, agents=[]))
    assert codes_of(answer) == ["dispute.elected_namesake"]
    phone = do(desk, "change_party", answer.id, party="周国平", phone="19900000013")
    assert codes_of(phone) == []
    do(desk, "change_party", answer.id, party="云溪建材公司", legal_representative="钱大江")
    again = do(desk, "change_party", answer.id, party="云溪建材公司", legal_representative="周国平")
    assert codes_of(again) == ["dispute.elected_namesake"]


def agreed(desk: Workplace, clock: FixedClock, **start: Any) -> str:
    case = bring(desk, clock, "mediating", **start)
    do(desk, "agree", case, **own_obligation())
    return case


def test_the_hand_of_a_representative_stands_for_nobody_else(
    desk: Workplace, clock: FixedClock
) -> None:
    case = agreed(desk, clock, **crowd())
    hands = [hand(name) for name in ("赵长生", "赵志成", "钱桂香")]
    firm = hand("钱大江", "agent", party=FIRM["name"])
    answer = do(desk, "sign", case, signatures=[*hands, firm, MEDIATOR, SEAL])
    assert answer.state == "agreed"
    assert dict(answer.warnings[0].values)["missing"] == "钱长生、孙长生、李长生等57人"
    found = case_of(desk, Dispute.KIND, case)
    latest = newest(found)
    assert latest is not None
    assert len(missing_signatures(found, latest, found.below(Signature, latest.id))) == 57
    rest = [hand(name) for name in NAMES if name not in ELECTED]
    assert do(desk, "sign", case, signatures=rest).state == "effective"
    assert record(desk, case)["effective"] == "2026-04-20"


def test_a_representative_signs_for_another_only_as_his_agent_with_that_power(
    desk: Workplace, clock: FixedClock
) -> None:
    case = agreed(desk, clock, **crowd(3, {"赵长生"}))
    other = hand("赵长生", "agent", party="钱长生")
    assert refused(desk, "dispute.sign", dispute=case, signatures=[other]) == [
        ("dispute.sign_who", "signatures.0.name")
    ]
    power = {"acts_for": "钱长生", "name": "赵长生", "authority": "special", "powers": ["5"]}
    do(desk, "add_agent", case, **power)
    answer = do(desk, "sign", case, signatures=[other, hand("赵长生"), hand("孙长生")])
    missing = "云溪建材公司、人民调解员、人民调解委员会印章"
    assert dict(answer.warnings[0].values)["missing"] == missing


def test_who_is_still_to_sign_is_told_with_the_representatives_first(
    desk: Workplace, clock: FixedClock
) -> None:
    case = agreed(desk, clock, **crowd(60, {"李志成", "许桂香"}))
    answer = do(desk, "sign", case, signatures=[MEDIATOR])
    told = dict(answer.warnings[0].values)["missing"]
    assert told == "李志成、许桂香、赵长生等61方、人民调解委员会印章"
    few = agreed(desk, clock, **crowd(3, {"孙长生"}))
    answer = do(desk, "sign", few, signatures=[MEDIATOR])
    told = dict(answer.warnings[0].values)["missing"]
    assert told == "孙长生、赵长生、钱长生、云溪建材公司、人民调解委员会印章"


@pytest.mark.parametrize(
    ("count", "elected", "asked", "kept", "warning"),
    [
        (3, {"赵长生"}, None, 5, []),
        (11, ELECTED, None, 13, []),
        (12, {"赵长生"}, None, 3, ["dispute.copies_represented"]),
        (60, ELECTED, None, 5, ["dispute.copies_represented"]),
        (60, ELECTED, 62, 62, []),
        (60, ELECTED, 4, 4, ["dispute.copies_few"]),
        (60, set(), None, 62, []),
        (60, set(), 5, 5, ["dispute.copies_few"]),
    ],
)
def test_copies_are_one_for_each_and_of_many_one_for_each_elected_which_is_told(
    desk: Workplace,
    clock: FixedClock,
    count: int,
    elected: set[str],
    asked: int | None,
    kept: int,
    warning: list[str],
) -> None:
    case = bring(desk, clock, "mediating", **crowd(count, elected))
    answer = do(desk, "agree", case, **own_obligation(), copies=asked)
    assert codes_of(answer) == warning
    assert [one["copies"] for one in children(desk, case, "agreement")] == [kept]
    if warning:
        assert dict(answer.warnings[0].values)["needed"] == str(count + 2)


def test_who_represents_on_a_signed_agreement_changes_by_a_signed_note_only(
    desk: Workplace, clock: FixedClock
) -> None:
    case = agreed(desk, clock, **crowd(3, {"赵长生"}))
    firm = hand("钱大江", "agent", party=FIRM["name"])
    hands = [hand(name) for name in NAMES[:3]]
    assert do(desk, "sign", case, signatures=[*hands, firm, MEDIATOR, SEAL]).state == "effective"
    change = {"dispute": case, "party": "赵长生", "elected": False, "reason": "另行推选"}
    assert refused(desk, "dispute.change_party", **change) == [
        ("change.note_needed", "signed_note")
    ]
    desk.act("dispute.change_party", {**change, "signed_note": "2026-04-20"})
    assert elected_of(desk, case) == []


def test_a_representative_is_shown_as_such_with_numbers_masked_and_is_found(
    desk: Workplace, clock: FixedClock
) -> None:
    clock.move("2026-04-20")
    known = {**CHEN, "elected": True}
    case = desk.act(
        "dispute.register", registration(parties=[known, {**ZHOU, "side": "applicant"}, WU])
    ).id
    shown = show(desk, "dispute", case)["children"]["party"][0]
    assert (shown["elected"], shown["id_number"]) == (True, "320699********0015")
    line = dispute_view(desk, case).parties[0].text
    assert line.startswith("推选的代表人 · 男 54岁 · 320699********0015")
    assert [one["id"] for one in find(desk, "dispute", "陈志海").items] == [case]
