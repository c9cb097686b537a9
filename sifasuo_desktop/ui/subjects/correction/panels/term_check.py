"""What the term of the judgment says about the dates of the papers; it never changes them."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sifasuo_desktop.domain.periods import Category, TermServed, term
from sifasuo_desktop.services.office.reference_data import sentence

PARTS = ("term_years", "term_months", "term_days")
CUSTODY = "custody_days"
HINT = "刑期（考验期）和羁押日数只用来核对；期限以法律文书所载日期为准。"


def term_words(
    start: date | None, end: date | None, typed: Mapping[str, Any], category: Any
) -> tuple[str, str]:
    """A sentence and its light for what was typed so far."""
    counts = {name: typed[name] or 0 for name in (*PARTS, CUSTODY)}
    whole = all(isinstance(value, int) for value in counts.values())
    if start is None or end is None or not whole or not any(counts[name] for name in PARTS):
        return HINT, ""
    if counts[CUSTODY] and not category:
        return "请先选择矫正类别，再核对期限。", "yellow"
    try:
        found = term(
            start,
            years=counts["term_years"],
            months=counts["term_months"],
            days=counts["term_days"],
            custody_days=counts[CUSTODY],
            category=Category(category) if category in tuple(Category) else None,
        )
    except (TermServed, OverflowError):
        return sentence("correction.term_served"), "yellow"
    if end in (found.end, found.also):
        return f"核对一致：按刑期推算，期限至 {end}。", "green"
    differs = f"按刑期推算，期限应至 {found.end}，所填为 {end}。"
    return f"{differs}请对照法律文书核对；保存时以所填的法律文书日期为准。", "yellow"
