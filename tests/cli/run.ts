import { Writable } from 'node:stream'
import { main, type CliIo } from '../../src/cli'
import { resources, workerPath } from '../helpers/engine'

export interface Ran {
  readonly code: number
  readonly out: string
  readonly err: string
  readonly lines: readonly string[]
}

/** Runs a command of the terminal in this process, as its hosts do. */
export async function run(argv: readonly string[], io: Partial<CliIo> = {}): Promise<Ran> {
  const out = collect()
  const err = collect()
  const code = await main(argv, { stdout: out.stream, stderr: err.stream, env: {}, places: { workerPath, resources }, ...io })
  const text = out.text()
  return { code, out: text, err: err.text(), lines: text.split('\n').filter((line) => line !== '') }
}

function collect(): { stream: Writable; text: () => string } {
  const chunks: Buffer[] = []
  const stream = new Writable({
    write: (chunk: Buffer, _, done) => {
      chunks.push(Buffer.from(chunk))
      done()
    },
  })
  return { stream, text: () => Buffer.concat(chunks).toString() }
}

export const json = <T>(line: string | undefined): T => JSON.parse(line ?? '') as T
