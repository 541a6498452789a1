import { AlarmClock, AtSign, BookUser, CalendarClock, ChartNoAxesCombined, CircleCheck, CircleHelp, FilePen, FilePlus2, FileQuestion, FolderInput, Hourglass, Inbox, MailWarning, Mails, PenLine, Settings, ShieldAlert, Tag, Trash2, UserRound, type LucideIcon } from 'lucide-react'
import type { CommandName } from '../../shared/commands'
import type { Output } from '../../shared/contract'
import { Seat } from '../features/people/Seat'
import { useCall } from '../api/use-call'
import { useT } from '../i18n/provider'
import { runCommand } from '../ui/commands'
import { Button, IconButton } from '../ui/controls'
import { ariaKeys, withKey } from '../ui/key-words'
import { isList, type View } from './navigation'
import { RailItem } from './RailItem'
import { ReadingProgress } from './ReadingProgress'
import { SavedSearches } from './SavedSearches'

interface RailProps {
  readonly view: View
  readonly counts: Output<'inbox.counts'> | undefined
  /** what stands in the search field, whose results take the list's place */
  readonly query: string
  readonly onView: (view: View) => void
  readonly onSearch: (query: string) => void
}

/** The areas of the window, what waits in each, and how far reading is. */
export function Rail({ view, counts, query, onView, onSearch }: RailProps) {
  const t = useT()
  const searches = useCall('search.saved', {}).data?.searches ?? []
  // A saved search is a place of its own; any other is one in the list.
  const sought = isList(view) && searches.some((one) => one.query === query.trim())
  const hinted = (name: CommandName, text: string) => ({
    title: withKey(text, name, t, window.rueckkanal.platform === 'darwin'),
    'aria-keyshortcuts': ariaKeys(name),
    onClick: () => runCommand(name),
  })
  const item = (name: Exclude<View, `label:${string}` | `figure:${string}`>, icon: LucideIcon, count = 0, tone?: 'warm' | 'red') => (
    <li>
      <RailItem
        icon={icon}
        label={t(`app.${name}`)}
        count={count}
        tone={tone}
        current={view === name && !sought}
        onChoose={() => {
          onView(name)
        }}
      />
    </li>
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
        {item('dashboard', ChartNoAxesCombined)}
      </ul>
      <SavedSearches searches={searches} query={sought ? query.trim() : null} onSearch={onSearch} />
      <ul>
        <LabelItems view={sought ? null : view} onView={onView} />
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
function LabelItems({ view, onView }: Pick<RailProps, 'onView'> & { readonly view: View | null }) {
  const labels = useCall('labels.list', {}).data?.labels ?? []
  return labels.map(({ id, name, colour }) => (
    <li key={id}>
      <RailItem icon={Tag} label={name} colour={colour} current={view === `label:${id}`} onChoose={() => onView(`label:${id}`)} />
    </li>
  ))
}
