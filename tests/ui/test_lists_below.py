"""Rows that come with a record are asked for below its own fields, in the form of every act."""

import pytest

from sifasuo_desktop.services.acting.bus import all_verbs
from sifasuo_desktop.ui.forms.arranged import arranged

WITH_ROWS = sorted(
    name
    for name, verb in all_verbs().items()
    if any(one.nested for section in arranged(verb.command, ()) for one in section.fields)
)


@pytest.mark.parametrize("verb", WITH_ROWS)
def test_no_field_of_the_record_stands_below_the_heading_of_rows(verb: str) -> None:
    fields = [one for part in arranged(all_verbs()[verb].command, ()) for one in part.fields]
    nested = [bool(one.nested) for one in fields]
    assert nested == sorted(nested), [one.name for one in fields]


def test_the_checks_of_a_group_stand_below_what_the_group_is() -> None:
    sections = arranged(all_verbs()["village_chat.add"].command, ())
    names = [one.name for section in sections for one in section.fields]
    assert names[0] == "name"
    assert names[-2:] == ["keeper", "checks"]
