import type { Preferences } from '../../../shared/contract/settings'
import { useCall } from '../../api/use-call'
import { useT } from '../../i18n/provider'
import { SelectField, Tick } from '../../ui/controls'
import { Failed, Loading } from '../../ui/states'
import { useRun } from '../../ui/toasts'

const undoChoices = [0, 5, 10, 20, 30] as const

export function DisplaySection() {
  const t = useT()
  const run = useRun()
  const query = useCall('preferences.get', {})
  if (query.isPending) return <Loading rows={1} />
  if (query.isLoadingError) return <Failed failure={query.error.failure} onRetry={() => void query.refetch()} />
  const { language, theme, undoSeconds, subjectMark, strictThreads } = query.data
  const set = (changed: Partial<Preferences>): void => {
    void run('preferences.set', changed).then(() => query.refetch())
  }
  const seconds = [...new Set([...undoChoices, undoSeconds])].sort((a, b) => a - b)
  return (
    <div className="form">
      <div className="form-pair">
        <SelectField
          label={t('settings.language')}
          value={language}
          options={[
            { value: 'system', label: t('settings.languageSystem') },
            { value: 'de', label: t('settings.languageDe') },
            { value: 'en', label: t('settings.languageEn') },
          ]}
          onChange={(value) => {
            set({ language: value })
          }}
        />
        <SelectField
          label={t('settings.theme')}
          value={theme}
          options={[
            { value: 'system', label: t('settings.themeSystem') },
            { value: 'light', label: t('settings.themeLight') },
            { value: 'dark', label: t('settings.themeDark') },
          ]}
          onChange={(value) => {
            set({ theme: value })
          }}
        />
      </div>
      <SelectField
        label={t('settings.undoSeconds')}
        value={String(undoSeconds)}
        options={seconds.map((count) => ({
          value: String(count),
          label: count === 0 ? t('settings.undoNone') : t('settings.undoCount', { count }),
        }))}
        onChange={(value) => {
          set({ undoSeconds: Number(value) })
        }}
      />
      <SelectField
        label={t('threads.subjectMark')}
        value={subjectMark}
        options={[
          { value: 'fax', label: t('threads.markFax') },
          { value: 'always', label: t('threads.markAlways') },
          { value: 'never', label: t('threads.markNever') },
        ]}
        onChange={(value) => {
          set({ subjectMark: value })
        }}
      />
      <Tick
        checked={strictThreads}
        onChange={(checked) => {
          set({ strictThreads: checked })
        }}
      >
        {t('threads.strict')}
      </Tick>
    </div>
  )
}
