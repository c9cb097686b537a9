"""The rules of the subjects: every module of this package that offers ``RULES``."""

from functools import cache

from sifasuo_desktop.domain import deadlines
from sifasuo_desktop.domain.deadlines.engine import Rule
from sifasuo_desktop.kernel.registry import discover


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule, in order of name. Raises BrokenExtension when two share a name."""
    found = discover(deadlines, "RULES", Rule)
    return tuple(found[name] for name in sorted(found))
