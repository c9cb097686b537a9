"""A birth date is taken as far as it is known; the age is about; a possible minor is asked."""

from datetime import date

import pytest

from sifasuo_desktop.domain.conversion import check_one, restore_value
from sifasuo_desktop.domain.dispute.parties import completed, examine_party, needs_guardian
from sifasuo_desktop.domain.dispute.records import PartyFacts
from sifasuo_desktop.domain.fields import field_map
from sifasuo_desktop.domain.partial_dates import PartialDate
from sifasuo_desktop.domain.persons import age_words, ages_on
from sifasuo_desktop.domain.refusal import Findings
from sifasuo_desktop.domain.typed_births import typed_birth
from sifasuo_desktop.services.office.reference_data import code_book

TODAY = date(2026, 11, 20)
FIELD = field_map(PartyFacts)["birth_date"]


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("1964", "1964"),
        ("1964年", "1964"),
        ("１９６４年生", "1964"),
        ("1964-05", "1964-05"),
        ("1964.5", "1964-05"),
        ("1964年5月", "1964-05"),
        ("一九六四年五月", "1964-05"),
        ("196405", "1964-05"),
        ("约62岁", "1964"),
        ("62岁", "1964"),
        ("大约６２岁左右", "1964"),
        ("1964-05-03", "1964-05-03"),
        ("19640503", "1964-05-03"),
        ("64-5-3", "1964-05-03"),
        ("30-5-3", "1930-05-03"),
    ],
)
def test_a_birth_date_is_taken_as_far_as_it_is_known(given: str, kept: str) -> None:
    assert str(typed_birth(given, TODAY)) == kept
    assert check_one(FIELD, given, code_book(), TODAY) == ()
    assert restore_value(FIELD, kept) == PartialDate.read(kept)


@pytest.mark.parametrize(
    "given", ["62", "2030", "1105", "1964-13", "1964-02-30", "不详", "164岁半"]
)
def test_what_is_no_birth_date_is_refused_with_an_example(given: str) -> None:
    (found,) = check_one(FIELD, given, code_book(), TODAY)
    assert "约62岁" in dict(found.values)["form"] or "没有" in dict(found.values)["form"]


@pytest.mark.parametrize(
    ("born", "day", "words", "ages"),
    [
        ("1964", date(2026, 11, 20), "约62", (61, 62)),
        ("1964-05", date(2026, 4, 30), "约61", (61, 61)),
        ("1964-05", date(2026, 5, 10), "约62", (61, 62)),
        ("1964-05-03", date(2026, 5, 2), "61", (61, 61)),
        ("1964-05-03", date(2026, 5, 3), "62", (62, 62)),
    ],
)
def test_the_age_is_about_where_the_day_is_not_known(
    born: str, day: date, words: str, ages: tuple[int, int]
) -> None:
    assert age_words(PartialDate.read(born), day) == words
    assert ages_on(PartialDate.read(born), day) == ages


def person(born: str, **values: object) -> PartyFacts:
    return PartyFacts(
        side="applicant",
        name="顾小满",
        birth_date=PartialDate.read(born),
        **values,  # type: ignore[arg-type]
    )


@pytest.mark.parametrize(
    ("born", "guardian", "warned"),
    [
        ("2015", True, ["dispute.guardian_later"]),
        ("2008", False, ["dispute.maybe_minor"]),
        ("2008-11", False, ["dispute.maybe_minor"]),
        ("2008-10", False, []),
        ("1964", False, []),
    ],
)
def test_a_possible_minor_is_asked_about(born: str, guardian: bool, warned: list[str]) -> None:
    party, findings = person(born), Findings()
    assert needs_guardian(party, TODAY) is guardian
    examine_party(party, (), TODAY, "", findings)
    assert [one.code for one in findings.warnings] == warned
    assert findings.problems == []


def test_a_number_fills_in_what_is_not_known_and_contradicts_what_is() -> None:
    number = "320699197111040015"
    filled = completed(person("1971", id_number=number), TODAY)
    assert str(filled.birth_date) == "1971-11-04"
    other = person("1964", id_number=number)
    assert completed(other, TODAY).birth_date == PartialDate(1964)
    findings = Findings()
    examine_party(other, (), TODAY, "", findings)
    assert [one.code for one in findings.warnings] == ["value.id_birth"]
