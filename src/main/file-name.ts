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
