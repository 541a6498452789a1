import fc from 'fast-check'
import { encode } from 'fast-png'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { engineCalls, type EngineCall, type Input, type Output } from '../../src/shared/contract'
import { figureFilter } from '../../src/shared/figures/filter'
import { errorCodes } from '../../src/shared/errors'
import type { Result } from '../../src/shared/result'
import { resources, workerPath } from '../helpers/engine'
import { tempFolder } from '../helpers/temp-folder'
import { engineOnALine, type LinedEngine } from './real-line'

/** Set-up builds and makes both; without them there is nothing to call. */
const isBuilt = existsSync(workerPath) && existsSync(join(resources, 'samples'))
const id = '01890000-0000-7000-8000-000000000000'

async function valueOf<T>(result: Promise<Result<T>>): Promise<T> {
  const answered = await result
  if (!answered.ok) throw new Error(`answered ${answered.error.code} ${JSON.stringify(answered.error.params)}`)
  return answered.value
}

/** Samples taken in, with recognition held back: the contract is tested here, not how well pages are read. */
async function withSamples({ ask, until }: LinedEngine): Promise<void> {
  await valueOf(ask('recognition.pause', { paused: true }))
  const { arrivalIds } = await valueOf(ask('intake.takeSamples', {}))
  expect(arrivalIds.length).toBeGreaterThan(3)
  await until((event) => event.name === 'progress' && event.payload.arrivalsAll >= arrivalIds.length && event.payload.arrivalsDone === event.payload.arrivalsAll)
}

type Ask = <N extends EngineCall>(name: N, input: Input<N>) => Promise<Output<N>>

/** The figures of the samples' day, and a number with the list behind it. */
async function dashboardAnswers(ask: Ask): Promise<void> {
  const { today, first } = await ask('dashboard.changes', {})
  const span = { from: first ?? today, to: today }
  const figures = await ask('dashboard.figures', { ...span, by: 'month', labelId: null })
  await ask('dashboard.dialogue', { ...span, labelId: null, channel: null })
  const filter = figureFilter({ figure: 'in', ...span, channel: 'fax', labelId: null, contactId: null, ownerId: null, region: null })
  expect((await ask('dashboard.behind', { filter })).messages).toBe(figures.in.fax)
  expect((await ask('inbox.list', { filter, limit: 100, before: null })).rows.length).toBeGreaterThan(0)
  await ask('figures.export', { ...span, by: 'month', labelId: null, channel: null, form: 'sheet', language: 'de', target: join(tempFolder(), 'zahlen.csv') })
  await ask('dashboard.setOptions', { target: 0.2 })
  expect(await ask('dashboard.options', {})).toEqual({ target: 0.2, people: false })
  expect(await ask('dashboard.forecast', {})).toMatchObject({ target: 0.2, forecast: { kind: 'too-little' } })
  await ask('dashboard.who', span)
  expect(await ask('dashboard.groups', { ...span, kind: 'owner' })).toEqual({ groups: null })
  await ask('dashboard.groups', { ...span, kind: 'region' })
  expect(await ask('dashboard.work', {})).toMatchObject({ owners: null })
  await ask('dashboard.assume', { name: 'hourCost', value: 50 })
  expect(await ask('dashboard.savings', span)).toMatchObject({ assumptions: { hourCost: 50 }, history: [{ name: 'hourCost', value: 50 }] })
  const { hours } = await ask('office.calendar', {})
  await ask('office.setCalendar', { state: 'BE', hours })
}

