import type { Draft } from '../../../shared/domain/draft'
import { mailSize } from '../../../shared/text/mail-size'
import { useCall } from '../../api/use-call'
import { useT } from '../../i18n/provider'

const megabyte = 1_048_576

/** How large the mail is as it goes out, beside what its server takes: files grow by a third on the way (RFC 2045 §6.8). */
export function DraftSize({ draft }: { readonly draft: Draft }) {
  const t = useT()
  const limit = useCall('draft.limit', { identity: draft.identity }).data?.mostBytes
  if (limit === undefined || draft.attachments.length === 0) return null
  // A picture that was taken out of the text again stays behind.
  const going = draft.attachments.filter(({ contentId }) => contentId === null || draft.formatted === null || draft.formatted.includes(contentId))
  const bytes = mailSize(`${draft.text}${draft.formatted ?? ''}`, going.map(({ size }) => size))
  const words = { size: Math.ceil((bytes / megabyte) * 10) / 10, limit: Math.floor(limit / megabyte) }
  return bytes > limit ? (
    <p className="field-error" role="alert">
      {t('composer.totalTooLarge', words)}
    </p>
  ) : (
    <p className="composer-total quiet numbers">{t('composer.total', words)}</p>
  )
}
