"""Login names that older entries kept where a person's name belongs, put right when read."""

from collections.abc import Iterable

from sifasuo_desktop.domain.access import person_name
from sifasuo_desktop.domain.casefile import CaseFile
from sifasuo_desktop.domain.fields import fields_of
from sifasuo_desktop.domain.office.records import User
from sifasuo_desktop.domain.record import Record


def with_names(case: CaseFile, users: Iterable[User]) -> CaseFile:
    """The case with the person's name, or nothing, in place of every login name.

    The store keeps what was entered. A login name in Han characters is the person's own.
    """
    names = {
        user.account: person_name(user.account, user.name)
        for user in users
        if user.account.isascii()
    }
    children = {
        kind: tuple(_named(one, names) for one in records)
        for kind, records in case.children.items()
    }
    return CaseFile(_named(case.record, names), children)


def _named(record: Record, names: dict[str, str]) -> Record:
    changes = {
        field.name: names[value] or ("" if field.required else None)
        for field in fields_of(type(record))
        if field.type is str
        and not field.many
        and not field.spec.codes
        and not field.spec.multiline
        and (value := getattr(record, field.name)) in names
    }
    return record.replace(**changes) if changes else record
