import { describe, expect, it } from 'vitest'
import { compareIndex } from '../../../src/core/store/search-index'
import { mail, mailOffice } from '../../helpers/mail-office'

// Mail that our own server found to be from somebody else than it says (RFC 7489), through the whole of intake.

const denied = 'Authentication-Results: mx.buero.example; spf=pass smtp.mailfrom=evil.example; dmarc=fail header.from=nord.example'
const original = mail({ id: '1@nord.example', subject: 'Rechnung 17' })
const forged = (id: string, more: readonly string[] = [], subject = 'AW: Rechnung 17', text = 'Neue IBAN, bitte dorthin zahlen.'): string =>
  mail({ id, subject, text, at: 'Tue, 03 Nov 2026 09:15:00 +0100', headers: [denied, 'Received: from evil by mx', ...more] })

async function withForged(...more: readonly string[]) {
  const office = await mailOffice()
  const [first] = await office.arrive(original)
  const [second] = await office.arrive(forged('2@nord.example', ['In-Reply-To: <1@nord.example>', ...more]))
  const [message] = await office.messages(second?.conversationId)
  if (!message) throw new Error('not recorded')
  return { ...office, conversationId: first?.conversationId ?? '', message, row: async (id: string) => office.engine.handle('inbox.row', { id }) }
}

describe('a mail that is not from whom it says', () => {
  it('stands by itself, under nobody’s name, warns, and says why', async () => {
    const { message, conversationId, engine } = await withForged()
    expect(message.conversationId).not.toBe(conversationId)
    expect(message).toMatchObject({ warning: 'sender-denied', reasons: [{ rule: 'denied', what: '' }], from: { address: 'erika@nord.example' } })
    const found = await engine.handle('conversation.get', { id: message.conversationId })
    expect(found.ok && found.value.contact).toMatchObject({ name: '', addresses: [] })
  })

  it('draws nothing to itself: neither what names it nor what is called the same, in any order', async () => {
    const { arrive, message, conversationId } = await withForged()
    const ends = await arrive(
      mail({ id: '3@nord.example', subject: 'AW: Rechnung 17', text: 'Danke', at: 'Wed, 04 Nov 2026 09:15:00 +0100', headers: ['In-Reply-To: <2@nord.example>', 'References: <1@nord.example> <2@nord.example>'] }),
      mail({ id: '4@nord.example', subject: 'AW: Rechnung 17', text: 'Noch etwas', at: 'Wed, 04 Nov 2026 10:15:00 +0100' }),
      forged('5@nord.example', ['In-Reply-To: <2@nord.example>'], 'AW: Rechnung 17', 'Haben Sie gezahlt?'),
    )
    expect(ends.map((end) => end?.conversationId === conversationId)).toEqual([true, true, false])
    expect(ends.map((end) => end?.conversationId === message.conversationId)).toEqual([false, false, false])
  })

  it('is brought nowhere by a mark either', async () => {
    const { arrive, engine, conversationId } = await withForged()
    await engine.context.store.write(async (tx) => void (await tx.updateTable('conversation').set({ mark: 'ABCDEFGH' }).where('id', '=', conversationId).execute()))
    const [end] = await arrive(forged('6@nord.example', [], 'AW: Rechnung 17 [RK-ABCDEFGH]', 'x'))
    expect(end?.conversationId).not.toBe(conversationId)
  })

  it('is offered where it says it belongs; a person’s word puts it there, and takes it back', async () => {
    const { engine, message, conversationId, messages, row } = await withForged()
    const claimed = await engine.handle('message.claimed', { id: message.id })
    expect(claimed.ok && claimed.value.claimed).toEqual({ conversationId, subject: 'Rechnung 17' })
    const believed = await engine.handle('message.believe', { id: message.id })
    if (!believed.ok) throw new Error(believed.error.code)
    expect(believed.value.conversationId).toBe(conversationId)
    const moved = (await messages(conversationId)).find(({ id }) => id === message.id)
    expect(moved).toMatchObject({ warning: null, reasons: [{ rule: 'by-hand' }] })
    expect(await row(message.conversationId)).toEqual({ ok: true, value: null })
    expect((await engine.handle('message.believe', { id: message.id })).ok).toBe(false)
    expect((await engine.handle('history.undo', { changeId: believed.value.changeId })).ok).toBe(true)
    expect((await messages(conversationId)).map(({ id }) => id)).not.toContain(message.id)
    const { conversation_id } = await engine.context.store.read((tx) => tx.selectFrom('message').select('conversation_id').where('id', '=', message.id).executeTakeFirstOrThrow())
    expect((await messages(conversation_id))[0]).toMatchObject({ warning: 'sender-denied', reasons: [{ rule: 'denied', what: '' }] })
    const stands = await engine.handle('conversation.get', { id: conversation_id })
    expect(stands.ok && stands.value.contact).toMatchObject({ name: '', addresses: [] })
    expect(await engine.context.store.read((tx) => compareIndex(tx, async () => undefined))).toEqual([])
  })

  it('that belongs nowhere is filed under its sender by a person’s word', async () => {
    const { engine, arrive, messages } = await mailOffice()
    const [end] = await arrive(forged('1@nord.example', [], 'Ganz neu'))
    const id = end?.messageId ?? ''
    expect(await engine.handle('message.claimed', { id })).toEqual({ ok: true, value: { claimed: null } })
    const believed = await engine.handle('message.believe', { id })
    expect(believed).toMatchObject({ ok: true, value: { conversationId: end?.conversationId } })
    const found = await engine.handle('conversation.get', { id: end?.conversationId ?? '' })
    expect(found.ok && found.value.contact).toMatchObject({ name: 'Erika', addresses: [{ value: 'erika@nord.example' }] })
    expect((await messages(end?.conversationId))[0]?.warning).toBeNull()
    for (const nothing of ['01890000-0000-7000-8000-000000000000', id]) expect(await engine.handle('message.believe', { id: nothing })).toMatchObject({ ok: false, error: { code: 'not-found' } })
  })
})

