import { useEffect, type Dispatch } from 'react'
import { listen } from '../api/client'
import type { SettingsSection } from '../features/settings/SettingsView'
import { isOffered, runCommand, useCommand } from '../ui/commands'
import { isTyping } from '../ui/keys'
import { meaningOf, strokeOf } from '../ui/strokes'
import { useRun } from '../ui/toasts'
import type { Move } from './navigation'

interface WindowCommands {
  readonly go: Dispatch<Move>
  readonly toSettings: (section: SettingsSection) => void
  readonly write: () => void
  readonly takeIn: () => void
  readonly takeInFolder: () => void
  readonly help: () => void
  readonly palette: () => void
}

/** What the window itself can do, wherever the person is in it. */
export function useWindowCommands({ go, toSettings, write, takeIn, takeInFolder, help, palette }: WindowCommands): void {
  const run = useRun()
  useCommand('palette', palette)
  useCommand('help', help)
  useCommand('write', write)
  useCommand('take-in', takeIn)
  useCommand('take-in-folder', takeInFolder)
  useCommand('light', () => void run('preferences.set', { theme: 'light' }))
  useCommand('dark', () => void run('preferences.set', { theme: 'dark' }))
  useCommand('settings', () => toSettings('account'))
  useCommand('inbox', () => go({ to: 'view', view: 'inbox' }))
  useCommand('unread', () => go({ to: 'view', view: 'unread' }))
  useCommand('review', () => go({ to: 'view', view: 'review' }))
  useCommand('go-contacts', () => go({ to: 'view', view: 'contacts' }))
  useCommand('go-dashboard', () => go({ to: 'view', view: 'dashboard' }))
  useCommand('drafts', () => go({ to: 'view', view: 'drafts' }))
  useCommand('go-mine', () => go({ to: 'view', view: 'mine' }))
  useCommand('go-mentioned', () => go({ to: 'view', view: 'mentioned' }))
  useCommand('go-due', () => go({ to: 'view', view: 'due' }))
  useCommand('go-snoozed', () => go({ to: 'view', view: 'snoozed' }))
  useCommand('go-waiting', () => go({ to: 'view', view: 'waiting' }))
  useCommand('go-done', () => go({ to: 'view', view: 'done' }))
  useCommand('go-junk', () => go({ to: 'view', view: 'junk' }))
  useCommand('go-trash', () => go({ to: 'view', view: 'trash' }))
  useCommand('troubled', () => go({ to: 'view', view: 'troubled' }))
  useCommand('search', () => {
    const field = (): HTMLElement | null => document.getElementById('search-field') ?? document.getElementById('contacts-search')
    if (field()) return field()?.focus()
    go({ to: 'query', query: '' })
    // The list has to come back first (from settings or the conversation of a narrow window).
    requestAnimationFrame(() => field()?.focus())
  })
  useEffect(() => listen('open', ({ conversationId }) => go({ to: 'conversation', open: { id: conversationId, messageId: null, words: [] } })), [go])
  useKeys()
}

/** How long the first stroke of two waits for the second, in ms. */
const strokeWaitMs = 1_500

/** The keys of all commands, and what menu and tray ask for. */
function useKeys(): void {
  useEffect(() => {
    let before = ''
    let beforeAt = 0
    const onKey = (event: KeyboardEvent): void => {
      const stroke = strokeOf(event)
      if (stroke === null || event.defaultPrevented || event.repeat && before !== '') return
      // In a field only what is held together with Control is meant for the window; in a dialog nothing is.
      const free = stroke.startsWith('Control+') ? !document.querySelector('dialog[open]') : !isTyping(event.target)
      const meaning = free ? meaningOf(event.timeStamp - beforeAt < strokeWaitMs ? before : '', stroke, isOffered) : ({ is: 'nothing' } as const)
      before = meaning.is === 'begun' ? meaning.strokes : ''
      beforeAt = event.timeStamp
      if (meaning.is === 'nothing') return
      event.preventDefault()
      if (meaning.is === 'command') runCommand(meaning.name)
    }
    document.addEventListener('keydown', onKey)
    const stop = listen('menu', ({ command }) => {
      if (!document.querySelector('dialog[open]')) runCommand(command)
    })
    return () => {
      document.removeEventListener('keydown', onKey)
      stop()
    }
  }, [])
}
