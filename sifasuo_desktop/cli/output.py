"""What the command line prints: one JSON document, or Chinese for people; refusals on stderr."""

import json
import sys
from collections.abc import Mapping
from typing import Any

from sifasuo_desktop.domain.refusal import Problem, Refused
from sifasuo_desktop.services.office.reference_data import sentence

DONE, REFUSED, WRONG_CALL = 0, 1, 2


def print_json(value: Any) -> None:
    """Exactly one JSON document on stdout."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=1) + "\n")


def told(item: Problem) -> dict[str, str]:
    """A problem as ``code``, ``field`` and its Chinese ``message``."""
    return {
        "code": item.code,
        "field": item.field,
        "message": sentence(item.code, **dict(item.values)),
    }


def error_of(refusal: Refused) -> dict[str, str]:
    """The first problem of a refusal."""
    return told(refusal.problems[0])


def print_refusal(
    refusal: Refused, *, as_json: bool, extra: Mapping[str, Any] | None = None
) -> int:
    """Says why on stderr (and as JSON on stdout if asked for); the exit status."""
    error = error_of(refusal)
    return print_error(error["code"], error["message"], error["field"], as_json, extra)


def print_error(
    code: str, message: str, field: str, as_json: bool, extra: Mapping[str, Any] | None = None
) -> int:
    """One line of plain Chinese on stderr; the exit status."""
    sys.stderr.write(message + "\n")
    if as_json:
        print_json({**(extra or {}), "error": {"code": code, "message": message, "field": field}})
    return REFUSED
