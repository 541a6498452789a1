// How each runner's own report becomes the three numbers of the last line.

export const nothing = { passed: 0, failed: 0, skipped: 0 };

export const add = (a, b) => ({ passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped });

/** A runner that says it failed without naming a test (it crashed, or found none) counts as one failure. */
function honest(counts, exitCode) {
  const ran = counts.passed + counts.failed + counts.skipped;
  return counts.failed === 0 && (exitCode !== 0 || ran === 0) ? { ...counts, failed: 1 } : counts;
}

/** @param {any} report vitest's JSON report, undefined when it wrote none */
export function vitestCounts(report, exitCode) {
  if (report === undefined) return honest(nothing, exitCode);
  // A file that does not even load has no tests to count, yet it failed.
  const unloaded = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.every(({ status }) => status !== 'failed')).length;
  return honest({ passed: report.numPassedTests, failed: report.numFailedTests + unloaded, skipped: report.numPendingTests + report.numTodoTests }, exitCode);
}

/** @param {any} report Playwright's JSON report, undefined when it wrote none */
export function playwrightCounts(report, exitCode) {
  if (report === undefined) return honest(nothing, exitCode);
  const { expected, unexpected, flaky, skipped } = report.stats;
  return honest({ passed: expected, failed: unexpected + flaky, skipped }, exitCode);
}

export const summaryLine = ({ passed, failed, skipped }) => `${passed} passed, ${failed} failed, ${skipped} skipped`;

/**
 * Nothing ran is not a success.
 * @param {{ passed: number, failed: number, skipped: number }} counts
 */
export const isSuccess = ({ passed, failed }) => failed === 0 && passed > 0;
