"""What an old entry says is raised step by step to the present shape."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from sifasuo_desktop.domain.growing import raised
from sifasuo_desktop.kernel.registry import BrokenExtension
from tests.growing_steps import put, steps_in

RENAMES = '''"""The name is called title."""
from sifasuo_desktop.domain.converters import Step

def village(content):
    content["title"] = content.pop("label")
    return content

STEP = Step(9001, {"village": village})
'''
SPLITS = '''"""The title falls into two."""
from sifasuo_desktop.domain.converters import Step

def village(content):
    head, _, tail = content.pop("title").partition("-")
    return {**content, "code": head, "name": tail}

STEP = Step(9002, {"village": village})
'''


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    with steps_in(tmp_path) as folder:
        yield folder


def test_every_step_since_the_entry_is_gone_through_in_order(folder: Path) -> None:
    put(folder, step_9002_b=SPLITS, step_9001_a=RENAMES)
    facts = raised("village", 9000, {"id": "1", "label": "07-九华村", "town": "九华镇"})
    assert (facts["code"], facts["name"], facts["town"]) == ("07", "九华村", "九华镇")
    assert {"label", "title"} & set(facts) == set()


def test_a_step_the_entry_was_written_at_or_after_is_passed_over(folder: Path) -> None:
    put(folder, step_9002_b=SPLITS, step_9001_a=RENAMES)
    assert raised("village", 9001, {"title": "07-九华村"})["name"] == "九华村"
    assert raised("village", 9002, {"title": "07-九华村"})["title"] == "07-九华村"
    assert raised("party", 9000, {"title": "07-九华村"})["title"] == "07-九华村"


def test_what_was_written_is_left_as_it_is(folder: Path) -> None:
    put(folder, step_9001_a=RENAMES)
    written = {"label": "九华村"}
    raised("village", 9000, written)
    assert written == {"label": "九华村"}


def test_two_steps_of_one_number_are_told(folder: Path) -> None:
    put(folder, step_9001_a=RENAMES, step_9001_b=RENAMES)
    with pytest.raises(BrokenExtension, match="9001"):
        raised("village", 9000, {"label": "九华村"})


def test_a_field_declared_later_has_its_default() -> None:
    facts = raised("party", 9000, {"name": "陈志海", "elected": True})
    assert (facts["elected"], facts["people_count"], facts["phone"]) == (True, 1, None)
    assert "side" not in facts


def test_a_kind_and_a_field_of_a_newer_program_stay_as_they_came() -> None:
    assert raised("later_kind", 9999, {"what": 1}) == {"what": 1}
    assert raised("village", 9999, {"name": "九华村", "river": "龙游河"})["river"] == "龙游河"


def test_the_converter_of_the_page_on_growing_does_what_the_page_says(folder: Path) -> None:
    page = (Path(__file__).parents[2] / "docs" / "growing.md").read_text(encoding="utf-8")
    (shown,) = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    put(folder, step_9001_shown=shown.replace("Step(9,", "Step(9001,"))
    written = {"prediction_measures": "已约定走访。", "requests": ["赔偿医疗费", "一次付清"]}
    facts = raised("dispute", 9000, written)
    assert (facts["calming_measures"], facts["wishes"]) == ("已约定走访。", 2)
    assert "prediction_measures" in raised("dispute", 9001, written)
