import { AlarmClock, CalendarClock, Check, CircleDot, Ellipsis, Flag, RotateCcw, UserRound } from 'lucide-react'
import { useState } from 'react'
import type { WorkState } from '../../../../shared/domain/work'
import { dayOf } from '../../../../shared/day'
import { useCall } from '../../../api/use-call'
import { letterDate } from '../../../i18n/dates'
import { useWords } from '../../../i18n/provider'
import { isOffered, runCommand, useCommand } from '../../../ui/commands'
import { Button } from '../../../ui/controls'
import { Menu } from '../../../ui/menu'
import { PersonBadge } from '../../../ui/person'
import { HistoryDialog } from './HistoryDialog'
import { LabelChoice } from './LabelChoice'
import { dateOf, snoozeMoments } from './moments'
import { MomentDialog } from './MomentDialog'
import type { Standing } from './standing'
import { useWork } from './use-work'
import { MergeDialog, useMerge } from '../filing/MergeWay'
import './work.css'

type Asking = 'due' | 'snooze' | 'history' | 'merge' | null

interface WorkBarProps {
  readonly conversationIds: readonly string[]
  readonly work: Standing
  /** leads to the conversation that they became */
  readonly onMerged: (conversationId: string) => void
}

const dayMs = 86_400_000

/** How the work on conversations stands, and everything that can be done to it, by mouse or by one key. */
export function WorkBar({ conversationIds, work, onMerged }: WorkBarProps) {
  const { t, language, moment, clock } = useWords()
  const act = useWork(conversationIds)
  const [only] = conversationIds.length === 1 ? conversationIds : []
  const [asking, setAsking] = useState<Asking>(null)
  const people = useCall('people.list', {}).data?.people.filter(({ leftAt }) => leftAt === null) ?? []
  const hours = useCall('people.current', {}).data?.person?.hours ?? []
  const away = work.list === 'trash' || work.list === 'junk'
  const today = dayOf(Date.now())
  const done = (): void => void act(away ? { kind: 'put-away', where: null } : { kind: 'state', state: work.state === 'done' ? 'open' : 'done' })
  const trash = (): void => void act({ kind: 'put-away', where: 'trash' })
  const setState = (state: WorkState): void => void act({ kind: 'state', state })
  useCommand('done', () => setState('done'))
  useCommand('waiting', () => setState('waiting'))
  useCommand('open-again', () => setState('open'))
  useCommand('urgent', () => void act({ kind: 'urgent', urgent: !work.urgent }))
  useCommand('trash', work.list === 'trash' ? null : trash)
  const mergeInto = useMerge(onMerged)
  const merge = (): void => (only === undefined ? void mergeInto(conversationIds, null) : setAsking('merge'))
  useCommand('merge', merge)
  const due = work.dueOn === null ? t('work.noDue') : t('work.due', { day: letterDate(dateOf(work.dueOn), language) })
  return (
    <div className="work-bar" role="toolbar" aria-label={t('work.bar')}>
      <Button kind={work.list === 'open' ? 'plain' : 'quiet'} icon={away || work.state === 'done' ? RotateCcw : Check} aria-keyshortcuts={away || work.state === 'done' ? 'o' : 'd'} onClick={done}>
        {t(away ? 'work.bringBack' : work.state === 'done' ? 'work.openAgain' : 'work.markDone')}
      </Button>
      <Menu
        label={work.list === null ? t('work.stateOfSeveral') : t('work.state', { state: t(`work.${work.list}`) })}
        icon={CircleDot}
        text={t(work.list === null ? 'work.stateOfSeveral' : `work.${work.list}`)}
        items={(['open', 'waiting', 'done'] as const).map((state) => ({ label: t(`work.${state}`), checked: work.list === state, run: () => setState(state) }))}
      />
      <Menu
        label={work.owner ? t('work.owner', { name: work.owner.name }) : t('work.noOwner')}
        icon={UserRound}
        text={work.owner ? <PersonBadge person={work.owner} beside /> : undefined}
        command="owner"
        items={[
          ...people.map((person) => ({ label: person.name, checked: person.id === work.owner?.id, run: () => void act({ kind: 'owner', personId: person.id }, person.name) })),
          { label: t('work.nobody'), checked: work.owner === null, run: () => void act({ kind: 'owner', personId: null }) },
        ]}
      />
      <Menu
        label={due}
        icon={CalendarClock}
        text={work.dueOn === null ? undefined : <span data-overdue={(work.dueOn < today && work.state !== 'done') || undefined}>{letterDate(dateOf(work.dueOn), language)}</span>}
        command="due"
        items={[
          { label: t('work.dueToday'), run: () => void act({ kind: 'due', dueOn: today }) },
          { label: t('work.dueTomorrow'), run: () => void act({ kind: 'due', dueOn: today + dayMs }) },
          { label: t('work.dueWeek'), run: () => void act({ kind: 'due', dueOn: today + 7 * dayMs }) },
          { label: t('work.dueOther'), run: () => setAsking('due') },
          ...(work.dueOn === null ? [] : [{ label: t('work.dueNone'), run: () => void act({ kind: 'due', dueOn: null }) }]),
        ]}
      />
      <Menu
        label={work.snoozedUntil === null ? t('work.snooze') : t('work.snoozeUntil', { when: moment(work.snoozedUntil) })}
        icon={AlarmClock}
        text={work.snoozedUntil === null ? undefined : moment(work.snoozedUntil)}
        command="snooze"
        items={[
          ...snoozeMoments(Date.now(), hours).map(({ name, at }) => ({ label: t(`work.snooze${name}`, { when: name === 'Tomorrow' || name === 'Monday' ? clock(at) : moment(at) }), run: () => void act({ kind: 'snooze', until: at }) })),
          { label: t('work.snoozeOther'), run: () => setAsking('snooze') },
          ...(work.snoozedUntil === null ? [] : [{ label: t('work.snoozeEnd'), run: () => void act({ kind: 'snooze', until: null }) }]),
        ]}
      />
      <LabelChoice labels={work.labels} onChange={(labelId, on) => void act({ kind: 'label', labelId, on })} />
      <Button kind="quiet" icon={Flag} data-urgent={work.urgent || undefined} aria-pressed={work.urgent} aria-label={t('work.urgent')} title={t('work.urgent')} aria-keyshortcuts="!" onClick={() => void act({ kind: 'urgent', urgent: !work.urgent })} />
      <Menu
        label={t('work.more')}
        icon={Ellipsis}
        items={[
          ...(work.list === 'trash' ? [] : [{ label: t('work.toTrash'), run: trash }]),
          ...(work.list === 'junk' ? [] : [{ label: t('work.toJunk'), run: () => void act({ kind: 'put-away', where: 'junk' }) }]),
          ...(only === undefined || !isOffered('block-sender') ? [] : [{ label: t('blocking.block'), run: () => runCommand('block-sender') }]),
          ...(only === undefined || !isOffered('checklist') ? [] : [{ label: t('notes.checklist'), run: () => runCommand('checklist') }]),
          ...(only === undefined || !isOffered('export') ? [] : [{ label: t('export.menu'), run: () => runCommand('export') }]),
          { label: t(only === undefined ? 'filing.mergePicked' : 'filing.merge'), run: merge },
          ...(only === undefined ? [] : [{ label: t('work.history'), run: () => setAsking('history') }]),
        ]}
      />
      {asking === 'history' && only !== undefined && <HistoryDialog conversationId={only} onClose={() => setAsking(null)} />}
      {asking === 'merge' && only !== undefined && <MergeDialog conversationId={only} onMerge={(into) => void mergeInto([only], into)} onClose={() => setAsking(null)} />}
      {(asking === 'due' || asking === 'snooze') && (
        <MomentDialog
          kind={asking}
          dueOn={work.dueOn}
          onClose={() => setAsking(null)}
          onDay={(dueOn) => void act({ kind: 'due', dueOn })}
          onMoment={(until) => void act({ kind: 'snooze', until })}
        />
      )}
    </div>
  )
}
