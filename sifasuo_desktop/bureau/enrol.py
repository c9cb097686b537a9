"""Admits devices: one certificate a request, the fingerprint printed, nothing asked."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, insert, select

from sifasuo_desktop.bureau.store import Bureau
from sifasuo_desktop.bureau.tables import DEVICE
from sifasuo_desktop.kernel.clock import Clock, stamp
from sifasuo_desktop.kernel.files import write_durably
from sifasuo_desktop.sync.envelope import MAX_BYTES, REQUEST
from sifasuo_desktop.sync.identity import Request, make_certificate, read_request
from sifasuo_desktop.sync.refusal import Code, Refusal


@dataclass(frozen=True)
class Admitted:
    """A device that was admitted, and the certificate file made for it."""

    request: Path
    office: str
    device: str
    fingerprint: str
    certificate: Path


class RequestRefused(Exception):
    """One request of several is not in order; none was admitted."""

    def __init__(self, path: Path, refusal: Refusal) -> None:
        super().__init__(refusal.code.value)
        self.path = path
        self.refusal = refusal


def admit(bureau: Bureau, requests: Iterable[Path], out: Path, clock: Clock) -> list[Admitted]:
    """Admits the devices of all requests, or none. The same request again gives the same file.

    Raises RequestRefused.
    """
    papers: list[tuple[Path, Request, bytes]] = []
    with bureau.writing() as connection:
        for path in requests:
            try:
                request = read_request(_bytes(path))
                papers.append((path, request, _certificate(bureau, connection, request, clock)))
            except Refusal as refusal:
                raise RequestRefused(path, refusal) from None
        out.mkdir(parents=True, exist_ok=True)
    admitted = []
    for path, request, certificate in papers:
        target = out / f"{request.office}-{request.device[:8]}.sfc"
        write_durably(target, certificate)
        admitted.append(Admitted(path, request.office, request.device, request.fingerprint, target))
    return admitted


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES[REQUEST] + 1)
    except OSError:
        raise Refusal(Code.UNREADABLE) from None


def _certificate(bureau: Bureau, connection: Connection, request: Request, clock: Clock) -> bytes:
    old = (
        connection.execute(select(DEVICE).where(DEVICE.c.device == request.device))
        .mappings()
        .first()
    )
    if old is not None:
        if (old["office"], old["public_key"]) != (request.office, request.public_key.hex()):
            raise Refusal(Code.DEVICE_OTHER_KEY)
        return bytes(old["certificate"])
    moment = stamp(clock.now())
    certificate = make_certificate(
        bureau.keys.signing,
        request,
        key_list=bureau.key_list_envelope,
        bureau=bureau.id,
        issued_at=moment,
    )
    connection.execute(
        insert(DEVICE).values(
            device=request.device,
            office=request.office,
            office_name=request.office_name,
            public_key=request.public_key.hex(),
            fingerprint=request.fingerprint,
            certificate=certificate,
            enrolled_at=moment,
        )
    )
    return certificate
