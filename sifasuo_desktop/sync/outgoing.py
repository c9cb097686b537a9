"""The office's side going out: pure functions over plain values, for the services to call."""

from sifasuo_desktop.sync.bundle_header import NO_HASH
from sifasuo_desktop.sync.bundle_write import MadeBundle, Sender, write_bundles
from sifasuo_desktop.sync.frames import PackedFrame, spliced
from sifasuo_desktop.sync.identity import Certificate, KeyList, read_certificate
from sifasuo_desktop.sync.refusal import Code, Refusal

__all__ = [
    "NO_HASH",
    "MadeBundle",
    "PackedFrame",
    "Sender",
    "accept_certificate",
    "spliced",
    "write_bundles",
]


def accept_certificate(
    data: bytes, *, office: str, device: str, public_key: bytes, pinned: KeyList | None
) -> Certificate:
    """The certificate in a file, if it admits this very device.

    ``public_key`` is the device's own (65 bytes); ``pinned`` the key list accepted before, if any.
    Raises Refusal: ``envelope_*``, ``certificate_not_ours``, ``key_list_older``.
    """
    certificate = read_certificate(data)
    for name, own in (("office", office), ("device", device), ("public_key", public_key)):
        if getattr(certificate, name) != own:
            raise Refusal(Code.CERTIFICATE_NOT_OURS, field=name)
    if pinned is not None:
        keys = certificate.keys
        if keys.bureau != pinned.bureau or keys.signing != pinned.signing:
            raise Refusal(Code.CERTIFICATE_NOT_OURS, field="bureau")
        if keys.version < pinned.version:
            raise Refusal(Code.KEY_LIST_OLDER, version=keys.version)
    return certificate
