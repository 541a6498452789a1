import { appDe } from './app.de'
import { appointmentsDe } from './appointments.de'
import { blockingDe } from './blocking.de'
import { cliDe } from './cli.de'
import { commandsDe } from './commands.de'
import { composerDe } from './composer.de'
import { contactDe } from './contact.de'
import { contactsDe } from './contacts.de'
import { conversationDe } from './conversation.de'
import { dashboardDe } from './dashboard.de'
import { errorsDe } from './errors.de'
import { exportDe } from './export.de'
import { faxDe } from './fax.de'
import { figureFilesDe } from './figure-files.de'
import { filingDe } from './filing.de'
import { gatewaysDe } from './gateways.de'
import { healthDe } from './health.de'
import { historyDe } from './history.de'
import { inboxDe } from './inbox.de'
import { keysDe } from './keys.de'
import { mailboxesDe } from './mailboxes.de'
import { notesDe } from './notes.de'
import { onboardingDe } from './onboarding.de'
import { peopleDe } from './people.de'
import { presenceDe } from './presence.de'
import { replyDe } from './reply.de'
import { reviewDe } from './review.de'
import { searchDe } from './search.de'
import { settingsDe } from './settings.de'
import { threadsDe } from './threads.de'
import { viewerDe } from './viewer.de'
import { workDe } from './work.de'

export const de = {
  app: appDe,
  commands: commandsDe,
  keys: keysDe,
  inbox: inboxDe,
  conversation: conversationDe,
  appointments: appointmentsDe,
  contact: contactDe,
  contacts: contactsDe,
  export: exportDe,
  fax: faxDe,
  composer: composerDe,
  search: searchDe,
  reply: replyDe,
  review: reviewDe,
  settings: settingsDe,
  mailboxes: mailboxesDe,
  threads: threadsDe,
  viewer: viewerDe,
  filing: filingDe,
  gateways: gatewaysDe,
  health: healthDe,
  notes: notesDe,
  onboarding: onboardingDe,
  people: peopleDe,
  presence: presenceDe,
  history: historyDe,
  blocking: blockingDe,
  work: workDe,
  cli: cliDe,
  dashboard: dashboardDe,
  figureFiles: figureFilesDe,
  errors: errorsDe,
} as const

/** Every word on screen, by feature and key; German is the model, English is held to the same keys by its type. */
export type Strings = { readonly [F in keyof typeof de]: { readonly [K in keyof (typeof de)[F]]: string } }
