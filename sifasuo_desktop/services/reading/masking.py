"""ID numbers and phones as others may see them: 前6后4, 前3后4."""

from collections.abc import Collection, Mapping
from typing import Any

from sifasuo_desktop.domain.conversion import plain_value, to_plain
from sifasuo_desktop.domain.fields import Facts, Field, field_map

# So many characters at least are hidden, or a short number could be guessed from its ends.
LEAST_HIDDEN = 4


def masked_id(number: str | None) -> str | None:
    """``320699197111040015`` as ``320699********0015``; a short one, as of a passport, not at all."""
    return _ends(number, 6)


def masked_phone(number: str | None) -> str | None:
    """``19900000011`` as ``199****0011``; a short one, as of a line in the county, not at all."""
    return _ends(number, 3)


def _ends(number: str | None, first: int) -> str | None:
    if not number:
        return number
    hidden = len(number) - first - 4
    if hidden < LEAST_HIDDEN:
        return "****"
    return number[:first] + "*" * hidden + number[-4:]


_MASKS = {"id": masked_id, "phone": masked_phone}


def shown(
    facts: Facts, *, unmask: bool = False, only: Collection[str] | None = None
) -> dict[str, Any]:
    """The plain values of facts, or of ``only`` some of their fields, with sensitive numbers
    masked unless ``unmask``.
    """
    plain = (
        to_plain(facts)
        if only is None
        else {name: plain_value(getattr(facts, name)) for name in only}
    )
    if unmask:
        return plain
    return masked(type(facts), plain)


def masked_value(field: Field, value: str | None) -> str | None:
    """One value, masked as its field is declared."""
    return _MASKS[field.spec.mask](value) if field.spec.mask else value


def masked(cls: type[Facts], plain: Mapping[str, Any]) -> dict[str, Any]:
    """Plain values with sensitive numbers masked as the fields are declared."""
    known = field_map(cls)
    return {
        name: _MASKS[known[name].spec.mask](value)
        if name in known and known[name].spec.mask
        else value
        for name, value in plain.items()
    }
