/** Whether there was a list to put the keys into; the search field's suggestions are a list, too, and take none. */
export const focusList = (): boolean => focus('.list-panel [role="listbox"][tabindex="0"]')

export const focusConversation = (): boolean => focus('.messages')

function focus(selector: string): boolean {
  const element = document.querySelector<HTMLElement>(selector)
  element?.focus({ preventScroll: true })
  return element !== null && element === document.activeElement
}
