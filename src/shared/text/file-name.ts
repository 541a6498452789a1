/** Names that Windows keeps for devices, with any ending. */
const device = /^(con|prn|aux|nul|com\d|lpt\d)(\..*)?$/i
const longest = 200

/** A name from a mail as the proposal for saving: no folder, no control character, nothing a system chokes on. */
export function safeFileName(name: string): string {
  const plain = name
    .replace(/[\p{Cc}\p{Cf}<>:"/\\|?*]/gu, '_')
    .replace(/^[\s.]+|[\s.]+$/g, '')
    .slice(-longest)
  if (plain === '') return 'Anhang'
  return device.test(plain) ? `_${plain}` : plain
}

/** The same names, each once: what comes a second time is numbered before its ending, also where only case parts it from another. */
export function uniqueNames(names: readonly string[]): string[] {
  const taken = new Set<string>()
  return names.map((name) => {
    const ending = /\.[^.]{1,10}$/.exec(name)?.[0] ?? ''
    const stem = name.slice(0, name.length - ending.length)
    let free = name
    for (let number = 2; taken.has(free.toLowerCase()); number++) free = `${stem} (${number})${ending}`
    taken.add(free.toLowerCase())
    return free
  })
}
