"""The bounds of a bundle, one place for the writer and the reader. Source: docs/formats.md."""

KIB = 1024
MIB = 1024 * 1024

HEADER_BYTES = 64 * KIB
SIGNATURE_BLOCK_BYTES = 64 * KIB
FILE_BYTES = 8 * MIB
PLAIN_BYTES = 64 * MIB
RATIO = 50
"""Plain bytes to sealed bytes, at most."""
FRAMES = 200_000
FRAME_BYTES = 1 * MIB
JSON_DEPTH = 8
CHUNK_BYTES = 65_536
WINDOW_BYTES = 8 * MIB
"""The largest zstd window a reader grants."""
FAR_AHEAD = 10_000
"""A bundle so many numbers ahead of the last one applied is refused."""
REJECTED_ROWS = 5_000
"""Rejected rows a stream may have before its bundles are refused; every receipt lists them."""
FORKS_KEPT = 20
"""Files of another history that are kept of one device; what comes beyond is refused unkept."""

WRITER_PLAIN_BYTES = 16 * MIB
"""The writer cuts here already: a smaller bundle is lost less often on a bad line."""
WRITER_SEALED_BYTES = 7 * MIB
"""The writer leaves room for header, signature, tags and the last frame."""
