"""Files as cameras and scanners make them, made in the test."""

import io
from datetime import date

from PIL import ExifTags, Image, ImageDraw

TURNED = 6  # what a phone writes that was held upright: the picture lies on its side
PLACE = "32 deg 1' 12.00\""


def photo(
    width: int = 1200,
    height: int = 900,
    *,
    colour: str = "#3d6b99",
    form: str = "JPEG",
    turned: int = 0,
    day: date | None = None,
) -> bytes:
    """A coloured picture with a red corner at its upper left, as the camera stored it."""
    picture = Image.new("RGB", (width, height), colour)
    ImageDraw.Draw(picture).rectangle((0, 0, width // 4, height // 4), fill="#d02020")
    told = Image.Exif()
    if turned:
        told[ExifTags.Base.Orientation] = turned
    if day:
        told[ExifTags.Base.DateTime] = f"{day:%Y:%m:%d} 09:10:00"
        told[ExifTags.Base.Model] = "XiangJi-9"
        where = told.get_ifd(ExifTags.IFD.GPSInfo)
        where[ExifTags.GPS.GPSLatitudeRef] = "N"
        where[ExifTags.GPS.GPSLatitude] = (32.0, 1.0, 12.0)
    out = io.BytesIO()
    picture.save(out, form, **({"exif": told} if form in ("JPEG", "WEBP", "PNG") else {}))
    return out.getvalue()


def sheets(pages: int = 3) -> bytes:
    """A TIFF of several black and white pages, as office scanners make them."""
    made = [Image.new("1", (850, 1100), 1) for _ in range(pages)]
    for place, page in enumerate(made, 1):
        ImageDraw.Draw(page).rectangle((100, 100, 100 + 100 * place, 200), fill=0)
    out = io.BytesIO()
    made[0].save(out, "TIFF", save_all=True, append_images=made[1:], compression="group4")
    return out.getvalue()


def scan(pages: int = 2) -> bytes:
    """A PDF of scanned pages."""
    made = [Image.new("L", (850, 1100), 255) for _ in range(pages)]
    for place, page in enumerate(made, 1):
        ImageDraw.Draw(page).rectangle((100, 100, 100 + 100 * place, 200), fill=40)
    out = io.BytesIO()
    made[0].save(
        out,
        "PDF",
        save_all=True,
        append_images=made[1:],
        resolution=100,
        creationDate=None,
        modDate=None,
    )
    return out.getvalue()


def opened(data: bytes) -> Image.Image:
    """The picture in a file."""
    return Image.open(io.BytesIO(data))
