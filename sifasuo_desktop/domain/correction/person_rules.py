"""Rules about a person at reception: dates, category, ban, and the term as a cross-check.

社区矫正法 第二条、第二十五条、第五十八条; 刑法 第三十八条、第七十二条.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sifasuo_desktop.domain.correction.records import Correction, PersonFacts, TeamMemberFacts
from sifasuo_desktop.domain.identity_numbers import check_id
from sifasuo_desktop.domain.periods import Category, TermServed, term
from sifasuo_desktop.domain.persons import ADULT, age_on, examine_id, is_resident_id
from sifasuo_desktop.domain.record import Record
from sifasuo_desktop.domain.refusal import Findings

MALE, FEMALE = "1", "2"
# 刑法 第十七条: nobody younger answers for an offence.
YOUNGEST = 12
# 刑诉法 第二百八十六条, in months.
SEALED_UP_TO = 60
EARLIEST_BIRTH = 1900
_MAY_BEAR_A_BAN = (Category.CONTROL, Category.PROBATION)
# Shortest in months, longest in years, and the words of 刑法 第三十八条、第六十九条、第七十三条.
_LENGTHS: Mapping[Category, tuple[int, int, str]] = {
    Category.CONTROL: (3, 3, "管制为三个月以上、三年以下（羁押折抵的除外）"),
    Category.PROBATION: (2, 5, "缓刑考验期限为二个月以上、五年以下"),
}


@dataclass(frozen=True)
class SentenceTerm:
    """The term as the judgment words it, to cross-check the dates of the papers."""

    years: int = 0
    months: int = 0
    days: int = 0
    custody_days: int = 0


def is_juvenile(birth: date, start: date) -> bool:
    """Whether the person was under 18 at the start; turning 18 later changes nothing (58)."""
    return age_on(birth, start) < ADULT


def must_seal(person: PersonFacts, *, juvenile: bool) -> bool:
    """Whether the record is to be sealed: under 18 at the offence and five years or less (刑诉法 286).

    五年以下 includes five years. A length not recorded does not free from the duty: it is looked up.
    """
    offended = person.offence_date
    young = juvenile if offended is None else age_on(person.birth_date, offended) < ADULT
    short = person.sentence_months is None or person.sentence_months <= SEALED_UP_TO
    return young and (short or person.category == Category.CONTROL)


def out_of_sight(record: Record, may: Callable[[str], bool]) -> bool:
    """Whether whoever has these permissions may not know that the record is there (ruling 15)."""
    if not isinstance(record, Correction):
        return False
    juvenile = record.juvenile and not may("juvenile")
    return juvenile or (record.sealed is not None and not may("sealed"))


def examine_person(person: PersonFacts, today: date, findings: Findings) -> None:
    """Refuses what cannot be; warns where papers contradict each other."""
    if is_resident_id(person.id_type):
        examine_id(person.id_number, person.sex, person.birth_date, today, "", findings)
    if person.birth_date.year < EARLIEST_BIRTH or person.birth_date >= person.start:
        findings.refuse("correction.birth", "birth_date", day=person.birth_date)
    if person.end < person.start:
        findings.refuse("correction.end_before_start", "end", start=person.start, end=person.end)
    outside = person.category == Category.OUTSIDE_PRISON
    if outside and person.temporary_kind is None:
        findings.refuse("correction.temporary_kind", "temporary_kind")
    if not outside and person.temporary_kind is not None:
        findings.refuse("correction.not_temporary", "temporary_kind")
    _examine_ban(person, findings)
    _warn_of_the_unlikely(person, today, findings)


def _warn_of_the_unlikely(person: PersonFacts, today: date, findings: Findings) -> None:
    """What no judgment says is more likely a slip than the truth; the papers still stand."""
    offended = person.offence_date or person.start
    if person.offence_date and not person.birth_date < person.offence_date <= person.effective:
        findings.refuse("correction.offence_date", "offence_date", day=person.offence_date)
    if person.sentence_months is not None and person.sentence_months < 1:
        findings.refuse("correction.sentence_months", "sentence_months")
    age = age_on(person.birth_date, offended)
    if age < YOUNGEST:
        findings.warn("correction.too_young", "birth_date", age=age)
    if person.end < today:
        findings.warn("correction.end_past", "end", end=person.end)
    if person.category == Category.PROBATION and person.start != person.effective:
        findings.warn(
            "correction.start_not_effective",
            "start",
            start=person.start,
            effective=person.effective,
        )
    limits = _LENGTHS.get(Category(person.category))
    if limits is None or person.end < person.start:
        return
    shortest, longest, words = limits
    if not shortest_end(person.start, shortest) <= person.end <= longest_end(person.start, longest):
        findings.warn("correction.term_range", "end", range=words)


def shortest_end(start: date, months: int) -> date:
    """The last day of the shortest term."""
    return term(start, months=months).end


def longest_end(start: date, years: int) -> date:
    """The last day of the longest term."""
    return term(start, years=years).end


def _examine_ban(person: PersonFacts, findings: Findings) -> None:
    if (person.ban_start or person.ban_end) and not person.ban:
        findings.refuse("correction.ban_text", "ban")
    if person.ban_start and person.ban_end and person.ban_end < person.ban_start:
        findings.refuse("correction.ban_dates", "ban_end")
    if person.ban and person.category not in _MAY_BEAR_A_BAN:
        findings.warn("correction.ban_category", "ban")


def examine_term(person: PersonFacts, told: SentenceTerm, findings: Findings) -> None:
    """Warns when the term gives another last day; the court's own dates always stay (T24)."""
    if min(told.years, told.months, told.days, told.custody_days) < 0:
        findings.refuse("correction.term_negative", "term_years")
        return
    if told.years + told.months + told.days == 0:
        return
    try:
        found = term(
            person.start,
            years=told.years,
            months=told.months,
            days=told.days,
            custody_days=told.custody_days,
            category=Category(person.category),
        )
    except (TermServed, OverflowError):
        findings.warn("correction.term_served", "end")
        return
    if person.end not in (found.end, found.also):
        findings.warn("correction.term_differs", "end", end=person.end, computed=found.end)


def is_woman(person: PersonFacts) -> bool:
    """By the sex recorded or, where it is not known, by the resident ID number."""
    if person.sex in (MALE, FEMALE) or not is_resident_id(person.id_type):
        return person.sex == FEMALE
    number = check_id(person.id_number or "", person.start)
    return number.valid and number.sex == FEMALE


def sex_unknown(person: PersonFacts) -> bool:
    """Whether neither the record nor the number says what the team has to fit."""
    return person.sex not in (MALE, FEMALE) and not (
        is_resident_id(person.id_type) and check_id(person.id_number or "", person.start).valid
    )


def lacks_a_woman(person: PersonFacts, team: Iterable[TeamMemberFacts]) -> bool:
    """A woman's team must have a woman in it (社区矫正法 第二十五条)."""
    return is_woman(person) and all(member.sex != FEMALE for member in team)
