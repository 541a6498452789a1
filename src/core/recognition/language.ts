/** The commonest short words; those that stand in both languages are left out. */
const german: ReadonlySet<string> = new Set(
  'der die das und ist nicht mit ein eine einen einer den dem des zu auf für von im wir sie ihr ihre ihnen bei nach aus wird werden haben sich auch bitte sehr geehrte mit freundlichen grüßen über oder uns ich'.split(' '),
)
const english: ReadonlySet<string> = new Set(
  'the of and to is are for with your you we our please this that from have has be will not or by on as it which any dear regards sincerely at if would been'.split(' '),
)
/** Fewer common words are a form or a drawing: German stands. */
const leastWords = 6

/** Asks for a second reading in English only where the words found say so plainly. */
export function looksEnglish(text: string): boolean {
  let asGerman = 0
  let asEnglish = 0
  for (const word of text.toLowerCase().match(/\p{L}{2,}/gu) ?? []) {
    if (german.has(word)) asGerman++
    if (english.has(word)) asEnglish++
  }
  return asEnglish >= leastWords && asEnglish > asGerman * 2
}
