import { dataAccess, exportContacts, openEngine, system, type EngineOptions } from '../../core/compose'
import { FailureError } from '../../shared/result'
import { dataOption, jsonOption, type Arguments, type Command } from '../command'
import { quietLog } from '../quiet-log'
import { UsageError, type World } from '../world'

/** Contacts need no secrets. */
const noVault: EngineOptions['vault'] = {
  keyring: () => Promise.resolve(false),
  state: () => Promise.resolve('none'),
  read: () => Promise.resolve(null),
  write: () => Promise.resolve('none'),
}

export const contacts: Command = {
  name: 'contacts',
  usage: 'cli.contactsUsage',
  options: { ...dataOption, ...jsonOption, out: { type: 'string' }, form: { type: 'string' }, 'dry-run': { type: 'boolean' } },
  least: 1,
  most: 2,
  run: (world, args) => {
    const [what, file] = args.words
    if (what === 'export' && file === undefined) return write(world, args)
    if (what === 'import' && file !== undefined) return read(world, args, file)
    throw new UsageError(what === 'export' ? 'cli.tooManyArguments' : 'cli.missingArgument', { command: 'contacts' })
  },
}

/** Reads beside whoever works in the data folder, and changes nothing there. */
async function write(world: World, args: Arguments): Promise<number> {
  const out = args.text('out')
  const form = args.text('form') ?? (out?.toLowerCase().endsWith('.csv') ? 'csv' : 'vcard')
  if (out === undefined || out === '') throw new UsageError('cli.missingArgument', { command: 'contacts' })
  if (form !== 'vcard' && form !== 'csv') throw new UsageError('cli.badOption', { option: '--form', command: 'contacts' })
  const store = await dataAccess(quietLog).openStore(world.data(args.text('data')))
  try {
    const written = await exportContacts({ store, ids: system.ids }, { target: world.path(out), form, ids: null, language: world.language, claim: 'new' })
    if (!written.ok) throw new FailureError(written.error)
    await world.out(written.value.path)
    world.say(world.t('cli.contactsWritten', { count: written.value.count }))
    return 0
  } finally {
    await store.close()
  }
}

async function read(world: World, args: Arguments, file: string): Promise<number> {
  const opened = await openEngine({ data: world.data(args.text('data')), ...world.places, vault: noVault, log: quietLog })
  if (!opened.ok) throw new FailureError(opened.error)
  const engine = opened.value
  try {
    const preview = await engine.handle('contacts.readFile', { path: world.path(file) })
    if (!preview.ok) throw new FailureError(preview.error)
    const { token, fresh, joined, known, leftOut, leftOutCount } = preview.value
    const isDry = args.flag('dry-run')
    const done = isDry ? null : await engine.handle('contacts.import', { token })
    if (done?.ok === false) throw new FailureError(done.error)
    if (args.flag('json')) await world.out(JSON.stringify({ fresh, joined, known, leftOut: leftOutCount, imported: !isDry }))
    else {
      for (const { line, value, why } of leftOut) world.say(world.t('cli.contactLeftOut', { line, value, why: world.t(`contacts.leftOut-${why}`) }))
      await world.out(world.t(isDry ? 'cli.contactsWould' : 'cli.contactsRead', { fresh, joined, known, leftOut: leftOutCount }))
    }
    return leftOutCount > 0 ? 2 : 0
  } finally {
    await engine.stop()
  }
}
