"""Search: every substring, rare characters, widths, pinyin, and no phrase across two values."""

import pytest

from sifasuo_desktop.services.finding import find
from sifasuo_desktop.services.workplace import Workplace
from sifasuo_desktop.store.search_text import folded, phrase, pinyin_forms, spaced
from tests.services.disputes import CHEN, WU, do, found_committee, registration


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
        ("杜热", 0),
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
    assert pinyin_forms("陈志海") == ("chenzhihai", "czh")
