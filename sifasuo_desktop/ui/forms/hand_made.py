"""A form laid out by hand: for which acts it stands in for the one made from the declaration."""

from dataclasses import dataclass

from sifasuo_desktop.ui.forms.act_form import ActForm


@dataclass(frozen=True)
class HandMade:
    """Offered by the module of a subject as ``FORMS``, found by the shell.

    ``verbs`` names the acts, ``kind`` takes all acts on records of a kind that no other form
    names; ``about`` is what must be known beforehand, else the declared form is used.
    """

    name: str
    make: type[ActForm]
    verbs: frozenset[str] = frozenset()
    kind: str = ""
    about: str = ""
