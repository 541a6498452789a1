import { Archive, AtSign, Bell, Contact, Folder, Inbox, Info, Palette, Printer, ShieldBan, Stethoscope, Tag, TextQuote, Users, type LucideIcon } from 'lucide-react'
import { useEffect, useState, type ReactNode } from 'react'
import { useT } from '../../i18n/provider'
import { AboutSection } from './AboutSection'
import { AccountSection } from './AccountSection'
import { BackupSection } from './BackupSection'
import { BlockedSection } from './BlockedSection'
import { DiagnosticsSection } from './DiagnosticsSection'
import { DisplaySection } from './DisplaySection'
import { FoldersSection } from './FoldersSection'
import { IdentitiesSection } from './IdentitiesSection'
import { LabelsSection } from './LabelsSection'
import { MailboxesSection } from './MailboxesSection'
import { GatewaysSection } from './GatewaysSection'
import { PeopleSection } from './PeopleSection'
import { PresenceSection } from './PresenceSection'
import { TextModulesSection } from './TextModulesSection'
import './settings.css'

const sections = ['account', 'identities', 'mailboxes', 'folders', 'gateways', 'modules', 'labels', 'blocked', 'people', 'presence', 'backup', 'display', 'diagnostics', 'about'] as const
export type SettingsSection = (typeof sections)[number]

const icons: Readonly<Record<SettingsSection, LucideIcon>> = {
  account: AtSign,
  identities: Contact,
  mailboxes: Inbox,
  folders: Folder,
  gateways: Printer,
  modules: TextQuote,
  labels: Tag,
  blocked: ShieldBan,
  people: Users,
  presence: Bell,
  backup: Archive,
  display: Palette,
  diagnostics: Stethoscope,
  about: Info,
}

const contents: Readonly<Record<SettingsSection, () => ReactNode>> = {
  account: AccountSection,
  identities: IdentitiesSection,
  mailboxes: MailboxesSection,
  folders: FoldersSection,
  gateways: GatewaysSection,
  modules: TextModulesSection,
  labels: LabelsSection,
  blocked: BlockedSection,
  people: PeopleSection,
  presence: PresenceSection,
  backup: BackupSection,
  display: DisplaySection,
  diagnostics: DiagnosticsSection,
  about: AboutSection,
}

interface SettingsViewProps {
  readonly section: SettingsSection
  readonly onSection: (section: SettingsSection) => void
}

export default function SettingsView({ section, onSection }: SettingsViewProps) {
  const t = useT()
  const [seen, setSeen] = useState(section)
  useEffect(() => {
    document.getElementById(`settings-${section}`)?.scrollIntoView({ block: 'start' })
    setSeen(section)
  }, [section])
  return (
    <div className="settings">
      <nav className="settings-nav" aria-label={t('settings.sections')}>
        <h1>{t('settings.title')}</h1>
        <ul>
          {sections.map((name) => {
            const Icon = icons[name]
            return (
              <li key={name}>
                <button
                  type="button"
                  aria-current={name === seen}
                  onClick={() => {
                    onSection(name)
                    // Chosen once more after somebody scrolled on.
                    document.getElementById(`settings-${name}`)?.scrollIntoView({ block: 'start' })
                  }}
                >
                  <Icon size={16} strokeWidth={1.75} aria-hidden />
                  {t(`settings.${name}`)}
                </button>
              </li>
            )
          })}
        </ul>
      </nav>
      <div className="settings-sheet" onScroll={({ currentTarget }) => setSeen(sectionAt(currentTarget, section))}>
        {sections.map((name) => {
          const Content = contents[name]
          return (
            <section key={name} id={`settings-${name}`} aria-labelledby={`settings-${name}-title`}>
              <h2 id={`settings-${name}-title`}>{t(`settings.${name}`)}</h2>
              <Content />
            </section>
          )
        })}
      </div>
    </div>
  )
}

/** px below the top within which a heading counts as what is read */
const reading = 120

/** The section that is read: the last whose heading has come to the top. The last ones never get there: then the one that was chosen, where it is in view. */
function sectionAt(sheet: HTMLElement, chosen: SettingsSection): SettingsSection {
  const { top, bottom } = sheet.getBoundingClientRect()
  const topOf = (name: SettingsSection): number => document.getElementById(`settings-${name}`)?.getBoundingClientRect().top ?? Infinity
  const isAtEnd = sheet.scrollTop + sheet.clientHeight >= sheet.scrollHeight - 2
  if (isAtEnd && topOf(chosen) >= top && topOf(chosen) < bottom) return chosen
  return sections.findLast((name) => topOf(name) <= top + reading) ?? sections[0] ?? chosen
}
