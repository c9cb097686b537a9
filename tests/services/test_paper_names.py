"""Names of files: the number, who, and which paper; no case overwrites another."""

from pathlib import Path

import pytest

from sifasuo_desktop.kernel.files import unused
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.paper.paper_names import LONGEST, file_name
from sifasuo_desktop.services.paper.printing import blank_job, gather
from tests.clock import FixedClock
from tests.services.disputes import bring, found_committee


def test_a_paper_is_kept_under_its_number_its_parties_and_its_title(
    office: Workplace, clock: FixedClock
) -> None:
    found_committee(office)
    first, second = (bring(office, clock, "effective") for _ in range(2))
    names = [gather(office, "agreement", case).file_name for case in (first, second)]
    assert names[0] == "（2026）皋云人调字第001号 陈志海与吴长林、周国平 人民调解协议书"
    assert names[1] == "（2026）皋云人调字第002号 陈志海与吴长林、周国平 人民调解协议书"
    assert gather(office, "agreement", first).render().file_name == names[0]


def test_a_blank_form_says_that_it_is_blank() -> None:
    assert blank_job("agreement").file_name == "人民调解协议书（空白）"


@pytest.mark.parametrize(
    ("words", "name"),
    [
        (("登2026-0001", "甲/乙", "协议"), "登2026-0001 甲_乙 协议"),
        (('a:b*c?"<>|\\d',), "a_b_c_d"),
        (("", "..", "协议. "), "协议"),
    ],
)
def test_no_sign_stands_in_a_file_name_that_a_system_refuses(
    words: tuple[str, ...], name: str
) -> None:
    assert file_name(*words) == name
    assert len(file_name("长" * 300)) == LONGEST


def test_a_name_that_is_taken_gets_a_number(tmp_path: Path) -> None:
    assert unused(tmp_path, "协议", ".pdf").name == "协议.pdf"
    (tmp_path / "协议.pdf").touch()
    (tmp_path / "协议（2）.pdf").touch()
    assert unused(tmp_path, "协议", ".pdf").name == "协议（3）.pdf"
