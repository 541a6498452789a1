import type { Input, Output } from '../../shared/contract'
import type { TriedMail } from '../../shared/contract/gateways'
import type { Announcement } from '../../shared/domain/gateway'
import { fail, ok, type Result } from '../../shared/result'
import type { EngineContext } from '../context'
import type { ReadTx } from '../store/store'
import { checkPattern } from './check-pattern'
import { activeGateways } from './held'
import { readyGateway, recognise, type SeenMail } from './recognise'

/** More would be a search; who looks for an older one pastes its subject. */
const mostMails = 20

export async function lastMails(tx: ReadTx): Promise<Output<'gateways.mails'>['mails']> {
  const rows = await tx
    .selectFrom('message')
    .select(['id', 'at', 'from_name', 'from_address', 'subject', 'announcement_json'])
    .where('direction', '=', 'in')
    .where((where) => where.or([where('channel', '=', 'mail'), where('announcement_json', 'is not', null)]))
    // As they came in: by that the table is in order already (UUIDv7).
    .orderBy('id', 'desc')
    .limit(mostMails)
    .execute()
  return rows.map(({ id, at, from_name, from_address, subject, announcement_json }) => {
    const announcement = announcement_json === null ? null : (JSON.parse(announcement_json) as Announcement)
    return { messageId: id, at, from: announcement?.from ?? (from_address || from_name), subject: subject || (announcement?.name ?? '') || (announcement?.number ?? '') }
  })
}

export async function tryPattern(context: EngineContext, { pattern, mail }: Input<'gateways.try'>): Promise<Result<Output<'gateways.try'>>> {
  const failure = pattern === null ? null : checkPattern(pattern)
  if (failure) return { ok: false, error: failure }
  const seen = await seenMail(context, mail)
  if (!seen.ok) return seen
  const gateways = pattern === null ? await activeGateways(context.store) : [readyGateway('', '', [pattern])]
  return ok({ announcement: recognise(seen.value, gateways)?.announcement ?? null })
}

/** As it came: of what became a fax, the message itself no longer says what the notice said. */
async function seenMail(context: EngineContext, mail: TriedMail): Promise<Result<SeenMail>> {
  if (mail.kind === 'pasted') return ok({ ...mail, fileNames: mail.fileName === '' ? [] : [mail.fileName] })
  const row = await context.store.read((tx) => tx.selectFrom('message').select('sha256').where('id', '=', mail.messageId).executeTakeFirst())
  if (!row?.sha256) return fail('not-found')
  const parsed = await context.reader.mail(context.blobs.original(row.sha256))
  if (!parsed.ok) return parsed
  const { from, subject, text, attachments } = parsed.value
  return ok({ from: from?.address ?? '', subject, text, fileNames: attachments.map(({ name }) => name) })
}
