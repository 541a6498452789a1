// Makes what "try with samples" shows: `node scripts/samples/make.mjs [--out DIR]`.
// Without --out it renews resources/samples and tests/fixtures/samples-truth.json; both are committed.
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { faxes, faxInsideMail, faxTiff, receiveFax } from './faxes.mjs';
import { desk } from './firms.mjs';
import { dpiOf } from './line.mjs';
import { mailSamples } from './mail-samples.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** @returns {Promise<{desk: object, samples: {file: string, bytes: Buffer, truth: object}[]}>} */
export async function appSamples() {
  const samples = [];
  for (const fax of faxes) samples.push(await faxSample(fax));
  const inside = await receiveFax(faxInsideMail);
  samples.push(...(await mailSamples({ fax: faxInsideMail, ...inside })));
  for (const { bytes, truth } of samples) truth.sha256 = createHash('sha256').update(bytes).digest('hex');
  const { name, faxE164, email } = desk;
  return { desk: { name, fax: faxE164, email }, samples };
}

async function faxSample(fax) {
  const { bitmaps, texts } = await receiveFax(fax);
  const [xDpi, yDpi] = dpiOf[fax.resolution];
  const pages = bitmaps.map(({ width, height }, index) => ({
    width, height, xDpi, yDpi,
    rotation: fax.upsideDown?.includes(index + 1) ? 180 : 0,
    skew: fax.machine[index].skew,
    headerLine: fax.header(index + 1, bitmaps.length),
    text: texts[index].join('\n'),
  }));
  const { coding, how = {}, fillOrder = 1 } = fax.coding;
  const truth = {
    id: fax.id, kind: 'fax', file: fax.file, firm: fax.firm.name, faxNumber: fax.firm.faxE164, subject: fax.subject, dated: fax.dated, receivedAt: fax.at,
    coding: `${coding}${how.twoDimensional ? '-2d' : ''}`, fillOrder, hylafax: fax.hylafax !== undefined, facts: fax.facts, pages,
  };
  return { file: fax.file, bytes: faxTiff(fax, bitmaps), truth };
}

export async function makeAppSamples(samplesDir, truthFile) {
  const { desk: us, samples } = await appSamples();
  mkdirSync(samplesDir, { recursive: true });
  // A renamed sample must not leave its old file behind in the app.
  for (const name of readdirSync(samplesDir)) if (/\.(tif|eml)$/.test(name)) rmSync(join(samplesDir, name));
  for (const { file, bytes } of samples) writeFileSync(join(samplesDir, file), bytes);
  mkdirSync(dirname(truthFile), { recursive: true });
  writeFileSync(truthFile, `${JSON.stringify({ desk: us, samples: samples.map(({ truth }) => truth) }, null, 1)}\n`);
  return samples.map(({ file, bytes }) => ({ file, size: bytes.length }));
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const at = process.argv.indexOf('--out');
  const out = at > 0 ? process.argv[at + 1] : undefined;
  if (at > 0 && !out) {
    process.stderr.write('--out needs a folder\n');
    process.exit(1);
  }
  const made = out ? await makeAppSamples(out, join(out, 'samples-truth.json')) : await makeAppSamples(join(root, 'resources', 'samples'), join(root, 'tests', 'fixtures', 'samples-truth.json'));
  for (const { file, size } of made) process.stdout.write(`${String(size).padStart(8)}  ${file}\n`);
}
