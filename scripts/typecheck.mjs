// npm run typecheck: every world by its own rules.
import { runScript } from './setup/index.mjs';
import { typecheck } from './testing/typecheck.mjs';

await runScript(async () => {
  const { failed } = await typecheck({ say: (text) => process.stdout.write(`${text}\n`) });
  if (failed > 0) process.exitCode = 1;
});
