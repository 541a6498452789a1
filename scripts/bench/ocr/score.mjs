// How far a reading is from the truth: character and word errors by edit distance, and the bag of words.
// Case counts; white space, dashes, quotes, ligatures and the boxes of forms do not.

const folds = new Map(
  Object.entries({ '-': '–—‐‑−', '"': '„“”»«', "'": '‘’´`', ',': '‚', fi: 'ﬁ', fl: 'ﬂ', ff: 'ﬀ', '': '\u00ad☐☑☒□■' }).flatMap(([to, signs]) => [...signs].map((sign) => [sign, to])),
);

export const folded = (text) =>
  [...text.normalize('NFC')]
    .map((sign) => folds.get(sign) ?? sign)
    .join('')
    .replace(/\[[ xX]?\]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

const wordsOf = (text) => text.split(' ').filter((word) => word !== '');

/** Levenshtein's distance of two lists. */
export function distance(a, b) {
  const numbers = new Map();
  const numbered = (list) => Int32Array.from(list, (entry) => numbers.get(entry) ?? (numbers.set(entry, numbers.size), numbers.size - 1));
  const [one, other] = [numbered(a), numbered(b)];
  let row = Int32Array.from({ length: other.length + 1 }, (_, i) => i);
  let next = new Int32Array(other.length + 1);
  for (let i = 0; i < one.length; i++) {
    next[0] = i + 1;
    const sign = one[i];
    for (let k = 0; k < other.length; k++) {
      const change = row[k] + (sign === other[k] ? 0 : 1);
      const less = (next[k] < row[k + 1] ? next[k] : row[k + 1]) + 1;
      next[k + 1] = change < less ? change : less;
    }
    [row, next] = [next, row];
  }
  return row[other.length];
}

/** How many words two texts share, in whatever order. */
function shared(a, b) {
  const left = new Map();
  for (const word of a) left.set(word, (left.get(word) ?? 0) + 1);
  let count = 0;
  for (const word of b) {
    const rest = left.get(word) ?? 0;
    if (rest === 0) continue;
    left.set(word, rest - 1);
    count++;
  }
  return count;
}

/**
 * The nearest of several truths counts: block by block or row by row, with or without the transmit line.
 * @param {string} text
 * @param {{ orders: string[], line: string | null }} truth `line` is the transmit line
 */
export function scorePage(text, { orders, line }) {
  const read = folded(text);
  const bodies = orders.map(folded);
  if (bodies[0] === '') return { blank: true, madeUp: line === null ? read.length : Math.min(read.length, distance(read, folded(line))) };
  const head = line === null ? '' : `${folded(line)} `;
  const truths = [...new Set([...bodies, ...bodies.map((body) => head + body)])];
  const nearest = (count) => truths.map(count).reduce((best, one) => (one.errors / one.of < best.errors / best.of ? one : best));
  const words = wordsOf(read);
  const characters = nearest((truth) => ({ errors: distance(read, truth), of: truth.length }));
  const wordErrors = nearest((truth) => ({ errors: distance(words, wordsOf(truth)), of: wordsOf(truth).length }));
  const bags = [...new Set([bodies[0], head + bodies[0]])].map((truth) => {
    const of = wordsOf(truth);
    return { same: shared(words, of), all: words.length + of.length };
  });
  const bag = bags.reduce((best, one) => (one.same / one.all > best.same / best.all ? one : best));
  return { blank: false, characters, words: wordErrors, bag, failed: characters.errors / characters.of > 0.5 };
}

/** Micro averages in percent over pages that were scored. */
export function total(scores) {
  const sum = (of) => scores.reduce((all, score) => all + of(score), 0);
  const share = (part, whole) => (whole === 0 ? 0 : (100 * part) / whole);
  return {
    pages: scores.length,
    characterErrors: share(sum((s) => s.characters.errors), sum((s) => s.characters.of)),
    wordErrors: share(sum((s) => s.words.errors), sum((s) => s.words.of)),
    wordF1: share(2 * sum((s) => s.bag.same), sum((s) => s.bag.all)),
    failed: scores.filter((s) => s.failed).length,
  };
}
