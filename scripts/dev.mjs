// npm run dev: the app with the renderer reloading as its files change.
import { electronPath, electronRuntime } from './setup/electron-path.mjs';
import { viteCli } from './setup/build.mjs';
import { withDisplay } from './setup/display.mjs';
import { appEnvironment, foreground } from './setup/foreground.mjs';
import { runScript, setUp } from './setup/index.mjs';
import { root } from './setup/paths.mjs';
import { sandboxFor } from './setup/sandbox.mjs';

const say = (text) => process.stdout.write(`${text}\n`);

await runScript(async () => {
  await setUp('development');
  const sandbox = await sandboxFor(electronRuntime().folder);
  if (sandbox.remark) say(sandbox.remark);
  const runtimeVariables = { ELECTRON_EXEC_PATH: electronPath(), ...(sandbox.args.length > 0 ? { NO_SANDBOX: '1' } : {}) };
  process.exitCode = await withDisplay(
    (env) => foreground(process.execPath, [viteCli, 'dev', ...process.argv.slice(2)], { cwd: root, env: { ...appEnvironment(env), ...runtimeVariables } }),
    { say },
  );
});
