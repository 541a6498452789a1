import { useEffect, useRef, type Dispatch } from 'react'
import type { EventPayload } from '../../shared/contract'
import { listen } from '../api/client'
import type { SettingsSection } from '../features/settings/SettingsView'
import { isTyping } from '../ui/keys'
import type { Move } from './navigation'

interface Commands {
  readonly go: Dispatch<Move>
  readonly toSettings: (section: SettingsSection) => void
  readonly write: () => void
  readonly takeIn: () => void
  readonly help: () => void
}

type Command = EventPayload<'menu'>['command']

/** Keys of the whole window, and what the menu and the tray ask for. */
export function useCommands(commands: Commands): void {
  const latest = useRef(commands)
  latest.current = commands

  useEffect(() => {
    const search = (): void => {
      latest.current.go({ to: 'query', query: '' })
      // The list may have to come back first (from settings or the conversation of a narrow window).
      requestAnimationFrame(() => document.getElementById('search-field')?.focus())
    }
    const run: Readonly<Record<Command, () => void>> = {
      search: () => {
        const field = document.getElementById('search-field')
        if (field) field.focus()
        else search()
      },
      settings: () => latest.current.toSettings('account'),
      'take-in': () => latest.current.takeIn(),
      reply: () => window.dispatchEvent(new Event('rueckkanal:reply')),
      inbox: () => latest.current.go({ to: 'view', view: 'inbox' }),
      intake: () => latest.current.go({ to: 'view', view: 'review' }),
    }
    const commandOf = (event: KeyboardEvent): (() => void) | undefined => {
      const control = event.ctrlKey || event.metaKey
      if (control && !event.altKey && event.key.toLowerCase() === 'f') return run.search
      if (control && !event.altKey && event.key.toLowerCase() === 'o') return run['take-in']
      if (control || event.altKey || isTyping(event.target)) return undefined
      if (event.key === '/') return run.search
      if (event.key === 'n') return latest.current.write
      if (event.key === '?') return latest.current.help
      return undefined
    }
    const onKey = (event: KeyboardEvent): void => {
      const command = commandOf(event)
      if (!command || document.querySelector('dialog[open]')) return
      event.preventDefault()
      command()
    }
    document.addEventListener('keydown', onKey)
    const stop = listen('menu', ({ command }) => {
      run[command]()
    })
    return () => {
      document.removeEventListener('keydown', onKey)
      stop()
    }
  }, [])
}
