/** The package brings no types; only what is used here. */
declare module 'html-to-text' {
  export interface Selector {
    readonly selector: string
    readonly format?: string
    readonly options?: Readonly<Record<string, unknown>>
  }
  export interface HtmlElement {
    readonly attribs?: Record<string, string>
    readonly children?: readonly HtmlElement[]
  }
  type Formatter = (element: HtmlElement, walk: unknown, builder: { readonly options: { readonly formatters: { readonly dataTable: Formatter } } }, options: unknown) => void
  export interface ConvertOptions {
    readonly formatters?: Readonly<Record<string, Formatter>>
    readonly wordwrap?: number | false
    readonly selectors?: readonly Selector[]
    readonly limits?: Readonly<{ maxDepth?: number; maxInputLength?: number; maxChildNodes?: number }>
  }
  export function compile(options?: ConvertOptions): (html: string) => string
}
