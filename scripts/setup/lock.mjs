// One set-up at a time on one folder. The lock is a file that its holder touches; a holder that died leaves it behind,
// and the next one takes it over.
import { open, readFile, mkdir, rm, stat, utimes } from 'node:fs/promises';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const HEARTBEAT_MS = 5_000;
// Long enough that a machine under heavy load is not taken for dead, short enough that nobody waits for a ghost
// whose process number was given to another program.
const STALE_MS = 120_000;
const LOOK_AGAIN_MS = 200;

/** Whether the holder of a lock is gone. `holder` is what the lock file says, null when it cannot be read (yet). */
export function isAbandoned({ holder, ageMs, thisHost, isAlive }) {
  if (ageMs > STALE_MS) return true;
  if (holder === null || holder.host !== thisHost) return false;
  return !isAlive(holder.pid);
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

async function look(path) {
  try {
    const [text, { mtimeMs }] = await Promise.all([readFile(path, 'utf8'), stat(path)]);
    let holder = null;
    try {
      holder = JSON.parse(text);
    } catch {
      // Created but not yet written: only its age counts.
    }
    return { text, holder, ageMs: Date.now() - mtimeMs };
  } catch {
    return undefined;
  }
}

async function create(path) {
  try {
    const file = await open(path, 'wx');
    try {
      await file.writeFile(JSON.stringify({ pid: process.pid, host: hostname(), since: Date.now(), nonce: Math.random() }));
    } finally {
      await file.close();
    }
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

const abandoned = (found) => isAbandoned({ holder: found.holder, ageMs: found.ageMs, thisHost: hostname(), isAlive });

/** Whether somebody may not write here. */
export const isRefused = (error) => ['EACCES', 'EPERM', 'EROFS'].includes(error?.code);

/** Only one waiter may clear a dead lock, else a second could delete the first one's new lock. */
async function clearAbandoned(path, seen) {
  const gate = `${path}.takeover`;
  if (!(await create(gate))) {
    const left = await look(gate);
    if (left && abandoned(left)) await rm(gate, { force: true });
    return;
  }
  try {
    const now = await look(path);
    if (now && now.text === seen.text && abandoned(now)) await rm(path, { force: true });
  } finally {
    await rm(gate, { force: true });
  }
}

/**
 * Runs `work` while holding the lock; `onWait(holder)` is called once when it has to wait.
 * @template T
 * @param {string} path
 * @param {() => Promise<T>} work
 * @param {(holder: { pid: number } | null) => void} [onWait]
 */
export async function withLock(path, work, onWait = () => {}) {
  let said = false;
  for (;;) {
    try {
      await mkdir(dirname(path), { recursive: true });
      if (await create(path)) break;
    } catch (error) {
      // Another user's checkout: there may be nothing to do, and who may not write cannot get in anybody's way.
      if (isRefused(error)) return work();
      throw error;
    }
    const found = await look(path);
    if (found === undefined) continue;
    if (abandoned(found)) {
      await clearAbandoned(path, found);
      continue;
    }
    if (!said) onWait(found.holder);
    said = true;
    await pause(LOOK_AGAIN_MS);
  }
  const beat = setInterval(() => void utimes(path, new Date(), new Date()).catch(() => {}), HEARTBEAT_MS);
  try {
    return await work();
  } finally {
    clearInterval(beat);
    await rm(path, { force: true });
  }
}
