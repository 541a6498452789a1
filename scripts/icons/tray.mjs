// Draws the tray's pictures into resources/icons: `node scripts/icons/tray.mjs`. The mark of icon.svg in one colour, since
// a tray has its own: dark ink for light bars, light ink for dark ones, each with and without a dot for what is unread.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writePng } from '../samples/png.mjs';
import { root } from '../setup/paths.mjs';

// The lines of icon.svg in its own measure, as points one after the other; the bow is cut into short pieces.
/** @type {[number, number][]} */
const bow = Array.from({ length: 13 }, (_, step) => {
  const t = step / 12;
  const at = (a, b, c, d) => (1 - t) ** 3 * a + 3 * (1 - t) ** 2 * t * b + 3 * (1 - t) * t ** 2 * c + t ** 3 * d;
  return [at(704, 704, 620, 504), at(528, 660, 724, 724)];
});
/** @type {[number, number][][]} */
const strokes = [
  [[320, 540], [320, 232], [584, 232], [704, 352], [704, 528]],
  [...bow, [336, 724]],
  [[440, 608], [320, 724], [440, 840]],
];
const [left, top, side] = [194, 218, 640];
/** Thicker than in the large icon: at 16 pixels a finer line is grey. */
const halfStroke = 42;

const inks = { light: [0x1d, 0x25, 0x27], dark: [0xf4, 0xf6, 0xf6] };
const dot = { at: [748, 318], radius: 108, ring: 40, colour: [0xe0, 0x7a, 0x10] };
const samples = 4;

const distance = ([x, y], [ax, ay], [bx, by]) => {
  const [dx, dy] = [bx - ax, by - ay];
  const t = Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy)));
  return Math.hypot(x - ax - t * dx, y - ay - t * dy);
};
const onLine = (point) => strokes.some((line) => line.some((from, index) => index + 1 < line.length && distance(point, from, line[index + 1]) <= halfStroke));

/** Which colour a point of the drawing has; null: none. */
function colourAt(point, ink, unread) {
  const away = Math.hypot(point[0] - dot.at[0], point[1] - dot.at[1]);
  if (unread && away <= dot.radius) return dot.colour;
  if (unread && away <= dot.radius + dot.ring) return null;
  return onLine(point) ? ink : null;
}

function draw(size, colour) {
  const rows = Buffer.alloc(size * size * 4);
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      const sum = [0, 0, 0];
      let hits = 0;
      for (let s = 0; s < samples * samples; s += 1) {
        const point = [left + ((x + ((s % samples) + 0.5) / samples) / size) * side, top + ((y + (Math.floor(s / samples) + 0.5) / samples) / size) * side];
        const found = colour(point);
        if (!found) continue;
        hits += 1;
        for (const part of [0, 1, 2]) sum[part] += found[part];
      }
      if (hits > 0) rows.set([...sum.map((part) => Math.round(part / hits)), Math.round((255 * hits) / samples ** 2)], (y * size + x) * 4);
    }
  }
  return writePng({ width: size, height: size, channels: 4, rows, xDpi: 72, yDpi: 72 });
}

const folder = join(root, 'resources', 'icons');
mkdirSync(folder, { recursive: true });
const save = (name, colour) => {
  for (const [suffix, size] of [['', 16], ['@2x', 32]]) writeFileSync(join(folder, `tray-${name}${suffix}.png`), draw(size, colour));
};
for (const [name, ink] of Object.entries(inks)) {
  save(name, (point) => colourAt(point, ink, false));
  save(`${name}-unread`, (point) => colourAt(point, ink, true));
}
// The dot alone lies over the taskbar's button on Windows.
const middle = [left + side / 2, top + side / 2];
save('overlay', ([x, y]) => (Math.hypot(x - middle[0], y - middle[1]) <= side * 0.42 ? dot.colour : null));
