import { lazy, Suspense, useMemo, useRef, useState } from 'react'
import type { Message } from '../../../shared/domain/message'
import { withoutAppointments } from '../../../shared/text/appointment-text'
import { useT } from '../../i18n/provider'
import { Button } from '../../ui/controls'
import { marks, type LookedFor } from '../../../shared/text/fold'
import { Loading } from '../../ui/states'
import { Appointments } from './Appointments'
import { LinkDialog, useLinks } from './LinkDialog'
import { LinkedText } from './LinkedText'
import { splitQuoted } from './quoted'
import { useAppointments } from './use-appointments'
import { useNear } from './use-near'

const MailHtml = lazy(() => import('./MailHtml'))

interface MailBodyProps {
  readonly message: Message
  readonly words: readonly LookedFor[]
}

export function MailBody({ message, words }: MailBodyProps) {
  const appointments = useAppointments(message)
  const text = withoutAppointments(message.text, appointments)
  return (
    <>
      {appointments.length > 0 && <Appointments appointments={appointments} words={words} />}
      {message.hasHtml ? <NearHtml message={message} words={words} /> : (appointments.length === 0 || text !== '') && <MailText text={text} words={words} />}
    </>
  )
}

/** A frame is a document of its own: a long conversation has them made as they come near, not all at once. */
function NearHtml({ message, words }: MailBodyProps) {
  const place = useRef<HTMLDivElement>(null)
  const near = useNear(place)
  return (
    <div ref={place}>
      {near ? (
        <Suspense fallback={<Loading />}>
          <MailHtml message={message} words={words} />
        </Suspense>
      ) : (
        <Loading />
      )}
    </div>
  )
}

function MailText({ text, words }: { readonly text: string; readonly words: readonly LookedFor[] }) {
  const t = useT()
  const { own, quoted } = useMemo(() => splitQuoted(text), [text])
  const [open, setOpen] = useState(words.length > 0)
  const links = useLinks()
  if (text.trim() === '') return <p className="quiet">{t('conversation.emptyText')}</p>
  return (
    <div className="mail-text">
      <Marked text={own} words={words} onLink={links.follow} />
      {quoted !== '' && (
        <>
          <Button
            kind="link"
            aria-expanded={open}
            onClick={() => {
              setOpen(!open)
            }}
          >
            {t(open ? 'conversation.hideQuoted' : 'conversation.quoted')}
          </Button>
          {open && (
            <div className="mail-quoted">
              <Marked text={quoted} words={words} onLink={links.follow} />
            </div>
          )}
        </>
      )}
      {links.asked && <LinkDialog link={links.asked} onClose={links.close} />}
    </div>
  )
}

interface MarkedProps {
  readonly text: string
  readonly words: readonly LookedFor[]
  readonly onLink: (text: string, href: string) => void
}

function Marked({ text, words, onLink }: MarkedProps) {
  const ranges = useMemo(() => marks(text, words), [text, words])
  return (
    <p>
      <LinkedText text={text} ranges={ranges} onLink={onLink} />
    </p>
  )
}
