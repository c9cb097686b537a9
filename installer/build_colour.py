"""Makes the colour profile in ``resources/colour`` that every printed file carries.

littleCMS computes the primaries of sRGB (IEC 61966-2-1); Pillow calls it. The date in the header is
fixed, so that the same library gives the same bytes::

    python installer/build_colour.py resources/colour

Needs Pillow.
"""

import struct
import sys
from pathlib import Path

from PIL import ImageCms

MADE_ON = (2026, 11, 22, 0, 0, 0)
DATE, IDENTITY = slice(24, 36), slice(84, 100)  # of the header (ICC.1:2010, 7.2)


def profile() -> bytes:
    """sRGB with a fixed date and no identity of its bytes."""
    data = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    data[DATE] = struct.pack(">6H", *MADE_ON)
    data[IDENTITY] = bytes(16)
    return bytes(data)


if __name__ == "__main__":
    (Path(sys.argv[1]) / "sRGB.icc").write_bytes(profile())
