import { expect, it } from 'vitest'
import { systemClock } from '../../../src/core/adapters/system'
import { findHandlers } from '../../../src/core/search'
import { openArchive } from '../../helpers/archive'

it('people are suggested by the beginning of a name or address, who was heard of last first, each once', async () => {
  const archive = await openArchive()
  await archive.add(
    { contact: 'Meier Bau', from_address: 'info@meier.example', at: 1 },
    { contact: 'Meierhof', fax_number: '+494311234', channel: 'fax', at: 3 },
    { contact: 'Meier Bau', from_address: 'info@meier.example', at: 2 },
    { direction: 'out', contact: 'Meierei Nord', from_name: 'Meier, Büro', to_json: JSON.stringify([{ name: 'M', address: 'x@nord.example' }]), at: 9 },
    { contact: 'Blüm', from_address: 'post@bluem.example', text: 'Grüße an Meier', at: 4 },
  )
  const suggest = async (text: string) => {
    const result = await findHandlers({ ...archive, clock: systemClock })['search.suggest']({ text, limit: 8 })
    return result.ok ? result.value.people.map(({ name }) => name) : []
  }
  expect(await suggest('mei')).toEqual(['Meierhof', 'Meier Bau', 'Meierei Nord'])
  expect(await suggest('meier ba')).toEqual(['Meier Bau'])
  expect(await suggest('blue')).toEqual(['Blüm'])
  expect(await suggest('431')).toEqual([])
  expect(await suggest('')).toEqual([])
  expect(await suggest('"*:-')).toEqual([])
})
