// npm run package: the unpacked app (default), or electron-builder's targets: npm run package -- --linux deb
import { electronRuntime } from './setup/electron-path.mjs';
import { runScript, setUp } from './setup/index.mjs';
import { SetupProblem } from './setup/problem.mjs';

const say = (text) => process.stdout.write(`${text}\n`);

await runScript(async () => {
  await setUp('app');
  const { buildPackages, electronBuilder } = await import('./packaging/build-packages.mjs');
  const { refusal } = await import('./packaging/refusal.mjs');
  const args = process.argv.slice(2);
  const refused = refusal(electronRuntime().kind, args);
  if (refused) throw new SetupProblem(refused);
  if (args.length === 0 || args.includes('--dir')) {
    const { release, test } = await buildPackages({ say });
    say(`release: ${release.folder}\ntest (one fuse open): ${test.folder}`);
    return;
  }
  const { stdout } = await electronBuilder(args);
  say(stdout);
});
