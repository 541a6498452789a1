import { useState } from 'react'
import type { TriedMail } from '../../../shared/contract/gateways'
import type { Announcement, Pattern } from '../../../shared/domain/gateway'
import { useCall } from '../../api/use-call'
import { gatewayName } from '../../i18n/gateway-name'
import { readableNumber } from '../../../shared/text/readable-number'
import { useWords } from '../../i18n/provider'
import { SelectField, TextField } from '../../ui/controls'
import { Notice } from '../../ui/states'
import { useSettled } from './use-settled'

const settledMs = 200
/** The choice for a subject that is typed instead of a mail that came. */
const typed = 'typed'

/** Shows what a pattern reads from a mail while it is typed; without one, what all that are switched on do. */
export function GatewayTry({ pattern }: { readonly pattern: Pattern | null }) {
  const { t, short } = useWords()
  const mails = useCall('gateways.mails', {}, { afresh: true }).data?.mails ?? []
  const [chosen, setChosen] = useState(typed)
  const [subject, setSubject] = useState('')
  const [from, setFrom] = useState('')
  const [fileName, setFileName] = useState('')
  const mail: TriedMail = chosen === typed ? { kind: 'pasted', from, subject, text: '', fileName } : { kind: 'message', messageId: chosen }
  const asked = useSettled(JSON.stringify({ pattern, mail }), settledMs)
  const isAsked = chosen !== typed || subject !== '' || from !== '' || fileName !== ''
  return (
    <div className="form">
      <SelectField
        label={t('gateways.tryOn')}
        value={chosen}
        options={[
          { value: typed, label: t('gateways.tryPasted') },
          ...mails.map(({ messageId, at, from: sender, subject: about }) => ({ value: messageId, label: t('gateways.tryMail', { when: short(at), from: sender, subject: about }) })),
        ]}
        onChange={setChosen}
      />
      {chosen === typed && (
        <>
          <TextField label={t('gateways.pastedSubject')} value={subject} maxLength={1_000} onChange={setSubject} />
          <div className="form-pair">
            <TextField label={t('gateways.pastedFrom')} value={from} maxLength={320} onChange={setFrom} />
            <TextField label={t('gateways.pastedFile')} value={fileName} maxLength={300} onChange={setFileName} />
          </div>
        </>
      )}
      <div aria-live="polite">{isAsked ? <Answer asked={asked} /> : <p className="quiet">{t('gateways.trySubjectFirst')}</p>}</div>
    </div>
  )
}

function Answer({ asked }: { readonly asked: string }) {
  const { t, failure } = useWords()
  const query = useCall('gateways.try', JSON.parse(asked) as { pattern: Pattern | null; mail: TriedMail }, { keep: true })
  if (query.error) return <Notice tone="warm">{failure(query.error.failure)}</Notice>
  if (!query.data) return null
  const { announcement } = query.data
  if (announcement === null) return <Notice>{t('gateways.tryNothing')}</Notice>
  return <Read announcement={announcement} />
}

function Read({ announcement }: { readonly announcement: Announcement }) {
  const { t, moment } = useWords()
  const { gatewayId, gatewayName: own, number, name, at, pages, job } = announcement
  const gateway = gatewayName(t, gatewayId, own)
  const facts = [
    [t('gateways.readNumber'), number === null ? '' : readableNumber(number)],
    [t('gateways.readName'), name],
    [t('gateways.readMoment'), at === null ? '' : moment(at)],
    [t('gateways.readPages'), pages === null ? '' : String(pages)],
    ...(job === '' ? [] : [[t('gateways.readJob'), job] as const]),
  ] as const
  return (
    <Notice tone="good">
      <p>{gateway === '' ? t('gateways.tryFoundThis') : t('gateways.tryFound', { name: gateway })}</p>
      <dl className="gateway-read" data-testid="gateway-read">
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd className={value === '' ? 'quiet' : 'numbers'}>{value || t('gateways.readNothing')}</dd>
          </div>
        ))}
      </dl>
    </Notice>
  )
}
