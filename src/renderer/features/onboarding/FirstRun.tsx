import { AtSign, FolderOpen, MousePointerClick, Sparkles, type LucideIcon } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { useT } from '../../i18n/provider'
import { useRun } from '../../ui/toasts'
import './onboarding.css'

interface FirstRunProps {
  readonly onAccount: () => void
  /** who sits here, while that is still to be asked */
  readonly children: ReactNode
}

/** The empty app: three ways to begin, each done in under a minute. */
export function FirstRun({ onAccount, children }: FirstRunProps) {
  const t = useT()
  const run = useRun()
  const [preparing, setPreparing] = useState(false)
  const trySamples = async (): Promise<void> => {
    setPreparing(true)
    await run('intake.takeSamples', {})
    setPreparing(false)
  }
  return (
    <div className="first-run">
      <div className="first-run-sheet">
        <h1>{t('onboarding.title')}</h1>
        <p className="first-run-intro">{t('onboarding.intro')}</p>
        {children}
        <div className="first-run-choices">
          <Choice
            icon={FolderOpen}
            title={t('onboarding.folderTitle')}
            text={t('onboarding.folderText')}
            onChoose={() => void run('desktop.addFolder', {})}
          />
          <Choice icon={AtSign} title={t('onboarding.accountTitle')} text={t('onboarding.accountText')} onChoose={onAccount} />
          <Choice
            icon={Sparkles}
            title={t('onboarding.samplesTitle')}
            text={t(preparing ? 'onboarding.working' : 'onboarding.samplesText')}
            disabled={preparing}
            onChoose={() => void trySamples()}
          />
        </div>
        <p className="first-run-drop">
          <MousePointerClick size={18} strokeWidth={1.75} aria-hidden />
          {t('onboarding.drop')}
        </p>
        <p className="quiet">{t('onboarding.privacy')}</p>
      </div>
    </div>
  )
}

interface ChoiceProps {
  readonly icon: LucideIcon
  readonly title: string
  readonly text: string
  readonly disabled?: boolean
  readonly onChoose: () => void
}

function Choice({ icon: Icon, title, text, disabled = false, onChoose }: ChoiceProps) {
  return (
    <button type="button" className="first-choice" disabled={disabled} onClick={onChoose}>
      <Icon size={28} strokeWidth={1.5} aria-hidden />
      <strong>{title}</strong>
      <span>{text}</span>
    </button>
  )
}
