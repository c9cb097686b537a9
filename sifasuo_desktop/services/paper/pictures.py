"""Scans and photos as they are taken in: upright, small enough, without what the camera wrote.

Pillow and pdfium are used here alone. Everything is bounded before it is read: bytes, pixels, pages.
"""

import io
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

import pypdfium2
from PIL import (
    BmpImagePlugin,
    ExifTags,
    Image,
    ImageOps,
    JpegImagePlugin,
    MpoImagePlugin,
    PdfImagePlugin,
    PngImagePlugin,
    TiffImagePlugin,
    WebPImagePlugin,
)

from sifasuo_desktop.domain.office.attachment import MOST_BYTES
from sifasuo_desktop.domain.refusal import Refused, problem

LONGEST, SMALL = 2_480, 240
MOST_PIXELS, MOST_PAGES = 120_000_000, 400
QUALITY, SMALL_QUALITY = 86, 78
JPEG, PNG, PDF = "image/jpeg", "image/png", "application/pdf"
MEGABYTE = 1024 * 1024
# Named, so that a frozen program has them too, and no other decoder meets a foreign file.
_DECODERS = (
    JpegImagePlugin,
    MpoImagePlugin,
    PngImagePlugin,
    BmpImagePlugin,
    TiffImagePlugin,
    WebPImagePlugin,
    PdfImagePlugin,
)
_FORMATS = ("JPEG", "PNG", "BMP", "TIFF", "WEBP")
_HEIC = (b"heic", b"heix", b"heif", b"mif1", b"msf1", b"hevc")
_UNREADABLE = (
    OSError,
    ValueError,
    SyntaxError,
    EOFError,
    KeyError,
    IndexError,
    TypeError,
    OverflowError,
    MemoryError,
    ZeroDivisionError,
)
# pdfium knows nothing of threads.
_ONE_AT_A_TIME = threading.Lock()
# Size is looked at before anything is unpacked; Pillow's own bound only warns.
Image.MAX_IMAGE_PIXELS = None


@dataclass(frozen=True)
class TakenIn:
    """A content ready to be kept, its small picture (JPEG), and the day the camera tells."""

    data: bytes
    small: bytes
    media: str
    pages: int | None = None
    width: int | None = None
    height: int | None = None
    taken_on: date | None = None


class _Made(NamedTuple):
    data: bytes
    media: str
    picture: Image.Image


