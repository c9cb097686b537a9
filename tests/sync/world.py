"""An office, a bureau's keys and hostile bundles for the tests of the format; real keys only."""

import io
from dataclasses import dataclass
from typing import Any

import zstandard

from sifasuo_desktop.kernel.canonical import encode, sm3
from sifasuo_desktop.kernel.ids import SeededRandomness
from sifasuo_desktop.sync import bundle_header, frames, identity, outgoing, suite
from sifasuo_desktop.sync.bundle_read import (
    BundleBody,
    Row,
    require_body,
    require_readable,
    unwrapped_key,
)

OFFICE = "320682001"
BUREAU = "ab" * 16
DEVICE = "cd" * 16
EPOCH = "ef" * 16
MOMENT = "2026-04-02T09:10:00+08:00"
LOG_HEAD = (7, "5a" * 32)


@dataclass(frozen=True)
class World:
    """The bureau's three key pairs, the device's, and the device's certificate."""

    encryption: suite.KeyPair
    receipt: suite.KeyPair
    signing: suite.KeyPair
    device: suite.KeyPair
    certificate: identity.Certificate

    @property
    def sender(self) -> outgoing.Sender:
        return outgoing.Sender(keys=self.device, certificate=self.certificate, epoch=EPOCH)

    def bundles(self, revisions: list[dict[str, Any]], **changed: Any) -> list[Any]:
        given = {
            "next_seq": 1,
            "prev_hash": outgoing.NO_HASH,
            "totals": {"dispute": len(revisions)},
            "log_head": LOG_HEAD,
            "made_at": MOMENT,
            "randomness": SeededRandomness(1),
            **changed,
        }
        return list(outgoing.write_bundles(self.sender, revisions=revisions, **given))

    def read(self, data: bytes) -> tuple[bundle_header.Header, list[Row], frames.Closing]:
        stream = io.BytesIO(data)
        outside = bundle_header.read_outside(stream)
        require_readable(outside.header)
        bundle_header.verify_outside(outside, signing_key=self.signing.public)
        key_id = suite.key_id(self.encryption.public)
        key = unwrapped_key(outside.header, key_id, self.encryption.private)
        require_body(stream, outside)
        body = BundleBody(stream, outside, key)
        rows = list(body.rows())
        return outside.header, rows, body.closing

    def forged(self, packed: bytes, *, revisions: int = 1, **changed: Any) -> bytes:
        """A bundle signed by the device over any compressed stream and any header members."""
        key, prefix = bytes(range(16)), bytes(7)
        members: dict[str, Any] = {
            **dict(self.bundles([revision(1)])[0].header.members),
            "counts": {"revisions": revisions},
            "nonce_prefix": prefix.hex(),
            "recipients": [
                {
                    "key_id": suite.key_id(self.encryption.public),
                    "wrapped_key": suite.wrap(self.encryption.public, key).hex(),
                }
            ],
            **changed,
        }
        associated = bundle_header.associated_data(members)
        starts = range(0, len(packed), 65536)
        sealed = b"".join(
            suite.seal(
                key,
                bundle_header.nonce(prefix, number, last=number == len(starts) - 1),
                associated,
                packed[at : at + 65536],
            )
            for number, at in enumerate(starts)
        )
        members.setdefault("cipher_size", 0)
        if "cipher_size" not in changed:
            members["cipher_size"] = len(sealed)
        members["cipher_hash"] = sm3(sealed).hex()
        envelope = self.certificate.envelope
        return bundle_header.outside_bytes(members, self.device, envelope) + sealed

    def of_frames(self, *raw: bytes, **changed: Any) -> bytes:
        """A bundle whose plain stream is the first frame and then these bytes as frames."""
        first = encode(
            {
                "t": "@first",
                "office": OFFICE,
                "device": DEVICE,
                "epoch": EPOCH,
                "seq": 1,
                "bureau": BUREAU,
            }
        )
        plain = b"".join(len(data).to_bytes(4, "big") + data for data in (first, *raw))
        packed = zstandard.ZstdCompressor(level=1).compress(plain)
        return self.forged(packed, **{"plain_size": len(plain), **changed})


def new_world() -> World:
    encryption, receipt, signing, device = (suite.new_key_pair() for _ in range(4))
    key_list = identity.make_key_list(
        signing,
        bureau=BUREAU,
        version=1,
        made_at=MOMENT,
        encryption=encryption.public,
        receipt=receipt.public,
    )
    request = identity.read_request(
        identity.make_request(
            device,
            office=OFFICE,
            office_name="试点司法所",
            device=DEVICE,
            made_at=MOMENT,
            app="0.1.0",
        )
    )
    data = identity.make_certificate(
        signing, request, key_list=key_list, bureau=BUREAU, issued_at=MOMENT
    )
    return World(encryption, receipt, signing, device, identity.read_certificate(data))


def revision(number: int, **changed: Any) -> dict[str, Any]:
    """A sound revision; the same number gives the same one."""
    return {
        "t": "dispute",
        "id": sm3(b"record", str(number).encode())[:16].hex(),
        "rev": sm3(b"rev", str(number).encode())[:16].hex(),
        "parent": None,
        "op": "put",
        "ver": 1,
        "by": "clerk",
        "at": MOMENT,
        "f": {"title": f"邻里纠纷 {number}", "amount": "120.00"},
        "x": {},
        **changed,
    }
