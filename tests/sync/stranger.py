"""A reader of bundles written from docs/formats.md alone; it imports nothing of the package."""

import hashlib
import json

import gmssl_pyx
import zstandard
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes


def sm3(data):
    return hashlib.new("sm3", data).digest()


def canonical(value):
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode("utf-8")


def parse(data):
    value = json.loads(data)
    if canonical(value) != data:
        raise ValueError("not canonical")
    return value


def check(public_hex, message, signature_hex):
    key, signature = bytes.fromhex(public_hex)[1:], bytes.fromhex(signature_hex)
    if not gmssl_pyx.sm2_verify(key, message, signature, b"1234567812345678"):
        raise ValueError("signature")


def check_envelope(envelope, public_hex):
    body = envelope["body"]
    check(public_hex, body["fmt"].encode() + b"\0" + sm3(canonical(body)), envelope["sig"])
    return body


def counted(data, at, most):
    size = int.from_bytes(data[at : at + 4], "big")
    if not 0 < size <= most or at + 4 + size > len(data):
        raise ValueError("length")
    return data[at + 4 : at + 4 + size], at + 4 + size


def unseal(key, header, chunks):
    without = {k: v for k, v in header.items() if k not in ("cipher_hash", "cipher_size")}
    associated, prefix = sm3(canonical(without)), bytes.fromhex(header["nonce_prefix"])
    pieces = [chunks[at : at + 65552] for at in range(0, len(chunks), 65552)]
    for number, piece in enumerate(pieces):
        last = b"\1" if number == len(pieces) - 1 else b"\0"
        nonce = prefix + number.to_bytes(4, "big") + last
        gcm = Cipher(algorithms.SM4(key), modes.GCM(nonce, piece[-16:])).decryptor()
        gcm.authenticate_additional_data(associated)
        yield gcm.update(piece[:-16]) + gcm.finalize()


def read_bundle(data, signing_key_hex, key_id, private_key):
    """Header, revisions and last frame of a bundle; ValueError or InvalidTag if it does not hold."""
    if data[:4] != b"SFB1":
        raise ValueError("magic")
    header_bytes, at = counted(data, 4, 65536)
    block_bytes, at = counted(data, at, 65536)
    header, block, chunks = parse(header_bytes), parse(block_bytes), data[at:]
    certificate = check_envelope(block["cert"], signing_key_hex)
    keys = check_envelope(certificate["keys"], signing_key_hex)
    if keys["signing"]["public_key"] != signing_key_hex:
        raise ValueError("key list")
    if any(certificate[name] != header[name] for name in ("bureau", "office", "device")):
        raise ValueError("certificate")
    check(certificate["public_key"], b"SFB1\0" + sm3(header_bytes), block["sig"])
    if len(chunks) != header["cipher_size"] or sm3(chunks).hex() != header["cipher_hash"]:
        raise ValueError("body")
    wrapped = next(r["wrapped_key"] for r in header["recipients"] if r["key_id"] == key_id)
    key = gmssl_pyx.sm2_decrypt(private_key, bytes.fromhex(wrapped))
    packed = b"".join(unseal(key, header, chunks))
    unpacked = zstandard.ZstdDecompressor(max_window_size=2**23).decompressobj()
    plain = unpacked.decompress(packed)
    if len(plain) != header["plain_size"] or unpacked.unused_data:
        raise ValueError("plain size")
    frames, at = [], 0
    while at < len(plain):
        before = at
        frame, at = counted(plain, at, 1048576)
        frames.append(parse(frame))
    last, same = frames[-1], ("office", "device", "epoch", "seq", "bureau")
    if frames[0] != {"t": "@first", **{name: header[name] for name in same}}:
        raise ValueError("first frame")
    if last["t"] != "@last" or last["hash"] != sm3(plain[:before]).hex():
        raise ValueError("last frame")
    return header, frames[1:-1], last


def contents(frames):
    """What attachments show, by SM3, from the pieces of the stream ``att``."""
    found = {}
    for facts in sorted((frame["f"] for frame in frames), key=lambda facts: facts["place"]):
        found[facts["sm3"]] = found.get(facts["sm3"], b"") + bytes.fromhex(facts["data"])
    return found
