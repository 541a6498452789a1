import type { Told } from '../domain/presence'
import type { Translate } from '../strings/translate'

/** What a notification says: its title and the line below. Nothing of a message unless it was chosen. */
export function toldWords(t: Translate, { kind, count, who, subject }: Told): { readonly title: string; readonly body: string } {
  const what = t(`presence.told-${kind}`, { count })
  const named = [who, subject].filter((part) => part !== '')
  return named.length === 0 ? { title: t('app.name'), body: what } : { title: [what, named[0]].join(' · '), body: named.slice(1).join('') || what }
}
