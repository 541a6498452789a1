import { CircleHelp, FilePen, FilePlus2, FileQuestion, FolderInput, Inbox, MailWarning, Mails, PenLine, Settings, type LucideIcon } from 'lucide-react'
import type { CommandName } from '../../shared/commands'
import type { Output } from '../../shared/contract'
import { Seat } from '../features/people/Seat'
import { useT } from '../i18n/provider'
import { runCommand } from '../ui/commands'
import { Button, IconButton } from '../ui/controls'
import { ariaKeys, withKey } from '../ui/key-words'
import type { View } from './navigation'
import { ReadingProgress } from './ReadingProgress'

interface RailProps {
  readonly view: View
  readonly counts: Output<'inbox.counts'> | undefined
  readonly onView: (view: View) => void
}

/** The areas of the window, what waits in each, and how far reading is. */
export function Rail({ view, counts, onView }: RailProps) {
  const t = useT()
  const hinted = (name: CommandName, text: string) => ({
    title: withKey(text, name, t, window.rueckkanal.platform === 'darwin'),
    'aria-keyshortcuts': ariaKeys(name),
    onClick: () => runCommand(name),
  })
  const item = (name: View, icon: LucideIcon, count = 0, tone?: 'warm' | 'red') => (
    <RailItem
      icon={icon}
      label={t(`app.${name}`)}
      count={count}
      tone={tone}
      current={view === name}
      onChoose={() => {
        onView(name)
      }}
    />
  )
  return (
    <nav className="rail" aria-label={t('app.navigation')}>
      <Button className="rail-take-in" kind="main" icon={PenLine} {...hinted('write', t('app.writeHint'))}>
        <span>{t('commands.write')}</span>
      </Button>
      <Button className="rail-take-in" icon={FilePlus2} {...hinted('take-in', t('app.takeInHint'))}>
        <span>{t('app.takeIn')}</span>
      </Button>
      <IconButton label={t('app.takeInFolder')} icon={FolderInput} onClick={() => runCommand('take-in-folder')} />
      <ul>
        {item('inbox', Inbox)}
        {item('unread', Mails, counts?.unread)}
        {item('review', FileQuestion, counts?.quarantined, 'warm')}
        {item('drafts', FilePen, counts?.drafts)}
        {item('troubled', MailWarning, counts?.troubled, 'red')}
      </ul>
      <div className="rail-foot">
        <ReadingProgress />
        <Seat />
        <ul>
          {item('settings', Settings)}
          <li className="rail-help">
            <IconButton label={t('commands.help')} icon={CircleHelp} {...hinted('help', t('commands.help'))} />
          </li>
        </ul>
      </div>
    </nav>
  )
}

interface RailItemProps {
  readonly icon: LucideIcon
  readonly label: string
  readonly count: number
  readonly tone: 'warm' | 'red' | undefined
  readonly current: boolean
  readonly onChoose: () => void
}

function RailItem({ icon: Icon, label, count, tone, current, onChoose }: RailItemProps) {
  const t = useT()
  return (
    <li>
      <button
        type="button"
        className="rail-item"
        aria-current={current ? 'page' : undefined}
        aria-label={count > 0 ? t('app.counted', { name: label, count }) : label}
        title={label}
        onClick={onChoose}
      >
        <Icon size={18} strokeWidth={1.75} aria-hidden />
        <span className="rail-label">{label}</span>
        {/* Text and number are two words to whoever compares what is seen with what is heard. */ ' '}
        {count > 0 && (
          <span className="badge" data-tone={tone}>
            {count}
          </span>
        )}
      </button>
    </li>
  )
}
