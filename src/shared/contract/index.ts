import { z } from 'zod'
import { commandNames } from '../commands'
import { id } from '../domain/ids'
import { blockedCalls } from './blocked'
import { composingCalls } from './composing'
import { contactFileCalls } from './contact-files'
import { contactCalls } from './contacts'
import { dashboardCalls } from './dashboard'
import { deadlineCalls } from './deadlines'
import { desktopCalls } from './desktop'
import { exportCalls, exporting } from './export'
import { faxCalls } from './fax'
import { figureFileCalls } from './figure-files'
import { gatewayCalls } from './gateways'
import { historyCalls } from './history'
import { inboxCalls } from './inbox'
import { intakeCalls, progress } from './intake'
import { mailboxCalls } from './mailboxes'
import { noteCalls } from './notes'
import { pageCalls } from './pages'
import { peopleCalls } from './people'
import { presenceCalls, presenceEvent } from './presence'
import { searchCalls } from './search'
import { settingsCalls } from './settings'
import { workCalls } from './work'
import { hostCalls } from './host'

/** The calls the engine answers. */
export const engineCalls = { ...inboxCalls, ...intakeCalls, ...composingCalls, ...searchCalls, ...settingsCalls, ...mailboxCalls, ...faxCalls, ...pageCalls, ...contactCalls, ...contactFileCalls, ...gatewayCalls, ...peopleCalls, ...presenceCalls, ...historyCalls, ...workCalls, ...noteCalls, ...deadlineCalls, ...exportCalls, ...blockedCalls, ...dashboardCalls, ...figureFileCalls, ...hostCalls }

/** Engine calls that carry paths or serve the host: main and the terminal may make them, a window may not. */
export const hostOnly = [
  'intake.takeIn',
  'draft.attachFiles',
  'folders.add',
  'contacts.readFile',
  'contacts.export',
  'figures.export',
  'backup.make',
  'health.diagnostics',
  ...(Object.keys(hostCalls) as (keyof typeof hostCalls)[]),
] as const

export type EngineCalls = typeof engineCalls
export type EngineCall = keyof EngineCalls
export type HostOnlyCall = (typeof hostOnly)[number]
export type DesktopCall = keyof typeof desktopCalls

/** The whole boundary of a window: what its gate lets through. */
export const windowCalls = { ...without(engineCalls, hostOnly), ...desktopCalls }
export type WindowCalls = typeof windowCalls
export type WindowCall = keyof WindowCalls

export type AllCalls = EngineCalls & typeof desktopCalls
export type Input<N extends keyof AllCalls> = z.infer<AllCalls[N]['input']>
export type Output<N extends keyof AllCalls> = z.infer<AllCalls[N]['output']>

/** Kinds of things that change; with `ids` a listener drops exactly what it holds of them. */
export const changeKind = z.enum(['conversation', 'message', 'page', 'arrival', 'draft', 'settings', 'folder', 'mailbox', 'person', 'label', 'contact', 'health', 'search', 'blocked'])
export type ChangeKind = z.infer<typeof changeKind>

export const events = {
  /** After a commit. `ids` name conversations for conversation/message/page/draft, arrivals for arrival; empty: all of the kind. */
  changed: z.object({ kinds: z.array(changeKind), ids: z.array(z.string()) }),
  progress,
  exporting,
  /** The engine process died or came back. */
  engine: z.object({ state: z.enum(['up', 'down', 'refused']), code: z.string().nullable(), params: z.record(z.string(), z.union([z.string(), z.number()])) }),
  /** Somebody followed a link to a conversation: one window goes there. */
  open: z.object({ conversationId: id }),
  /** The menu asks the window in front for something. */
  menu: z.object({ command: z.enum(commandNames) }),
}
/** What the engine tells its host; a window hears only the first of the two. */
const allEvents = { ...events, presence: presenceEvent }

/** What a window can listen to. */
export type WindowEventName = keyof typeof events
export type EventName = keyof typeof allEvents
export type EventPayload<N extends EventName> = z.infer<(typeof allEvents)[N]>

function without<T extends object, K extends keyof T>(all: T, names: readonly K[]): Omit<T, K> {
  const dropped = new Set<PropertyKey>(names)
  return Object.fromEntries(Object.entries(all).filter(([name]) => !dropped.has(name))) as Omit<T, K>
}