describe('a mail from an address that is nobody’s, believed', () => {
  const from = (id: string, name: string, headers: readonly string[] = []): string => mail({ id, from: `${name} <noreply@markt.example>`, subject: `Anfrage ${id}`, headers })

  it('tells its sender by the name from then on, until that is taken back', async () => {
    const { engine, arrive } = await mailOffice()
    const contactOf = async (id: string | null | undefined) => {
      const found = await engine.handle('conversation.get', { id: id ?? '' })
      if (!found.ok) throw new Error(found.error.code)
      return found.value.contact
    }
    const arrived = async (mail: string) => contactOf((await arrive(mail))[0]?.conversationId)
    const names = () => engine.context.store.read((tx) => tx.selectFrom('contact_sign').select(['contact_id', 'text', 'via']).orderBy('id').execute())
    await arrived(from('1', 'Bodo'))
    const known = await names()
    const [end] = await arrive(from('2', 'Anna', [denied]))
    expect(await names()).toEqual(known)
    const believed = await engine.handle('message.believe', { id: end?.messageId ?? '' })
    if (!believed.ok) throw new Error(believed.error.code)
    const anna = await contactOf(believed.value.conversationId)
    expect(anna.name).toBe('Anna')
    expect(await names()).toEqual([...known, { contact_id: anna.id, text: 'Anna', via: 'noreply@markt.example' }])
    expect((await arrived(from('3', 'Anna'))).id).toBe(anna.id)

    expect((await engine.handle('history.undo', { changeId: believed.value.changeId })).ok).toBe(true)
    expect(await names()).toEqual(known)
  })

  it('learns nothing where the name was known', async () => {
    const { engine, arrive } = await mailOffice()
    await arrive(from('1', 'Bodo'))
    const [end] = await arrive(from('2', 'Bodo', [denied]))
    const names = () => engine.context.store.read((tx) => tx.selectFrom('contact_sign').selectAll().execute())
    const known = await names()
    const believed = await engine.handle('message.believe', { id: end?.messageId ?? '' })
    expect(await names()).toEqual(known)
    expect((await engine.handle('history.undo', { changeId: believed.ok ? believed.value.changeId : '' })).ok).toBe(true)
    expect(await names()).toEqual(known)
  })
})

describe('whose word counts', () => {
  const told = async (...headers: readonly string[]) => {
    const { arrive, messages } = await mailOffice()
    const [end] = await arrive(mail({ id: '1@nord.example', headers }))
    return (await messages(end?.conversationId))[0]?.warning
  }

  it('that of our own server, on top, in each of its lines; not what stands below from another', async () => {
    expect(await told('Authentication-Results: mx.buero.example; dkim=fail', 'Authentication-Results: mx.buero.example; dmarc=fail')).toBe('sender-denied')
    expect(await told('Authentication-Results: mx.buero.example; dmarc=fail', 'Authentication-Results: mx.buero.example; dmarc=pass')).toBe('sender-denied')
    expect(await told('Authentication-Results: mx.buero.example; dmarc=pass', 'Authentication-Results: mx.liste.example; dmarc=fail')).toBeNull()
    // Exchange leaves its own name out.
    expect(await told('Authentication-Results: spf=fail (sender IP is 192.0.2.1) smtp.mailfrom=evil.example; dkim=none; dmarc=fail action=none')).toBe('sender-denied')
    expect(await told('Authentication-Results: mx.buero.example; spf=fail; dkim=pass')).toBeNull()
    expect(await told('Authentication-Results: mx.buero.example; none')).toBeNull()
    expect(await told(`Authentication-Results: mx.buero.example;${' x=y;'.repeat(2_000)} dmarc=fail`)).toBeNull()
  })
})
