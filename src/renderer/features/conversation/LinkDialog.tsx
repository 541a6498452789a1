import { useCallback, useState } from 'react'
import { useT } from '../../i18n/provider'
import { Button } from '../../ui/controls'
import { Dialog } from '../../ui/dialog'
import { Notice } from '../../ui/states'
import { useRun, useToast } from '../../ui/toasts'
import { checkLink, targetOf } from './links'

interface AskedLink {
  readonly text: string
  readonly href: string
  readonly forged: boolean
}

interface Links {
  readonly asked: AskedLink | null
  readonly follow: (text: string, href: string) => void
  readonly close: () => void
}

/** Opens links that say where they lead; all others show it first. */
export function useLinks(): Links {
  const [asked, setAsked] = useState<AskedLink | null>(null)
  const open = useOpenLink()
  const follow = useCallback(
    (text: string, href: string) => {
      const { plain, forged } = checkLink(text, href)
      if (plain) void open(href)
      else setAsked({ text: text.trim(), href, forged })
    },
    [open],
  )
  const close = useCallback(() => {
    setAsked(null)
  }, [])
  return { asked, follow, close }
}

function useOpenLink(): (url: string) => Promise<void> {
  const t = useT()
  const run = useRun()
  const toast = useToast()
  return useCallback(
    async (url) => {
      const result = await run('desktop.openLink', { url })
      if (result && !result.opened) toast({ text: t('conversation.linkRefused') })
    },
    [run, toast, t],
  )
}

export function LinkDialog({ link, onClose }: { readonly link: AskedLink; readonly onClose: () => void }) {
  const t = useT()
  const open = useOpenLink()
  return (
    <Dialog
      title={t('conversation.linkTitle')}
      onClose={onClose}
      actions={
        <>
          {/* Where a link lies about its target, the way back is the one that stands out. */}
          <Button kind={link.forged ? 'main' : undefined} onClick={onClose}>
            {t('app.cancel')}
          </Button>
          <Button
            kind={link.forged ? undefined : 'main'}
            onClick={() => {
              onClose()
              void open(link.href)
            }}
          >
            {t('conversation.linkOpen')}
          </Button>
        </>
      }
    >
      {link.forged && (
        <Notice tone="warm" role="alert">
          {t('conversation.linkDiffers')}
        </Notice>
      )}
      <dl className="facts">
        {link.text !== '' && (
          <>
            <dt>{t('conversation.linkShown')}</dt>
            <dd>{link.text}</dd>
          </>
        )}
        <dt>{t('conversation.linkTarget')}</dt>
        <dd className="link-target">{targetOf(link.href)}</dd>
      </dl>
    </Dialog>
  )
}
