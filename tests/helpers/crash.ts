import { spawn } from 'node:child_process'
import { join } from 'node:path'

export interface Task {
  readonly data: string
  readonly point?: string
  readonly hit?: number
  readonly paths?: readonly string[]
  readonly folder?: string
  readonly expected?: number
  readonly mailbox?: { readonly settings: object; readonly folders: readonly object[] }
  readonly account?: object
  readonly reply?: { readonly to: string }
  readonly undoSeconds?: number
  /** what a person does about the reply once it is there */
  readonly then?: 'undo' | 'confirm'
}

/** Runs the engine in a child; answers how it ended and which points it reached. */
export async function runChild(task: Task): Promise<{ signal: string | null; code: number | null; reached: string[]; errors: string }> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'crash-child.mjs'), JSON.stringify(task)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let out = ''
  let errors = ''
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()))
  const [code, signal] = await new Promise<[number | null, string | null]>((resolve) => child.on('close', (...end) => resolve(end)))
  return { code, signal, reached: out ? (JSON.parse(out) as string[]) : [], errors }
}

/** A small mail that somebody answers. */
export const mail = [
  'From: Erika Beispiel <erika@nordlicht.example>',
  'To: post@buero.example',
  'Subject: Liefertermin',
  'Message-ID: <m1@nordlicht.example>',
  '',
  'Wann kommt die Ware?',
  '',
].join('\r\n')
