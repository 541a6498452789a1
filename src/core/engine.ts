import { engineCalls, type EngineCall, type Input, type Output } from '../shared/contract'
import { fail, FailureError, type Result } from '../shared/result'
import { backupHandlers } from './backup'
import { blockingHandlers, blockingUndoers } from './blocking'
import { composingHandlers } from './composing'
import { contactFileHandlers, contactFileUndoers } from './contact-files'
import { contactHandlers, contactUndoers } from './contacts'
import type { EngineContext, Handlers } from './context'
import { conversationHandlers, conversationUndoers, ourAddresses } from './conversations'
import { deadlineHandlers, deadlineUndoers } from './deadlines'
import { exportHandlers } from './export'
import { faxHandlers, faxUndoers } from './fax'
import { figureFileHandlers } from './figure-files'
import { gatewayHandlers } from './gateways'
import { historyHandlers } from './history'
import { createIntake, type Intake } from './intake'
import { createMailboxes } from './mailboxes'
import { noteHandlers, noteUndoers } from './notes'
import { outboxHandlers, recoverOutbox, registerSending, releaseWaiting } from './outbox'
import { pageHandlers } from './pages'
import { peopleHandlers } from './people'
import { dashboardHandlers, registerCounting } from './dashboard'
import { createPresence, presenceHandlers } from './presence'
import { registerReindexing, searchHandlers, searchUndoers } from './search'
import { senderHandlers, senderUndoers } from './senders'
import { settingsHandlers } from './settings'
import { registerWaking, workHandlers, workUndoers } from './work'

/** What app, terminal and tests all drive. It knows no host. */
export interface Engine {
  /** Answers a call of the contract. Input is checked here, whoever asks; it never throws. */
  handle<N extends EngineCall>(name: N, input: Input<N>): Promise<Result<Output<N>>>
  readonly context: EngineContext
  readonly intake: Intake
  /** Takes up what was left undone. `attended: false`: for one task of the terminal, nothing is watched and nothing is sent. */
  start(options?: { readonly attended: boolean }): Promise<void>
  stop(): Promise<void>
}

export function createEngine(context: EngineContext, close: () => Promise<void>): Engine {
  const intake = createIntake(context)
  const presence = createPresence(context)
  const mailboxes = createMailboxes(context, (ids) => intake.takeKept(ids))
  registerSending(context)
  registerReindexing(context)
  registerCounting(context)
  registerWaking(context)
  const handlers: Handlers<EngineCall> = {
    ...conversationHandlers(context),
    ...intake.handlers,
    ...composingHandlers(context),
    ...outboxHandlers(context),
    ...searchHandlers(context),
    ...settingsHandlers(context, {
      folderTroubles: () => intake.folderTroubles(),
      mailboxesTroubled: mailboxes.troubled,
      releaseWaiting: () => releaseWaiting(context),
    }),
    ...mailboxes.handlers,
    ...faxHandlers(context),
    ...contactHandlers(context, ourAddresses),
    ...senderHandlers(context),
    ...contactFileHandlers(context),
    ...pageHandlers(context),
    ...gatewayHandlers(context),
    ...backupHandlers(context),
    ...exportHandlers(context),
    ...peopleHandlers(context),
    ...presenceHandlers(context),
    ...workHandlers(context),
    ...noteHandlers(context),
    ...deadlineHandlers(context),
    ...blockingHandlers(context),
    ...dashboardHandlers(context),
    ...figureFileHandlers(context),
    ...historyHandlers(context, { ...faxUndoers(context), ...conversationUndoers(context), ...contactUndoers, ...contactFileUndoers, ...senderUndoers(context), ...noteUndoers, ...deadlineUndoers, ...workUndoers(context), ...searchUndoers(), ...blockingUndoers(context) }),
  }
  let stopping: Promise<void> | null = null

  return {
    context,
    intake,
    handle: (name, input) => answer(handlers, name, input, context),
    start: async ({ attended } = { attended: true }) => {
      await recoverOutbox(context)
      if (!attended) context.jobs.pause('send', true)
      await context.jobs.start()
      if (attended) await presence.start()
      await intake.start(attended)
      if (attended) await mailboxes.start()
    },
    stop: () => {
      stopping ??= (async () => {
        await presence.stop()
        await mailboxes.stop()
        await intake.stop()
        await context.jobs.stop()
        await close()
      })()
      return stopping
    },
  }
}

async function answer<N extends EngineCall>(
  handlers: Handlers<EngineCall>,
  name: N,
  input: unknown,
  context: EngineContext,
): Promise<Result<Output<N>>> {
  if (!Object.hasOwn(engineCalls, name)) return fail('unknown-call')
  const checked = engineCalls[name].input.safeParse(input)
  if (!checked.success) return fail('invalid-input', { field: checked.error.issues[0]?.path.join('.') ?? '' })
  try {
    return await (handlers[name] as (input: unknown) => Promise<Result<Output<N>>>)(checked.data)
  } catch (error) {
    if (error instanceof FailureError) return { ok: false, error: error.failure }
    context.log.error('call-threw', { name, reason: error instanceof Error ? error.message : String(error) })
    return fail('internal')
  }
}
