// npm test: sets up what is missing, then runs everything. `npm test -- --only unit [FILE…]` for daily work.
import { withDisplay } from './setup/display.mjs';
import { runScript, setUp } from './setup/index.mjs';
import { SetupProblem } from './setup/problem.mjs';

const say = (text) => process.stdout.write(`${text}\n`);

await runScript(async () => {
  await setUp('app');
  // Only now: these need the packages that set-up has just installed.
  const { parseArguments, parts } = await import('./testing/parts.mjs');
  const { add, isSuccess, nothing, summaryLine } = await import('./testing/counts.mjs');
  const { chosen, args, unknown } = parseArguments(process.argv.slice(2));
  if (unknown !== undefined) throw new SetupProblem(`There is no part ${unknown}. The parts are ${Object.keys(parts).join(', ')}.`);
  let total = nothing;
  const times = [];
  await withDisplay(
    async (env) => {
      for (const name of chosen) {
        const started = Date.now();
        say(`\n== ${name}`);
        const counts = await parts[name]({ env, args, say });
        total = add(total, counts);
        times.push(`${name}: ${summaryLine(counts)} in ${((Date.now() - started) / 1000).toFixed(1)} s`);
      }
    },
    { say },
  );
  say(`\n${times.join('\n')}\n${summaryLine(total)}`);
  if (!isSuccess(total)) process.exitCode = 1;
});
