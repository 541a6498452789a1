import { Archive, AtSign, Bell, Contact, Folder, Inbox, Info, Palette, Printer, ShieldBan, Stethoscope, Tag, TextQuote, Users, type LucideIcon } from 'lucide-react'
import { useEffect, type ReactNode } from 'react'
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
  useEffect(() => {
    document.getElementById(`settings-${section}`)?.scrollIntoView({ block: 'start' })
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
                  aria-current={name === section}
                  onClick={() => {
                    onSection(name)
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
      <div className="settings-sheet">
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
