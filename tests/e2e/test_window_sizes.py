"""Pages and sheets on a small screen and with large text, looked at from outside."""

from datetime import date
from pathlib import Path

import pytest

from sifasuo_desktop.kernel.ids import SystemRandomness
from sifasuo_desktop.kernel.settings import Settings
from sifasuo_desktop.services.office.workplace import Workplace, create_workplace
from sifasuo_desktop.store.slots import LEAST
from tests.clock import FixedClock
from tests.e2e.telling import tell

COMMITTEE = "如皋市九华镇人民调解委员会"
APPLICANT, RESPONDENT = "欧阳志海", "如皋市九华镇长春建筑工程有限公司"
OWED = {"debtor": RESPONDENT, "creditor": APPLICANT}


def _dispute(office: Workplace) -> None:
    """A case with an agreement that waits for its signatures; the names are long ones."""
    case = office.act(
        "dispute.register",
        {
            "committee": COMMITTEE,
            "applied": "2026-04-02",
            "dispute_type": "6",
            "source": "1",
            "facts": "因建房时脚手架倒塌受伤，双方就医药费、误工费的赔偿数额多次协商不成。",
            "parties": [
                {"side": "applicant", "name": APPLICANT, "consent": "yes"},
                {"side": "respondent", "name": RESPONDENT, "party_type": "02", "consent": "yes"},
            ],
        },
    ).id
    _agreement(office, case)


def _agreement(office: Workplace, case: str) -> None:
    """From the acceptance to the text that is to be signed."""
    host = office.act("mediator.add", {"name": "沈卫东", "committee": COMMITTEE}).id
    for verb, values in (
        ("accept", {"accepted": "2026-04-03"}),
        ("assign", {"host": host, "recorder": "葛文秀"}),
        (
            "mediate",
            {
                "held_at": "2026-04-08T09:00",
                "place": "调解室",
                "record": "达成一致。",
                "result": "1",
            },
        ),
        (
            "agree",
            {
                "agreed": "2026-04-08",
                "facts": "受伤赔偿。",
                "terms": [f"{RESPONDENT}赔偿{APPLICANT}人民币壹万元整（¥10,000.00）。"],
                "performance": "银行转账。",
                "obligations": [{**OWED, "amount": "10000.00", "due": "2026-04-30"}],
            },
        ),
    ):
        office.act(f"dispute.{verb}", {"dispute": case, **values})


def _person(office: Workplace) -> None:
    """Somebody on the register, who asks for leave."""
    person = office.act(
        "correction.receive",
        {
            "name": "慕容志强",
            "sex": "1",
            "birth_date": "1990-01-05",
            "residence": "如皋市九华镇桑园村第六村民小组 18 号",
            "category": "02",
            "offence": "掩饰、隐瞒犯罪所得、犯罪所得收益罪",
            "deciding_organ": "江苏省南通经济技术开发区人民法院",
            "effective": "2026-04-07",
            "start": "2026-04-07",
            "end": "2031-04-06",
            "reported": "2026-04-10",
        },
    ).id
    office.act(
        "correction.leave_request",
        {
            "correction": person,
            "applied": "2026-04-10",
            "reason": "4",
            "reason_detail": "父亲住院，前往陪护。",
            "start": "2026-04-14",
            "end": "2026-04-16",
            "destination": "内蒙古自治区呼伦贝尔市鄂伦春自治旗",
            "destination_kind": "other_city",
        },
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A computer on which a filled office is ready to be signed in at."""
    store = tmp_path / "data" / "sifasuo"
    office = create_workplace(
        store,
        office="320682108",
        name=None,
        admin="gumingyuan",
        admin_name="顾明远",
        password="Yunxi-2026",
        clock=FixedClock(date(2026, 4, 10)),
        randomness=SystemRandomness(),
        cost=LEAST,
    )
    office.act("committee.add", {"name": COMMITTEE, "type": "03", "prefix": "皋九"})
    _dispute(office)
    _person(office)
    office.close()
    settings = Settings(tmp_path / "config" / "sifasuo" / "settings.json")
    settings.keep(store=str(store), account="gumingyuan")
    return tmp_path


@pytest.mark.xdist_group("screen")
def test_on_a_screen_of_1024_nothing_is_cut_off_and_nothing_lies_over_another(
    folder: Path,
) -> None:
    tell("sizes", folder, "1024x768")


@pytest.mark.xdist_group("screen")
def test_with_text_of_175_percent_nothing_is_cut_off_and_nothing_lies_over_another(
    folder: Path,
) -> None:
    Settings(folder / "config" / "sifasuo" / "settings.json").keep(text_size=1.75)
    tell("sizes", folder)
