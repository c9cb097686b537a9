"""Search: every substring, rare characters, widths, pinyin, and no phrase across two values."""

import pytest

from sifasuo_desktop.domain.refusal import Refused
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.finding import find
from sifasuo_desktop.services.reading.showing import show
from sifasuo_desktop.store.lists import Query, page
from sifasuo_desktop.store.schema.own import SEARCH_INDEX
from sifasuo_desktop.store.search_text import VERSION, folded, phrase, pinyin_forms, spaced
from tests.given_values import FOUND_BY
from tests.services.disputes import CHEN, COMMITTEE, WU, do, found_committee, registration
from tests.store.conftest import opened


@pytest.fixture
def desk(office: Workplace) -> Workplace:
    found_committee(office)
    parties = [
        {**CHEN, "name": "阿卜杜·热合曼", "address": "桑园村6组Ａ幢１２号"},
        {**WU, "name": "𠮷川", "occupation": "瓦工"},
    ]
    facts = "Chen与邻居 因空调滴水发生争吵，经12-34号楼调解。"
    office.act("dispute.register", registration(parties=parties, facts=facts, agents=[]))
    office.act("dispute.register", registration(agents=[]))
    return office


@pytest.mark.parametrize(
    ("words", "hits"),
    [
        ("志海", 1),
        ("陈志海", 1),
        ("海志", 0),
        ("𠮷", 1),
        ("𠮷川", 1),
        ("吉川", 0),
        ("杜·热", 1),
        ("杜热", 1),
        ("a幢12号", 1),
        ("Ａ幢１２", 1),
        ("czh", 1),
        ("CZH", 1),
        ("chenzhihai", 1),
        ("chen", 2),
        ("0015", 2),
        ("005X", 2),
        ("005x", 2),
        ("19900000011", 2),
        ("空调滴水", 1),
        ("邻居因空", 1),
        ("12-34号", 1),
        ("砌墙 陈志海", 1),
        ("砌墙 𠮷川", 0),
        ("海吴", 0),
        ("015199", 0),
        ("瓦工", 0),
        ("登2026-0002", 1),
        ("登2026-2", 1),
        ("登２０２６—０００２", 1),
        ("登2026-02", 1),
        ("登2026-20", 0),
        ("砌\u200b墙", 1),
        ('" OR *', 0),
    ],
)
def test_a_search_finds_every_substring_and_nothing_else(
    desk: Workplace, words: str, hits: int
) -> None:
    assert find(desk, "dispute", words).total == hits


def test_what_changes_is_found_by_its_new_words_only(desk: Workplace) -> None:
    case = find(desk, "dispute", "砌墙").items[0]["id"]
    do(desk, "void", str(case), reason="误")
    assert find(desk, "dispute", "砌墙").total == 1
    assert find(desk, "committee", "云溪镇").total == 1
    assert find(desk, "committee", "砌墙").total == 0
    assert find(desk, "user", "沈知秋").total == 1


def test_the_index_holds_no_readable_text(desk: Workplace) -> None:
    with desk.store.reading() as reader:
        run = reader.connection.exec_driver_sql
        assert run("SELECT body FROM search_index LIMIT 1").scalar_one() is None


def test_words_are_folded_before_they_are_cut() -> None:
    assert folded("Ａｂ　１2 X") == "ab12x"
    assert spaced("张三") == "张 三"
    assert phrase("张 三") == '"张 三"'
    assert phrase("--") == ""
    assert phrase('"') == ""
    assert pinyin_forms("陈志海")[:1] == ("chenzhihai",)
    assert "czh" in pinyin_forms("陈志海")


@pytest.mark.parametrize(
    ("name", "words"), [(name, word) for name, words in FOUND_BY for word in words]
)
def test_a_name_is_found_by_every_reading_and_spelling_alone(
    office: Workplace, name: str, words: str
) -> None:
    found_committee(office)
    parties = [{**CHEN, "name": name}, WU]
    office.act("dispute.register", registration(parties=parties, agents=[]))
    office.act("dispute.register", registration(agents=[]))
    found = find(office, "dispute", words)
    assert found.total == len(found.items) == 1


SPELLINGS = [
    "（2026）皋云人调字第001号",
    "(2026)皋云人调字第001号",
    "〔2026〕皋云人调字第001号",
    "[2026]皋云人调字第1号",
    "【２０２６】皋云人调字第００１号",
    "（２０２６）皋云人调字第1号",
    "2026皋云人调字第001号",
    "（2026） 皋云人调字 第 1 号",
    "（2026）皋云人调字1",
    "登2026-0001",
    "登2026—1",
    "登２０２６－０００１",
    "登2026–01",
]


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_a_file_number_is_found_and_named_in_every_spelling(
    office: Workplace, spelling: str
) -> None:
    found_committee(office)
    for _ in range(2):
        office.act("dispute.register", registration(agents=[]))
    case = str(find(office, "dispute", "登2026-0001").items[0]["id"])
    do(office, "accept", case, accepted="2026-04-03")
    other = str(find(office, "dispute", "登2026-0002").items[0]["id"])
    do(office, "accept", other, accepted="2026-04-03")
    found = [row["id"] for row in find(office, "dispute", spelling).items]
    # Words apart are sought apart, and a 1 stands in many places.
    assert case in found if " " in spelling else found == [case]
    assert show(office, "dispute", spelling)["record"]["id"] == case
    answer = office.act("dispute.change", {"dispute": spelling, "place": "桥头"})
    assert answer.id == case


def test_a_number_of_another_case_is_not_taken_for_this_one(office: Workplace) -> None:
    found_committee(office)
    office.act("dispute.register", registration(agents=[]))
    for spelling in ("登2026-10", "登2025-1", "1", "登", "第1号"):
        with pytest.raises(Refused):
            show(office, "dispute", spelling)


def test_a_committee_is_named_without_regard_to_spaces(office: Workplace) -> None:
    found_committee(office)
    name = f" {COMMITTEE[:3]} {COMMITTEE[3:]}"
    office.act("dispute.register", registration(committee=name, agents=[]))


def test_an_older_store_is_found_by_the_new_words(office: Workplace) -> None:
    found_committee(office)
    office.act(
        "dispute.register", registration(parties=[{**CHEN, "name": "单晓明"}, WU], agents=[])
    )
    folder = office.store.where.folder
    with office.store.writing() as unit:
        unit.connection.exec_driver_sql(f"DELETE FROM {SEARCH_INDEX}")
        unit.connection.exec_driver_sql("DELETE FROM identity WHERE name = 'search'")
    with office.store.reading() as reader:
        head = reader.newest_entry()
    office.close()
    again = opened(folder)
    try:
        with again.reading() as reader:
            assert page(reader, Query("dispute", "shanxiaoming")).total == 1
            assert (reader.identity("search"), reader.newest_entry()) == (VERSION, head)
    finally:
        again.close()
