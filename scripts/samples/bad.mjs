// Everything that should not be in an inbox and will be: written into a folder, with what may become of it.
import { closeSync, ftruncateSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { badMails } from './bad-mails.mjs';
import { badPdfs, badPngsAndJpegs, badTiffs } from './bad-pictures.mjs';
import { formatPictures } from './format-pictures.mjs';
import { writePng } from './png.mjs';
import { bilevelPage, writeTiff } from './tiff.mjs';

/**
 * `recorded`: must become a message (a page in it may be marked broken). `quarantined`: must wait in quarantine with
 * a code. `either`: both are honest; what counts is that it is one of the two and that the engine goes on.
 * @typedef {{file: string, why: string, expect: 'recorded'|'quarantined'|'either'}} BadFixture
 */

/** @returns {Promise<BadFixture[]>} */
export async function makeBadFixtures(dir) {
  mkdirSync(dir, { recursive: true });
  const entries = [...empties(), ...(await mislabelled()), ...badTiffs(), ...badPngsAndJpegs(), ...(await badPdfs()), ...badMails()];
  for (const { file, bytes } of entries) writeFileSync(join(dir, file), bytes);
  return entries.map(({ file, why, expect }) => ({ file, why, expect }));
}

/** @returns {{file: string, why: string, expect: BadFixture['expect'], bytes: Buffer}[]} */
function empties() {
  return ['tif', 'pdf', 'png', 'jpg', 'eml'].map((ending) => ({ file: `empty.${ending}`, expect: 'quarantined', why: 'no bytes at all', bytes: Buffer.alloc(0) }));
}

/** True type is by content: what can be read under a wrong name is recorded. */
async function mislabelled() {
  const { fine } = await formatPictures();
  const [page] = fine;
  const inverted = page.data.map((byte) => ~byte & 0xff);
  const png = writePng({ ...page, depth: 1, rows: inverted, xDpi: 204, yDpi: 196 });
  // The start of a Windows program: its mark, and where its second header lies.
  const program = Buffer.alloc(512);
  program.write('MZ', 0, 'latin1');
  program.writeUInt32LE(0x80, 0x3c);
  program.write('PE\0\0', 0x80, 'latin1');
  return [
    { file: 'png-named.tif', expect: 'recorded', why: 'a whole PNG under the name of a TIFF', bytes: png },
    { file: 'tiff-named.pdf', expect: 'recorded', why: 'a whole TIFF under the name of a PDF', bytes: writeTiff([bilevelPage(page, {})]) },
    { file: 'tiff-named.txt', expect: 'recorded', why: 'a whole TIFF under the name of a text', bytes: writeTiff([bilevelPage(page, { coding: 'g3' })]) },
    { file: 'text-named.tif', expect: 'quarantined', why: 'a text under the name of a TIFF', bytes: Buffer.from('Das ist kein Bild, sondern ein Satz.\n') },
    { file: 'html-named.pdf', expect: 'quarantined', why: 'an error page saved under the name of a PDF', bytes: Buffer.from('<!DOCTYPE html><html><body>404 Nicht gefunden</body></html>') },
    { file: 'program-named.pdf', expect: 'quarantined', why: 'the start of a Windows program under the name of a PDF', bytes: program },
    { file: 'zeros.tif', expect: 'quarantined', why: '64 kB of zeros: a file whose blocks were never written', bytes: Buffer.alloc(65_536) },
  ];
}

/** A file that begins like a TIFF and says it is `size` bytes long, without taking the room on most disks. */
export function makeHugeFile(path, size = 200 * 1024 * 1024) {
  const handle = openSync(path, 'w');
  try {
    writeSync(handle, Buffer.from('49492a0008000000', 'hex'));
    ftruncateSync(handle, size);
  } finally {
    closeSync(handle);
  }
}
