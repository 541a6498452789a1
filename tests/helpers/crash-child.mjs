// Runs the real engine in a process of its own and ends it with SIGKILL at a named point.
// usage: node crash-child.mjs '{"data":…,"point":…,"hit":1,"paths":[…],"folder":…,"send":{…}}'
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');
const { openEngine } = await import(pathToFileURL(join(root, 'out/main/compose.js')).href);
const task = JSON.parse(process.argv[2]);
let hits = 0;
const reached = new Set();
const opened = await openEngine({
  data: task.data,
  resources: join(root, 'resources'),
  workerPath: join(root, 'out/main/page-worker.js'),
  workers: 1,
  log: { info() {}, warn() {}, error(event, params) { console.error(event, JSON.stringify(params)); } },
  vault: { keyring: async () => false, state: async () => 'memory', read: async () => 'geheim', write: async () => 'memory' },
  checkpoint: {
    reached(point) {
      reached.add(point);
      if (point === task.point && ++hits === (task.hit ?? 1)) process.kill(process.pid, 'SIGKILL');
    },
  },
});
if (!opened.ok) throw new Error(opened.error.code);
const engine = opened.value;
const call = async (name, input) => {
  const result = await engine.handle(name, input);
  if (!result.ok) throw new Error(`${name}: ${result.error.code}`);
  return result.value;
};
await engine.start();
if (task.folder) {
  const { folders } = await call('folders.list', {});
  if (folders.length === 0) {
    const folder = await call('folders.add', { path: task.folder });
    await call('folders.set', { id: folder.id, after: 'move', polling: false });
  }
  await arrivalsEnded(task.expected);
}
if (task.mailbox) {
  const { mailboxes } = await call('mailboxes.list', {});
  if (mailboxes.length === 0) await call('mailboxes.add', { ...task.mailbox, password: 'geheim', readable: false });
  await mailboxCurrent();
}
if (task.paths) await engine.intake.takeIn(task.paths, 'terminal');
await engine.intake.idle();
await engine.context.jobs.idle('recognise');
await engine.context.jobs.idle('same-letter');
if (task.account) {
  await call('preferences.set', { undoSeconds: task.undoSeconds ?? 0 });
  await call('account.save', { account: task.account, password: 'geheim', readable: false });
}
if (task.reply) {
  const { rows } = await call('inbox.list', { filter: 'all', limit: 10, before: null });
  const draft = await call('draft.open', { conversationId: rows[0].id });
  await call('draft.save', { id: draft.id, to: task.reply.to, cc: '', bcc: '', subject: 'Antwort', text: 'Guten Tag,\nist unterwegs.' });
  const { messageId } = await call('outbox.send', { draftId: draft.id });
  if (task.then === 'undo') await call('outbox.undo', { messageId });
}
if (task.then === 'confirm') {
  const { rows } = await call('inbox.list', { filter: 'troubled', limit: 10, before: null });
  const { messages } = await call('conversation.get', { id: rows[0].id });
  await call('outbox.confirm', { messageId: messages.at(-1).id });
}
await engine.context.jobs.idle('send');
console.log(JSON.stringify([...reached]));
await engine.stop();

function mailboxCurrent() {
  return new Promise((resolve) => {
    const look = async () => {
      const { mailboxes } = await call('mailboxes.list', {});
      if (mailboxes.every(({ state }) => state.kind === 'current')) resolve();
    };
    engine.context.feed.listen((name) => void (name === 'changed' && look()));
    void look();
  });
}

function arrivalsEnded(count) {
  return new Promise((resolve) => {
    const look = async () => {
      const { arrivals } = await call('intake.list', { which: 'recent', limit: 100, before: null });
      if (arrivals.filter((arrival) => arrival.outcome !== null).length >= count) resolve();
    };
    engine.context.feed.listen((name) => void (name === 'changed' && look()));
    void look();
  });
}
