import type { ReactNode } from 'react'

interface BoardTableProps {
  readonly heads: readonly string[]
  readonly testId?: string
  /** said to a screen reader alone */
  readonly caption?: string
  readonly children: ReactNode
}

/** Figures in rows, their columns named. */
export function BoardTable({ heads, testId, caption, children }: BoardTableProps) {
  return (
    <table className="board-table" data-testid={testId}>
      {caption !== undefined && <caption className="unseen">{caption}</caption>}
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  )
}

/** One that may be wider than the page: the keys scroll it, too. @param labelledBy the heading's id */
export const WideTable = ({ labelledBy, ...table }: BoardTableProps & { readonly labelledBy: string }) => (
  <div className="board-table-scroll" tabIndex={0} role="region" aria-labelledby={labelledBy}>
    <BoardTable {...table} />
  </div>
)
