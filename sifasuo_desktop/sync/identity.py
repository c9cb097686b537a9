"""Who hands over to whom: enrolment request, the bureau's key list, the device's certificate."""

from dataclasses import dataclass
from typing import Any

from sifasuo_desktop.kernel.canonical import decode, encode
from sifasuo_desktop.sync import envelope
from sifasuo_desktop.sync.fields import (
    IDENTITY,
    MOMENT,
    OFFICE,
    PUBLIC_KEY,
    first_wrong,
    is_object,
    matching,
    one_of,
    text,
    whole,
)
from sifasuo_desktop.sync.fingerprint import fingerprint
from sifasuo_desktop.sync.refusal import Code, Refusal
from sifasuo_desktop.sync.suite import SUITE, KeyPair, key_id

_KEY_ENTRY = {"key_id": IDENTITY, "public_key": PUBLIC_KEY}


def _is_key(value: Any) -> bool:
    return first_wrong(value, _KEY_ENTRY) is None and value["key_id"] == key_id(
        bytes.fromhex(value["public_key"])
    )


def _is_key_row(value: Any) -> bool:
    return isinstance(value, list) and 1 <= len(value) <= 4 and all(map(_is_key, value))


_REQUEST = {
    "suite": one_of(SUITE),
    "office": OFFICE,
    "office_name": text(100),
    "device": IDENTITY,
    "public_key": PUBLIC_KEY,
    "made_at": MOMENT,
    "app": text(40),
}
_KEY_LIST = {
    "suite": one_of(SUITE),
    "bureau": IDENTITY,
    "version": whole(1),
    "made_at": MOMENT,
    "encryption": _is_key_row,
    "receipt": _is_key,
    "signing": _is_key,
}
_CERTIFICATE = {
    "suite": one_of(SUITE),
    "bureau": IDENTITY,
    "office": OFFICE,
    "device": IDENTITY,
    "public_key": PUBLIC_KEY,
    "request": matching("[0-9A-HJKMNP-TV-Z]{16}"),
    "issued_at": MOMENT,
    "keys": is_object,
}


@dataclass(frozen=True)
class Request:
    """A device asks to be admitted; ``fingerprint`` is what two people compare by telephone."""

    office: str
    office_name: str
    device: str
    public_key: bytes
    made_at: str
    fingerprint: str


@dataclass(frozen=True)
class PublicKey:
    """One of the bureau's public keys (65 bytes) and its name."""

    key_id: str
    public_key: bytes


@dataclass(frozen=True)
class KeyList:
    """The bureau's keys: bundles are sealed to every ``encryption`` key; versions only rise."""

    bureau: str
    version: int
    encryption: tuple[PublicKey, ...]
    receipt: PublicKey
    signing: PublicKey


@dataclass(frozen=True)
class Certificate:
    """The bureau admits a device; ``envelope`` goes into every bundle as it stands."""

    bureau: str
    office: str
    device: str
    public_key: bytes
    request: str
    issued_at: str
    keys: KeyList
    envelope: dict[str, Any]


def make_request(
    keys: KeyPair, *, office: str, office_name: str, device: str, made_at: str, app: str
) -> bytes:
    """The bytes of a request file (``*.sfq``), signed with the device's own key."""
    body = {
        "fmt": envelope.REQUEST,
        "suite": SUITE,
        "office": office,
        "office_name": office_name,
        "device": device,
        "public_key": keys.public.hex(),
        "made_at": made_at,
        "app": app,
    }
    return encode(envelope.signed(body, keys))


def read_request(data: bytes) -> Request:
    """The request in a file. Raises Refusal (``envelope_*``)."""
    outer = envelope.parsed(data, envelope.REQUEST)
    body = envelope.opened(outer, envelope.REQUEST, _REQUEST)
    public = bytes.fromhex(body["public_key"])
    envelope.require_signature(outer, public)
    return Request(
        office=body["office"],
        office_name=body["office_name"],
        device=body["device"],
        public_key=public,
        made_at=body["made_at"],
        fingerprint=fingerprint(encode(body)),
    )


def make_key_list(
    signing: KeyPair, *, bureau: str, version: int, made_at: str, encryption: bytes, receipt: bytes
) -> dict[str, Any]:
    """The bureau's signed key list as an envelope; keys are given as public keys."""
    body = {
        "fmt": envelope.KEY_LIST,
        "suite": SUITE,
        "bureau": bureau,
        "version": version,
        "made_at": made_at,
        "encryption": [_entry(encryption)],
        "receipt": _entry(receipt),
        "signing": _entry(signing.public),
    }
    return envelope.signed(body, signing)


def _entry(public: bytes) -> dict[str, str]:
    return {"key_id": key_id(public), "public_key": public.hex()}


def _public_key(entry: dict[str, str]) -> PublicKey:
    return PublicKey(entry["key_id"], bytes.fromhex(entry["public_key"]))


def read_key_list(outer: Any) -> KeyList:
    """The key list of an envelope, its signature checked by the signing key it names itself.

    Whether that signing key is the right one is for the caller: an office pins the first it
    accepted, a bureau knows its own. Raises Refusal (``envelope_*``).
    """
    body = envelope.opened(outer, envelope.KEY_LIST, _KEY_LIST)
    signing = _public_key(body["signing"])
    envelope.require_signature(outer, signing.public_key)
    return KeyList(
        bureau=body["bureau"],
        version=body["version"],
        encryption=tuple(_public_key(entry) for entry in body["encryption"]),
        receipt=_public_key(body["receipt"]),
        signing=signing,
    )


def make_certificate(
    signing: KeyPair, request: Request, *, key_list: dict[str, Any], bureau: str, issued_at: str
) -> bytes:
    """The bytes of a certificate file (``*.sfc``) that admits the device of ``request``."""
    body = {
        "fmt": envelope.CERTIFICATE,
        "suite": SUITE,
        "bureau": bureau,
        "office": request.office,
        "device": request.device,
        "public_key": request.public_key.hex(),
        "request": request.fingerprint,
        "issued_at": issued_at,
        "keys": key_list,
    }
    return encode(envelope.signed(body, signing))


def read_certificate(data: bytes) -> Certificate:
    """The certificate in a file, consistent in itself. Raises Refusal (``envelope_*``)."""
    return certificate_of(envelope.parsed(data, envelope.CERTIFICATE))


def kept_certificate(text: str) -> Certificate:
    """The certificate an office kept when it took one in. Raises Refusal ``envelope_*``."""
    return certificate_of(decode(text.encode()))


def certificate_of(outer: Any) -> Certificate:
    """The certificate of an envelope, signed by the signing key of the key list it carries."""
    body = envelope.opened(outer, envelope.CERTIFICATE, _CERTIFICATE)
    keys = read_key_list(body["keys"])
    if keys.bureau != body["bureau"]:
        raise Refusal(Code.ENVELOPE_FIELD, field="keys")
    envelope.require_signature(outer, keys.signing.public_key)
    return Certificate(
        bureau=body["bureau"],
        office=body["office"],
        device=body["device"],
        public_key=bytes.fromhex(body["public_key"]),
        request=body["request"],
        issued_at=body["issued_at"],
        keys=keys,
        envelope=outer,
    )