def take_in(data: bytes, name: str) -> TakenIn:
    """What is kept of a file; takes up to a second, and is run beside the window.

    Raises Refused ``attachment.empty``, ``.too_big``, ``.too_big_after``, ``.form``, ``.heic``,
    ``.broken``, ``.too_wide``, ``.locked``, ``.pages``.
    """
    if not data:
        raise Refused(problem("attachment.empty", "file", name=name))
    if len(data) > MOST_BYTES:
        raise Refused(problem("attachment.too_big", "file", name=name, most=MOST_BYTES // MEGABYTE))
    if data[4:8] == b"ftyp" and data[8:12] in _HEIC:
        raise Refused(problem("attachment.heic", "file", name=name))
    taken = (
        _document(data, name) if data[:1024].lstrip().startswith(b"%PDF-") else _image(data, name)
    )
    if len(taken.data) > MOST_BYTES:
        most = MOST_BYTES // MEGABYTE
        raise Refused(problem("attachment.too_big_after", "file", name=name, most=most))
    return taken


def _image(data: bytes, name: str) -> TakenIn:
    try:
        source = Image.open(io.BytesIO(data), formats=_FORMATS)
    except _UNREADABLE:
        raise Refused(problem("attachment.form", "file", name=name)) from None
    with _readable(name), source:
        _bounded(source, name)
        frames = getattr(source, "n_frames", 1) if source.format == "TIFF" else 1
        if frames > MOST_PAGES:
            raise Refused(
                problem("attachment.pages", "file", name=name, pages=frames, most=MOST_PAGES)
            )
        if frames > 1:
            return _sheets(source, frames, name)
        day = _day(source)
        made = _written(_upright(source, name))
        width, height = made.picture.size
        small = _small(made.picture)
        return TakenIn(made.data, small, made.media, None, width, height, day)


@contextmanager
def _readable(name: str) -> Iterator[None]:
    """Whatever a decoder stumbles over means that the file is broken."""
    try:
        yield
    except _UNREADABLE:
        raise Refused(problem("attachment.broken", "file", name=name)) from None


def _bounded(source: Image.Image, name: str) -> None:
    """Before anything of it is unpacked."""
    width, height = source.size
    if width * height > MOST_PIXELS:
        at = {"width": width, "height": height}
        raise Refused(problem("attachment.too_wide", "file", name=name, **at))


def _upright(source: Image.Image, name: str) -> Image.Image:
    """As it is to be seen, no longer than ``LONGEST``."""
    _bounded(source, name)
    if source.format in ("JPEG", "MPO"):
        # The decoder itself halves what is more than twice as large as wanted.
        source.draft("RGB", (LONGEST, LONGEST))
    turned = ImageOps.exif_transpose(source)
    picture = _plain(turned)
    if picture.mode == "1" and max(picture.size) > LONGEST:
        picture = picture.convert("L")  # black and white alone cannot be made smaller readably
    picture.thumbnail((LONGEST, LONGEST), Image.Resampling.LANCZOS)
    return picture


def _plain(picture: Image.Image) -> Image.Image:
    """Without transparency, palettes and colours of printing presses."""
    if picture.mode in ("1", "L", "RGB"):
        return picture.copy()
    if picture.mode.startswith("I") or picture.mode == "F":
        return picture.point(lambda value: value / 256).convert("L")
    if "A" in picture.mode or "transparency" in picture.info:
        above = picture.convert("RGBA")
        ground = Image.new("RGBA", above.size, "white")
        return Image.alpha_composite(ground, above).convert("RGB")
    return picture.convert("RGB")


def _written(picture: Image.Image) -> _Made:
    """Written anew, so that nothing is in it but what is seen."""
    out = io.BytesIO()
    bare = Image.new(picture.mode, picture.size)
    bare.paste(picture)
    if picture.mode == "1":
        bare.save(out, "PNG", optimize=True)
        return _Made(out.getvalue(), PNG, bare)
    bare.save(out, "JPEG", quality=QUALITY, optimize=True)
    return _Made(out.getvalue(), JPEG, bare)


def _small(picture: Image.Image) -> bytes:
    small = picture.convert("RGB" if picture.mode == "RGB" else "L")
    small.thumbnail((SMALL, SMALL), Image.Resampling.LANCZOS)
    out = io.BytesIO()
    small.save(out, "JPEG", quality=SMALL_QUALITY, optimize=True)
    return out.getvalue()


def _day(source: Image.Image) -> date | None:
    """The day the camera tells; all else it wrote is left behind."""
    told = source.getexif()
    within = told.get_ifd(ExifTags.IFD.Exif)
    text = within.get(ExifTags.Base.DateTimeOriginal) or told.get(ExifTags.Base.DateTime)
    try:
        return datetime.strptime(str(text)[:10], "%Y:%m:%d").date()  # noqa: DTZ007
    except ValueError:
        return None


def _sheets(source: Image.Image, frames: int, name: str) -> TakenIn:
    """A TIFF of several pages as a PDF."""
    sheets = []
    for frame in range(frames):
        source.seek(frame)
        sheets.append(_upright(source, name))
    out = io.BytesIO()
    how: dict[str, Any] = {"save_all": True, "resolution": 300, "creationDate": None}
    if any(sheet.mode != "1" for sheet in sheets):
        sheets = [sheet.convert("L") if sheet.mode == "1" else sheet for sheet in sheets]
        how["quality"] = QUALITY
    sheets[0].save(out, "PDF", append_images=sheets[1:], modDate=None, producer=None, **how)
    return TakenIn(out.getvalue(), _small(sheets[0]), PDF, frames)


def _document(data: bytes, name: str) -> TakenIn:
    with _ONE_AT_A_TIME:
        return _opened(data, name)


def _opened(data: bytes, name: str) -> TakenIn:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower() or "security" in str(error).lower()
        code = "attachment.locked" if locked else "attachment.broken"
        raise Refused(problem(code, "file", name=name)) from None
    try:
        with _readable(name):
            pages = len(document)
            if pages > MOST_PAGES:
                at = {"pages": pages, "most": MOST_PAGES}
                raise Refused(problem("attachment.pages", "file", name=name, **at))
            if not pages:
                raise ValueError(name)
            return TakenIn(data, _small(_page(document, 0, SMALL)), PDF, pages)
    except pypdfium2.PdfiumError:
        raise Refused(problem("attachment.broken", "file", name=name)) from None
    finally:
        document.close()


def _page(document: Any, place: int, longest: int) -> Image.Image:
    page = document[place]
    scale = longest / max(*page.get_size(), 1)
    picture: Image.Image = page.render(scale=scale).to_pil()
    return picture
