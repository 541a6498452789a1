// What Electron's own default app does with a path on the command line, for the stand-in runtime, which has none:
// `electron PATH` takes name, version and app path from PATH's package.json and runs its main.
import { app } from 'electron';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const args = process.argv.slice(1);
const preload = [];
let target;
for (let index = 0; index < args.length; index += 1) {
  const arg = args[index];
  if (arg === '-r' || arg === '--require') preload.push(args[(index += 1)]);
  else if (arg === '--version' || arg === '-v') {
    process.stdout.write(`v${process.versions.electron}\n`);
    process.exit(0);
  } else if (!arg.startsWith('-')) {
    target = path.resolve(arg);
    break;
  }
}
if (!target || !existsSync(target)) {
  process.stderr.write(`No app to start${target ? ` at ${target}` : ''}.\n`);
  process.exit(1);
}

const isFolder = statSync(target).isDirectory();
let main = target;
if (isFolder) {
  const manifest = JSON.parse(readFileSync(path.join(target, 'package.json'), 'utf8'));
  if (manifest.version) app.setVersion(manifest.version);
  if (manifest.productName || manifest.name) app.name = manifest.productName ?? manifest.name;
  main = path.join(target, manifest.main ?? 'index.js');
}
app.setAppPath(isFolder ? target : path.dirname(target));
const fromTarget = createRequire(main);
for (const name of preload) fromTarget(name);
// Awaited: Electron becomes ready only when the app's main script has said what has to be said before.
await import(pathToFileURL(main).href).catch((error) => {
  process.stderr.write(`${error?.stack ?? error}\n`);
  process.exit(1);
});
