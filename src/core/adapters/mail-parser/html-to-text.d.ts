/** The package brings no types; only what is used here. */
declare module 'html-to-text' {
  export interface Selector {
    readonly selector: string
    readonly format?: string
    readonly options?: Readonly<Record<string, unknown>>
  }
  export interface HtmlElement {
    /** `tag`, `text`, `script` … */
    readonly type: string
    readonly name?: string
    /** of a text */
    readonly data?: string
    readonly attribs?: Record<string, string>
    children?: readonly HtmlElement[]
  }
  interface Builder {
    readonly options: { readonly formatters: { readonly dataTable: Formatter } }
  }
  type Formatter = (element: HtmlElement, walk: (elements: readonly HtmlElement[], builder: Builder) => void, builder: Builder, options: unknown) => void
  export interface ConvertOptions {
    readonly baseElements?: { readonly selectors: readonly string[] }
    readonly formatters?: Readonly<Record<string, Formatter>>
    readonly wordwrap?: number | false
    readonly selectors?: readonly Selector[]
    readonly limits?: Readonly<{ maxDepth?: number; maxInputLength?: number; maxChildNodes?: number }>
  }
  export function compile(options?: ConvertOptions): (html: string) => string
}
