"""Every code has one sentence that says in Chinese what is wrong and what to do."""

import re
import tomllib

import pytest

from sifasuo_desktop.kernel.paths import resources
from sifasuo_desktop.sync.refusal import Code

TEXTS = tomllib.loads(resources("texts", "bureau.toml").read_text(encoding="utf-8"))
ROW_CODES = {"frame_field", "rev_taken", "record_foreign"}


def test_codes_and_sentences_are_the_same_set() -> None:
    assert set(TEXTS["reasons"]) == {code.value for code in Code}


@pytest.mark.parametrize("code", sorted(set(TEXTS["reasons"]) - ROW_CODES))
def test_a_reason_says_what_to_do(code: str) -> None:
    text = TEXTS["reasons"][code]
    assert re.search("请|不予采用|没有展开|已隔离", text)
    assert re.search("[一-鿿]", text)
