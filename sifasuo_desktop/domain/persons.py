"""What every area asks of a person: age in full years and a resident ID number that fits."""

from datetime import date

from sifasuo_desktop.domain.identity_numbers import check_id
from sifasuo_desktop.domain.refusal import Findings

ADULT = 18


def age_on(birth: date, day: date) -> int:
    """Full years (周岁) on ``day``; a year is full from the day after the birthday's eve."""
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))


def examine_id(
    number: str | None,
    sex: str | None,
    birth: date | None,
    today: date,
    at: str,
    findings: Findings,
) -> None:
    """Refuses a wrong resident ID number; warns where it contradicts sex or birth date."""
    if not number:
        return
    facts = check_id(number, today)
    if not facts.valid:
        if len(number) != 18:
            findings.refuse("value.id_length", f"{at}id_number", count=len(number))
        else:
            findings.refuse("value.id_invalid", f"{at}id_number", why=facts.message or "")
        return
    if sex and facts.sex != sex:
        findings.warn("value.id_sex", f"{at}sex", expected="男" if facts.sex == "1" else "女")
    if birth and facts.birth_date != birth:
        findings.warn("value.id_birth", f"{at}birth_date", expected=str(facts.birth_date))
