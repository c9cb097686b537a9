"""What every area asks of a person: age in full years and a resident ID number that fits."""

from datetime import date

from sifasuo_desktop.domain.identity_numbers import check_id, normalised
from sifasuo_desktop.domain.partial_dates import PartialDate
from sifasuo_desktop.domain.refusal import Findings, Problem, problem
from sifasuo_desktop.domain.typed_numbers import scientific

ADULT = 18
RESIDENT_ID = "01"


def age_on(birth: date, day: date) -> int:
    """Full years (周岁) on ``day``; a year is full from the day after the birthday's eve."""
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))


def ages_on(birth: PartialDate, day: date) -> tuple[int, int]:
    """The least and the greatest age in full years on ``day``."""
    return age_on(birth.last, day), age_on(birth.first, day)


def about_age(birth: PartialDate, day: date) -> int:
    """Full years, by the year or month alone where no more is known."""
    if birth.exact:
        return age_on(birth.first, day)
    return day.year - birth.year - (birth.month is not None and day.month < birth.month)


def age_words(birth: PartialDate, day: date) -> str:
    """``62``, or ``约62`` where the birth date is not known in full."""
    return f"{'' if birth.exact else '约'}{about_age(birth, day)}"


def maybe_minor(birth: PartialDate | None, day: date) -> bool:
    """Whether what is known of the birth date leaves open if the person is of age."""
    if birth is None:
        return False
    least, most = ages_on(birth, day)
    return least < ADULT <= most


def wrong_id(number: str, today: date, at: str = "") -> Problem | None:
    """What is wrong with a resident ID number, with words that help, or None."""
    facts = check_id(number, today)
    if facts.valid:
        return None
    if scientific(facts.number):
        return problem("value.scientific", at, title="证件号码", value=number)
    if facts.converted:
        return problem("value.id_old", at, converted=facts.converted)
    if len(facts.number) != 18:
        return problem("value.id_length", at, count=len(facts.number))
    return problem("value.id_invalid", at, why=facts.message or "")


def examine_id(
    number: str | None,
    sex: str | None,
    birth: date | PartialDate | None,
    today: date,
    at: str,
    findings: Findings,
) -> None:
    """Refuses a wrong resident ID number; warns where it contradicts sex or birth date."""
    if not number:
        return
    wrong = wrong_id(number, today, f"{at}id_number")
    if wrong is not None:
        findings.problems.append(wrong)
        return
    facts = check_id(number, today)
    if sex and facts.sex != sex:
        findings.warn("value.id_sex", f"{at}sex", expected="男" if facts.sex == "1" else "女")
    known = PartialDate.of(birth) if isinstance(birth, date) else birth
    if known and facts.birth_date and not known.holds(facts.birth_date):
        findings.warn("value.id_birth", f"{at}birth_date", expected=str(facts.birth_date))


def is_resident_id(id_type: str | None) -> bool:
    """Whether the number is a resident ID number, which alone has a check digit to look at."""
    return id_type in (None, RESIDENT_ID)


def kept_number(id_type: str | None, number: str | None) -> str | None:
    """The number of an identity document as it is kept: in capitals, without blanks."""
    if not number:
        return None
    return normalised(number) if is_resident_id(id_type) else number.strip().upper()
