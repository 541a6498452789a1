import { version } from '../../package.json'
import { fail, FailureError } from '../shared/result'
import { failureText } from '../shared/strings/translate'
import { readArguments, type Command } from './command'
import { backup } from './commands/backup'
import { contacts } from './commands/contacts'
import { conversations } from './commands/conversations'
import { demo } from './commands/demo'
import { exportCommand } from './commands/export'
import { intake } from './commands/intake'
import { recognise } from './commands/recognise'
import { restore } from './commands/restore'
import { search } from './commands/search'
import { stats } from './commands/stats'
import { verify } from './commands/verify'
import { createWorld, failureLine, UsageError, type CliIo, type World } from './world'

export type { CliIo } from './world'

const commands: readonly Command[] = [intake, recognise, conversations, contacts, search, exportCommand, stats, verify, backup, restore, demo]

/** The terminal. Answers the exit code; 130 and 143 are the custom for an end by Ctrl+C and by SIGTERM. */
export async function main(argv: readonly string[], io: CliIo): Promise<number> {
  const ending = listenForEnd(io.signal)
  const world = createWorld(io, ending.signal)
  try {
    const code = await dispatch(argv, world)
    await world.written()
    return ending.code() ?? code
  } catch (error) {
    const asked = ending.code()
    if (asked !== null) return asked
    world.say(lineOf(error, world))
    return 1
  } finally {
    ending.release()
  }
}

async function dispatch(argv: readonly string[], world: World): Promise<number> {
  const [name, ...rest] = argv
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    if (name !== undefined) await world.out(world.t('cli.usage'))
    else world.say(world.t('cli.usage')) // nothing was asked: no answer on stdout
    return name === undefined ? 1 : 0
  }
  if (name === '--version') {
    await world.out(version)
    return 0
  }
  const command = commands.find((one) => one.name === name)
  if (!command) throw new UsageError('cli.unknownCommand', { name })
  const args = readArguments(command, rest)
  if (args) return command.run(world, args)
  await world.out(world.t(command.usage))
  return 0
}

/** Never a stack trace: what is so, and for what nobody foresaw its name. */
function lineOf(error: unknown, { t }: World): string {
  if (error instanceof UsageError) return `rueckkanal: ${t(error.key, error.params)}`
  if (error instanceof FailureError) return failureLine(t, error.failure)
  const reason = (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? ''
  return `rueckkanal: ${t('cli.unexpected', { words: failureText(t, fail('internal').error), reason })}`
}

/** The first signal asks the command to end, the second ends the process as if nobody listened. */
function listenForEnd(given: AbortSignal | undefined): { signal: AbortSignal; code(): number | null; release(): void } {
  const controller = new AbortController()
  let code: number | null = null
  const end = (value: number) => () => {
    code ??= value
    controller.abort()
  }
  const interrupted = end(130)
  const terminated = end(143)
  if (given) given.addEventListener('abort', interrupted, { once: true })
  else process.once('SIGINT', interrupted).once('SIGTERM', terminated)
  return {
    signal: controller.signal,
    code: () => code,
    release: () => {
      given?.removeEventListener('abort', interrupted)
      process.off('SIGINT', interrupted).off('SIGTERM', terminated)
    },
  }
}
