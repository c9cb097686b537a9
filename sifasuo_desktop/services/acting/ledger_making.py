"""What the verbs of all ledgers are made of: their commands, the record they name, their answer."""

from collections.abc import Mapping
from typing import Annotated, Any

from sifasuo_desktop.domain.fields import F, Facts, copied_class
from sifasuo_desktop.domain.ledger import Ledger
from sifasuo_desktop.services.acting.changing import NAME_LENGTH
from sifasuo_desktop.services.acting.command import Command, Outcome
from sifasuo_desktop.store.unit_of_work import UnitOfWork


def naming_field(ledger: Ledger) -> dict[str, Any]:
    """The field that names the record acted upon."""
    title = ledger.record.TITLE
    return {ledger.kind: Annotated[str, F(title, ref=ledger.kind, length=NAME_LENGTH)]}


def command_class(
    name: str,
    title: str,
    of: type[Facts],
    fields: Mapping[str, str],
    more: Mapping[str, Any],
    defaults: Mapping[str, Any],
    *,
    needed: tuple[str, ...] = (),
    base: type[Command] = Command,
) -> type[Command]:
    """The command of the verb ``name``; see ``copied_class``."""
    words = "".join(word.capitalize() for part in name.split(".") for word in part.split("_"))
    constants = {"VERB": name, "TITLE": title, **defaults}
    return copied_class(
        words, base, of, fields, more, needed=needed, named=NAME_LENGTH, constants=constants
    )


def there(ledger: Ledger, command: Any, unit: UnitOfWork) -> Any:
    """The record an act names."""
    record = unit.get(ledger.record, getattr(command, ledger.kind))
    assert record is not None
    return record


def answered(record: Any) -> Outcome:
    """What an act on a record answers."""
    return Outcome(record.id, record.register_no, record.state)
