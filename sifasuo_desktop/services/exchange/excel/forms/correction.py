"""The register of people under correction: received, or awaited where no day of report is told."""

from collections.abc import Iterator, Mapping, Sequence

from sifasuo_desktop.domain.correction.records import Correction
from sifasuo_desktop.domain.fields import field_map, fields_of
from sifasuo_desktop.domain.typed_numbers import number_key
from sifasuo_desktop.services.acting.verbs.correction.receive import ReceiveCorrection
from sifasuo_desktop.services.exchange.excel.form import (
    LATE_REASON,
    Called,
    Deed,
    Form,
    Key,
    Values,
    column,
)

_NUMBER = "register_no"
_ENTERED = tuple(one for one in fields_of(ReceiveCorrection) if one.name != "correction")


def _deeds(values: Values, called: Called) -> Sequence[Deed]:
    own = {one.name: values[one.name] for one in _ENTERED if one.name in values}
    late = {"reason": LATE_REASON}
    if values.get(_NUMBER):
        late["file_no"] = values[_NUMBER]
    return (Deed("correction.receive", own, late, {"late_entry.file_no": _NUMBER}),)


def _keys(values: Values) -> Sequence[Key]:
    found: list[Key] = []
    if values.get(_NUMBER):
        found.append((_NUMBER, number_key(str(values[_NUMBER]))))
    for who in ("id_number", "name"):
        if values.get(who) and values.get("start"):
            found.append((who, str(values[who]), str(values["start"])))
    return found


def _kept(tables: Mapping[str, Sequence[Values]]) -> Iterator[tuple[Key, str]]:
    for record in tables["correction"]:
        for key in _keys(record):
            yield key, str(record["id"])


FORM = Form(
    kind="correction",
    verb="correction.receive",
    columns=(
        column(
            field_map(Correction)[_NUMBER], required=False, help="旧台账上的编号；没有的由程序编号"
        ),
        *map(column, _ENTERED),
    ),
    deeds=_deeds,
    keys=_keys,
    kept=_kept,
    reads={"correction": (_NUMBER, "id_number", "name", "start")},
)
