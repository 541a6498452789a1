// A real IMAP server on loopback with throw-away data: any user of these may log in with the password below.
import { execFile, execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, chown, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const binaries = ['/usr/sbin/dovecot', '/usr/local/sbin/dovecot'];

export const dovecotBinary = binaries.find((path) => existsSync(path)) ?? null;
export const password = 'geheim';

/** Dovecot's own user for mails (Debian: uid and gid of `mail`): it refuses to serve as root. */
const mailId = 8;
const isRoot = process.getuid?.() === 0;

/** @returns {Promise<number>} a port that nobody uses just now */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/**
 * @param {{ tls?: { key: string, cert: string } }} [options]
 */
export async function startDovecot({ tls } = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'rueckkanal-dovecot-'));
  await chmod(folder, 0o755);
  const mails = join(folder, 'mails');
  await mkdir(mails);
  if (isRoot) await chown(mails, mailId, mailId);
  const [port, tlsPort] = [await freePort(), await freePort()];
  const config = join(folder, 'dovecot.conf');
  if (tls) {
    await writeFile(join(folder, 'tls.crt'), tls.cert);
    await writeFile(join(folder, 'tls.key'), tls.key, { mode: 0o600 });
  }
  await writeFile(config, configuration({ folder, mails, port, tlsPort, tls }));
  let child = null;
  /** The server with all its workers, which form a group of their own. */
  const kill = () => child && process.kill(-child.pid, 'SIGKILL');
  process.on('exit', kill);

  async function start() {
    child = spawn(dovecotBinary, ['-F', '-c', config], { stdio: ['ignore', 'ignore', 'pipe'], detached: true });
    let said = '';
    child.stderr.on('data', (chunk) => (said += chunk));
    let ended = false;
    child.once('exit', () => (ended = true));
    while (!(await answers(port))) if (ended) throw new Error(`dovecot did not start: ${said}`);
  }

  /** Ends it as a power failure does: no goodbye to anybody. */
  async function halt() {
    if (!child) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    kill();
    child = null;
    await ended;
  }

  let serial = 0;
  const home = (user, path) => join(mails, user, ...(path === 'INBOX' ? [] : [`.${path}`]));
  /** Makes a folder as Maildir++ has it. */
  async function makeFolder(user, path) {
    const made = [join(mails, user), home(user, path), ...['cur', 'new', 'tmp'].map((name) => join(home(user, path), name))];
    for (const each of made) {
      await mkdir(each, { recursive: true });
      if (isRoot) await chown(each, mailId, mailId);
    }
  }
  await start();
  return {
    port,
    tlsPort,
    makeFolder,
    /**
     * Delivers as a mail server does: into `new`, whole at once; or into `cur` with marks (`S`: seen).
     * @param {string} user @param {string | Uint8Array} mime @param {{ path?: string, marks?: string | null }} [options]
     */
    async deliver(user, mime, { path = 'INBOX', marks = null } = {}) {
      if (!existsSync(join(home(user, path), 'new'))) await makeFolder(user, path);
      serial += 1;
      const name = `${1_760_000_000 + serial}.M${serial}P${process.pid}.loopback`;
      const target = join(home(user, path), marks === null ? 'new' : 'cur', marks === null ? name : `${name}:2,${marks}`);
      const temporary = join(home(user, path), 'tmp', name);
      await writeFile(temporary, mime);
      if (isRoot) await chown(temporary, mailId, mailId);
      await rename(temporary, target);
    },
    admin: (...args) => run('doveadm', ['-c', config, ...args]),
    halt,
    start,
    restart: async () => {
      await halt();
      await start();
    },
    stop: async () => {
      await halt();
      process.removeListener('exit', kill);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function answers(port) {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const done = (good) => {
      socket.destroy();
      // A refused connection is told at once; the server needs its moment.
      if (good) resolve(true);
      else setTimeout(() => resolve(false), 20);
    };
    socket.once('data', () => done(true));
    socket.once('error', () => done(false));
    socket.once('end', () => done(false));
  });
}

const configuration = ({ folder, mails, port, tlsPort, tls }) => `
base_dir = ${folder}/run
state_dir = ${folder}/run
log_path = ${folder}/log
protocols = imap
listen = 127.0.0.1
disable_plaintext_auth = no
auth_mechanisms = plain login
auth_failure_delay = 0
mail_location = maildir:${mails}/%u
mail_max_userip_connections = 50
first_valid_uid = 0
${tls ? `ssl = yes\nssl_cert = <${folder}/tls.crt\nssl_key = <${folder}/tls.key` : 'ssl = no'}
${isRoot ? '' : `default_internal_user = ${userInfo().username}\ndefault_login_user = ${userInfo().username}\ndefault_internal_group = ${execFileSync('id', ['-gn'], { encoding: 'utf8' }).trim()}`}
passdb {
  driver = static
  args = password=${password}
}
userdb {
  driver = static
  args = uid=${isRoot ? mailId : userInfo().uid} gid=${isRoot ? mailId : userInfo().gid} home=${mails}/%u
}
service imap-login {
  ${isRoot ? '' : 'chroot ='}
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = ${tls ? tlsPort : 0}
    ssl = ${tls ? 'yes' : 'no'}
  }
}
service anvil {
  ${isRoot ? '' : 'chroot ='}
  # Without this a wrong password makes everybody from this machine wait.
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
namespace inbox {
  inbox = yes
  mailbox Sent {
    special_use = \\Sent
    auto = create
  }
  mailbox Trash {
    special_use = \\Trash
    auto = create
  }
}
`;
