"""Fields by their names, of which those that are seldom seen are made when they are first asked for."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from sifasuo_desktop.domain.fields import Facts, field_map
from sifasuo_desktop.ui.parts.field_grid import filled_in
from sifasuo_desktop.ui.parts.form_field import FormField


class LaterFields(Mapping[str, FormField]):
    """``names`` in the order of reading; ``make`` makes the field of a name, hidden or seen.

    What is not made says what ``facts`` declares as usual: nobody can have filled it in.
    """

    def __init__(
        self, names: Sequence[str], make: Callable[[str], FormField], facts: type[Facts]
    ) -> None:
        self._names = tuple(names)
        self._make = make
        self._made: dict[str, FormField] = {}
        declared = field_map(facts)
        usual = {name: declared[name].default for name in self._names if name in declared}
        self._usual = {
            name: list(value) if isinstance(value, tuple) else value
            for name, value in usual.items()
        }

    def __getitem__(self, name: str) -> FormField:
        if name not in self._names:
            raise KeyError(name)
        if name not in self._made:
            self._made[name] = self._make(name)
        return self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)

    def __contains__(self, name: object) -> bool:
        return name in self._names

    def made(self) -> dict[str, FormField]:
        """Those that are made, in the order of reading."""
        return {name: self._made[name] for name in self._names if name in self._made}

    def make_all(self) -> None:
        """Makes those that are not there yet."""
        for name in self._names:
            self[name]

    def value(self, name: str) -> Any:
        """The plain value, without making the field."""
        made = self._made.get(name)
        return self._usual.get(name) if made is None else made.value()

    def plain(self, without: Sequence[str] = ()) -> dict[str, Any]:
        """The plain values of what is filled in, without making a field."""
        return filled_in({name: self.value(name) for name in self if name not in without})

    def show_values(self, values: Mapping[str, Any]) -> None:
        """Shows plain values; a field is made where it says something else than usual."""
        for name in self._names:
            if name in values and (name in self._made or values[name] != self._usual.get(name)):
                self[name].set_value(values[name])
