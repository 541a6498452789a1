import { spawn } from 'node:child_process';
import { constants } from 'node:os';

const passedOn = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** Runs a program in place of this one: its streams, our signals passed on, its exit code given back. */
export function foreground(program, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: 'inherit', ...options });
    const pass = (signal) => child.kill(signal);
    for (const signal of passedOn) process.on(signal, pass);
    const done = () => passedOn.forEach((signal) => process.off(signal, pass));
    child.on('error', (error) => (done(), reject(error)));
    child.on('close', (code, signal) => (done(), resolve(code ?? 128 + (constants.signals[signal] ?? 0))));
  });
}

/** Electron must start as an app, whatever the shell around it was used for. */
export function appEnvironment(env) {
  const { ELECTRON_RUN_AS_NODE: _asNode, ...rest } = env;
  return rest;
}
