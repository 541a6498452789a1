import { describe, expect, it } from 'vitest'
import { activeGateways, gatewayHandlers, recognise } from '../../../src/core/gateways'
import { patternLimits, type Pattern } from '../../../src/shared/domain/gateway'
import { engineCalls } from '../../../src/shared/contract'
import { testContext } from '../../helpers/context'

const pattern = (changed: Partial<Pattern> = {}): Pattern => ({ means: 'fax', numbering: 'DE', sender: [], subject: ['Faxdienst: {number}'], text: [], says: [], file: [], ...changed })
const pasted = (subject: string, from = '') => ({ kind: 'pasted' as const, from, subject, text: '', fileName: '' })
const subject = 'Faxdienst: 030 23125017'

describe('a person’s own gateways', () => {
  it('are tried before ours, can be changed, switched off and removed', async () => {
    const context = await testContext()
    const gateways = gatewayHandlers(context)
    const found = async (): Promise<string | null> => {
      const answer = await gateways['gateways.try']({ pattern: null, mail: pasted(subject) })
      return answer.ok ? (answer.value.announcement?.gatewayName ?? null) : answer.error.code
    }
    expect(await found()).toBeNull()
    const saved = await gateways['gateways.save']({ id: null, name: 'Faxdienst', active: true, pattern: pattern() })
    const id = saved.ok ? saved.value.id : ''
    expect(await found()).toBe('Faxdienst')
    expect(context.announced.at(-1)).toEqual({ kinds: ['settings'], ids: [] })
    await gateways['gateways.save']({ id, name: 'Dienst', active: true, pattern: pattern() })
    expect(await found()).toBe('Dienst')
    await gateways['gateways.switch']({ id, active: false })
    expect(await found()).toBeNull()
    const list = await gateways['gateways.list']({})
    expect(list.ok && list.value.gateways[0]).toMatchObject({ id, own: true, active: false, pattern: pattern() })
    expect(await gateways['gateways.remove']({ id })).toMatchObject({ ok: true })
    expect(await gateways['gateways.remove']({ id })).toMatchObject({ ok: false, error: { code: 'not-found' } })
    expect(await gateways['gateways.save']({ id, name: 'Dienst', active: true, pattern: pattern() })).toMatchObject({ error: { code: 'not-found' } })
  })

  it('are few', async () => {
    const context = await testContext()
    const gateways = gatewayHandlers(context)
    const rows = Array.from({ length: patternLimits.own }, () => ({ id: context.ids.next(), name: 'x', active: 1 as const, pattern_json: JSON.stringify(pattern()) }))
    await context.store.write((tx) => tx.insertInto('gateway').values(rows).execute())
    expect(await gateways['gateways.save']({ id: null, name: 'Einer', active: true, pattern: pattern() })).toMatchObject({ error: { code: 'gateways-too-many', params: { limit: patternLimits.own } } })
  })

  it('that say too little, or what there is not, are refused with the reason', async () => {
    const gateways = gatewayHandlers(await testContext())
    const codeOf = async (changed: Partial<Pattern>): Promise<unknown> => {
      const saved = await gateways['gateways.save']({ id: null, name: 'x', active: true, pattern: pattern(changed) })
      const tried = await gateways['gateways.try']({ pattern: pattern(changed), mail: pasted(subject) })
      expect(tried.ok).toBe(saved.ok)
      return saved.ok ? null : saved.error.code
    }
    expect(await codeOf({ subject: ['*'] })).toBe('pattern-too-wide')
    expect(await codeOf({ subject: ['{name}', 'Fax {number}'] })).toBe('pattern-too-wide')
    expect(await codeOf({ subject: [], says: ['Fax {number}'] })).toBe('pattern-tells-nothing')
    expect(await codeOf({ subject: ['Fax von {nummer}'] })).toBe('pattern-placeholder')
    expect(await codeOf({ subject: ['{name}'], sender: ['fax@dienst.example'] })).toBeNull()
    expect(engineCalls['gateways.save'].input.safeParse({ id: null, name: 'x', active: true, pattern: pattern({ subject: ['a'.repeat(201)] }) }).success).toBe(false)
    expect(engineCalls['gateways.save'].input.safeParse({ id: null, name: 'x', active: true, pattern: pattern({ subject: Array.from({ length: 21 }, () => 'Fax') }) }).success).toBe(false)
  })

  it('told by their sender alone claim nothing: their other mail is no forged notice', async () => {
    const context = await testContext()
    await gatewayHandlers(context)['gateways.save']({ id: null, name: 'x', active: true, pattern: pattern({ subject: [], sender: ['fax@dienst.example'] }) })
    const mail = { from: 'Fax@Dienst.example', subject: 'Ihre Rechnung', text: '', fileNames: [] }
    expect(recognise(mail, await activeGateways(context.store))).toMatchObject({ claimed: false })
  })

  it('of a version to come are left alone', async () => {
    const context = await testContext()
    await context.store.write((tx) => tx.insertInto('gateway').values({ id: context.ids.next(), name: 'x', active: 1, pattern_json: '{"means":"wonder"}' }).execute())
    const list = await gatewayHandlers(context)['gateways.list']({})
    expect(list.ok && list.value.gateways.filter(({ own }) => own)).toEqual([])
  })
})

describe('ours', () => {
  it('are switched off and on again', async () => {
    const context = await testContext()
    const gateways = gatewayHandlers(context)
    const isKnown = async (): Promise<boolean> => {
      const answer = await gateways['gateways.try']({ pattern: null, mail: pasted('Fax empfangen von Nordlicht') })
      return answer.ok && answer.value.announcement?.gatewayId === 'hylafax'
    }
    expect(await isKnown()).toBe(true)
    await gateways['gateways.switch']({ id: 'hylafax', active: false })
    expect(await isKnown()).toBe(false)
    const list = await gateways['gateways.list']({})
    expect(list.ok && list.value.gateways.find(({ id }) => id === 'hylafax')).toMatchObject({ active: false, own: false, pattern: null })
    await gateways['gateways.switch']({ id: 'hylafax', active: true })
    expect(await isKnown()).toBe(true)
    expect(await gateways['gateways.switch']({ id: 'no-such', active: true })).toMatchObject({ error: { code: 'not-found' } })
  })
})

it('tries a mail that is gone, or that cannot be read, and says so', async () => {
  const context = await testContext()
  const gateways = gatewayHandlers(context)
  expect(await gateways['gateways.try']({ pattern: null, mail: { kind: 'message', messageId: context.ids.next() } })).toMatchObject({ error: { code: 'not-found' } })
  expect(await gateways['gateways.mails']({})).toEqual({ ok: true, value: { mails: [] } })
})
