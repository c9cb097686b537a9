"""Every way people give a value is taken by the one parser, alone and as part of a command."""

import re
from datetime import date

import pytest

from sifasuo_desktop.domain.conversion import check_one, plain_value
from sifasuo_desktop.domain.dispute.records import PartyFacts
from sifasuo_desktop.domain.fields import field_map, fields_of
from sifasuo_desktop.domain.identity_numbers import check_uscc
from sifasuo_desktop.domain.persons import wrong_id
from sifasuo_desktop.domain.typed_values import typed
from sifasuo_desktop.services.acting.bus import all_verbs
from sifasuo_desktop.services.acting.verbs.dispute.register import RegisterDispute
from sifasuo_desktop.services.office.reference_data import code_book, sentence
from tests import given_values

TODAY = date.fromisoformat(given_values.TODAY)
PARTY, CASE = field_map(PartyFacts), field_map(RegisterDispute)
CASES = [
    *((PARTY["phone"], *pair) for pair in given_values.PHONES),
    *((CASE["applied"], *pair) for pair in given_values.DATES),
    *((CASE["loss_amount"], *pair) for pair in given_values.AMOUNTS),
    *((PARTY["name"], *pair) for pair in given_values.KEPT_AS),
]


@pytest.mark.parametrize(("field", "given", "kept"), CASES)
def test_a_value_is_kept_in_its_one_form_or_refused_in_words(
    field: object, given: str, kept: str | None
) -> None:
    found = check_one(field, given, code_book(), TODAY)  # type: ignore[arg-type]
    if kept is not None:
        assert found == ()
        assert plain_value(typed(field, given, TODAY)) == kept  # type: ignore[arg-type]
        return
    (one,) = found
    assert re.search("请|应", sentence(one.code, **dict(one.values)))


@pytest.mark.parametrize(("given", "kept"), given_values.ID_NUMBERS)
def test_an_id_number_is_kept_in_its_one_form_or_refused_in_words(
    given: str, kept: str | None
) -> None:
    problems = check_one(PARTY["id_number"], given, code_book(), TODAY)
    wrong = problems[0] if problems else wrong_id(typed(PARTY["id_number"], given, TODAY), TODAY)
    if kept is None:
        assert wrong is not None
        assert "请" in sentence(wrong.code, **dict(wrong.values))
    else:
        assert wrong is None
        assert typed(PARTY["id_number"], given, TODAY) == kept


def test_an_old_id_number_is_told_with_its_new_form() -> None:
    wrong = wrong_id("320699711104001", TODAY)
    assert wrong is not None
    assert "320699197111040015" in sentence(wrong.code, **dict(wrong.values))


def test_a_credit_code_is_folded_and_then_checked() -> None:
    given, folded = given_values.CREDIT_CODE
    assert typed(PARTY["id_number"], given, TODAY) == folded
    assert check_uscc(given).fault == "uscc.checksum"


def test_the_field_alone_is_told_what_the_whole_form_is_told() -> None:
    found = check_one(PARTY["phone"], "1381234567", code_book(), TODAY)
    assert [(one.code, one.field) for one in found] == [("value.phone_mobile", "phone")]
    assert check_one(PARTY["name"], "", code_book(), TODAY) == ()
    assert check_one(PARTY["sex"], "7", code_book(), TODAY)[0].code == "value.code"


def test_no_code_of_a_list_is_changed_by_folding() -> None:
    for verb in all_verbs().values():
        for field in fields_of(verb.command):
            if field.spec.codes and not field.nested and field.type is str:
                for code in code_book().list(field.spec.codes).titles:
                    assert typed(field, code, TODAY) == code
