import createDOMPurify from 'dompurify'

export interface CleanHtml {
  readonly html: string
  /** pictures on servers, which are never loaded: loading one tells its sender who reads and when */
  readonly remote: number
  /** pictures the mail brought along */
  readonly embedded: number
}

interface CleanOptions {
  /** where the mail will be shown: its policy, not that of the app's window, holds while the mail is taken apart */
  readonly inside: Window & typeof globalThis
  /** the address of the attached picture with this Content-ID (RFC 2392), or null */
  readonly pictureOf: (contentId: string) => string | null
  readonly showPictures: boolean
}

const forbiddenTags = [
  'form', 'input', 'button', 'select', 'textarea', 'option', 'iframe', 'frame', 'object', 'embed', 'applet', 'link', 'meta',
  'base', 'svg', 'math', 'audio', 'video', 'source', 'track', 'picture', 'dialog', 'template', 'portal',
]
/** Attributes that load something, beside `src`. */
const loadingAttributes = ['srcset', 'background', 'poster', 'lowsrc', 'dynsrc', 'longdesc', 'ping', 'action', 'formaction', 'xlink:href']
const ownPicture = /^data:image\/(?:png|jpe?g|gif|webp|bmp);base64,/i
const openable = /^(?:https?|mailto):/i

/** Styles keep their looks and lose everything that loads or reaches out. */
const cleanCss = (css: string): string =>
  css
    .replace(/@import[^;]*;?/gi, '')
    .replace(/(?:url|image-set|src)\s*\([^)]*\)/gi, 'none')
    // The frame is as high as its mail: a mail as high as its frame has no height.
    .replace(/(\d)\s*[sld]?v(?:h|b|min|max)\b/gi, '$1px')
    .replace(/position\s*:\s*(?:fixed|sticky)/gi, 'position:static')

/** Cleans a mail's HTML: no script, no form, nothing from the network. The frame's own policy stands behind this. */
export function cleanHtml(html: string, { inside, pictureOf, showPictures }: CleanOptions): CleanHtml {
  const purify = createDOMPurify(inside)
  let remote = 0
  let embedded = 0

  purify.addHook('uponSanitizeElement', (node, { tagName }) => {
    if (tagName === 'style' && node.textContent) node.textContent = cleanCss(node.textContent)
  })
  purify.addHook('afterSanitizeAttributes', (node) => {
    const style = node.getAttribute('style')
    if (style !== null) node.setAttribute('style', cleanCss(style))
    if (node.hasAttribute('href') && !openable.test(node.getAttribute('href') ?? '')) node.removeAttribute('href')
    node.removeAttribute('target')
    if (node.tagName !== 'IMG') {
      node.removeAttribute('src')
      return
    }
    const source = (node.getAttribute('src') ?? '').trim()
    node.removeAttribute('src')
    const picture = /^cid:/i.test(source) ? pictureOf(contentIdOf(source)) : ownPicture.test(source) ? source : null
    if (picture !== null) {
      embedded += 1
      if (showPictures) node.setAttribute('src', picture)
    } else if (source !== '' && !/^cid:/i.test(source)) {
      remote += 1
    }
    if (!node.hasAttribute('src')) node.setAttribute('data-absent', '')
  })

  const clean = purify.sanitize(html, {
    FORBID_TAGS: forbiddenTags,
    FORBID_ATTR: loadingAttributes,
    ALLOW_DATA_ATTR: false,
    FORCE_BODY: true,
  })
  return { html: clean, remote, embedded }
}

/** `cid:` addresses are percent-coded (RFC 2392 §2); Content-IDs are kept without their brackets. */
function contentIdOf(source: string): string {
  const coded = source.slice('cid:'.length)
  try {
    return decodeURIComponent(coded)
  } catch {
    return coded
  }
}
