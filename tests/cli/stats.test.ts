import { describe, expect, it } from 'vitest'
import { openArchive } from '../helpers/archive'
import { tempFolder } from '../helpers/temp-folder'
import { json, run } from './run'

const day = (text: string): number => Date.parse(`${text}T10:00Z`)

async function filled() {
  const folder = tempFolder()
  const archive = await openArchive(folder)
  await archive.add(
    { channel: 'fax', direction: 'in', conversation_id: 'a', at: day('2026-03-02'), pages: ['eins', 'zwei'] },
    { channel: 'mail', direction: 'out', conversation_id: 'a', at: day('2026-03-03'), delivery_step: 'sent' },
    { channel: 'mail', direction: 'in', conversation_id: 'a', at: day('2026-03-04') },
    { channel: 'mail', direction: 'in', conversation_id: 'b', at: day('2025-01-02') },
  )
  return { folder, archive }
}

describe('stats', () => {
  it('prints the figures of a period as JSON', async () => {
    const { folder } = await filled()
    const { code, out, err, lines } = await run(['stats', '--data', folder, '--json', '--from', '2026-01-01', '--to', '2026-03-31', '--by', 'month'])
    expect([code, err, lines.length]).toEqual([0, '', 1])
    expect(json(out)).toMatchObject({
      from: '2026-01-01', to: '2026-03-31', waiting: 0, faxPages: 2,
      in: { fax: 1, mail: 1, other: 0 }, out: { fax: 0, mail: 1, other: 0 }, faxShareIn: 0.5, faxShareOut: 0,
      buckets: [{ from: '2026-01-01' }, { from: '2026-02-01' }, { from: '2026-03-01', in: { fax: 1, mail: 1 } }],
      dialogue: { conversations: 1, replied: 1 },
    })
  })

  it('says it in words', async () => {
    const { folder } = await filled()
    const { code, out } = await run(['stats', '--data', folder, '--from', '2026-01-01', '--to', '2026-03-31'], { env: { LANG: 'de_DE.UTF-8' } })
    expect(code).toBe(0)
    expect(out).toMatch(/Eingegangen: 1 Fax, 50\s% von allem/)
    expect((await run(['stats', '--data', folder, '--from', '2031-01-01', '--to', '2031-03-31'])).out).toContain('0 faxes, – of all')
  })

  it.each(['1969-12-31', '2101-01-01', '9999-12-31', '2026-02-30', 'soon'])('refuses %s, of which nothing can be counted', async (day) => {
    const { folder } = await filled()
    const { code, err } = await run(['stats', '--data', folder, '--to', day])
    expect([code, err.includes('1970 to 2100')]).toEqual([1, true])
  })

  it('says what is not counted yet', async () => {
    const { folder, archive } = await filled()
    await archive.store.write((tx) => tx.insertInto('tally_stale').values({ conversation_id: 'b', patient: 1 }).execute())
    const { code, err } = await run(['stats', '--data', folder])
    expect([code, err.includes('One conversation is not counted yet')]).toEqual([0, true])
  })
})
