/** What an element's own style says of whether the words in it are seen. `small`: of no size, until something inside has one again. */
export type Sight = 'hidden' | 'small' | 'sized' | null

/**
 * Words that a mail hides are for the list of another mail program (a "preheader"), for Outlook alone, or for a filter: nobody reads
 * them in the mail, so nobody should in a list, a quote or a search. No size alone hides nothing for good: layouts set it around
 * columns, and give the words in them their own (MJML does).
 * @param style the attribute as it is written
 */
export function sightOf(style: string): Sight {
  let small: Sight = null
  let flat = false
  let cut = false
  for (const declaration of style.split(';')) {
    const colon = declaration.indexOf(':')
    if (colon < 0) continue
    const value = declaration.slice(colon + 1).replace(/!\s*important/i, '').trim().toLowerCase()
    switch (declaration.slice(0, colon).trim().toLowerCase()) {
      case 'display':
        if (value === 'none') return 'hidden'
        break
      case 'visibility':
        if (value === 'hidden' || value === 'collapse') return 'hidden'
        break
      case 'mso-hide':
        if (value === 'all') return 'hidden'
        break
      case 'opacity':
      case 'max-height':
        if (isNothing(value)) return 'hidden'
        break
      case 'height':
        flat = isNothing(value)
        break
      case 'overflow':
        cut = value === 'hidden'
        break
      case 'font-size':
        small = sizeOf(value) ?? small
        break
      case 'font':
        small = isNothing(value.split(/[\s/]/, 1)[0] ?? '') ? 'small' : 'sized'
        break
    }
  }
  return flat && cut ? 'hidden' : small
}

const isNothing = (value: string): boolean => /^0*\.?0+(?:px|pt|em|rem|%|vh)?$/.test(value)

/** A point is a dot on a screen; what is said in parts of what stands around it (`em`, `%`) stays as small as that. */
function sizeOf(value: string): Sight {
  if (isNothing(value) || /^(?:0?\.\d+|1(?:\.\d+)?)(?:px|pt)$/.test(value)) return 'small'
  return /(?:em|%|inherit|larger|smaller)$/.test(value) && !value.endsWith('rem') ? null : 'sized'
}
