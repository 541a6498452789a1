// Runs Electronegativity (Doyensec, Apache-2.0) over the sources and holds its findings against docs/security.md: every
// finding needs a row there, and every row a finding. Not part of npm test: the tool is 147 MB with 400 packages, so npm
// fetches it into its cache when it is asked for. ELECTRONEGATIVITY names an installed one, for machines without a registry.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './setup/paths.mjs';
import { npm, run } from './setup/run.mjs';

const tool = '@doyensec/electronegativity@1.10.3';

/** `CHECK file` of each row of the table below the heading "Electronegativity". */
export function explainedFindings(markdown) {
  const section = markdown.split(/^## /m).find((part) => part.startsWith('Electronegativity')) ?? '';
  return [...section.matchAll(/^\| `(\w+_CHECK)` \| `([^`]+)` \| \S/gm)].map(([, check, file]) => `${check} ${file}`);
}

/** The same of the tool's SARIF. (Its CSV is written by two at once and loses a line now and then.) */
export function foundFindings(sarif) {
  return JSON.parse(sarif).runs.flatMap(({ results }) =>
    results.map(({ ruleId, locations }) => `${ruleId} ${locations[0].physicalLocation.artifactLocation.uri.replaceAll('\\', '/')}`),
  );
}

async function findings(folder) {
  const report = join(folder, 'findings.sarif');
  const { version } = JSON.parse(await readFile(join(root, 'node_modules', 'electron', 'package.json'), 'utf8'));
  const args = ['-i', join(root, 'src'), '-e', version, '-r', '-o', report];
  const installed = process.env.ELECTRONEGATIVITY;
  if (installed) await run(installed, args, { allowFailure: true });
  else await npm(['exec', '--yes', `--package=${tool}`, '--', 'electronegativity', ...args], { cwd: folder, allowFailure: true });
  return foundFindings(await readFile(report, 'utf8'));
}

const folder = await mkdtemp(join(tmpdir(), 'electronegativity-'));
try {
  const found = new Set(await findings(folder));
  const explained = new Set(explainedFindings(await readFile(join(root, 'docs', 'security.md'), 'utf8')));
  const unexplained = [...found].filter((one) => !explained.has(one));
  const gone = [...explained].filter((one) => !found.has(one));
  for (const one of unexplained) process.stdout.write(`not explained in docs/security.md: ${one}\n`);
  for (const one of gone) process.stdout.write(`explained in docs/security.md, but no longer found: ${one}\n`);
  process.stdout.write(`${found.size} findings, ${unexplained.length} not explained\n`);
  if (unexplained.length + gone.length > 0) process.exitCode = 1;
} finally {
  await rm(folder, { recursive: true, force: true });
}
