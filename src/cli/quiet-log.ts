import type { Log } from '../core/compose'

/** The terminal says what a person needs on stderr; events are for the app's diagnostics. */
export const quietLog: Log = { info: () => undefined, warn: () => undefined, error: () => undefined }
