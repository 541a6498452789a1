import type { Announcement } from '../../../shared/domain/gateway'
import type { Message } from '../../../shared/domain/message'
import type { StringKey } from '../../../shared/strings/translate'
import { gatewayName } from '../../i18n/gateway-name'
import { readableNumber } from '../../../shared/text/readable-number'
import { useWords } from '../../i18n/provider'
import { Notice } from '../../ui/states'

/** What a gateway said of a fax, and what to beware of where it said so without bringing one. */
export function GatewayWord({ message, pages }: { readonly message: Message; readonly pages: number }) {
  const { t } = useWords()
  const { announcement, warning } = message
  if (warning === 'no-fax-picture') {
    return (
      <Notice tone="warm" role="status">
        {t('gateways.noFaxPicture')}
      </Notice>
    )
  }
  if (announcement === null) return null
  if (announcement.means !== 'fax') return <Report announcement={announcement} />
  if (announcement.pages === null || announcement.pages <= pages) return null
  return (
    <Notice tone="warm" role="status">
      {t('gateways.fewerPages', { gateway: gatewayName(t, announcement.gatewayId, announcement.gatewayName), told: announcement.pages, came: pages })}
    </Notice>
  )
}

const tones = { missed: 'warm', sent: 'good', failed: 'red', delayed: 'plain' } as const
const texts = { missed: 'gateways.reportMissed', sent: 'gateways.reportSent', failed: 'gateways.reportFailed', delayed: 'gateways.reportDelayed' } as const satisfies Record<string, StringKey>

function Report({ announcement }: { readonly announcement: Announcement }) {
  const { t, moment } = useWords()
  const { means, number, name, gatewayId, at, pages, job } = announcement
  if (means === 'fax') return null
  const facts = [
    ...(job === '' ? [] : [t('gateways.reportJob', { job })]),
    ...(pages === null ? [] : [t('conversation.pages', { count: pages })]),
    ...(at === null ? [] : [moment(at)]),
  ]
  return (
    <Notice tone={tones[means]} role="status">
      <p>{t(texts[means], { gateway: gatewayName(t, gatewayId, announcement.gatewayName), number: number === null ? name || t('gateways.someone') : readableNumber(number) })}</p>
      {facts.length > 0 && <p className="quiet numbers">{facts.join(' · ')}</p>}
    </Notice>
  )
}
