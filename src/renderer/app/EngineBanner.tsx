import { RefreshCw, TriangleAlert } from 'lucide-react'
import { useEngine } from '../api/provider'
import type { FailureLike } from '../i18n/failures'
import { useWords } from '../i18n/provider'
import { Notice } from '../ui/states'

/** Says that the engine is away; the window stays as it is and goes on when it is back. */
export function EngineBanner() {
  const { t } = useWords()
  const { state } = useEngine()
  if (state !== 'down') return null
  return (
    <div className="health">
      <Notice tone="warm" icon={RefreshCw} role="alert">
        {t('app.engineDown')}
      </Notice>
    </div>
  )
}

/** The data cannot be opened: nothing can be shown but why, and what to do. */
export function EngineRefused({ failure }: { readonly failure: FailureLike }) {
  const words = useWords()
  return (
    <div className="state" role="alert">
      <TriangleAlert size={32} strokeWidth={1.25} aria-hidden />
      <h2>{words.t('app.engineRefused')}</h2>
      <p>{words.failure(failure)}</p>
      <p className="quiet">{words.t('app.engineRefusedHint')}</p>
    </div>
  )
}
