import type { Output } from '../../../shared/contract'
import type { FigureName } from '../../../shared/figures/names'
import type { ChannelKind } from '../../../shared/domain/message'
import { useCall } from '../../api/use-call'
import { useWords } from '../../i18n/provider'
import { Choices } from '../../ui/controls'
import { Failed, Loading } from '../../ui/states'
import { WideTable } from './BoardTable'
import type { Span } from './look'
import { listOf, NumberLink, useNumbers } from './numbers'

type Counted = Output<'dashboard.dialogue'>

interface DialogueProps {
  readonly span: Span
  /** what it is compared with */
  readonly other: Span | null
  readonly labelId: string | null
  readonly channel: ChannelKind | null
  readonly onChannel: (channel: ChannelKind | null) => void
}

const channels = ['all', 'fax', 'mail'] as const

/** Whether people answer each other, and how long it takes. */
export function Dialogue({ span, other, labelId, channel, onChannel }: DialogueProps) {
  const { t } = useWords()
  const { percent, whole, decimal, time } = useNumbers()
  // Where it is large it is counted for seconds: asked for when it is looked at, not after each change.
  const query = useCall('dashboard.dialogue', { ...span, labelId, channel }, { afresh: true })
  const compared = useCall('dashboard.dialogue', { ...(other ?? span), labelId, channel }, { enabled: other !== null }).data
  const now = query.data
  const of = (dialogue: Counted): readonly Row[] => [
    { name: 'began', value: whole(dialogue.conversations), count: dialogue.conversations },
    { name: 'replied', value: rate(dialogue.replied, dialogue.conversations, percent), count: dialogue.replied },
    { name: 'one-way', value: rate(dialogue.oneWay, dialogue.conversations, percent), count: dialogue.oneWay },
    { name: 'unanswered', value: whole(dialogue.unanswered), count: dialogue.unanswered },
    { name: 'reopened', value: whole(dialogue.reopened), count: dialogue.reopened },
    { name: 'answered', value: time(dialogue.firstResponse.median), more: time(dialogue.firstResponse.p90), count: dialogue.firstResponse.count },
    { name: 'resolved', value: time(dialogue.resolution.median), more: time(dialogue.resolution.p90), count: dialogue.resolution.count },
  ]
  const before = other !== null && compared ? of(compared) : undefined
  return (
    <section className="board-section" aria-labelledby="board-dialogue">
      <header className="board-section-head">
        <h2 id="board-dialogue">{t('dashboard.dialogue')}</h2>
        <Choices label={t('dashboard.channel')} value={channel ?? 'all'} options={channels.map((value) => ({ value, label: t(`dashboard.channel-${value}`) }))} onChange={(value) => onChannel(value === 'all' || value === undefined ? null : value)} />
      </header>
      <p className="quiet">{t('dashboard.dialogueHint')}</p>
      {query.isPending && <Loading rows={6} />}
      {query.isLoadingError && <Failed failure={query.error.failure} onRetry={() => void query.refetch()} />}
      {now && (now.conversations === 0 ? (
        <p>{t('dashboard.dialogueNone')}</p>
      ) : (
        <WideTable labelledBy="board-dialogue" testId="dialogue" heads={[t('dashboard.tableFigure'), t('dashboard.tableValue'), t('dashboard.tableP90'), t('dashboard.tableConversations'), ...(before ? [t('dashboard.tableCompared')] : [])]}>
          {of(now).map(({ name, value, more, count }, index) => (
            <tr key={name}>
              <th scope="row">{t(`dashboard.figure-${name}`)}</th>
              <td>{value}</td>
              <td>{more ?? ''}</td>
              <td>
                <NumberLink list={listOf(name, span, { channel, labelId })} label={`${t(`dashboard.figure-${name}`)}: ${whole(count)}`} empty={count === 0}>
                  {whole(count)}
                </NumberLink>
              </td>
              {before && <td>{before[index]?.value}</td>}
            </tr>
          ))}
          <tr>
            <th scope="row">{t('dashboard.messagesEach')}</th>
            <td>{decimal(now.messages)}</td>
            <td />
            <td />
            {before && <td>{compared && decimal(compared.messages)}</td>}
          </tr>
        </WideTable>
      ))}
      {channel === null && now && now.channels.length > 1 && (
        <ul className="board-lines">
          {now.channels.map((one) => (
            <li key={one.channel}>
              <NumberLink list={listOf('replied', span, { channel: one.channel, labelId })} label={`${rate(one.replied, one.conversations, percent)} ${t('dashboard.repliedOf', { channel: one.channel, replied: one.replied, conversations: one.conversations })}`} empty={one.replied === 0}>
                {rate(one.replied, one.conversations, percent)}
              </NumberLink>{' '}
              {t('dashboard.repliedOf', { channel: one.channel, replied: one.replied, conversations: one.conversations })}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

interface Row {
  readonly name: Exclude<FigureName, 'in' | 'out' | 'overdue'>
  readonly value: string
  /** the 90th percentile, of times */
  readonly more?: string
  readonly count: number
}

const rate = (part: number, all: number, percent: (share: number | null) => string): string => percent(all === 0 ? null : part / all)
