// npm test: sets up what is missing, then runs everything. `npm test -- --only unit [FILE…]` for daily work.
// Whatever happens, the last line is the count.
import { withDisplay } from './setup/display.mjs';
import { setUp, wordsOf } from './setup/index.mjs';
import { SetupProblem } from './setup/problem.mjs';
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
  await setUp('app');
  // Only now: the parts need the packages that set-up has just installed.
  const { parseArguments, parts } = await import('./testing/parts.mjs');
  const { chosen, args, unknown } = parseArguments(process.argv.slice(2));
  if (unknown !== undefined) throw new SetupProblem(`There is no part ${unknown}. The parts are ${Object.keys(parts).join(', ')}.`);
  return withDisplay(
    async (env) => {
      let sum = nothing;
      for (const name of chosen) {
        const started = Date.now();
        say(`\n== ${name}`);
        const counts = await counted(() => parts[name]({ env, args, say }));
        times.push(`${name}: ${summaryLine(counts)} in ${seconds(started)} s`);
        sum = add(sum, counts);
      }
      return sum;
    },
    { say },
  );
});
say(`\n${times.join('\n')}\n${summaryLine(total)}`);
if (!isSuccess(total)) process.exitCode = 1;
