"""How the domain says no: a code with its place, never a sentence."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong or worth a warning.

    ``code`` names a sentence of ``resources/texts/errors.toml``; ``field`` is the dotted path of
    the value (``parties.0.id_number``) or empty; ``values`` fill the sentence.
    """

    code: str
    field: str = ""
    values: tuple[tuple[str, str], ...] = ()


def problem(code: str, at: str = "", /, **values: Any) -> Problem:
    """A Problem with its values in a fixed order."""
    return Problem(code, at, tuple(sorted((key, str(value)) for key, value in values.items())))


class Refused(Exception):
    """An act is not done and nothing was changed.

    ``problems`` holds at least one Problem; the first one is the one told on the command line.
    """

    def __init__(self, *problems: Problem) -> None:
        super().__init__(", ".join(item.code for item in problems))
        self.problems = problems


@dataclass
class Findings:
    """Collects problems and warnings while an act is examined."""

    problems: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)

    def refuse(self, code: str, at: str = "", /, **values: Any) -> None:
        """Notes something that forbids the act."""
        self.problems.append(problem(code, at, **values))

    def warn(self, code: str, at: str = "", /, **values: Any) -> None:
        """Notes something the user should know."""
        self.warnings.append(problem(code, at, **values))

    def take(self, found: "Findings", told: Callable[[Problem], Problem]) -> None:
        """Notes what another examination found, each as ``told`` says it here."""
        self.problems += map(told, found.problems)
        self.warnings += map(told, found.warnings)

    @contextmanager
    def together(self) -> Iterator[None]:
        """A refusal raised inside tells what was noted before as well."""
        try:
            yield
        except Refused as refusal:
            raise Refused(*dict.fromkeys((*self.problems, *refusal.problems))) from None

    def settle(self) -> None:
        """Raises Refused when a problem was noted."""
        if self.problems:
            raise Refused(*self.problems)
