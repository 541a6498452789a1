// npm test: sets up what is missing, then runs everything. `npm test -- --only unit [FILE…]` for daily work.
// Whatever happens, the last line is the count.
import { availableParallelism } from 'node:os';
import { withDisplay } from './setup/display.mjs';
import { setUp, wordsOf } from './setup/index.mjs';
import { SetupProblem } from './setup/problem.mjs';
import { parseArguments } from './testing/arguments.mjs';
import { add, isSuccess, nothing, summaryLine } from './testing/counts.mjs';

const say = (text) => process.stdout.write(`${text}\n`);
const seconds = (since) => ((Date.now() - since) / 1000).toFixed(1);

/** Something that broke down instead of counting is shown and is one failure. */
async function counted(work) {
  try {
    return await work();
  } catch (error) {
    say(wordsOf(error));
    return { ...nothing, failed: 1 };
  }
}

const times = [];
const total = await counted(async () => {
  const { chosen, args, complaint, withWindow } = parseArguments(process.argv.slice(2));
  if (complaint) throw new SetupProblem(complaint);
  await setUp(withWindow ? 'app' : 'terminal');
  // Only now: the parts need the packages that set-up has just installed.
  const { parts } = await import('./testing/parts.mjs');
  const runAll = async (env) => {
    let sum = nothing;
    for (const name of chosen) {
      const started = Date.now();
      say(`\n== ${name}`);
      const counts = await counted(() => parts[name]({ env, args, say, chosen }));
      times.push(`${name}: ${summaryLine(counts)} in ${seconds(started)} s`);
      sum = add(sum, counts);
    }
    return sum;
  };
  return withWindow ? withDisplay(runAll, { say, count: Math.min(availableParallelism(), 4) }) : runAll(process.env);
});
say(`\n${times.join('\n')}\n${summaryLine(total)}`);
if (!isSuccess(total)) process.exitCode = 1;
