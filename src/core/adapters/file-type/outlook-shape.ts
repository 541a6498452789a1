/** Compound files (MS-CFB) hold many things: old Word documents, databases, and mails that Outlook saved. */
export const compoundMagic = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1] as const

/** Where its names begin (§2.2): the sector behind the header that the header tells. */
export const namesAt = (head: Buffer): number => (head.length < 0x34 ? 0 : (head.readUInt32LE(0x30) + 1) * 2 ** head.readUInt16LE(0x1e))

/** Bytes of the first names: the root and three more, of which a mail's all begin alike (MS-OXMSG §2.2). */
export const namesBytes = 512

export const looksLikeOutlook = (names: Buffer): boolean => /__(?:nameid|properties|substg1\.0|recip|attach)_?/.test(names.toString('utf16le'))
