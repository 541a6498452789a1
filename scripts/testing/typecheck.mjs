import { join } from 'node:path';
import ts from 'typescript';
import { availableParallelism } from 'node:os';
import { modules, root } from '../setup/paths.mjs';
import { run } from '../setup/run.mjs';

const tsc = join(modules, 'typescript', 'bin', 'tsc');

/** The worlds that the root tsconfig.json names. */
export function worlds() {
  const { config, error } = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile);
  if (error) throw new Error(ts.flattenDiagnosticMessageText(error.messageText, '\n'));
  return config.references.map(({ path }) => path);
}

/** Each world counts as one test. */
export async function typecheck({ say }) {
  const waiting = worlds();
  const counts = { passed: 0, failed: 0, skipped: 0 };
  const worker = async () => {
    for (let project = waiting.shift(); project !== undefined; project = waiting.shift()) {
      const { code, stdout, stderr } = await run(process.execPath, [tsc, '--noEmit', '--pretty', 'false', '-p', project], { cwd: root, allowFailure: true });
      counts[code === 0 ? 'passed' : 'failed'] += 1;
      say(code === 0 ? `  ok      types ${project}` : `  FAILED  types ${project}\n${stdout}${stderr}`);
    }
  };
  await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, worker));
  return counts;
}
