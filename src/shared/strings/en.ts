import { appEn } from './app.en'
import { appointmentsEn } from './appointments.en'
import { blockingEn } from './blocking.en'
import { cliEn } from './cli.en'
import { commandsEn } from './commands.en'
import { composerEn } from './composer.en'
import { contactEn } from './contact.en'
import { contactsEn } from './contacts.en'
import { conversationEn } from './conversation.en'
import { dashboardEn } from './dashboard.en'
import { errorsEn } from './errors.en'
import { exportEn } from './export.en'
import { faxEn } from './fax.en'
import { figureFilesEn } from './figure-files.en'
import { filingEn } from './filing.en'
import { gatewaysEn } from './gateways.en'
import { healthEn } from './health.en'
import { historyEn } from './history.en'
import { inboxEn } from './inbox.en'
import { keysEn } from './keys.en'
import { mailboxesEn } from './mailboxes.en'
import { notesEn } from './notes.en'
import { onboardingEn } from './onboarding.en'
import { peopleEn } from './people.en'
import { presenceEn } from './presence.en'
import { replyEn } from './reply.en'
import { reviewEn } from './review.en'
import { searchEn } from './search.en'
import { settingsEn } from './settings.en'
import { threadsEn } from './threads.en'
import { viewerEn } from './viewer.en'
import { workEn } from './work.en'
import type { Strings } from './de'

export const en = {
  app: appEn,
  commands: commandsEn,
  keys: keysEn,
  inbox: inboxEn,
  conversation: conversationEn,
  appointments: appointmentsEn,
  contact: contactEn,
  contacts: contactsEn,
  export: exportEn,
  fax: faxEn,
  composer: composerEn,
  search: searchEn,
  reply: replyEn,
  review: reviewEn,
  settings: settingsEn,
  mailboxes: mailboxesEn,
  threads: threadsEn,
  viewer: viewerEn,
  filing: filingEn,
  gateways: gatewaysEn,
  health: healthEn,
  notes: notesEn,
  onboarding: onboardingEn,
  people: peopleEn,
  presence: presenceEn,
  history: historyEn,
  blocking: blockingEn,
  work: workEn,
  cli: cliEn,
  dashboard: dashboardEn,
  figureFiles: figureFilesEn,
  errors: errorsEn,
} as const satisfies Strings
