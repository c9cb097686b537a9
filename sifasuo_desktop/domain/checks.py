"""Checks of single values that need nothing but the value."""

import re
from collections.abc import Callable, Mapping
from datetime import date

from sifasuo_desktop.domain.identity_numbers import check_id, check_uscc

_NO_TEXT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_PHONE = re.compile(r"[0-9+][0-9\-]{2,24}(?:、[0-9+][0-9\-]{2,24})*")
_ACCOUNT = re.compile(r"[A-Za-z][A-Za-z0-9_.-]{1,29}|[\u4e00-\u9fff]{2,10}")
_COUNT = re.compile(r"[1-9][0-9]{0,6}")
_WHOLE = re.compile(r"0|[1-9][0-9]{0,6}")
_TIME = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")
_OFFICE = re.compile(r"[0-9]{9}")
_VILLAGE = re.compile(r"[0-9]{12}")


def _is_identity(value: str) -> bool:
    return check_id(value, date.max).fault is None


def _is_uscc(value: str) -> bool:
    return check_uscc(value).valid


# 保守国家秘密法: the mark of a document is 密级 with a star and the term.
_MARKED = re.compile(r"(?:绝密|机密|秘密)\s*[★☆*＊]")
OPEN, SECRET = "open", "value.secret"
"""The check for state secrets and its refusal: nothing of what it finds may be kept."""


def _is_open(value: str) -> bool:
    """Whether neither ticked as secret (涉密) nor marked so in its words."""
    return value != str(True) and _MARKED.search(value) is None


_CHECKS: Mapping[str, tuple[Callable[[str], object], str]] = {
    "phone": (_PHONE.fullmatch, "value.phone"),
    "account": (_ACCOUNT.fullmatch, "value.account"),
    "count": (_COUNT.fullmatch, "value.count"),
    "whole": (_WHOLE.fullmatch, "value.whole"),
    "time": (_TIME.fullmatch, "value.time"),
    "village_code": (_VILLAGE.fullmatch, "value.village_code"),
    "id": (_is_identity, "value.id"),
    "uscc": (_is_uscc, "value.uscc"),
    OPEN: (_is_open, SECRET),
    "office_code": (_OFFICE.fullmatch, "value.office_code"),
}


def is_text(value: object) -> bool:
    """Whether a value is text that can be stored: no lone surrogates, no control characters."""
    return isinstance(value, str) and _NO_TEXT.search(value) is None


def check_value(check: str, value: str) -> str:
    """The code of what is wrong with ``value``, or an empty string. Raises KeyError."""
    passes, code = _CHECKS[check]
    return "" if passes(value) else code
