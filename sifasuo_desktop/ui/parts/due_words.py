"""A row of what is due, in words: its light, its button, what its act begins with."""

from datetime import date

from sifasuo_desktop.domain.deadlines.engine import Obligation
from sifasuo_desktop.domain.fields import field_map
from sifasuo_desktop.domain.record import family
from sifasuo_desktop.ledgers.terms import rules_by_name
from sifasuo_desktop.services.acting.bus import all_verbs

ID_LENGTH = 32


def light_words(row: Obligation, today: date) -> tuple[str, str]:
    """The words of the pill and its light."""
    days = (row.due - today).days
    if days < 0:
        return (f"已过 {-days} 天" if row.soft else f"逾期 {-days} 天"), row.light
    if days == 0:
        return "今天", row.light
    return f"还有 {days} 天", row.light


def act_title(row: Obligation) -> str:
    """The text of the button that settles the row; empty where no act does."""
    verb = all_verbs().get(row.act)
    own = rules_by_name()[row.rule].act_title
    return own or (verb.title if verb is not None else "")


def act_preset(row: Obligation) -> dict[str, str]:
    """What the form of the act is given: the record, and the part the row is about."""
    verb = all_verbs()[row.act]
    known = field_map(verb.command)
    preset = {verb.target: row.record} if verb.target else {}
    for cls in family(verb.kind):
        if cls.PARENT and cls.KIND in known and len(row.part) == ID_LENGTH:
            preset[cls.KIND] = row.part
    if "part" in known and row.part:
        preset["part"] = row.part
    return {**preset, **rules_by_name()[row.rule].begins}
