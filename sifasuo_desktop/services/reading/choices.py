"""What can be chosen in a field: entries of code lists and records, found by text or pinyin."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property

from sifasuo_desktop.domain.office.records import Committee, Mediator, Village
from sifasuo_desktop.domain.record import Record
from sifasuo_desktop.services.office.reference_data import code_book
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.store.search_text import folded, pinyin_forms

RECORDS: dict[str, type[Record]] = {
    "committee": Committee,
    "mediator": Mediator,
    "village": Village,
}
"""The kinds of records that fields refer to and that can be chosen from a list."""


@dataclass(frozen=True)
class Choice:
    """One entry: the plain value, the words on the screen, and its code if it has one."""

    value: str
    label: str
    code: str = ""

    @cached_property
    def sought(self) -> str:
        """What it is found by: its words, its code, its pinyin and the initials of it.

        Only when somebody looks for an entry: the dictionary of pinyin is a fifth of what the
        program reads at its start.
        """
        return " ".join((folded(self.label), self.code.lower(), *pinyin_forms(self.label)))

    def matches(self, typed: str) -> bool:
        """Whether what was typed is in the words, the code or the pinyin."""
        return folded(typed) in self.sought


def choice(value: str, label: str, *, code: str = "") -> Choice:
    """A choice that is found by its words, its code, its pinyin and the initials of it."""
    return Choice(value, label, code)


@cache
def code_choices(name: str) -> tuple[Choice, ...]:
    """The entries of a code list in its order."""
    titles = code_book().list(name).titles
    return tuple(choice(code, title, code=code) for code, title in titles.items())


def record_choices(workplace: Workplace) -> dict[str, tuple[Choice, ...]]:
    """The office's committees, mediators and villages, for fields that refer to them."""
    with workplace.store.reading() as reader:
        return {
            kind: tuple(record_choice(record) for record in sorted(reader.every(cls), key=is_gone))
            for kind, cls in RECORDS.items()
        }


def is_gone(record: Record) -> bool:
    """Those that are no more stand at the end: an old case still shows them."""
    return bool(getattr(record, "retired_on", None) or getattr(record, "valid_to", None))


def record_choice(record: Record) -> Choice:
    """A record as it is offered; one that is no more says since when."""
    name = str(getattr(record, "name", ""))
    gone = getattr(record, "retired_on", None) or getattr(record, "valid_to", None)
    if gone is not None:
        name = f"{name}（{gone} 起停用）"
    return choice(record.id, name, code=str(getattr(record, "code", "")))


def make_findable(choices: Iterable[Choice]) -> None:
    """Reads what entries are found by before somebody types, off the window's thread."""
    for one in choices:
        _ = one.sought


def warm_up() -> None:
    """Reads all code lists before they are needed, off the window's thread."""
    for name in code_book().names():
        make_findable(code_choices(name))
