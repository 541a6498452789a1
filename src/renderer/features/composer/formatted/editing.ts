import { baseKeymap, chainCommands, lift, toggleMark, wrapIn } from 'prosemirror-commands'
import { history, redo, undo } from 'prosemirror-history'
import { keymap } from 'prosemirror-keymap'
import type { MarkType, Node, NodeType } from 'prosemirror-model'
import { liftListItem, sinkListItem, splitListItem, wrapInList } from 'prosemirror-schema-list'
import { Plugin, type Command, type EditorState } from 'prosemirror-state'
import { schema } from './schema'

const { bold, italic, link } = schema.marks
const { quote, bullets, numbers, item } = schema.nodes

/** As deep as the engine takes it (domain/formatted); each list has two levels, itself and its item. */
const mostDepth = 10

export type Look = 'bold' | 'italic' | 'bullets' | 'numbers' | 'quote' | 'link'

const inside = ({ selection }: EditorState, type: NodeType): boolean => {
  for (let depth = selection.$from.depth; depth > 0; depth--) if (selection.$from.node(depth).type === type) return true
  return false
}

function marked({ selection, storedMarks, doc }: EditorState, type: MarkType): boolean {
  if (selection.empty) return type.isInSet(storedMarks ?? selection.$from.marks()) !== undefined
  return doc.rangeHasMark(selection.from, selection.to, type)
}

/** What holds at the caret. */
export const looksAt = (state: EditorState): ReadonlySet<Look> =>
  new Set<Look>([
    ...(marked(state, bold) ? (['bold'] as const) : []),
    ...(marked(state, italic) ? (['italic'] as const) : []),
    ...(marked(state, link) ? (['link'] as const) : []),
    ...(inside(state, quote) ? (['quote'] as const) : []),
    ...(inside(state, bullets) ? (['bullets'] as const) : []),
    ...(inside(state, numbers) ? (['numbers'] as const) : []),
  ])

const listed = (type: NodeType): Command => (state, dispatch) => (inside(state, type) ? liftListItem(item)(state, dispatch) : wrapInList(type)(state, dispatch))

export const commands: Readonly<Record<Exclude<Look, 'link'>, Command>> = {
  bold: toggleMark(bold),
  italic: toggleMark(italic),
  bullets: listed(bullets),
  numbers: listed(numbers),
  quote: (state, dispatch) => (inside(state, quote) ? lift(state, dispatch) : wrapIn(quote)(state, dispatch)),
}

/** The selected words lead there; where none are, the address itself is written. An empty address takes the link away. */
export const linked =
  (href: string): Command =>
  (state, dispatch) => {
    if (href === '') return toggleMark(link)(state, dispatch)
    const mark = link.create({ href })
    const { from, to, empty } = state.selection
    const tr = empty ? state.tr.replaceSelectionWith(schema.text(href.replace(/^mailto:/i, ''), [mark]), false) : state.tr.removeMark(from, to, link).addMark(from, to, mark)
    dispatch?.(tr.scrollIntoView())
    return true
  }

function depthOf(node: Node): number {
  let deepest = 0
  node.forEach((child) => {
    deepest = Math.max(deepest, depthOf(child))
  })
  return deepest + (node.type === quote || node.type === bullets || node.type === numbers ? 1 : 0)
}

/** The tab key leads on where it has nothing to do in a list, so that no key is caught in the text. */
export const plugins = (): Plugin[] => [
  history(),
  keymap({
    'Mod-z': undo,
    'Mod-y': redo,
    'Shift-Mod-z': redo,
    'Mod-b': commands.bold,
    'Mod-i': commands.italic,
    Enter: chainCommands(splitListItem(item), baseKeymap['Enter'] ?? (() => false)),
    Tab: sinkListItem(item),
    'Shift-Tab': liftListItem(item),
  }),
  keymap(baseKeymap),
  new Plugin({ filterTransaction: (tr) => !tr.docChanged || depthOf(tr.doc) <= mostDepth }),
]
