import { Mail, Printer, StickyNote, type LucideIcon } from 'lucide-react'
import type { ChannelKind } from '../../shared/domain/message'
import { useT } from '../i18n/provider'

const icons: Readonly<Record<ChannelKind, LucideIcon>> = { fax: Printer, mail: Mail, internal: StickyNote }

/** A channel's mark: icon and hue, and its name for those who see neither. */
export function ChannelIcon({ channel, size = 16 }: { readonly channel: ChannelKind; readonly size?: number }) {
  const t = useT()
  const Icon = icons[channel]
  return (
    <span className="channel" data-channel={channel} title={t(`app.${channel}`)}>
      <Icon size={size} strokeWidth={1.75} aria-hidden />
      <span className="unseen">{t(`app.${channel}`)}</span>
    </span>
  )
}
