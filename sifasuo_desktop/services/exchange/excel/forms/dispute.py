"""An old register of disputes, entered afterwards (补录): running cases, and closed ones as far as it tells.

What a register does not tell (who signed, at what hour) stands in the paper file; the acts say so.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sifasuo_desktop.domain.dispute.records import Dispute, PartyFacts
from sifasuo_desktop.domain.fields import field_map
from sifasuo_desktop.domain.folding import name_form
from sifasuo_desktop.domain.typed_numbers import number_key
from sifasuo_desktop.services.acting.verbs.dispute.agree import AgreeDispute
from sifasuo_desktop.services.acting.verbs.dispute.register import RegisterDispute
from sifasuo_desktop.services.exchange.excel.form import (
    LATE_REASON,
    Called,
    Deed,
    Form,
    Key,
    SheetColumn,
    Values,
    column,
    number_columns,
)
from sifasuo_desktop.services.exchange.pasted_looks import is_body

_SUCCESS, _FAILURE = "1", "2"
_BODY, _CREDIT_CODE = "02", "07"
_SEE_FILE = "（旧台账未载明，见纸质案卷）"
_AND_OTHERS = re.compile(r"等(?:[0-9一二三四五六七八九十]+[人户名])?$")
_SEVERAL = re.compile(r"[、;；,，\n]+")
_SIDES = {"applicants": "申请人", "respondents": "被申请人"}
_OF_A_PARTY = {"id_number": "证件号码", "phone": "联系电话", "address": "住址"}

_of_case = field_map(Dispute)
_of_party = field_map(PartyFacts)
_of_register = field_map(RegisterDispute)
_START = (
    "sub_type",
    "source",
    "source_no",
    "difficulty",
    "occurred",
    "place",
    "village",
    "people_involved",
    "loss_amount",
)


def _people(name: str, title: str, *, shown: bool = True) -> Iterator[SheetColumn]:
    """A column of people, and what may stand beside it of the first of them."""
    yield SheetColumn(
        name=name,
        field=_of_party["name"],
        title=title,
        many=True,
        people=True,
        shown=shown,
        help="几个人用顿号隔开",
    )
    for own, plain in _OF_A_PARTY.items():
        yield SheetColumn(
            name=f"{name}.{own}",
            field=replace(_of_party[own], optional=True),
            title=f"{title}{plain}",
            plain=plain,
            owner=name,
            many=own == "id_number",
            shown=shown,
        )


def _columns() -> Iterator[SheetColumn]:
    yield from number_columns("dispute", ("file_no",))
    yield column(_of_case["file_no"], required=False, help="纸质案卷上的编号；没有的由程序编号")
    yield column(_of_register["committee"], required=False, alone=True)
    yield column(_of_register["applied"], required=True)
    yield column(_of_register["dispute_type"], required=True)
    for name, title in _SIDES.items():
        yield from _people(name, title)
    yield from _people("parties", "当事人", shown=False)
    yield column(_of_register["facts"], required=True)
    for name in _START:
        yield column(_of_register[name], required=False)
    yield column(_of_case["track"], required=False)
    yield column(_of_case["host"], required=False, title="调解员")
    yield column(_of_case["result"], required=False)
    yield column(_of_case["agreed"], required=False, title="协议日期")
    yield SheetColumn(name="terms", field=field_map(AgreeDispute)["terms"], title="协议内容")
    yield SheetColumn(
        name="performance", field=field_map(AgreeDispute)["performance"], title="履行方式、时限"
    )
    yield column(_of_case["failed"], required=False)
    yield column(_of_case["fail_reason"], required=False)
    yield column(_of_case["closed"], required=False)


# --- who -------------------------------------------------------------------------------------


def _sides(values: Values) -> Iterator[tuple[str, str, str, int]]:
    """Side, column, name and place in its column of every party."""
    for name, side in (("applicants", "applicant"), ("respondents", "respondent")):
        for place, who in enumerate(values.get(name, ())):
            yield side, name, who, place
    for place, who in enumerate(values.get("parties", ())):
        yield ("respondent" if place else "applicant"), "parties", who, place


def _parties(values: Values, willing: bool) -> tuple[list[dict[str, Any]], dict[str, str]]:
    """The parties as the verb takes them, and in which columns they stand."""
    parties, at = [], {}
    for index, (side, name, who, place) in enumerate(_sides(values)):
        party: dict[str, Any] = {"side": side, "name": _AND_OTHERS.sub("", who)}
        if willing:
            party["consent"] = "yes"
        if is_body(who):
            party |= {"party_type": _BODY, "id_type": _CREDIT_CODE}
        for own in _OF_A_PARTY:
            value = _beside(values, name, own, place)
            if value:
                party[own] = value
            at[f"parties.{index}.{own}"] = f"{name}.{own}"
        at[f"parties.{index}"] = name
        parties.append(party)
    at["parties"] = "parties" if "parties" in values else "respondents"
    return parties, at


def _beside(values: Values, name: str, own: str, place: int) -> Any:
    """What stands beside a party: each its own where there are as many, else of the first."""
    given = values.get(f"{name}.{own}")
    if not given:
        return None
    several = given if isinstance(given, list) else _SEVERAL.split(str(given))
    if len(several) > 1 and len(several) == len(values[name]):
        return several[place].strip()
    first = several[0] if isinstance(given, list) else given
    return first if place == 0 else None


def _asks(values: Values) -> Sequence[str]:
    """What the program could not know and somebody should look at."""
    found = []
    for name in (*_SIDES, "parties"):
        people = values.get(name, ())
        told = [
            title
            for own, title in _OF_A_PARTY.items()
            if own != "address" and _is_of_first(values, name, own)
        ]
        if len(people) > 1 and told:
            found.append(f"同一格里有几个人，{'、'.join(told)}记给第一个人，请核对")
        if any(_AND_OTHERS.search(who) for who in people):
            found.append("当事人写作“等几人”的，只登记了写出姓名的，请补充其他当事人")
    if "parties" in values:
        found.append("没有分申请人、被申请人的，第一人作为申请人，其余作为被申请人，请核对")
    if "source" not in values:
        found.append("没有案件来源的，按“当事人申请”登记")
    if _succeeded(values):
        found.append("达成协议的，按各方均已在协议上签名登记，请对照纸质案卷")
    if values.get("result") == _FAILURE:
        found.append("调解不成的，按已告知“向人民法院起诉”登记，请对照纸质案卷")
    return found


def _is_of_first(values: Values, name: str, own: str) -> bool:
    given = values.get(f"{name}.{own}")
    return bool(given) and _beside(values, name, own, 1) is None


# --- what was done ---------------------------------------------------------------------------


def _succeeded(values: Values) -> bool:
    result = values.get("result")
    return bool(values.get("agreed")) and result in (None, _SUCCESS)


def _deeds(values: Values, called: Called) -> Sequence[Deed]:
    """Registration, and behind it what the row tells of."""
    begun = any(values.get(name) for name in ("host", "result", "agreed", "closed"))
    parties, at = _parties(values, willing=begun)
    start = {
        name: values[name]
        for name in ("committee", "applied", "dispute_type", "facts", *_START)
        if name in values
    }
    start |= {"parties": parties, "source": values.get("source", "1")}
    late = {"reason": LATE_REASON}
    if values.get("file_no"):
        late["file_no"] = values["file_no"]
    if values.get("track") == "oral" and _succeeded(values) and values.get("host"):
        return [*_oral(values, start, late, at), *_closing(values)]
    deeds = [Deed("dispute.register", start, late, {**at, "late_entry.file_no": "file_no"})]
    if begun:
        deeds.append(_act("accept", accepted=values["applied"]))
    if values.get("host"):
        deeds.append(_act("assign", host=values["host"]))
    if _succeeded(values) and values.get("host"):
        deeds += _agreement(values, [one["name"] for one in parties], called)
        deeds += _closing(values)
    elif values.get("result") == _FAILURE and (values.get("failed") or values.get("closed")):
        deeds += [_failure(values), *_closing(values)]
    return deeds


def _act(name: str, **values: Any) -> Deed:
    return Deed(f"dispute.{name}", {"dispute": "$", **values}, {"reason": LATE_REASON}, {
        "accepted": "applied", "signatures": "agreed", "held_at": "agreed", "note": "closed",
    })  # fmt: skip


def _oral(
    values: Values, start: Mapping[str, Any], late: Mapping[str, str], at: Mapping[str, str]
) -> Iterator[Deed]:
    said = {
        "host": values["host"],
        "agreed": values["agreed"],
        "terms": [values.get("terms") or _SEE_FILE],
        "performance": values.get("performance") or _SEE_FILE,
        "performed": bool(values.get("closed")),
    }
    yield Deed("dispute.register_oral", {**start, **said}, late, at)


def _agreement(values: Values, names: Sequence[str], called: Called) -> Iterator[Deed]:
    """The meeting, the agreement, and its hands, all of the day the register tells."""
    day = values["agreed"]
    yield _act(
        "mediate", held_at=f"{day}T00:00", place=_SEE_FILE, record=_SEE_FILE, result=_SUCCESS
    )
    yield _act(
        "agree",
        agreed=day,
        facts=values["facts"],
        terms=[values.get("terms") or _SEE_FILE],
        performance=values.get("performance") or _SEE_FILE,
    )
    hands = [{"role": "party", "name": name, "signed": day} for name in names]
    mediator = called("mediator", values["host"])
    seal = called("committee", values["committee"])
    hands.append({"role": "mediator", "name": mediator, "signed": day, "manner": "sign"})
    hands.append({"role": "seal", "name": seal, "signed": day, "manner": "seal"})
    yield _act("sign", signatures=hands)


def _failure(values: Values) -> Deed:
    return _act(
        "fail",
        failed=values.get("failed") or values["closed"],
        reason=values.get("fail_reason", "9"),
        channels=["court"],
        explanation=_SEE_FILE,
    )


def _closing(values: Values) -> Iterator[Deed]:
    if values.get("closed"):
        yield _act("close", closed=values["closed"], note=f"补录：{LATE_REASON}")


# --- which it is -----------------------------------------------------------------------------


def _keys(values: Values) -> Sequence[Key]:
    found: list[Key] = [
        (name, number_key(str(values[name])))
        for name in ("file_no", "register_no")
        if values.get(name)
    ]
    names = frozenset(name_form(_AND_OTHERS.sub("", who)) for _, _, who, _ in _sides(values))
    if len(names) > 1 and values.get("applied"):
        found.append(("parties", str(values["applied"]), names))
    return found


def _kept(tables: Mapping[str, Sequence[Values]]) -> Iterator[tuple[Key, str]]:
    names: dict[str, set[str]] = {}
    for party in tables["party"]:
        names.setdefault(str(party["root"]), set()).add(str(party["name"]))
    for case in tables["dispute"]:
        record = str(case["id"])
        for name in ("file_no", "register_no"):
            if case[name]:
                yield (name, number_key(str(case[name]))), record
        yield ("parties", str(case["applied"]), frozenset(names.get(record, ()))), record


FORM = Form(
    kind="dispute",
    verb="dispute.register",
    columns=tuple(_columns()),
    deeds=_deeds,
    keys=_keys,
    kept=_kept,
    reads={"dispute": ("file_no", "register_no", "applied"), "party": ("name",)},
    asks=_asks,
)
