import { join } from 'node:path';
import ts from 'typescript';
import { modules, root } from '../setup/paths.mjs';
import { run } from '../setup/run.mjs';

/** The native compiler: a third of the time. Its library cannot parse yet, so the checks that read code use the one before it. */
const tsc = join(modules, 'typescript-native', 'bin', 'tsc');

/** The worlds that the root tsconfig.json names. */
export function worlds() {
  const { config, error } = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile);
  if (error) throw new Error(ts.flattenDiagnosticMessageText(error.messageText, '\n'));
  return config.references.map(({ path }) => path);
}

/** Each world counts as one test. */
export async function typecheck({ say }) {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for (const project of worlds()) { // one after the other: the compiler takes every core itself
    const { code, stdout, stderr } = await run(process.execPath, [tsc, '--noEmit', '--pretty', 'false', '-p', project], { cwd: root, allowFailure: true });
    counts[code === 0 ? 'passed' : 'failed'] += 1;
    say(code === 0 ? `  ok      types ${project}` : `  FAILED  types ${project}\n${stdout}${stderr}`);
  }
  return counts;
}
