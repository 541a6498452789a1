import { AlarmClock, AtSign, BookUser, CalendarClock, CircleCheck, CircleHelp, FilePen, FilePlus2, FileQuestion, FolderInput, Hourglass, Inbox, MailWarning, Mails, PenLine, Settings, ShieldAlert, Tag, Trash2, UserRound, type LucideIcon } from 'lucide-react'
import type { Colour } from '../../shared/colours'
import type { CommandName } from '../../shared/commands'
import type { Output } from '../../shared/contract'
import { Seat } from '../features/people/Seat'
import { useCall } from '../api/use-call'
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
  const item = (name: Exclude<View, `label:${string}`>, icon: LucideIcon, count = 0, tone?: 'warm' | 'red') => (
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
      <div className="rail-take-ins">
        <Button className="rail-take-in" icon={FilePlus2} {...hinted('take-in', t('app.takeInHint'))}>
          <span>{t('app.takeIn')}</span>
        </Button>
        <IconButton label={t('app.takeInFolder')} icon={FolderInput} onClick={() => runCommand('take-in-folder')} />
      </div>
      <ul>
        {item('inbox', Inbox)}
        {item('mine', UserRound, counts?.mine)}
        {item('mentioned', AtSign, counts?.mentioned, 'warm')}
        {item('due', CalendarClock, counts?.due, 'warm')}
        {item('snoozed', AlarmClock, counts?.snoozed)}
        {item('waiting', Hourglass, counts?.waiting)}
        {item('done', CircleCheck)}
      </ul>
      <ul>
        {item('unread', Mails, counts?.unread)}
        {item('review', FileQuestion, counts?.quarantined, 'warm')}
        {item('drafts', FilePen, counts?.drafts)}
        {item('troubled', MailWarning, counts?.troubled, 'red')}
        {item('contacts', BookUser)}
      </ul>
      <ul>
        <LabelItems view={view} onView={onView} />
        {item('junk', ShieldAlert, counts?.junk)}
        {item('trash', Trash2)}
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

/** Each label is a view of its own. */
function LabelItems({ view, onView }: Pick<RailProps, 'view' | 'onView'>) {
  const labels = useCall('labels.list', {}).data?.labels ?? []
  return labels.map(({ id, name, colour }) => (
    <RailItem key={id} icon={Tag} label={name} count={0} tone={undefined} colour={colour} current={view === `label:${id}`} onChoose={() => onView(`label:${id}`)} />
  ))
}

interface RailItemProps {
  readonly icon: LucideIcon
  readonly label: string
  readonly count: number
  readonly tone: 'warm' | 'red' | undefined
  readonly colour?: Colour
  readonly current: boolean
  readonly onChoose: () => void
}

function RailItem({ icon: Icon, label, count, tone, colour, current, onChoose }: RailItemProps) {
  const t = useT()
  return (
    <li>
      <button
        type="button"
        className="rail-item"
        data-colour={colour}
        aria-current={current ? 'page' : undefined}
        aria-label={count > 0 ? t('app.counted', { name: label, count }) : label}
        title={label}
        onClick={onChoose}
      >
        <Icon size={18} strokeWidth={1.75} aria-hidden />
        <span className="rail-label cut">{label}</span>
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
