"""Invented cases as records, for the tests of papers: no store is needed to print."""

from collections import defaultdict
from datetime import date, datetime
from typing import Any

from sifasuo_desktop.documents.book import papers
from sifasuo_desktop.documents.engine.render import render
from sifasuo_desktop.documents.issuer import Issuer
from sifasuo_desktop.documents.paper import PaperInput
from sifasuo_desktop.domain.casefile import CaseFile
from sifasuo_desktop.domain.correction.records import Correction, Leave
from sifasuo_desktop.domain.dispute.records import (
    Agent,
    Agreement,
    Dispute,
    FollowUp,
    Party,
    Session,
)
from sifasuo_desktop.domain.office.records import Committee, Office
from sifasuo_desktop.domain.partial_dates import PartialDate
from sifasuo_desktop.domain.record import Record
from sifasuo_desktop.services.office.reference_data import code_book
from tests.documents import reading

AGREED = date(2026, 4, 20)
FIRMS = "甲乙丙丁戊己庚"
RARE_NAMES = (
    "张𠮷安",
    "龴文海",
    "王㛃",
    "陈䶮",
    "周𬭎",
    "钱大喆",
    "李玥",
    "阿卜杜拉·买买提",
)


def issuer() -> Issuer:
    return Issuer(
        Office(
            id="o",
            code="320699101",
            name="云溪司法所",
            town="云塘镇",
            county="如皋市",
            city="南通市",
            county_kind="county_city",
            bureau="如皋市司法局",
            court="如皋市人民法院",
        ),
        Committee(id="c", name="如皋市云塘镇人民调解委员会", type="03", prefix="皋云"),
        {"m1": "沈卫东", "m2": "丁秀兰"},
    )


def party(identity: str, side: str = "applicant", **values: Any) -> Party:
    """A grown man of Han nationality unless said otherwise."""
    usual: dict[str, Any] = {
        "name": "陈志海",
        "sex": "1",
        "nation": "01",
        "birth_date": PartialDate(1971, 11, 4),
        "address": "如皋市云塘镇柳岸村3组12号",
    }
    return Party(id=identity, parent="d", side=side, **{**usual, **values})


def agent(for_party: str, **values: Any) -> Agent:
    usual: dict[str, Any] = {"acts_for": "陈志海", "name": "孙桂芳", "sex": "2"}
    return Agent(id=f"a-{for_party}", parent="d", party=for_party, **{**usual, **values})


def dispute(**values: Any) -> Dispute:
    usual: dict[str, Any] = {
        "committee": "c",
        "applied": date(2026, 3, 31),
        "accepted": date(2026, 4, 2),
        "dispute_type": "6",
        "source": "1",
        "facts": "双方因提供劳务受害发生纠纷。",
        "file_no": "（2026）皋云人调字第018号",
        "host": "m1",
        "recorder": "顾明",
    }
    return Dispute(id="d", **{**usual, **values})


def agreement(**values: Any) -> Agreement:
    usual: dict[str, Any] = {
        "agreed": AGREED,
        "facts": "争议事项为赔偿数额。",
        "terms": ("赔偿人民币壹仟元整（¥1,000.00）。", "双方再无其他争议。"),
        "performance": "当场履行。",
        "copies": 3,
    }
    return Agreement(id="v", parent="d", **{**usual, **values})


def session(**values: Any) -> Session:
    usual: dict[str, Any] = {
        "held_at": datetime(2026, 4, 20, 9, 0),
        "place": "云塘镇人民调解室",
        "record": "双方陈述了事实。",
        "result": "1",
    }
    return Session(id="s", parent="d", **{**usual, **values})


def visit(**values: Any) -> FollowUp:
    usual: dict[str, Any] = {
        "visited": date(2026, 5, 6),
        "visitor": "丁秀兰",
        "way": "phone",
        "situation": "款项已到账。",
    }
    return FollowUp(id="f", parent="d", **{**usual, **values})


def correction(**values: Any) -> Correction:
    usual: dict[str, Any] = {
        "name": "钱大喆",
        "sex": "1",
        "birth_date": date(1980, 1, 1),
        "id_number": "320699198001010011",
        "phone": "19900000021",
        "residence": "如皋市云塘镇柳岸村5组3号",
        "category": "02",
        "offence": "危险驾驶罪",
        "deciding_organ": "如皋市人民法院",
        "judgment_no": "（2026）苏0699刑初58号",
        "judged": date(2026, 2, 20),
        "effective": date(2026, 3, 3),
        "start": date(2026, 3, 3),
        "end": date(2027, 3, 2),
        "reported": date(2026, 3, 9),
        "report_situation": "01",
    }
    return Correction(id="k", **{**usual, **values})


def leave(**values: Any) -> Leave:
    usual: dict[str, Any] = {
        "applied": date(2026, 4, 30),
        "reason": "4",
        "reason_detail": "母亲住院手术，需到场签字并陪护。",
        "destination": "上海市徐汇区",
        "contact": "钱小玥 19900000088",
        "start": date(2026, 5, 6),
        "end": date(2026, 5, 10),
        "proofs": ("住院通知书", "手术同意书"),
        "days": 5,
        "window_days": 9,
    }
    return Leave(id="l", parent="k", **{**usual, **values})


def case(top: Record, *below: Record) -> CaseFile:
    children: dict[str, list[Record]] = defaultdict(list)
    for record in below:
        children[record.KIND].append(record)
    return CaseFile(top, {kind: tuple(records) for kind, records in children.items()})


def of_firms(count: int, *, mixed: bool = False) -> CaseFile:
    """Firms, and with ``mixed`` a person after each."""
    people = []
    for place in range(count):
        side = "applicant" if place else "respondent"
        firm = party(
            f"f{place}",
            side,
            name=f"云塘{FIRMS[place]}建材公司",
            party_type="02",
            birth_date=None,
            legal_representative="袁正平",
        )
        people.append(firm)
        if mixed:
            people.append(party(f"p{place}", side, name=f"陈志{FIRMS[place]}"))
    return case(
        dispute(),
        *people,
        agreement(parties=tuple(one.id for one in people)),
        session(present=tuple(one.name for one in people)),
    )


def printed(document: str, of: CaseFile, item: Any = None) -> bytes:
    """The paper of that name for ``item``, by default the last one the case has."""
    paper = papers()[document]
    given = PaperInput(
        of, item or paper.items(of)[-1], issuer(), code_book().title, date(2026, 9, 10)
    )
    return render(paper.build(given))


def text_of(document: str, of: CaseFile) -> str:
    """The printed text without white space."""
    return reading.by_poppler(printed(document, of))
