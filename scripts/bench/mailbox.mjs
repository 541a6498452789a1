// A first fetch of 10,000 mails from a real server (Dovecot), killed on the way and resumed.
import { spawn } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeMails } from '../samples/mails.mjs';
import { root } from '../setup/paths.mjs';
import { dovecotBinary, password, startDovecot } from '../testing/servers/dovecot.mjs';
import { openBenchEngine, timed } from './engine.mjs';

const count = 10_000;
/** The kill comes in the commit of this batch of 200, a third of the way. */
const killedAt = 17;

export async function measure({ folder, print }) {
  if (!dovecotBinary) return print('mailbox  skipped: Dovecot is not installed');
  const mails = join(folder, 'mails');
  await makeMails(mails, count, 1);
  const dovecot = await startDovecot();
  try {
    for (const name of await readdir(mails)) await dovecot.deliver('post', await readFile(join(mails, name)));
    const mailbox = {
      settings: { address: 'post@buero.example', host: '127.0.0.1', port: dovecot.port, tls: 'none', user: 'post' },
      folders: [{ path: 'INBOX', after: 'leave', afterPath: null }],
    };
    const data = join(folder, 'data');
    const { seconds: beforeKill } = await timed(() => killed({ data, mailbox, point: 'mailbox:before:commit', hit: killedAt }));
    const engine = await openBenchEngine(data, { vault: { keyring: async () => false, state: async () => 'memory', read: async () => password, write: async () => 'memory' } });
    let fetched = 0;
    const { seconds } = await timed(async () => {
      ({ seconds: fetched } = await timed(() => current(engine)));
      await engine.intake.idle();
    });
    const { count: recorded } = await engine.context.store.read((tx) => tx.selectFrom('message').select((select) => select.fn.countAll().as('count')).executeTakeFirstOrThrow());
    const memory = Math.round(process.memoryUsage.rss() / 1_048_576);
    await engine.stop();
    if (Number(recorded) !== count) throw new Error(`${recorded} of ${count} mails were recorded`);
    const rest = count - (killedAt - 1) * 200;
    print(`mailbox  killed after ${beforeKill.toFixed(1)} s; the other ${rest} mails fetched in ${fetched.toFixed(1)} s, recorded in ${seconds.toFixed(1)} s (${(rest / seconds).toFixed(0)} mails/s); ${recorded} of ${count}, none twice; ${memory} MB`);
  } finally {
    await dovecot.stop();
  }
}

/** @returns {Promise<void>} */
function killed(task) {
  const child = spawn(process.execPath, [join(root, 'tests/helpers/crash-child.mjs'), JSON.stringify(task)], { stdio: 'ignore' });
  return new Promise((resolve, reject) => child.once('exit', (code, signal) => (signal === 'SIGKILL' ? resolve() : reject(new Error(`the engine ended with ${code}`)))));
}

/** @returns {Promise<void>} */
function current(engine) {
  return new Promise((resolve) => {
    const look = async () => {
      const { value } = await engine.handle('mailboxes.list', {});
      if (value.mailboxes.every(({ state }) => state.kind === 'current')) resolve();
    };
    engine.context.feed.listen((name, payload) => void (name === 'changed' && payload.kinds.includes('mailbox') && look()));
    void look();
  });
}
