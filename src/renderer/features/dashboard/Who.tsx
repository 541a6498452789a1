import { useState } from 'react'
import type { FigureList } from '../../../shared/domain/dashboard'
import { groupKinds, type FaxRegion, type GroupKind } from '../../../shared/figures/names'
import { docTypes, type DocType } from '../../../shared/domain/doc-type'
import { useCall } from '../../api/use-call'
import { useWords } from '../../i18n/provider'
import { Button, Choices } from '../../ui/controls'
import { Failed, Loading } from '../../ui/states'
import { WideTable } from './BoardTable'
import type { Span } from './look'
import { listOf, NumberLink, useNumbers } from './numbers'
import type { Output } from '../../../shared/contract'

interface WhoProps {
  readonly span: Span
  readonly senders: Output<'dashboard.figures'>['senders']
  readonly people: boolean
  readonly onContact: (id: string) => void
}

const fewRows = 8

/** Who makes the faxes, and how each could be led off them. */
export function Who({ span, senders, people, onContact }: WhoProps) {
  const { t } = useWords()
  const [all, setAll] = useState(false)
  const query = useCall('dashboard.who', span)
  const rows = query.data?.rows ?? []
  return (
    <section className="board-section" aria-labelledby="board-who">
      <h2 id="board-who">{t('dashboard.who')}</h2>
      {query.isLoadingError && <Failed failure={query.error.failure} onRetry={() => void query.refetch()} />}
      {senders.faxes === 0 ? <p>{t('dashboard.whoNone')}</p> : <p>{t('dashboard.whoSaid', { senders: senders.fourInFive, all: senders.all, faxes: senders.faxes })}</p>}
      {query.isPending && <Loading rows={3} />}
      {rows.length > 0 && (
        <WideTable labelledBy="board-who" testId="who" heads={[t('dashboard.whoSender'), t('dashboard.tableFaxes'), t('dashboard.whoTrend'), t('dashboard.whoSends'), t('dashboard.whoWay'), t('dashboard.whoStep')]}>
          {(all ? rows : rows.slice(0, fewRows)).map((row) => (
            <SenderRow key={row.contactId} row={row} span={span} onContact={onContact} />
          ))}
        </WideTable>
      )}
      {rows.length > fewRows && <Button onClick={() => setAll(!all)}>{t(all ? 'dashboard.fewer' : 'dashboard.more', { count: rows.length })}</Button>}
      {senders.faxes > 0 && <Groups span={span} people={people} />}
    </section>
  )
}

function SenderRow({ row, span, onContact }: { readonly row: Output<'dashboard.who'>['rows'][number]; readonly span: Span; readonly onContact: (id: string) => void }) {
  const { t } = useWords()
  const { whole } = useNumbers()
  const name = row.name === '' ? t('dashboard.nameless') : row.name
  const difference = row.faxes - row.before
  return (
    <tr>
      <th scope="row">
        <Button kind="link" onClick={() => onContact(row.contactId)}>
          {name}
        </Button>
      </th>
      <td>
        <NumberLink list={listOf('in', span, { channel: 'fax', contactId: row.contactId })} label={t('dashboard.faxesOf', { name, count: row.faxes })}>
          {whole(row.faxes)}
        </NumberLink>
      </td>
      <td>{t('dashboard.trend', { way: row.before === 0 ? 'new' : difference === 0 ? 'same' : difference < 0 ? 'fewer' : 'more', less: Math.abs(difference), was: row.before })}</td>
      <td>{row.docTypes.length === 0 ? '–' : row.docTypes.slice(0, 3).map(({ type, count }) => `${isDocType(type) ? t(`fax.kind-${type}`) : type} ${whole(count)}`).join(', ')}</td>
      <td className="board-address">{row.emails[0] ?? t('dashboard.noWay')}</td>
      <td>{t(`dashboard.step-${row.step}`)}</td>
    </tr>
  )
}

const inGroup = (kind: GroupKind, key: string): Partial<FigureList> => (kind === 'region' ? { region: key as FaxRegion } : kind === 'label' ? { labelId: key } : { ownerId: key })

const isDocType = (type: string): type is DocType => docTypes.some((known) => known === type)

/** The faxes by what their conversations or senders have in common. */
function Groups({ span, people }: { readonly span: Span; readonly people: boolean }) {
  const { t } = useWords()
  const { percent, whole } = useNumbers()
  const [kind, setKind] = useState<GroupKind>('region')
  // Not the last answer meanwhile: regions are no labels.
  const query = useCall('dashboard.groups', { ...span, kind })
  const groups = query.data?.groups ?? []
  const most = Math.max(1, ...groups.map(({ faxes }) => faxes))
  const all = groups.reduce((sum, { faxes }) => sum + faxes, 0)
  const kinds = groupKinds.filter((one) => people || one !== 'owner')
  const nameOf = ({ key, name }: (typeof groups)[number]): string => {
    if (kind !== 'region') return name === '' ? t(kind === 'label' ? 'dashboard.noLabel' : 'dashboard.noOwner') : name
    return t('dashboard.region', { region: key })
  }
  return (
    <div className="board-groups">
      <header className="board-section-head">
        <h3>{t('dashboard.groups')}</h3>
        <Choices label={t('dashboard.groups')} value={kind} options={kinds.map((value) => ({ value, label: t(`dashboard.group-${value}`) }))} onChange={setKind} />
      </header>
      {query.isPending && <Loading rows={3} />}
      {query.isLoadingError && <Failed failure={query.error.failure} onRetry={() => void query.refetch()} />}
      <ul className="board-bars">
        {groups.map((group) => (
          <li key={group.key}>
            <span className="board-bar-name">{nameOf(group)}</span>
            <span className="board-bar-line" aria-hidden>
              <span style={{ width: `${String((group.faxes / most) * 100)}%` }} />
            </span>
            <NumberLink list={listOf('in', span, { channel: 'fax', ...inGroup(kind, group.key) })} label={t('dashboard.faxesOf', { name: nameOf(group), count: group.faxes })}>
              {whole(group.faxes)}
            </NumberLink>
            <span className="quiet numbers">{percent(group.faxes / Math.max(1, all))}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
