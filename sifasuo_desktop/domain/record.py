"""A record: facts with an identity, kept, revised, handed over and printed."""

from functools import cache
from typing import Annotated, Any, ClassVar

from sifasuo_desktop.domain.fields import F, Facts

Id = Annotated[str, F("内部编号", length=32)]
ParentId = Annotated[str | None, F("上级记录", length=32)]


KINDS: "dict[str, type[Record]]" = {}
ANY = "*"
"""The parent of a kind whose records lie below records of every kind."""


class Record(Facts):
    """Base of all record classes.

    ``KIND`` names the table; ``TITLE`` is the Chinese word; ``PARENT`` names the kind of the
    parent record, is empty, or is ``ANY``: then each record says in ``of_kind`` below what it lies,
    and no case is read with it; ``HANDOVER`` says whether it goes to the bureau; ``AREA`` is the
    reading permission's area (``dispute``, ``correction``, ``office``, ``system``). ``SOUGHT``
    names the fields by which records are looked for at every registration.
    """

    KIND: ClassVar[str] = ""
    TITLE: ClassVar[str] = ""
    PARENT: ClassVar[str] = ""
    HANDOVER: ClassVar[bool] = True
    AREA: ClassVar[str] = ""
    SOUGHT: ClassVar[tuple[str, ...]] = ()

    id: Id
    parent: ParentId = None

    @property
    def kind_above(self) -> str:
        """The kind of the record it lies below; empty for one at the top."""
        return str(getattr(self, "of_kind", "")) if self.PARENT == ANY else self.PARENT

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if not cls.KIND or cls.KIND in KINDS:
            raise TypeError(cls.__name__)
        KINDS[cls.KIND] = cls
        family.cache_clear()


# The state of a record that has states and was entered by mistake.
VOIDED = "voided"


class Voidable(Facts):
    """A child that can be marked as entered by mistake; it is voided, never deleted (ruling 33)."""

    void_reason: Annotated[str | None, F("作废原因", length=300)] = None


def children_of(kind: str) -> tuple[type[Record], ...]:
    """The record classes whose parent is ``kind``, in order of declaration."""
    return tuple(cls for cls in KINDS.values() if cls.PARENT == kind)


def parent_kind(kind: str) -> str:
    """The kind of the records right above; empty for one at the top, or that may lie below any."""
    parent = KINDS[kind].PARENT
    return "" if parent == ANY else parent


def root_kind(kind: str) -> str:
    """The kind at the top of ``kind``'s line of parents; itself where that is any."""
    while KINDS[kind].PARENT not in ("", ANY):
        kind = KINDS[kind].PARENT
    return kind


@cache
def family(kind: str) -> tuple[type[Record], ...]:
    """The record class of ``kind`` and of all below it, parents first."""
    found: list[type[Record]] = [KINDS[kind]]
    for cls in found:
        found.extend(children_of(cls.KIND))
    return tuple(found)
