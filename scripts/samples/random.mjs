// One seeded source of chance for everything made here, so that a run can be repeated to the byte.

/** mulberry32: 32 bits of state are plenty for specks and names, and it is the same on every machine. */
export function makeRandom(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  return {
    next,
    between: (low, high) => low + next() * (high - low),
    whole: (low, high) => low + Math.floor(next() * (high - low + 1)),
    pick: (list) => list[Math.floor(next() * list.length)],
    /** Sum of four uniforms: close enough to a bell for scanner noise, without a logarithm. */
    bell: (spread) => (next() + next() + next() + next() - 2) * spread,
  };
}
