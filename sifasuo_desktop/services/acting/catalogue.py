"""The catalogue of verbs with their JSON Schemas (2020-12) and Chinese titles."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sifasuo_desktop.domain.codes import CodeBook
from sifasuo_desktop.domain.fields import Facts, Field, fields_of
from sifasuo_desktop.domain.partial_dates import PartialDate
from sifasuo_desktop.domain.typed_values import MAX_COUNT
from sifasuo_desktop.services.acting.bus import all_verbs
from sifasuo_desktop.services.acting.command import Verb

# A record may be named by its full name, which is longer than the id that is kept.
NAME_LENGTH = 60
DIALECT = "https://json-schema.org/draft/2020-12/schema"

LATE_ENTRY = {
    "type": "object",
    "title": "补录",
    "properties": {
        "reason": {"type": "string", "title": "补录原因"},
        "file_no": {"type": "string", "title": "纸质案卷号"},
    },
    "required": ["reason"],
    "additionalProperties": False,
}


def describe(verb: Verb, codes: CodeBook) -> dict[str, Any]:
    """Name, title, permission, states and schema of one verb."""
    schema = schema_of(verb.command, codes)
    schema["properties"]["command_id"] = {"type": "string", "title": "操作编号"}
    schema["properties"]["late_entry"] = LATE_ENTRY
    return {
        "verb": verb.name,
        "title": verb.title,
        "kind": verb.kind,
        "permission": verb.permission,
        "states": list(verb.states),
        "schema": {"$schema": DIALECT, **schema},
    }


def catalogue(codes: CodeBook) -> list[dict[str, Any]]:
    """All verbs by name."""
    return [describe(verb, codes) for verb in all_verbs().values()]


def schema_of(cls: type[Facts], codes: CodeBook) -> dict[str, Any]:
    """The JSON Schema of a declared class."""
    fields = fields_of(cls)
    return {
        "type": "object",
        "properties": {field.name: _property(field, codes) for field in fields},
        "required": [field.name for field in fields if field.required],
        "additionalProperties": False,
    }


def _property(field: Field, codes: CodeBook) -> dict[str, Any]:
    one = _one(field, codes)
    found: dict[str, Any] = {"type": "array", "items": one} if field.many else one
    if field.keeps and field.optional:
        found = {"anyOf": [found, {"type": "null", "title": "清空"}]}
    found["title"] = field.spec.title
    if field.spec.help:
        found["description"] = field.spec.help
    return found


def _one(field: Field, codes: CodeBook) -> dict[str, Any]:
    if field.nested:
        return schema_of(field.type, codes)
    if field.type is bool:
        return {"type": "boolean"}
    if field.type is int:
        return {"type": "integer", "minimum": -MAX_COUNT, "maximum": MAX_COUNT}
    if field.type is Decimal:
        return {"type": "string", "pattern": r"^[0-9]{1,10}(\.[0-9]{1,2})?$"}
    if field.type is datetime:
        return {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d$"}
    if field.type is PartialDate:
        return {"type": "string", "pattern": r"^\d{4}(-\d\d(-\d\d)?)?$"}
    if field.type is date:
        return {"type": "string", "format": "date"}
    length = max(field.spec.length, NAME_LENGTH) if field.spec.ref else field.spec.length
    found: dict[str, Any] = {"type": "string", "maxLength": length}
    if field.spec.codes:
        titles = codes.list(field.spec.codes).titles
        found["oneOf"] = [{"const": code, "title": title} for code, title in titles.items()]
    return found
