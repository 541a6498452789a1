import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { makeBrokenFax } from '../../../scripts/samples/broken-fax.mjs'
import type { Engine } from '../../../src/core/engine'
import type { FaxDetails } from '../../../src/shared/domain/fax'
import { openTestEngine, takeIn } from '../../helpers/engine'
import { tempFolder } from '../../helpers/temp-folder'

async function detailsOf(engine: Engine, messageId: string): Promise<FaxDetails> {
  const details = await engine.handle('fax.details', { messageId })
  if (!details.ok) throw new Error(details.error.code)
  return details.value
}

describe('a fax whose call broke', { timeout: 240_000 }, () => {
  it('is known by its transmit lines, tells which page is missing, and is whole when that comes', async () => {
    const folder = tempFolder()
    const first = join(folder, 'fax1.tif')
    const rest = join(folder, 'fax2.tif')
    writeFileSync(first, await makeBrokenFax())
    writeFileSync(rest, await makeBrokenFax({ came: [3], at: '17.10.2026 14:11' }))
    const { engine } = await openTestEngine(join(folder, 'data'))
    const [one] = await takeIn(engine, [first])
    const found = await detailsOf(engine, one?.messageId ?? '')
    expect(found.record).toMatchObject({ senderNumber: '+497031886640', senderName: 'HAUSVERWALTUNG LINDE', recipientNumber: '+493023125190', date: '2026-10-17', time: '14:05', page: null, pages: 4 })
    expect(found.pages.map(({ line }) => line?.page)).toEqual([1, 2, 4])
    expect(found.troubles).toEqual([{ kind: 'missing', pages: [3], of: 4 }])
    expect(found.continuedBy).toEqual([])

    const [other] = await takeIn(engine, [rest])
    // By its sender's number it found the conversation of the first.
    expect(other?.conversationId === one?.conversationId || (await detailsOf(engine, one?.messageId ?? '')).continuedBy[0]?.conversationId === one?.conversationId).toBe(true)
    const offered = await detailsOf(engine, one?.messageId ?? '')
    expect(offered.continuedBy).toMatchObject([{ messageId: other?.messageId, pages: [3], joined: false }])
    expect(await engine.handle('fax.join', { messageId: one?.messageId ?? '', continuedBy: other?.messageId ?? '' })).toEqual({ ok: true, value: {} })
    expect(await detailsOf(engine, one?.messageId ?? '')).toMatchObject({ troubles: [], continuedBy: [{ joined: true }] })

    const conversation = await engine.handle('conversation.get', { id: one?.conversationId ?? '' })
    expect(conversation).toMatchObject({ ok: true, value: { contact: { name: 'HAUSVERWALTUNG LINDE', addresses: [{ kind: 'fax', value: '+497031886640' }] } } })
    expect(await engine.handle('data.verify', {})).toEqual({ ok: true, value: { problems: [] } })
  })
})
