"""The last day of a term is told as included (至…（含当日）), never as a day before which to act."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from sifasuo_desktop.demo.cast import Cast
from sifasuo_desktop.demo.figures import Part, payment_clause, performance_text
from sifasuo_desktop.demo.people import Company, Person
from sifasuo_desktop.demo.seats import Hamlet
from sifasuo_desktop.domain.deadlines.facts import LeaveFacts
from sifasuo_desktop.domain.dispute.agreement_rules import told_otherwise
from tests.unit.correction_cases import PERSON, D, rows

ROOT = Path(__file__).parents[2]
# A day, or a blank for one, followed by 前: 4月30日前, 月底前, {due}前, （含当日）前.
BEFORE = re.compile(r"(?:[0-9十}]日|[0-9]月底|年底|含当日）|\})前(?![后来])")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("于2026年4月30日前付清", True),
        ("{due}（含当日）前履行完毕", True),
        ("于每年11月底前付清", True),
        ("应在{due}前办理", True),
        ("至2026年4月30日（含当日）付清", False),
        ("{a}与{b}前后相邻", False),
        ("{a}家车库门前", False),
    ],
)
def test_the_pattern_finds_what_it_is_for(text: str, found: bool) -> None:
    assert (BEFORE.search(text) is not None) is found


def test_no_text_of_the_program_names_a_last_day_as_a_day_before_which() -> None:
    texts = [
        *(ROOT / "sifasuo_desktop").rglob("*.py"),
        *(ROOT / "resources").rglob("*.toml"),
        *(ROOT / "resources" / "help").rglob("*.md"),
    ]
    wrong = [
        f"{path.relative_to(ROOT)}:{place}"
        for path in texts
        for place, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if BEFORE.search(line)
    ]
    assert len(texts) > 400
    assert wrong == []


def test_an_agreement_of_the_demonstration_tells_the_last_day_as_included() -> None:
    payer = Person(
        "吴长林", "m", date(1979, 8, 3), "32069919790803005X", "19900000012", "三组", "瓦工"
    )
    firm = Company("云溪建材厂", "", "", "", payer)
    cast = Cast({"a": firm, "b": payer}, None, Hamlet("", ""), date(2026, 3, 1))
    paid = (Part("b", 36600, date(2026, 4, 30), None),)
    assert payment_clause(cast, paid) == (
        "吴长林最迟至2026年4月30日（含当日）一次性支付人民币叁万陆仟陆佰元整（¥36,600.00）。"
        "收款人：云溪建材厂。"
    )
    done = (Part("b", 0, date(2026, 4, 30), None),)
    assert performance_text(cast, done) == ("由吴长林自行完成，履行期限至2026年4月30日（含当日）。")


@pytest.mark.parametrize("text", ["履行期限至2026年5月1日（含当日）。", "最迟五月一日付清"])
def test_what_is_to_be_done_by_such_a_day_was_not_done_at_once(text: str) -> None:
    assert told_otherwise(True, text) == "dispute.performed_but_later"
    assert told_otherwise(False, "当场付五百元，余款" + text) == ""


def test_the_end_of_a_leave_and_of_the_term_is_told_as_included() -> None:
    leave = LeaveFacts(id="1", start=D("2026-03-02"), end=D("2026-03-04"), state="approved")
    away = replace(PERSON, leaves=(leave,))
    assert rows(away, "2026-03-03")[("leave_return", "1")].why == (
        "外出期限至2026-03-04（含当日），应当在期限届满前返回并办理销假"
    )
    late = rows(away, "2026-03-06")[("leave_return", "1")].why
    assert late.startswith("外出期限至2026-03-04（含当日），逾期2日未销假")
    assert rows(PERSON, "2026-10-01")[("discharge", "")].why == (
        "矫正期限至2026-10-01（含当日），应当按期解除，不因节假日提前或者顺延"
    )
