"""Fields declared once: title, type, checks, sensitivity and help of every value.

A class of facts is a frozen dataclass whose fields are ``Annotated[type, F("标题")]``. From that
one declaration come the table, the form, the JSON of the command line and of the bundle, the JSON
Schema, search text, masking and audit labels.
"""

import dataclasses
import types
import typing
from collections.abc import Collection, Mapping
from dataclasses import MISSING, dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property
from types import MappingProxyType
from typing import (
    Annotated,
    Any,
    ClassVar,
    Self,
    TypeVar,
    dataclass_transform,
    get_args,
    get_origin,
)

from sifasuo_desktop.domain.partial_dates import PartialDate


@dataclass(frozen=True)
class F:
    """Description of one field.

    ``length`` counts code points. ``codes`` names a code list. ``check`` names a check of
    ``domain.checks``, ``doubt`` one that only warns. ``ref`` names the kind of record the value points to. ``mask`` is ``id``,
    ``phone`` or empty. ``search`` puts the value into the search text, ``name`` adds its pinyin.
    ``form`` says how what is typed is folded where type, ``check`` and ``mask`` do not: ``name``
    (of a person, a body, a place) or ``number`` (of a paper); see ``domain.typed_values``.
    ``start`` is what the form of an act on a record begins with: ``today``, ``me`` (who is signed
    in), ``kept`` (what the record says), ``kept_or_me``, or nothing. ``unsaid`` is what a paper says
    where nothing was given: ``office``, the office itself.
    """

    title: str
    length: int = 200
    codes: str = ""
    check: str = ""
    doubt: str = ""
    ref: str = ""
    mask: str = ""
    search: bool = False
    name: bool = False
    form: str = ""
    column: bool = False
    multiline: bool = False
    help: str = ""
    start: str = ""
    unsaid: str = ""


class _Keep:
    """The value of a field of a change that was not given: the record keeps what it has."""

    def __repr__(self) -> str:
        return "KEEP"


KEEP: Any = _Keep()


@dataclass(frozen=True)
class Field:
    """One declared field with what its annotation says.

    ``type`` is ``str``, ``int``, ``bool``, ``date``, ``PartialDate``, ``datetime`` (minutes, local), ``Decimal``
    (yuan, two places) or a class of facts; ``many`` marks a tuple of them. ``keeps`` marks a field
    of a change: not given it is ``KEEP``, given empty it empties an ``optional`` one.
    """

    name: str
    spec: F
    type: type
    many: bool
    required: bool
    default: Any
    optional: bool = False
    keeps: bool = False

    @cached_property
    def nested(self) -> bool:
        """Whether the value is itself made of declared facts."""
        return isinstance(self.type, type) and issubclass(self.type, Facts)


@dataclass_transform(frozen_default=True, kw_only_default=True)
class Facts:
    """Base of every declared class; subclasses become frozen keyword-only dataclasses.

    What dataclass would write anew and compile for each of two hundred classes, its ``__init__``
    and its ``__setattr__`` among it, stands here once: at the start of the program that was a
    tenth of all it did.
    """

    __dataclass_fields__: ClassVar[dict[str, dataclasses.Field[Any]]]
    TOLD: ClassVar[tuple[str, ...]] = ()
    """Fields of one of several facts that are told, not asked for, where a list begins with them."""
    RECALLS: ClassVar[str] = ""
    """The kind of part whose words may be taken over into these facts."""
    _beginning: ClassVar[Mapping[str, Any]]
    """The fields in order, each with what it is when it is not given."""
    _required: ClassVar[frozenset[str]]

    def __init_subclass__(cls, **kwargs: Any) -> None:
        """Reads the fields; the signature that Python would write as the words is left out."""
        super().__init_subclass__(**kwargs)
        cls.__doc__ = cls.__doc__ or cls.__name__
        dataclass(init=False, kw_only=True, eq=False, repr=False, match_args=False)(cls)
        declared = dataclasses.fields(cls)
        cls._beginning = {one.name: one.default for one in declared}
        cls._required = frozenset(one.name for one in declared if one.default is MISSING)

    def __init__(self, **given: Any) -> None:
        if not self._required <= given.keys() <= self._beginning.keys():
            wrong = sorted(given.keys() - self._beginning.keys() | self._required - given.keys())
            raise TypeError(f"{type(self).__name__}: {', '.join(wrong)}")
        self.__dict__.update(self._beginning, **given)

    def __setattr__(self, name: str, value: object) -> None:
        raise dataclasses.FrozenInstanceError(name)

    def __delattr__(self, name: str) -> None:
        raise dataclasses.FrozenInstanceError(name)

    def __eq__(self, other: object) -> bool:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return self.__dict__ == other.__dict__

    def __hash__(self) -> int:
        return hash(tuple(self.__dict__.values()))

    def __repr__(self) -> str:
        values = ", ".join(f"{name}={value!r}" for name, value in self.__dict__.items())
        return f"{type(self).__qualname__}({values})"

    def replace(self, **changes: Any) -> Self:
        """A copy with some values changed."""
        return dataclasses.replace(self, **changes)


C = TypeVar("C", bound=Facts)

_SCALARS = (str, int, bool, date, datetime, Decimal, PartialDate)


