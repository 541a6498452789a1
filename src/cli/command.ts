import { parseArgs } from 'node:util'
import type { StringKey } from '../shared/strings/translate'
import { UsageError, type World } from './world'

export interface Arguments {
  readonly words: readonly string[]
  text(name: string): string | undefined
  flag(name: string): boolean
}

export interface Command {
  readonly name: string
  readonly usage: StringKey
  readonly options: Readonly<Record<string, { readonly type: 'string' | 'boolean' }>>
  /** how many words beside the options it takes */
  readonly least: number
  readonly most: number
  /** answers the exit code */
  run(world: World, args: Arguments): Promise<number>
}

export const dataOption = { data: { type: 'string' } } as const
export const jsonOption = { json: { type: 'boolean' } } as const

/** @throws UsageError; null where help was asked for */
export function readArguments(command: Command, argv: readonly string[]): Arguments | null {
  const { values, positionals } = parse(command, argv)
  if (values['help'] === true) return null
  const help = { command: command.name }
  // An empty value is a script's variable that nobody set; with --data it would mean the app's own folder.
  for (const [option, value] of Object.entries(values)) if (value === '') throw new UsageError('cli.badOption', { option: `--${option}`, command: command.name })
  if (positionals.length < command.least) throw new UsageError('cli.missingArgument', help)
  if (positionals.length > command.most) throw new UsageError('cli.tooManyArguments', help)
  return {
    words: positionals,
    text: (name) => (typeof values[name] === 'string' ? values[name] : undefined),
    flag: (name) => values[name] === true,
  }
}

function parse(command: Command, argv: readonly string[]): { values: Readonly<Record<string, unknown>>; positionals: readonly string[] } {
  try {
    const options = { ...command.options, help: { type: 'boolean', short: 'h' } } as const
    return parseArgs({ args: [...argv], options, allowPositionals: true, strict: true })
  } catch (error) {
    const named = error instanceof Error ? (/'(-[^' ]*)/.exec(error.message)?.[1] ?? '') : ''
    throw new UsageError('cli.badOption', { option: named, command: command.name })
  }
}
