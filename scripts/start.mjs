// npm start: sets up what is missing, then opens the app. Arguments after `--` go to the app.
import { electronRuntime } from './setup/electron-path.mjs';
import { withDisplay } from './setup/display.mjs';
import { appEnvironment, foreground } from './setup/foreground.mjs';
import { runScript, setUp } from './setup/index.mjs';
import { root } from './setup/paths.mjs';
import { sandboxFor } from './setup/sandbox.mjs';

const say = (text) => process.stdout.write(`${text}\n`);

await runScript(async () => {
  await setUp('app');
  const electron = electronRuntime();
  const sandbox = await sandboxFor(electron.folder);
  if (sandbox.remark) say(sandbox.remark);
  process.exitCode = await withDisplay(
    (env) => foreground(electron.executable, [...sandbox.args, root, ...process.argv.slice(2)], { env: appEnvironment(env) }),
    { say },
  );
});
