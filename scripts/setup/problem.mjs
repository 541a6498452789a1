/** Something that set-up cannot mend by itself: shown as plain words, never as a stack trace. */
export class SetupProblem extends Error {}
