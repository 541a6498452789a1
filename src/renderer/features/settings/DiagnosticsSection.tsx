import { FileDown, ShieldCheck } from 'lucide-react'
import { useState } from 'react'
import { useT } from '../../i18n/provider'
import { Button } from '../../ui/controls'
import { Notice } from '../../ui/states'
import { useRun, useToast } from '../../ui/toasts'

export function DiagnosticsSection() {
  const t = useT()
  const run = useRun()
  const toast = useToast()
  const [problems, setProblems] = useState<readonly string[] | null>(null)
  const [verifying, setVerifying] = useState(false)

  const save = async (): Promise<void> => {
    const saved = await run('desktop.saveDiagnostics', {})
    if (saved) toast({ text: t('settings.diagnosticsSaved', { path: saved.path }) })
  }
  const verify = async (): Promise<void> => {
    setVerifying(true)
    setProblems(null)
    const verified = await run('data.verify', {})
    setProblems(verified?.problems ?? null)
    setVerifying(false)
  }
  return (
    <>
      <p className="quiet">{t('settings.diagnosticsIntro')}</p>
      {problems?.length === 0 && (
        <Notice tone="good" role="status">
          {t('settings.verifyGood')}
        </Notice>
      )}
      {problems && problems.length > 0 && (
        <Notice tone="red" role="alert">
          <p>{t('settings.verifyBad', { count: problems.length })}</p>
          <ul className="problems">
            {problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        </Notice>
      )}
      <div className="form-actions">
        <Button icon={FileDown} onClick={() => void save()}>
          {t('settings.diagnosticsSave')}
        </Button>
        <Button icon={ShieldCheck} disabled={verifying} onClick={() => void verify()}>
          {t(verifying ? 'settings.verifying' : 'settings.verify')}
        </Button>
      </div>
    </>
  )
}
