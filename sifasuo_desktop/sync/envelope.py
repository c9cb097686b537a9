"""One canonical object ``{"body": …, "sig": …}``: request, certificate, key list, receipt.

The signature is SM2 over ``fmt ‖ 00 ‖ SM3(canonical body)``; ``fmt`` is the body's own member, so
that a signature made for one kind of paper is worth nothing on another.
"""

from collections.abc import Mapping
from typing import Any

from sifasuo_desktop.kernel.canonical import NotCanonical, decode, encode, sm3
from sifasuo_desktop.sync.fields import Check, first_wrong, hexed
from sifasuo_desktop.sync.refusal import Code, Refusal
from sifasuo_desktop.sync.suite import KeyPair, sign, verifies

REQUEST = "SFQ1"
CERTIFICATE = "SFC1"
KEY_LIST = "SFK1"
RECEIPT = "SFR1"
MAX_BYTES = {REQUEST: 65_536, CERTIFICATE: 65_536, KEY_LIST: 65_536, RECEIPT: 4_194_304}
_SIGNATURE = hexed(*range(8, 73))


def signed_message(body: Mapping[str, Any]) -> bytes:
    """The bytes a signature over ``body`` covers."""
    return str(body["fmt"]).encode("ascii") + b"\0" + sm3(encode(dict(body)))


def signed(body: Mapping[str, Any], keys: KeyPair) -> dict[str, Any]:
    """The envelope of ``body``, signed with ``keys``."""
    return {"body": dict(body), "sig": sign(keys, signed_message(body)).hex()}


def opened(envelope: Any, fmt: str, members: Mapping[str, Check]) -> dict[str, Any]:
    """The body of an envelope of kind ``fmt`` whose form is right; the signature is still open.

    Raises Refusal: ``envelope_form``, ``envelope_kind``, ``envelope_field``.
    """
    if not isinstance(envelope, dict) or set(envelope) != {"body", "sig"}:
        raise Refusal(Code.ENVELOPE_FORM)
    body = envelope["body"]
    if not isinstance(body, dict) or not _SIGNATURE(envelope["sig"]):
        raise Refusal(Code.ENVELOPE_FORM)
    if body.get("fmt") != fmt:
        raise Refusal(Code.ENVELOPE_KIND, wanted=fmt)
    wrong = first_wrong(body, members)
    if wrong is not None:
        raise Refusal(Code.ENVELOPE_FIELD, field=wrong)
    return body


def parsed(data: bytes, fmt: str) -> Any:
    """The envelope that the bytes of a file hold. Raises Refusal ``envelope_form``."""
    if len(data) > MAX_BYTES[fmt]:
        raise Refusal(Code.ENVELOPE_FORM)
    try:
        return decode(data)
    except NotCanonical:
        raise Refusal(Code.ENVELOPE_FORM) from None


def require_signature(envelope: Mapping[str, Any], public: bytes) -> None:
    """Raises Refusal ``envelope_signature`` unless the owner of ``public`` signed the body."""
    message = signed_message(envelope["body"])
    if not verifies(public, message, bytes.fromhex(envelope["sig"])):
        raise Refusal(Code.ENVELOPE_SIGNATURE)
