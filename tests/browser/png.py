"""Makes the picture of a page small: 256 colours instead of thousands, the usual ones kept exactly."""

import base64
import struct
import zlib
from typing import Any

from playwright.async_api import Browser

SIGNATURE = b"\x89PNG\r\n\x1a\n"
INDEXED = 3
COLOURS = 256

# Runs in a blank page, because a browser can decode a PNG and Python's own library cannot. Half of the palette are the
# most frequent colours (paper, ink, the grey steps at the edges of letters); the other half are those that the palette
# would miss most (emoji, faces), found one by one. Returns the picture's size, the palette and one index per pixel.
QUANTISE = """
async ([picture, colours]) => {
  const bitmap = await createImageBitmap(await (await fetch(picture)).blob());
  const { width, height } = bitmap;
  const canvas = new OffscreenCanvas(width, height).getContext("2d");
  canvas.drawImage(bitmap, 0, 0);
  const pixels = new Uint32Array(canvas.getImageData(0, 0, width, height).data.buffer);
  const counts = new Map();
  for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
  const found = [...counts].map(([pixel, count]) => ({ pixel, count, away: Infinity, index: 0 }));
  found.sort((a, b) => b.count - a.count);
  const distance = (a, b) => {
    const [red, green, blue] = [0, 8, 16].map((shift) => ((a >> shift) & 255) - ((b >> shift) & 255));
    return red * red + green * green + blue * blue;
  };
  const palette = [];
  const take = ({ pixel }) => {
    for (const each of found) {
      const away = distance(each.pixel, pixel);
      if (away < each.away) Object.assign(each, { away, index: palette.length });
    }
    palette.push(pixel);
  };
  found.slice(0, colours / 2).forEach(take);
  while (palette.length < Math.min(colours, found.length)) {
    const missed = ({ away, count }) => away * Math.sqrt(count);
    take(found.reduce((worst, each) => (missed(each) > missed(worst) ? each : worst)));
  }
  const indexes = new Map(found.map(({ pixel, index }) => [pixel, index]));
  const bytes = Uint8Array.from(pixels, (pixel) => indexes.get(pixel));
  return { width, height, palette, indexes: bytes.toBase64() };
}
"""


async def with_fewer_colours(browser: Browser, picture: bytes) -> bytes:
    """The same picture with a palette, as a PNG."""
    page = await browser.new_page()
    url = "data:image/png;base64," + base64.b64encode(picture).decode()
    found: dict[str, Any] = await page.evaluate(QUANTISE, [url, COLOURS])
    await page.close()
    indexes, width = base64.b64decode(found["indexes"]), found["width"]
    rows = b"".join(b"\0" + indexes[start : start + width] for start in range(0, len(indexes), width))
    palette = b"".join(struct.pack("<I", pixel)[:3] for pixel in found["palette"])
    header = struct.pack(">IIBBBBB", width, found["height"], 8, INDEXED, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"PLTE", palette), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return SIGNATURE + b"".join(_chunk(kind, data) for kind, data in chunks)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
