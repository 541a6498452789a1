import type { LucideIcon } from 'lucide-react'
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import type { CommandName } from '../../shared/commands'
import { useCommand } from './commands'
import { Button, IconButton } from './controls'
import { ariaKeys } from './key-words'

export interface MenuItem {
  readonly label: string
  readonly run: () => void
  /** for a choice: whether it is the one, or one of those, that is taken */
  readonly checked?: boolean
}

interface MenuProps {
  readonly label: string
  readonly icon: LucideIcon
  readonly items: readonly MenuItem[]
  /** stands beside the icon: what is chosen just now */
  readonly text?: ReactNode
  /** the command that opens it from anywhere in the window */
  readonly command?: CommandName
}

/** px that stay free beside a menu */
const edge = 8

/** A button that opens a few more ways; arrows walk them, Escape and leaving close them. */
export function Menu({ label, icon, items, text, command }: MenuProps) {
  const [open, setOpen] = useState(false)
  const whole = useRef<HTMLDivElement>(null)
  const list = useRef<HTMLDivElement>(null)

  useEffect(() => {
    if (!open || !list.current) return
    // In a small or magnified window it would reach beyond the edge.
    const { left, right } = list.current.getBoundingClientRect()
    const beyond = Math.max(0, right + edge - window.innerWidth)
    if (beyond > 0) list.current.style.translate = `${String(-Math.min(beyond, Math.max(0, left - edge)))}px`
    list.current.querySelector('button')?.focus()
  }, [open])

  useCommand(command ?? 'escape', command === undefined ? null : () => setOpen(true))
  const opener = { 'aria-haspopup': 'menu', 'aria-expanded': open, 'aria-keyshortcuts': command && ariaKeys(command), onClick: () => setOpen(!open) } as const

  const close = (): void => {
    setOpen(false)
    whole.current?.querySelector('button')?.focus()
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    // What is pressed here is meant for the menu, not for the window.
    if (!event.ctrlKey && !event.metaKey) event.stopPropagation()
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])]
    const at = buttons.findIndex((button) => button === document.activeElement)
    const steps: Readonly<Record<string, number>> = { ArrowDown: at + 1, ArrowUp: at - 1 + buttons.length, Home: 0, End: buttons.length - 1 }
    const step = steps[event.key]
    if (event.key !== 'Escape' && step === undefined) return
    event.preventDefault()
    event.stopPropagation()
    if (step === undefined) close()
    else buttons[step % buttons.length]?.focus()
  }
  return (
    <div
      className="menu-place"
      ref={whole}
      onBlur={(event) => {
        if (!whole.current?.contains(event.relatedTarget)) setOpen(false)
      }}
    >
      {text === undefined ? (
        <IconButton label={label} icon={icon} {...opener} />
      ) : (
        <Button kind="quiet" icon={icon} aria-label={label} title={label} {...opener}>
          {text}
        </Button>
      )}
      {open && (
        <div className="menu" role="menu" aria-label={label} ref={list} onKeyDown={onKeyDown}>
          {items.map((item) => (
            <button
              key={item.label}
              type="button"
              role={item.checked === undefined ? 'menuitem' : 'menuitemcheckbox'}
              aria-checked={item.checked}
              tabIndex={-1}
              onClick={() => {
                close()
                item.run()
              }}
            >
              {item.label}
            </button>
          ))}
        </div>
      )}
    </div>
  )
}
