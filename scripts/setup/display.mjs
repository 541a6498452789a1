// A window needs a display. Where there is none, one is made in memory (Xvfb) for as long as the command runs.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SetupProblem } from './problem.mjs';
import { ensureSystem } from './system.mjs';

/** Every virtual display of a run, by name, a blank between two. */
export const DISPLAYS = 'RUECKKANAL_DISPLAYS';

export const lacksDisplay = (env, platform) => platform === 'linux' && !env.DISPLAY && !env.WAYLAND_DISPLAY;

/** An X authority entry for any host and any display number: `FamilyWild`, empty address, empty number. */
export function authorityEntry(cookie) {
  const field = (bytes) => Buffer.concat([Buffer.from([bytes.length >> 8, bytes.length & 255]), bytes]);
  return Buffer.concat([Buffer.from([255, 255]), field(Buffer.alloc(0)), field(Buffer.alloc(0)), field(Buffer.from('MIT-MAGIC-COOKIE-1')), field(cookie)]);
}

async function startXvfb(authority) {
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '2048x1200x24', '-nolisten', 'tcp', '-auth', authority], { stdio: ['ignore', 'ignore', 'pipe', 'pipe'] });
  const number = await new Promise((resolve, reject) => {
    let errors = '';
    let answer = '';
    server.stderr.setEncoding('utf8').on('data', (text) => (errors += text));
    server.stdio[3].on('data', (bytes) => {
      answer += String(bytes);
      if (answer.includes('\n')) resolve(answer.trim());
    });
    server.on('error', (error) => reject(new SetupProblem(`Xvfb could not be started: ${error.message}`)));
    server.on('exit', () => reject(new SetupProblem(`Xvfb ended at once:\n${errors}`)));
  });
  return { server, display: `:${number}` };
}

async function end({ server }) {
  const ended = new Promise((resolve) => server.once('exit', resolve));
  server.kill();
  await ended;
}

/**
 * Runs `work(env)` with an environment that has a display. Where there is none, `count` virtual ones are made; they stand in the
 * environment as DISPLAYS, so that tests side by side do not take the keys and the clipboard from each other.
 */
export async function withDisplay(work, { say, count = 1 }) {
  if (!lacksDisplay(process.env, process.platform)) return work(process.env);
  await ensureSystem(['display'], { say });
  const folder = await mkdtemp(join(tmpdir(), 'rueckkanal-display-'));
  const started = [];
  try {
    const authority = join(folder, 'authority');
    await writeFile(authority, authorityEntry(randomBytes(16)), { mode: 0o600 });
    for (let number = 0; number < count; number += 1) started.push(await startXvfb(authority));
    say(count === 1 ? 'No display here: the window opens on a virtual one (Xvfb).' : `No display here: the windows open on ${count} virtual ones (Xvfb).`);
    const displays = started.map(({ display }) => display);
    return await work({ ...process.env, DISPLAY: displays[0], XAUTHORITY: authority, [DISPLAYS]: displays.join(' ') });
  } finally {
    await Promise.all(started.map(end));
    await rm(folder, { recursive: true, force: true });
  }
}
