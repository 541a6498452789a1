import { homedir } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import { setImmediate as pause } from 'node:timers/promises'
import { dataFolder } from '../core/compose'
import { fail, FailureError, type Failure } from '../shared/result'
import { languageOf, type Language } from '../shared/strings/language'
import { failureText, translator, type StringKey, type StringParams, type Translate } from '../shared/strings/translate'

/** What the terminal is given; `process` itself will do. */
export interface CliIo {
  readonly stdout: NodeJS.WritableStream
  readonly stderr: NodeJS.WritableStream
  readonly env?: Readonly<Record<string, string | undefined>>
  readonly platform?: string
  readonly home?: string
  readonly workingFolder?: string
  /** the page worker's script and the folder with `tessdata`; by default where the build puts them */
  readonly places?: Places
  /** how a person ends it early; by default Ctrl+C and SIGTERM */
  readonly signal?: AbortSignal
}

export interface Places {
  readonly workerPath: string
  readonly resources: string
}

/** What a command works with. */
export interface World {
  readonly t: Translate
  readonly language: Language
  readonly places: Places
  readonly platform: string
  readonly signal: AbortSignal
  /** An answer, one line. Waits where the reader is slow; does nothing once he has gone. */
  out(line: string): Promise<void>
  /** whether nobody reads the answers any more */
  closed(): boolean
  /** Resolves when all answers are out. */
  written(): Promise<void>
  /** A word to the person. */
  say(line: string): void
  /** What stands for a moment, where a person looks on; now and then a line where it goes into a file. */
  sayProgress(line: string): void
  path(named: string): string
  data(asked: string | undefined): string
}

/** Wrong use of a command: one line and where to find help. */
export class UsageError extends Error {
  constructor(
    readonly key: StringKey,
    readonly params: StringParams = {},
  ) {
    super(key)
  }
}

/** Between two lines of progress in a file: often enough to see that it goes on. */
const progressEveryMs = 5_000

export function createWorld(io: CliIo, signal: AbortSignal): World {
  const env = io.env ?? process.env
  const platform = io.platform ?? process.platform
  const home = io.home ?? homedir()
  const from = io.workingFolder ?? process.cwd()
  io.stderr.on('error', () => undefined)
  const language = languageOf(env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '')
  return {
    t: translator(language),
    language,
    places: io.places ?? builtPlaces(import.meta.dirname),
    platform,
    signal,
    ...createOutput(io.stdout),
    ...createSpeech(io.stderr),
    path: (named) => resolve(from, named),
    data: (asked) => resolve(from, dataFolder({ env, platform, home }, asked ?? null)),
  }
}

/** The one clear line of a failure. */
export function failureLine(t: Translate, failure: Failure): string {
  return `rueckkanal: ${failureText(t, failure)}`
}

export function stopIfAsked(signal: AbortSignal): void {
  if (signal.aborted) throw new FailureError(fail('cancelled').error)
}

/** Parts shared by several scripts lie a folder deeper. */
function builtPlaces(here: string): Places {
  const main = basename(here) === 'chunks' ? dirname(here) : here
  return { workerPath: join(main, 'page-worker.js'), resources: join(main, '..', '..', 'resources') }
}

/** Lines between two pauses: without one a fast command would not hear that its reader has gone. */
const linesBetweenPauses = 200

function createOutput(stream: NodeJS.WritableStream): Pick<World, 'out' | 'closed' | 'written'> {
  let gone = false
  let trouble: NodeJS.ErrnoException | null = null
  let lines = 0
  // EPIPE: the reader had enough (`| head`), which is no failure.
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') gone = true
    else trouble = error
  })
  const check = (): void => {
    if (trouble) throw new FailureError(fail(trouble.code === 'ENOSPC' ? 'disk-full' : 'target-unwritable').error)
  }
  return {
    closed: () => gone,
    out: async (line) => {
      check()
      if (gone) return
      const room = stream.write(`${line}\n`)
      lines += 1
      if (!room) await roomIn(stream)
      else if (lines % linesBetweenPauses === 0) await pause()
    },
    written: async () => {
      await new Promise<void>((resolve) => stream.write('', () => { resolve() }))
      await pause()
      check()
    },
  }
}

/** Until the reader has caught up, or gone. */
async function roomIn(stream: NodeJS.WritableStream): Promise<void> {
  const events = ['drain', 'error', 'close']
  await new Promise<void>((resolve) => {
    const resume = (): void => {
      for (const event of events) stream.off(event, resume)
      resolve()
    }
    for (const event of events) stream.on(event, resume)
  })
}

function createSpeech(stream: NodeJS.WritableStream): Pick<World, 'say' | 'sayProgress'> {
  const screen = 'isTTY' in stream && stream.isTTY === true
  let shown = ''
  let last = 0
  const wipe = (): string => (shown === '' ? '' : '\r\u001b[2K')
  return {
    say: (line) => {
      stream.write(`${wipe()}${line}\n`)
      shown = ''
    },
    sayProgress: (line) => {
      if (line === shown) return
      const now = Date.now()
      if (screen) stream.write(`${wipe()}${line}`)
      else if (now - last >= progressEveryMs) stream.write(`${line}\n`)
      else return
      last = now
      shown = screen ? line : ''
    },
  }
}
