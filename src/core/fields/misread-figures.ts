/** What recogniser and fax take for figures. In a number letters are surely wrong. */
const letters: Readonly<Record<string, string>> = {
  O: '0', Q: '0', D: '0', I: '1', L: '1', '|': '1', '!': '1', Z: '2', S: '5', G: '6', B: '8', A: '4', T: '7', '$': '5', '€': '6', '?': '7',
}
const figures: Readonly<Record<string, string>> = { '0': '689', '1': '74', '2': '7', '3': '895', '4': '19', '5': '683', '6': '805', '7': '12', '8': '0369', '9': '08347' }

/** The figure that a capital letter looks like, else the sign itself. */
export const mostlyFigure = (sign: string): string => letters[sign] ?? sign

/** The figures that one may be a misreading of. */
export const misreadAs = (figure: string): string => figures[figure] ?? ''
