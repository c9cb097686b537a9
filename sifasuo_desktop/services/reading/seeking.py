"""Records a field can name, found while one types: by the words of a search, or one by its id."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from sifasuo_desktop.domain.casefile import CaseFile
from sifasuo_desktop.domain.fields import fields_of
from sifasuo_desktop.domain.ledger import VOID
from sifasuo_desktop.ledgers.kinds import kinds
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.choices import RECORDS, Choice
from sifasuo_desktop.services.reading.finding import find

MOST = 30
"""So many are offered: who looks for another one types more of it."""
NOT_SEEN = "（您不能查看）"


@dataclass(frozen=True)
class FoundChoice(Choice):
    """A record found by what was typed, wherever in it that occurs."""

    typed: str = ""

    def __post_init__(self) -> None:
        # Found already: neither its pinyin is needed again, nor the words it has below its name.
        object.__setattr__(self, "sought", f"{self.label} {''.join(self.typed.split())}".lower())


def can_be_sought(kind: str) -> bool:
    """Whether records of a kind are found and named one by one."""
    return kind in kinds() and kinds()[kind].has_page


def found_by(kind: str) -> tuple[str, ...]:
    """What records of a kind are found by, in words; pinyin only where a name is declared."""
    pinyin = any(one.spec.name for one in fields_of(kinds()[kind].record))
    return ("名称", *(("拼音首字母",) if pinyin else ()), "登记号")


def sought(workplace: Workplace, kind: str, words: str = "") -> tuple[Choice, ...]:
    """The newest records in which all the words occur; none of those the user may not read."""
    if not workplace.may(kinds()[kind].reading):
        return ()
    found = find(workplace, kind, words, limit=MOST, enough=MOST)
    return tuple(
        replace(_choice(item), typed=words) for item in found.items if item["state"] != VOID.name
    )


def named(workplace: Workplace, kind: str, record: str) -> tuple[Choice, ...]:
    """One record by its id, as it is offered; nothing where the user may not read it."""
    if not workplace.may(kinds()[kind].reading):
        return ()
    return tuple(_choice(item) for item in find(workplace, kind, only=(record,), limit=1).items)


def named_by(workplace: Workplace, case: CaseFile) -> Mapping[str, tuple[Choice, ...]]:
    """What a record and its parts name, by kind; what the user may not read says so."""
    wanted: dict[str, dict[str, None]] = {}
    for record in (case.record, *(one for kept in case.children.values() for one in kept)):
        for field in fields_of(type(record)):
            value = getattr(record, field.name)
            if value and field.spec.ref not in RECORDS and can_be_sought(field.spec.ref):
                ids = value if field.many else (value,)
                wanted.setdefault(field.spec.ref, {}).update(dict.fromkeys(ids))
    return {kind: tuple(_named(workplace, kind, tuple(ids))) for kind, ids in wanted.items()}


def _named(workplace: Workplace, kind: str, ids: tuple[str, ...]) -> Iterator[Choice]:
    found = {}
    if workplace.may(kinds()[kind].reading):
        items = find(workplace, kind, only=ids, limit=len(ids)).items
        found = {str(item["id"]): _choice(item) for item in items}
    for one in ids:
        yield found.get(one) or Choice(one, NOT_SEEN)


def called(item: dict[str, Any]) -> str:
    """A record of a list by its title, and its number where that says more."""
    title, number = str(item["title"]), str(item["number"] or "")
    return f"{title}（{number}）" if number and number not in title else title


def _choice(item: dict[str, Any]) -> FoundChoice:
    return FoundChoice(str(item["id"]), called(item))
