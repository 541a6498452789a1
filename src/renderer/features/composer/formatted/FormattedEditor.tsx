import { Node, Slice, Fragment } from 'prosemirror-model'
import { EditorState } from 'prosemirror-state'
import { EditorView } from 'prosemirror-view'
import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { inlineUrl } from '../../../../shared/contract/window-api'
import type { Formatted } from '../../../../shared/domain/formatted'
import { fail } from '../../../../shared/result'
import { formattedText } from '../../../../shared/text/formatted-text'
import { useWords } from '../../../i18n/provider'
import { useRun, useToast } from '../../../ui/toasts'
import type { DraftSession } from '../draft-session'
import type { WritingPlace } from '../writing-place'
import { looksAt, plugins, type Look } from './editing'
import { FormatBar } from './FormatBar'
import { markLineEnds, settledSlice } from './from-html'
import { pictureFile, picturesOf } from './picture-file'
import { schema } from './schema'
import './formatted.css'

interface FormattedEditorProps {
  readonly session: DraftSession
  readonly focus: boolean
  /** pictures that were put in before this field was there */
  readonly waiting: readonly File[]
  readonly onPlace: (place: WritingPlace | null) => void
  /** the short name of a text module stands before the caret and was answered */
  readonly onTab: () => boolean
  readonly onPlain: () => void
}

/** The text with its formatting. What is written goes to the draft at once; what changes there from elsewhere comes back. */
export default function FormattedEditor({ session, focus, waiting, onPlace, onTab, onPlain }: FormattedEditorProps) {
  const { t, failure } = useWords()
  const toast = useToast()
  const run = useRun()
  const place = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView | null>(null)
  const [looks, setLooks] = useState<ReadonlySet<Look>>(new Set())
  const { draft } = useSyncExternalStore(session.subscribe, () => session.view)

  const addPictures = async (files: readonly File[], at?: number): Promise<void> => {
    for (const file of files) {
      const picture = await pictureFile(file)
      if (!picture) {
        toast({ text: failure(fail('picture-unusable').error) })
        continue
      }
      const added = await run('draft.addPicture', { id: session.view.draft.id, ...picture })
      if (!added || !view.current) return
      session.adopt(added.draft)
      const { state } = view.current
      const node = schema.node('picture', { contentId: added.contentId, alt: file.name.replace(/\p{Cc}+/gu, ' ').slice(0, 200) })
      view.current.dispatch(at === undefined ? state.tr.replaceSelectionWith(node, false) : state.tr.insert(Math.min(at, state.doc.content.size), node))
    }
  }
  const latest = useRef({ addPictures, onTab })
  latest.current = { addPictures, onTab }

  useEffect(() => {
    if (!place.current) return undefined
    const editor = new EditorView(place.current, {
      state: stateOf(session.view.draft.formatted),
      attributes: { class: 'composer-text formatted', role: 'textbox', 'aria-multiline': 'true', 'aria-label': t('composer.text'), spellcheck: 'true' },
      dispatchTransaction: (tr) => {
        const state = editor.state.apply(tr)
        editor.updateState(state)
        setLooks(looksAt(state))
        if (!tr.docChanged) return
        const json = state.doc.toJSON() as Formatted
        session.change({ formatted: JSON.stringify(json), text: formattedText(json) })
      },
      nodeViews: { picture: (node) => pictureView(node, session) },
      handleKeyDown: (_view, event) => event.key === 'Tab' && !event.shiftKey && !event.ctrlKey && !event.altKey && !event.metaKey && latest.current.onTab(),
      handlePaste: (_view, event) => {
        // Programs that copy words give a picture of them along: there the words are meant.
        const files = (event.clipboardData?.getData('text/plain') ?? '') === '' ? picturesOf(event.clipboardData?.files) : []
        if (files.length > 0) void latest.current.addPictures(files)
        return files.length > 0
      },
      handleDrop: (own, event) => {
        const files = picturesOf(event.dataTransfer?.files)
        if (files.length > 0) void latest.current.addPictures(files, own.posAtCoords({ left: event.clientX, top: event.clientY })?.pos)
        return files.length > 0
      },
      // What is pasted keeps its lines.
      transformPastedHTML: markLineEnds,
      transformPasted: (slice) => settledSlice(slice, schema),
      clipboardTextParser: (words) => new Slice(Fragment.from(words.split(/\r?\n/).map((line) => schema.node('paragraph', null, line === '' ? [] : [schema.text(line)]))), 1, 1),
    })
    view.current = editor
    onPlace(placeIn(editor))
    if (focus) editor.focus()
    void latest.current.addPictures(waiting)
    return () => {
      view.current = null
      onPlace(null)
      editor.destroy()
    }
    // One editor for one draft: what changes later comes by the effect below.
  }, [session])

  useEffect(() => {
    const editor = view.current
    if (!editor || draft.formatted === null) return
    const next = stateOf(draft.formatted)
    if (!next.doc.eq(editor.state.doc)) editor.updateState(next)
  }, [draft.formatted])

  return (
    <>
      <FormatBar view={view} looks={looks} onPicture={(files) => void addPictures(files)} onPlain={onPlain} />
      <div ref={place} className="formatted-place" />
    </>
  )
}

function stateOf(formatted: string | null): EditorState {
  const doc = formatted === null ? undefined : Node.fromJSON(schema, JSON.parse(formatted))
  return EditorState.create({ schema, plugins: plugins(), ...(doc && { doc }) })
}

function pictureView({ attrs }: Node, session: DraftSession): { readonly dom: HTMLElement } {
  const dom = document.createElement('img')
  dom.alt = String(attrs['alt'])
  dom.dataset['contentId'] = String(attrs['contentId'])
  const file = session.view.draft.attachments.find(({ contentId }) => contentId === attrs['contentId'])
  if (file) dom.src = inlineUrl(file.id)
  return { dom }
}

const placeIn = (view: EditorView): WritingPlace => ({
  before: () => {
    const { selection } = view.state
    return selection.empty ? selection.$from.parent.textBetween(0, selection.$from.parentOffset, ' ', ' ') : null
  },
  put: (words, instead) => {
    const { from, to } = view.state.selection
    const [first = '', ...more] = words.split('\n')
    const lines = more.map((line) => schema.node('paragraph', null, line === '' ? [] : [schema.text(line)]))
    const tr = view.state.tr.delete(from - instead, to)
    if (lines.length === 0) tr.insertText(first)
    else tr.replaceSelection(new Slice(Fragment.from([schema.node('paragraph', null, first === '' ? [] : [schema.text(first)]), ...lines]), 1, 1))
    view.dispatch(tr.scrollIntoView())
    view.focus()
  },
})
