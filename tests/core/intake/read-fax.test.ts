import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { Engine } from '../../../src/core/engine'
import type { FaxDetails } from '../../../src/shared/domain/fax'
import { openTestEngine, takeIn } from '../../helpers/engine'
import { payment, writeShortFax } from '../../helpers/short-fax'
import { sharedFolder } from '../../helpers/temp-folder'

const folder = sharedFolder()

async function read(engine: Engine, file: string): Promise<FaxDetails> {
  const [end] = await takeIn(engine, [join(folder, file)])
  return details(engine, end?.messageId ?? '')
}

async function details(engine: Engine, messageId: string): Promise<FaxDetails> {
  const found = await engine.handle('fax.details', { messageId })
  if (!found.ok) throw new Error(found.error.code)
  return found.value
}

it('a letter faxed twice is linked with itself and not with the next; a payment code tells what the letter does not', { timeout: 180_000 }, async () => {
  const letter = { number: 'R-26-10447', date: '05.10.2026' }
  await writeShortFax(join(folder, 'first.tif'), { ...letter, seed: 3, skew: 0.3, stamped: '05.10.2026 09:14  TOLLMOOR ANLAGENBAU  FAX 04066969418  S.1/1' })
  await writeShortFax(join(folder, 'next.tif'), { number: 'R-26-11902', date: '06.11.2026', seed: 4, skew: -0.4, stamped: '06.11.2026 10:31  TOLLMOOR ANLAGENBAU  FAX 04066969418  S.1/1', withCode: true })
  await writeShortFax(join(folder, 'again.tif'), { ...letter, seed: 5, skew: -0.5, stamped: '07.10.2026 16:40  TOLLMOOR ANLAGENBAU  FAX 04066969418  S.1/1' })
  const { engine } = await openTestEngine(join(folder, 'data'))

  const first = await read(engine, 'first.tif')
  const next = await read(engine, 'next.tif')
  const again = await read(engine, 'again.tif')
  expect([first.sameLetter, next.sameLetter]).toEqual([[], []])
  expect(again.sameLetter.map(({ messageId }) => messageId)).toEqual([first.messageId])
  expect((await details(engine, first.messageId)).sameLetter.map(({ messageId }) => messageId)).toEqual([again.messageId])
  expect((await details(engine, next.messageId)).sameLetter).toEqual([])

  expect(first.fields.find(({ name }) => name === 'iban')).toBeUndefined()
  expect(Object.fromEntries(next.fields.map(({ name, value }) => [name, value]))).toMatchObject({ iban: payment.iban, totalAmount: payment.amount, rechnungsnummer: 'R-26-11902' })
})
