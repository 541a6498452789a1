import { Bold, ImagePlus, Italic, Link, List, ListOrdered, Quote, RemoveFormatting, type LucideIcon } from 'lucide-react'
import type { EditorView } from 'prosemirror-view'
import { useRef, useState, type RefObject } from 'react'
import { useT } from '../../../i18n/provider'
import { Button, IconButton, TextField } from '../../../ui/controls'
import { Dialog } from '../../../ui/dialog'
import { commands, linked, type Look } from './editing'
import { isOpenable } from './schema'
import { picturesOf } from './picture-file'

interface FormatBarProps {
  readonly view: RefObject<EditorView | null>
  readonly looks: ReadonlySet<Look>
  readonly onPicture: (files: readonly File[]) => void
  readonly onPlain: () => void
}

const buttons: readonly (readonly [Exclude<Look, 'link'>, LucideIcon, string?])[] = [
  ['bold', Bold, 'Control+B'],
  ['italic', Italic, 'Control+I'],
  ['bullets', List],
  ['numbers', ListOrdered],
  ['quote', Quote],
]

export function FormatBar({ view, looks, onPicture, onPlain }: FormatBarProps) {
  const t = useT()
  const files = useRef<HTMLInputElement>(null)
  const [asking, setAsking] = useState(false)
  const run = (command: (typeof commands)[Exclude<Look, 'link'>]): void => {
    if (!view.current) return
    command(view.current.state, view.current.dispatch)
    view.current.focus()
  }
  return (
    <div className="format-bar" role="toolbar" aria-label={t('composer.formatting')}>
      {buttons.map(([look, icon, keys]) => (
        <IconButton key={look} label={t(`composer.${look}`)} icon={icon} aria-pressed={looks.has(look)} aria-keyshortcuts={keys} onClick={() => run(commands[look])} />
      ))}
      <IconButton label={t('composer.link')} icon={Link} aria-pressed={looks.has('link')} onClick={() => (looks.has('link') ? run(linked('')) : setAsking(true))} />
      <IconButton label={t('composer.picture')} icon={ImagePlus} onClick={() => files.current?.click()} />
      <input
        ref={files}
        type="file"
        accept="image/*"
        multiple
        hidden
        aria-label={t('composer.picture')}
        onChange={(event) => {
          onPicture(picturesOf(event.target.files ?? undefined))
          event.target.value = ''
        }}
      />
      <span className="gap" />
      <Button kind="quiet" icon={RemoveFormatting} onClick={onPlain}>
        {t('composer.plain')}
      </Button>
      {asking && (
        <LinkTarget
          onClose={() => setAsking(false)}
          onTarget={(href) => {
            setAsking(false)
            run(linked(href))
          }}
        />
      )}
    </div>
  )
}

/** `firma.de` and `name@firma.de` are what people type. */
function targetOf(typed: string): string | null {
  const tidy = typed.trim()
  const href = /^(?:https?:\/\/|mailto:)/i.test(tidy) ? tidy : /^[^\s@/]+@[^\s@/]+$/.test(tidy) ? `mailto:${tidy}` : /^[^\s@:]+\.[^\s@:]+$/.test(tidy) ? `https://${tidy}` : ''
  return isOpenable(href) ? href : null
}

function LinkTarget({ onClose, onTarget }: { readonly onClose: () => void; readonly onTarget: (href: string) => void }) {
  const t = useT()
  const [typed, setTyped] = useState('')
  const [wrong, setWrong] = useState(false)
  const take = (): void => {
    const href = targetOf(typed)
    if (href === null) setWrong(true)
    else onTarget(href)
  }
  return (
    <Dialog
      title={t('composer.link')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('app.cancel')}</Button>
          <Button kind="main" onClick={take}>
            {t('composer.linkTake')}
          </Button>
        </>
      }
    >
      <TextField
        label={t('composer.linkTarget')}
        value={typed}
        error={wrong ? t('composer.linkWrong') : null}
        autoFocus
        onChange={setTyped}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return
          event.preventDefault()
          event.stopPropagation()
          take()
        }}
      />
    </Dialog>
  )
}
