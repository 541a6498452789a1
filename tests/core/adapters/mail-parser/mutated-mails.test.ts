import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { mutate } from '../../../../scripts/bench/mail/mutate.mjs'
import { makeMails } from '../../../../scripts/samples/mails.mjs'
import { makeRandom } from '../../../../scripts/samples/random.mjs'
import { parseMail } from '../../../../src/core/adapters/mail-parser'
import { limits } from '../../../../src/core/limits'
import { FailureError } from '../../../../src/shared/result'
import { tempFolder } from '../../../helpers/temp-folder'

/** `npm run bench:mail -- fuzz` takes 20,000 through the thread itself. */
const cases = 500

it('mutated mails end as a mail or with a code, and none of them grows', { timeout: 60_000 }, async () => {
  const folder = join(tempFolder(), 'mails')
  await makeMails(folder, 40, 7)
  const mails = readdirSync(folder).map((name) => new Uint8Array(readFileSync(join(folder, name))))
  const random = makeRandom(20261124)
  for (let number = 0; number < cases; number++) {
    const bytes = mutate(random.pick(mails) as Uint8Array, random)
    try {
      const mail = await parseMail(bytes, limits)
      const size = mail.text.length + (mail.html?.length ?? 0) + mail.subject.length + mail.attachments.reduce((sum, part) => sum + part.bytes.length, 0)
      expect(size, `case ${String(number)}`).toBeLessThan(10 * bytes.length + 10_000)
    } catch (error) {
      expect(error, `case ${String(number)}`).toBeInstanceOf(FailureError)
    }
  }
})