it.skipIf(!isBuilt)('every call answers what the contract says', { timeout: 180_000 }, async () => {
  const folder = tempFolder()
  const line = await engineOnALine(join(folder, 'data'))
  await withSamples(line)
  const called = new Set<EngineCall>()
  const ask = async <N extends EngineCall>(name: N, input: Input<N>): Promise<Output<N>> => {
    called.add(name)
    const value = await valueOf(line.ask(name, input))
    expect(engineCalls[name].output.safeParse(value).error, name).toBeUndefined()
    return value
  }
  /** A call that rightly fails here. */
  const refuses = async <N extends EngineCall>(name: N, input: Input<N>): Promise<void> => {
    called.add(name)
    const result = await line.ask(name, input)
    expect(result, name).toMatchObject({ ok: false })
    if (!result.ok) expect(errorCodes, name).toContain(result.error.code)
  }

  const { rows } = await ask('inbox.list', { filter: 'all', limit: 100, before: null })
  const conversations = await Promise.all(rows.map((row) => ask('conversation.get', { id: row.id })))
  const messages = conversations.flatMap((conversation) => conversation.messages)
  const faxMessage = messages.find((message) => message.channel === 'fax')
  const fax = faxMessage?.attachments.find((attachment) => attachment.pages.length > 0)
  const page = fax?.pages[0]
  const mail = conversations.find((conversation) => conversation.messages.some((message) => message.channel === 'mail'))
  if (!faxMessage || !fax || !page || !mail) throw new Error('the samples hold no fax or no mail')

  await ask('inbox.row', { id: mail.id })
  await ask('inbox.counts', {})
  await ask('conversation.mark', { id: mail.id, unread: false })
  await dashboardAnswers(ask)
  await ask('page.words', { id: page.id })
  await refuses('page.correct', { id: page.id, box: [0, 0, 1, 1], text: 'nothing is read yet' })
  await ask('page.turn', { id: page.id, rotation: 90 })
  await ask('page.turn', { id: page.id, rotation: page.rotation })
  await ask('conversation.likely', { id: mail.id, messageId: null })
  await refuses('conversation.split', { messageId: id })
  const filed = await ask('conversation.merge', { ids: [mail.id], into: faxMessage.conversationId })
  await ask('history.undo', { changeId: filed.changeId ?? id })
  await ask('conversation.move', { messageIds: [faxMessage.id], to: faxMessage.conversationId })
  const html = messages.find((message) => message.hasHtml)
  if (html) await ask('message.html', { id: html.id })
  else await refuses('message.html', { id })
  const invited = messages.find((message) => message.attachments.some(({ mediaType }) => mediaType === 'text/calendar'))
  expect(await ask('message.appointments', { id: invited?.id ?? id })).toMatchObject({ appointments: [{ kind: 'invitation' }] })
  await refuses('message.appointments', { id: faxMessage.id })
  expect(await ask('message.claimed', { id: faxMessage.id })).toEqual({ claimed: null })
  await refuses('message.believe', { id: faxMessage.id })
  const asItCame = await ask('file.page', { pageId: page.id, look: 'original' })
  expect((await ask('file.page', { pageId: page.id, look: 'cleaned' })).path).not.toBe(asItCame.path)
  await ask('file.attachment', { attachmentId: fax.id })
  const otherFax = messages.find((message) => message.channel === 'fax' && message.id !== faxMessage.id)
  if (!otherFax) throw new Error('the samples hold one fax only')
  expect(await ask('fax.details', { messageId: faxMessage.id })).toMatchObject({ messageId: faxMessage.id, joinedTo: null, continuedBy: [] })
  await ask('fax.join', { messageId: faxMessage.id, continuedBy: otherFax.id })
  const joined = await ask('fax.details', { messageId: faxMessage.id })
  expect([joined.joinedTo ?? joined.continuedBy[0]?.messageId]).toEqual([otherFax.id])
  await ask('fax.separate', { messageId: faxMessage.id })
  expect(await ask('fax.details', { messageId: faxMessage.id })).toMatchObject({ joinedTo: null, continuedBy: [] })
  await ask('fax.exportName', { messageId: faxMessage.id })
  await ask('fax.export', { messageId: faxMessage.id, form: 'pdf', target: join(folder, 'fax.pdf') })
  const choice = { conversationId: faxMessage.conversationId, form: 'pdf', notes: false } as const
  await ask('conversation.exportName', choice)
  await ask('conversation.export', { ...choice, target: join(folder, 'conversation.pdf') })
  await ask('conversation.cancelExport', { conversationId: faxMessage.conversationId })
  await ask('search.find', { query: 'anfrage', limit: 20, before: null })
  await ask('search.suggest', { text: 'a', limit: 5 })
  const { id: searchId } = await ask('search.save', { id: null, name: 'Faxe', query: 'kanal:fax' })
  expect(await ask('search.saved', {})).toEqual({ searches: [{ id: searchId, name: 'Faxe', query: 'kanal:fax' }] })
  expect(await ask('search.count', { query: 'zustand:offen' })).toEqual({ conversations: expect.any(Number) as number, more: false })
  await ask('search.order', { ids: [searchId] })
  await ask('search.forget', { id: searchId })
  expect((await ask('blocked.past', { kind: 'domain', value: 'spam.example' })).conversations).toBe(0)
  await ask('blocked.add', { kind: 'domain', value: 'spam.example', past: true, conversationId: null })
  const [blocked] = (await ask('blocked.list', {})).senders
  await ask('blocked.lift', { id: blocked?.id ?? '' })

  await ask('intake.list', { which: 'recent', limit: 50, before: null })
  await ask('intake.progress', {})
  await ask('intake.cancel', {})
  await ask('recognition.pause', { paused: true })
  await ask('recognition.prefer', { pageId: page.id })
  const strange = join(folder, 'strange.bin')
  writeFileSync(strange, 'no fax and no mail')
  const taken = await ask('intake.takeIn', { paths: [strange], via: 'hand' })
  const strangeId = taken.arrivalIds[0] ?? ''
  await line.until((event) => event.name === 'changed' && event.payload.kinds.includes('arrival') && event.payload.ids.includes(strangeId))
  await expect.poll(async () => (await ask('intake.list', { which: 'quarantined', limit: 10, before: null })).arrivals.map((arrival) => arrival.id)).toContain(strangeId)
  await ask('intake.retry', { id: strangeId })
  await expect.poll(async () => (await ask('intake.list', { which: 'quarantined', limit: 10, before: null })).arrivals.map((arrival) => arrival.id)).toContain(strangeId)
  await ask('intake.discard', { id: strangeId })
  await ask('intake.undoDiscard', { id: strangeId })
  await ask('intake.assign', { id: strangeId, conversationId: mail.id })
  await ask('intake.takeSamples', {})

  await ask('preferences.get', {})
  await ask('preferences.set', { undoSeconds: 60 })
  // Port 1 on this machine: nothing listens there.
  const account = { name: 'Büro', address: 'buero@nordlicht.example', host: '127.0.0.1', port: 1, tls: 'none', user: '', signature: 'Gruß' } as const
  await refuses('account.test', { account, password: null })
  await ask('account.save', { account: { ...account, user: 'buero' }, password: 'geheim', readable: false })
  await ask('account.unlock', { password: 'geheim' })
  await ask('account.get', {})
  const second = await ask('identities.save', { id: null, name: 'Buchhaltung', address: 'rechnung@nordlicht.example', signature: 'Gruß' })
  await ask('identities.standard', second)
  expect(await ask('identities.list', {})).toMatchObject({ standard: second.id, identities: [{ id: 'account' }, { name: 'Buchhaltung' }] })
  await ask('identities.remove', second)

  const draft = await ask('draft.open', { conversationId: faxMessage.conversationId })
  await ask('draft.save', { id: draft.id, to: 'einkauf@nordlicht.example', cc: '', bcc: '', subject: 'Re: Anfrage', text: 'Guten Tag' })
  const withFax = await ask('draft.attachFax', { id: draft.id, attachmentId: fax.id })
  expect((await ask('draft.limit', { identity: null })).mostBytes).toBeGreaterThan(1_000_000)
  await ask('draft.detach', { id: draft.id, attachmentId: withFax.attachments[0]?.id ?? id })
  await refuses('draft.takePicture', { id: draft.id, attachmentId: fax.id })
  await ask('draft.addPicture', { id: draft.id, name: 'Punkt.png', bytes: Buffer.from(encode({ width: 2, height: 2, data: new Uint8Array(12), channels: 3 })).toString('base64') })
  await ask('draft.attachFiles', { id: draft.id, paths: [strange] })
  const sent = await ask('outbox.send', { draftId: draft.id })
  // Queued and in its undo pause: there is nothing to decide yet.
  await ask('outbox.retry', { messageId: sent.messageId })
  await ask('outbox.confirm', { messageId: sent.messageId })
  const undone = await ask('outbox.undo', { messageId: sent.messageId })
  const resent = await ask('outbox.send', { draftId: undone.id })
  await ask('outbox.sendNow', { messageId: resent.messageId })
  const reworked = await ask('outbox.rework', { messageId: resent.messageId })
  await ask('draft.discard', { id: reworked.id })
  for (const how of ['reply', 'all', 'forward'] as const) await ask('draft.takeUp', { messageId: faxMessage.id, how })
  const begun = await ask('draft.begin', {})
  const { id: moduleId } = await ask('modules.save', { id: null, name: 'Gruß', short: 'mfg', text: '{{account.name}}' })
  await ask('modules.list', {})
  await ask('modules.fill', { id: moduleId, draftId: begun.id })
  await ask('modules.remove', { id: moduleId })
  await ask('draft.discard', { id: begun.id })

  mkdirSync(join(folder, 'watched'))
  const watched = await ask('folders.add', { path: join(folder, 'watched') })
  await ask('folders.list', {})
  await ask('folders.set', { id: watched.id, after: 'move', polling: true })
  await ask('folders.remove', { id: watched.id })

  await ask('mailboxes.find', { address: 'buero@web.de', ask: false })
  await ask('mailboxes.findSending', { address: 'buero@web.de', ask: false })
  // Nothing listens there; a mailbox may be set up all the same, and waits.
  const box = { settings: { address: 'buero@nordlicht.example', host: '127.0.0.1', port: 1, tls: 'none', user: 'buero' }, password: 'geheim' } as const
  await refuses('mailboxes.test', { ...box, id: null })
  const inbox = { path: 'INBOX', after: 'leave', afterPath: null } as const
  const added = await ask('mailboxes.add', { ...box, readable: false, folders: [inbox] })
  await ask('mailboxes.lookNow', { id: added.id })
  await ask('mailboxes.set', { ...box, id: added.id, readable: false, folders: [{ ...inbox, after: 'seen' }] })
  expect((await ask('mailboxes.list', {})).mailboxes).toMatchObject([{ id: added.id, folders: [{ path: 'INBOX', after: 'seen' }] }])
  await ask('mailboxes.remove', { id: added.id })

  const somebody = await ask('people.save', { id: null, name: 'Anna Beispiel', initials: '', colour: null, hours: [{ day: 1, from: 480, to: 1020 }] })
  await ask('people.choose', { id: somebody.id })
  await ask('people.current', {})
  await ask('presence.get', {})
  await ask('presence.set', { tray: false })
  await ask('people.list', {})
  const { changes } = await ask('history.list', { about: { kind: 'conversation', id: faxMessage.conversationId }, limit: 10, before: null })
  await ask('history.undo', { changeId: changes.find(({ undoable }) => undoable)?.id ?? id })
  const { id: labelId } = await ask('labels.save', { id: null, name: 'Mahnung', colour: null })
  await ask('labels.list', {})
  for (const deed of [{ kind: 'label', labelId, on: true }, { kind: 'owner', personId: somebody.id }, { kind: 'due', dueOn: 0 }] as const) {
    const { changeIds } = await ask('work.do', { conversationIds: [mail.id], deed })
    expect(changeIds).toHaveLength(1)
  }
  for (const filter of ['open', 'mine', 'due', 'snoozed', 'waiting', 'done', 'trash', 'junk', 'unread', `label:${labelId}`] as const) await ask('inbox.list', { filter, limit: 10, before: null })
  await ask('labels.remove', { id: labelId })
  const { messageId: noteId } = await ask('note.add', { conversationId: mail.id, text: 'Bitte prüfen, @Anna Beispiel' })
  await ask('note.edit', { id: noteId, text: 'Geprüft' })
  await ask('note.seen', { conversationId: mail.id })
  await ask('note.remove', { id: noteId })
  await ask('checklist.add', { conversationId: mail.id, text: 'Anrufen\nAblegen' })
  const [firstLine] = (await ask('conversation.get', { id: mail.id })).checklist
  await ask('checklist.tick', { id: firstLine?.id ?? id, done: true })
  await ask('checklist.edit', { id: firstLine?.id ?? id, text: 'Zurückrufen' })
  await ask('checklist.remove', { id: firstLine?.id ?? id })
  await ask('deadline.proposals', { conversationId: mail.id })
  await ask('deadline.dismiss', { messageId: mail.messages[0]?.id ?? id, day: 0 })
  await ask('inbox.list', { filter: 'mentioned', limit: 10, before: null })
  await ask('people.retire', { id: somebody.id, left: true })

  const faxContact = await ask('conversation.get', { id: faxMessage.conversationId })
  const contactId = faxContact.contact.id
  await ask('contact.get', { id: contactId })
  await ask('contact.proposals', { id: contactId })
  await ask('contact.rename', { id: contactId, name: 'Praxis Beispiel' })
  await ask('contact.addAddress', { id: contactId, kind: 'phone', value: '030 23125-017', origin: 'entered' })
  const { addresses } = await ask('contact.get', { id: contactId })
  await ask('contact.removeAddress', { id: contactId, addressId: addresses.find(({ kind }) => kind === 'phone')?.id ?? id })
  await ask('contact.dismiss', { id: contactId, kind: 'web', value: 'www.beispiel.example' })
  await ask('contacts.list', { query: 'beispiel', limit: 10, after: null })
  await ask('contact.conversations', { id: contactId, limit: 10, before: null })
  await ask('sender.get', { messageId: faxMessage.id })
  const mended = await ask('sender.mend', { messageId: faxMessage.id, to: { name: 'Jemand anders' }, scope: 'message' })
  await ask('history.undo', { changeId: mended.changeId ?? id })
  await refuses('contact.forgetSign', { id: contactId, signId: id })
  const { id: addedId } = await ask('contact.add', { name: 'Zwei in einem' })
  await ask('contact.addAddress', { id: addedId, kind: 'email', value: 'zwei@beispiel.example', origin: 'entered' })
  await ask('contact.split', { id: addedId, addressIds: (await ask('contact.get', { id: addedId })).addresses.map((address) => address.id), name: 'Zwei' })
  const member = await ask('contact.addMember', { id: addedId, as: 'member', other: { name: 'Jemand dort' } })
  await ask('contact.removeMember', { id: addedId, as: 'member', otherId: member.contactId })
  await ask('contact.writers', { id: addedId })
  const contactsFile = join(folder, 'kontakte.csv')
  await ask('contacts.export', { target: contactsFile, form: 'csv', ids: null, language: 'de' })
  const { token } = await ask('contacts.readFile', { path: contactsFile })
  await ask('contacts.import', { token })
  const other = conversations.find(({ contact }) => contact.id !== contactId)
  const merged = await ask('contact.merge', { id: contactId, from: other?.contact.id ?? id })
  await ask('history.undo', { changeId: merged.changeId ?? id })

  await ask('gateways.list', {})
  const ownPattern = { means: 'fax', numbering: 'DE', sender: [], subject: ['Faxdienst: {number}'], text: [], says: [], file: [] } as const
  const gateway = await ask('gateways.save', { id: null, name: 'Faxdienst', active: true, pattern: ownPattern })
  await ask('gateways.switch', { id: 'fritzbox', active: false })
  expect(await ask('gateways.try', { pattern: null, mail: { kind: 'pasted', from: '', subject: 'Faxdienst: 030 23125017', text: '', fileName: '' } })).toMatchObject({ announcement: { gatewayName: 'Faxdienst' } })
  const { mails } = await ask('gateways.mails', {})
  await ask('gateways.try', { pattern: ownPattern, mail: { kind: 'message', messageId: mails[0]?.messageId ?? id } })
  await ask('gateways.remove', { id: gateway.id })
  await refuses('gateways.remove', { id: gateway.id })

  await ask('health.notices', {})
  await ask('health.diagnostics', {})
  await ask('backup.state', {})
  mkdirSync(join(folder, 'backups'))
  await ask('backup.make', { target: join(folder, 'backups') })
  await ask('data.verify', {})

  expect([...called].sort()).toEqual(Object.keys(engineCalls).sort())
})

