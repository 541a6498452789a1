// npm run pictures [-- fax,mail]: every view in both languages, themes and sizes, into build/every-view, to be looked at.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { withDisplay } from './setup/display.mjs';
import { appEnvironment, foreground } from './setup/foreground.mjs';
import { runScript, setUp } from './setup/index.mjs';
import { modules, root } from './setup/paths.mjs';

await runScript(async () => {
  await setUp('app', { quietWhenDone: true });
  const [views] = process.argv.slice(2);
  const say = (text) => process.stdout.write(`${text}\n`);
  if (views === undefined) await rm(join(root, 'build', 'every-view'), { recursive: true, force: true });
  await withDisplay(
    async (env) => {
      const chosen = views === undefined ? {} : { RUECKKANAL_VIEWS: views };
      const code = await foreground(process.execPath, [join(modules, 'playwright', 'cli.js'), 'test', 'tests/e2e/every-view.spec.ts'], {
        cwd: root,
        env: { ...appEnvironment(env), RUECKKANAL_EVERY_VIEW: '1', ...chosen },
      });
      if (code !== 0) process.exitCode = 1;
    },
    { say },
  );
  say('The pictures are in build/every-view.');
});
