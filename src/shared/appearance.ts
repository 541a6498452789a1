/** What a person may choose; `system` follows the machine. Plain, so that the window opens in both before any schema is loaded. */
export const languageChoices = ['system', 'de', 'en'] as const
export const themeChoices = ['system', 'light', 'dark'] as const
