import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { addIncoming } from '../../helpers/correspondence'
import { good, openOffice } from '../../helpers/office'
import { startSmtp } from '../../helpers/smtp'
import { tempFolder } from '../../helpers/temp-folder'

// What a server takes in one mail (RFC 1870) is known before a mail is written for it.

const megabyte = 1_048_576

function file(megabytes: number): string {
  const path = join(tempFolder(), 'plan.pdf')
  writeFileSync(path, Buffer.alloc(megabytes * megabyte, 'x'))
  return path
}

it('is what it says when it is spoken to, and holds for what is attached and sent', async () => {
  const office = await openOffice({ smtp: { size: 10 * megabyte } })
  const { calls, context } = office
  const { conversationId } = await addIncoming(context, {}, { email: 'erika@kunde.example' })
  const limit = async () => good(await calls['draft.limit']({ identity: null })).mostBytes
  expect(await limit()).toBe(25 * megabyte)
  const large = good(await calls['draft.open']({ conversationId }))
  good(await calls['draft.attachFiles']({ id: large.id, paths: [file(9)] }))

  good(await calls['account.test']({ account: office.account, password: null }))
  expect(await limit()).toBe(10 * megabyte)
  expect(await calls['outbox.send']({ draftId: large.id })).toMatchObject({ error: { code: 'message-too-large', params: { sizeMb: 13, limitMb: 10 } } })
  expect(office.smtp.mails).toHaveLength(0)
  const [first] = good(await calls['draft.open']({ conversationId })).attachments
  good(await calls['draft.detach']({ id: large.id, attachmentId: first?.id ?? '' }))
  expect(await calls['draft.attachFiles']({ id: large.id, paths: [file(8)] })).toMatchObject({ error: { code: 'message-too-large', params: { limitMb: 10 } } })
  good(await calls['draft.attachFiles']({ id: large.id, paths: [file(7)] }))
})

it('is learned from a mail that went, too, for each server by itself, and forgotten where it is not said any more', async () => {
  const office = await openOffice({ smtp: { size: 5 * megabyte } })
  const { calls, context } = office
  const unlimited = await startSmtp()
  const { conversationId } = await addIncoming(context, {}, { email: 'erika@kunde.example' })
  await office.reply(conversationId)
  await office.pass(60_000)
  const limit = async () => good(await calls['draft.limit']({ identity: null })).mostBytes
  expect(await limit()).toBe(5 * megabyte)
  good(await calls['account.save']({ account: { ...office.account, port: unlimited.port }, password: null, readable: false }))
  expect(await limit()).toBe(25 * megabyte)
  await unlimited.close()
})