def _unwrap(annotation: Any) -> tuple[Any, F | None, bool]:
    """(bare type, field description, may be None) of an annotation; the last F counts."""
    spec: F | None = None
    optional = False
    while True:
        origin = get_origin(annotation)
        if origin is Annotated:
            inner, *extras = get_args(annotation)
            found = [extra for extra in extras if isinstance(extra, F)]
            if found and spec is None:
                spec = found[-1]
            annotation = inner
        elif origin in (typing.Union, types.UnionType):
            members = [arg for arg in get_args(annotation) if arg is not type(None)]
            if len(members) != 1:
                raise TypeError(annotation)
            optional = True
            annotation = members[0]
        else:
            return annotation, spec, optional


_HINTS: dict[type, Mapping[str, Any]] = {}
_FIELDS: dict[type, tuple[Field, ...]] = {}
_MAPS: dict[type, Mapping[str, Field]] = {}


def fields_of(cls: type[Facts]) -> tuple[Field, ...]:
    """The declared fields of a class, in order of declaration.

    Raises TypeError when a field carries no description or a type that has no form.
    """
    if cls not in _FIELDS:
        _FIELDS[cls] = _read_fields(cls)
    return _FIELDS[cls]


def _hints_of(cls: type[Facts]) -> Mapping[str, Any]:
    """The annotations of a class and of all above it; ``typing`` would read them anew each time."""
    if cls not in _HINTS:
        _HINTS[cls] = typing.get_type_hints(cls, include_extras=True)
    return _HINTS[cls]


def _read_fields(cls: type[Facts]) -> tuple[Field, ...]:
    hints = _hints_of(cls)
    result = []
    for raw in dataclasses.fields(cls):
        bare, spec, optional = _unwrap(hints[raw.name])
        many = get_origin(bare) is tuple
        keeps = raw.default is KEEP
        if many:
            bare, inner_spec, _ = _unwrap(get_args(bare)[0])
            spec = spec or inner_spec
        if spec is None or not isinstance(bare, type) or not issubclass(bare, (*_SCALARS, Facts)):
            raise TypeError(f"{cls.__name__}.{raw.name}")
        missing = raw.default is MISSING
        result.append(
            Field(
                name=raw.name,
                spec=spec,
                type=bare,
                many=many,
                required=missing and not optional,
                default=None if missing or keeps else raw.default,
                optional=optional,
                keeps=keeps,
            )
        )
    return tuple(result)


def field_map(cls: type[Facts]) -> Mapping[str, Field]:
    """The declared fields of a class by name."""
    if cls not in _MAPS:
        _MAPS[cls] = {field.name: field for field in fields_of(cls)}
    return _MAPS[cls]


def values_of(facts: Facts) -> dict[str, Any]:
    """Every declared value by the name of its field."""
    return {field.name: getattr(facts, field.name) for field in fields_of(type(facts))}


def partial_class(
    name: str,
    base: type[C],
    of: type[Facts],
    fields: Mapping[str, str],
    *,
    named: int = 0,
) -> type[C]:
    """A subclass of ``base`` with fields of ``of``, each as declared there and left out at will.

    ``fields`` gives what each is called in the subclass. A reference to a record may be given by
    name, up to ``named`` characters.
    """
    hints = _hints_of(of)
    known = field_map(of)
    annotations: dict[str, Any] = {}
    for one, called in fields.items():
        spec = known[one].spec
        if spec.ref:
            spec = dataclasses.replace(spec, length=max(spec.length, named))
        bare, _, optional = _unwrap(hints[one])
        optional = optional or (known[one].many and not known[one].required)
        annotations[called] = Annotated[bare | None if optional else bare, spec]
    body: dict[str, Any] = {
        "__annotations__": annotations,
        "__module__": base.__module__,
        "__doc__": base.__doc__,
        **dict.fromkeys(annotations, KEEP),
    }
    return types.new_class(name, (base,), {}, lambda namespace: namespace.update(body))


def copied_class(
    name: str,
    base: type[C],
    of: type[Facts],
    fields: Mapping[str, str],
    more: Mapping[str, Any],
    *,
    needed: Collection[str] = (),
    named: int = 0,
    constants: Mapping[str, Any] = MappingProxyType({}),
) -> type[C]:
    """A subclass of ``base`` with the annotated fields ``more`` and then fields of ``of``.

    ``fields`` gives by name with what the form begins (``F.start``); each is as declared there,
    those ``needed`` must be given. What ``more`` names may be left out where ``constants`` has its
    default. A reference to a record may be given by name, up to ``named`` characters.
    """
    own, given = copied_fields(of, fields, needed=needed, named=named)
    body = {
        "__annotations__": {**more, **own},
        "__module__": base.__module__,
        "__doc__": base.__doc__,
        **given,
        **constants,
    }
    return types.new_class(name, (base,), {}, lambda namespace: namespace.update(body))


def copied_fields(
    of: type[Facts], fields: Mapping[str, str], *, needed: Collection[str] = (), named: int = 0
) -> tuple[dict[str, Any], dict[str, Any]]:
    """The annotations of fields of a class, as ``copied_class`` makes them, and their defaults."""
    hints = _hints_of(of)
    known = field_map(of)
    annotations: dict[str, Any] = {}
    defaults: dict[str, Any] = {}
    for one, start in fields.items():
        field, (bare, _, _) = known[one], _unwrap(hints[one])
        spec = dataclasses.replace(field.spec, start=start)
        if spec.ref:
            spec = dataclasses.replace(spec, length=max(spec.length, named))
        must = field.required or one in needed
        annotations[one] = Annotated[bare if must or not field.optional else bare | None, spec]
        if not must:
            defaults[one] = field.default
    return annotations, defaults