/** What a broken or hostile caller puts where a value belongs. No slash: some calls take paths. */
const hostileLeaf = fc.oneof(
  fc.constantFrom<unknown>(undefined, null, Number.NaN, Infinity, -1, 0, 1.5, 1e308, true, '', '\0', '__proto__', "'; DROP TABLE message; --", '"*" OR NEAR(', '\ud800', '😀'.repeat(50), 'x'.repeat(2_000_000), [], {}, [[]], new Date(0), new Map([[1, 2]]), 10n),
  fc.string({ unit: 'binary', maxLength: 40 }).map((text) => text.replaceAll(/[/\\]/g, '_')),
  fc.array(fc.constantFrom<unknown>(null, '', 7, {}), { maxLength: 4 }),
)

const goodId = fc.constant<unknown>(id)
/** A good value for each field of the contract by its name; what is not here gets hostile values alone. */
const goodLeaf: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  id: goodId, conversationId: goodId, messageId: goodId, draftId: goodId, pageId: goodId, attachmentId: goodId, continuedBy: goodId,
  filter: fc.constant('all'), which: fc.constant('recent'), limit: fc.constant(5), before: fc.constant(null), unread: fc.boolean(), paused: fc.constant(true),
  query: fc.string({ maxLength: 30 }), to: fc.string({ maxLength: 30 }), cc: fc.string({ maxLength: 30 }), subject: fc.string(), text: fc.string(),
  after: fc.constant('leave'), polling: fc.constant(false), via: fc.constant('hand'), paths: fc.constant(['missing']), readable: fc.constant(false), password: fc.constant(null),
}

