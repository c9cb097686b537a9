"""Rules about a person at reception: dates, category, ban, and the term as a cross-check.

社区矫正法 第二条、第二十五条、第五十八条; 刑法 第三十八条、第七十二条.
"""

from dataclasses import dataclass
from datetime import date

from sifasuo_desktop.domain.correction.records import PersonFacts, TeamMemberFacts
from sifasuo_desktop.domain.periods import Category, TermServed, term
from sifasuo_desktop.domain.persons import ADULT, age_on, examine_id
from sifasuo_desktop.domain.refusal import Findings

FEMALE = "2"
EARLIEST_BIRTH = 1900
_MAY_BEAR_A_BAN = (Category.CONTROL, Category.PROBATION)


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


def examine_person(person: PersonFacts, today: date, findings: Findings) -> None:
    """Refuses what cannot be; warns where papers contradict each other."""
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


def lacks_a_woman(sex: str, team: tuple[TeamMemberFacts, ...]) -> bool:
    """A woman's team must have a woman in it (社区矫正法 第二十五条)."""
    return sex == FEMALE and all(member.sex != FEMALE for member in team)
