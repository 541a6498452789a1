import { useCall } from '../../api/use-call'
import { useT } from '../../i18n/provider'

export function AboutSection() {
  const t = useT()
  const info = useCall('desktop.info', {}).data
  if (!info) return null
  const facts = [
    [t('settings.version'), info.version],
    [t('settings.dataFolder'), info.dataFolder],
    [t('settings.runtime'), info.runtime],
    [t('settings.sandbox'), t(info.sandbox ? 'settings.sandboxOn' : 'settings.sandboxOff')],
  ] as const
  return (
    <dl className="about">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