/** An input of the call's shape with hostile values in some places, fields missing and fields too many. */
function hostileInput(name: EngineCall): fc.Arbitrary<unknown> {
  const fields = Object.keys(engineCalls[name].input.shape)
  const shape = Object.fromEntries(fields.map((field) => [field, fc.oneof({ weight: 3, arbitrary: goodLeaf[field] ?? hostileLeaf }, { weight: 1, arbitrary: hostileLeaf })]))
  const extra = fc.dictionary(fc.constantFrom('__proto__', 'constructor', 'toString', 'extra', 'rowid'), hostileLeaf, { maxKeys: 2 })
  const shaped = fc.tuple(fc.record(shape, { requiredKeys: [] }), extra).map(([record, more]) => ({ ...more, ...record }))
  return fc.oneof({ weight: 4, arbitrary: shaped }, { weight: 1, arbitrary: hostileLeaf })
}

it.skipIf(!isBuilt)('whatever is called with whatever answers a Result of the table, and the engine lives on', { timeout: 300_000 }, async () => {
  const folder = tempFolder()
  // Paths that are made up lead into here.
  const before = process.cwd()
  process.chdir(folder)
  try {
    const { ask, host, events } = await engineOnALine(join(folder, 'data'))
    const call = host.call.bind(host) as (name: string, input: unknown) => Promise<Result<unknown>>
    const known = new Set<string>(errorCodes)
    const answersAResult = async (name: string, input: unknown): Promise<void> => {
      const result = await call(name, input)
      if (result.ok === true) expect(result).toHaveProperty('value')
      else expect(known, `${name} answered ${JSON.stringify(result)}`).toContain(result.error.code)
    }
    for (const name of Object.keys(engineCalls) as EngineCall[]) {
      await fc.assert(fc.asyncProperty(hostileInput(name), (input) => answersAResult(name, input)), { numRuns: 40 })
    }
    for (const name of ['', 'toString', '__proto__', 'constructor', 'desktop.info', 'x'.repeat(100_000)]) {
      expect(await call(name, {})).toMatchObject({ ok: false, error: { code: 'unknown-call' } })
    }
    await valueOf(ask('inbox.counts', {}))
    expect((await valueOf(ask('data.verify', {}))).problems).toEqual([])
    expect(events.filter((event) => event.name === 'engine').map((event) => event.payload)).toEqual([{ state: 'up', code: null, params: {} }])
  } finally {
    process.chdir(before)
  }
})
