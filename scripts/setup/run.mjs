import { spawn } from 'node:child_process';
import { stripVTControlCharacters } from 'node:util';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { SetupProblem } from './problem.mjs';

/**
 * Runs a program to its end and gives back what it wrote; a failure carries the last of its output.
 * Asynchronous throughout, so that the lock's heartbeat goes on meanwhile.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, allowFailure?: boolean, shell?: boolean }} [options]
 * @returns {Promise<{ code: number, signal?: string, stdout: string, stderr: string }>}
 */
export function run(program, args, { cwd, env = process.env, allowFailure = false, shell = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, env, shell, stdio: ['ignore', 'pipe', 'pipe'], windowsHide: true });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text) => (stderr += text));
    child.on('error', (error) => (allowFailure ? resolve({ code: 127, stdout, stderr: String(error) }) : reject(new SetupProblem(`${program} could not be started: ${error.message}`))));
    child.on('close', (code, signal) => {
      const result = { code: code ?? 1, signal, stdout, stderr };
      if (result.code === 0 || allowFailure) return resolve(result);
      const tail = stripVTControlCharacters(`${stdout}\n${stderr}`).trim().split('\n').slice(-40).join('\n');
      reject(new SetupProblem(`${[program, ...args].join(' ')} ended with ${signal ?? code}:\n${tail}`));
    });
  });
}

/** npm beside this Node, also where `npm` is not on the PATH or is a .cmd file that cannot be spawned. */
export function npm(args, options) {
  const beside = dirname(process.execPath);
  const scripts = [
    process.env.npm_execpath,
    join(beside, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    join(beside, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
  ];
  const script = scripts.find((path) => path?.endsWith('.js') && existsSync(path));
  if (script) return run(process.execPath, [script, ...args], options);
  return run('npm', args, { ...options, shell: process.platform === 'win32' });
}
