/**
 * The file by which a desktop of Linux starts a program at login (freedesktop.org, Desktop Application Autostart), as
 * `~/.config/autostart/NAME.desktop`.
 * @param program path of the program, an AppImage itself where it is one
 */
export const autostartEntry = (program: string): string =>
  ['[Desktop Entry]', 'Type=Application', 'Name=Rückkanal', `Exec=${quotedProgram(program)}`, 'Terminal=false', 'X-GNOME-Autostart-enabled=true', ''].join('\n')

/** Desktop Entry Specification, "The Exec key": in quotes, four signs behind a backslash, `%` twice; and as a value of a string each backslash twice. */
const quotedProgram = (program: string): string => `"${program.replace(/["`$\\]/g, '\\$&').replaceAll('%', '%%')}"`.replaceAll('\\', '\\\\')
