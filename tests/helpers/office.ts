import type { SMTPServerOptions } from 'smtp-server'
import { onTestFinished } from 'vitest'
import { composingHandlers } from '../../src/core/composing'
import { outboxHandlers, registerSending, releaseWaiting } from '../../src/core/outbox'
import { settingsHandlers } from '../../src/core/settings'
import type { MessageTable } from '../../src/core/store/tables'
import type { AccountSettings } from '../../src/shared/contract/settings'
import type { Result } from '../../src/shared/result'
import { testContext, type ContextOptions, type TestContext } from './context'
import { startSmtp, type SmtpHost, type SmtpScript } from './smtp'

export interface Office {
  readonly context: TestContext
  readonly calls: ReturnType<typeof composingHandlers> & ReturnType<typeof outboxHandlers> & ReturnType<typeof settingsHandlers>
  readonly smtp: SmtpHost
  readonly account: AccountSettings
  /** Moves time on, and waits until what was due has been done. */
  pass(ms: number): Promise<void>
  message(id: string): Promise<MessageTable>
  /** Writes a reply in the conversation and commits it to the outbox. */
  reply(conversationId: string, letter?: { readonly to?: string; readonly cc?: string; readonly bcc?: string; readonly subject?: string; readonly text?: string }): Promise<string>
}

export interface OfficeOptions extends ContextOptions {
  readonly script?: SmtpScript
  readonly smtp?: SMTPServerOptions
  readonly account?: Partial<AccountSettings>
}

/** The calls by which letters are written and sent, with an SMTP server at the other end. */
export async function openOffice(options: OfficeOptions = {}): Promise<Office> {
  const { script, smtp: server, account: differing, ...rest } = options
  const smtp = await startSmtp(script, server)
  onTestFinished(() => smtp.close())
  const context = await testContext(rest)
  registerSending(context)
  await context.jobs.start()
  const links = { folderTroubles: () => new Map<string, string>(), mailboxesTroubled: () => 0, releaseWaiting: () => releaseWaiting(context) }
  const calls = { ...composingHandlers(context), ...outboxHandlers(context), ...settingsHandlers(context, links) }
  const account: AccountSettings = {
    name: 'Büro Müller',
    address: 'post@buero.example',
    host: '127.0.0.1',
    port: smtp.port,
    tls: 'none',
    user: '',
    signature: 'Mit freundlichen Grüßen',
    ...differing,
  }
  good(await calls['account.save']({ account, password: null, readable: false }))
  good(await calls['preferences.set']({ language: 'de' }))
  return {
    context,
    calls,
    smtp,
    account,
    pass: async (ms) => {
      context.clock.advance(ms)
      await context.jobs.idle('send')
    },
    message: (id) => context.store.read((tx) => tx.selectFrom('message').selectAll().where('id', '=', id).executeTakeFirstOrThrow()),
    reply: async (conversationId, letter = {}) => {
      const draft = good(await calls['draft.open']({ conversationId }))
      const { to, cc, bcc, subject, text } = { ...draft, text: 'Guten Tag,\ndie Ware kommt morgen.', ...letter }
      good(await calls['draft.save']({ id: draft.id, to, cc, bcc, subject, text }))
      return good(await calls['outbox.send']({ draftId: draft.id })).messageId
    },
  }
}

/** The value of a result that has to be good. */
export function good<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.error.code} ${JSON.stringify(result.error.params)}`)
  return result.value
}
