import { describe, expect, it } from 'vitest';
import { parseArguments } from '../../scripts/testing/arguments.mjs';
import { add, isSuccess, nothing, playwrightCounts, summaryLine, vitestCounts } from '../../scripts/testing/counts.mjs';

const vitestReport = { numPassedTests: 3, numFailedTests: 1, numPendingTests: 2, numTodoTests: 1, testResults: [{ status: 'failed', assertionResults: [{ status: 'failed' }] }] };
const playwrightReport = { stats: { expected: 4, unexpected: 1, flaky: 1, skipped: 2 } };

describe('counting', () => {
  it('takes the runners at their word', () => {
    expect(vitestCounts(vitestReport, 1)).toEqual({ passed: 3, failed: 1, skipped: 3 });
    expect(playwrightCounts(playwrightReport, 1)).toEqual({ passed: 4, failed: 2, skipped: 2 });
  });
  it('counts a file that does not load', () => {
    const unloaded = { ...vitestReport, numFailedTests: 0, testResults: [{ status: 'failed', assertionResults: [] }] };
    expect(vitestCounts(unloaded, 1)).toEqual({ passed: 3, failed: 1, skipped: 3 });
  });
  it('counts a crash, a missing report and an empty run as a failure', () => {
    expect(vitestCounts(undefined, 1).failed).toBe(1);
    expect(vitestCounts(undefined, 0).failed).toBe(1);
    expect(playwrightCounts(undefined, 1).failed).toBe(1);
    expect(playwrightCounts({ stats: { expected: 2, unexpected: 0, flaky: 0, skipped: 0 } }, 1).failed).toBe(1);
    expect(playwrightCounts({ stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 0 } }, 0).failed).toBe(1);
  });
  it('ends in one line, and is a success only if something passed and nothing failed', () => {
    expect(summaryLine(add({ passed: 1, failed: 0, skipped: 2 }, { passed: 3, failed: 1, skipped: 0 }))).toBe('4 passed, 1 failed, 2 skipped');
    expect(isSuccess({ passed: 1, failed: 0, skipped: 9 })).toBe(true);
    expect(isSuccess({ passed: 9, failed: 1, skipped: 0 })).toBe(false);
    expect(isSuccess(nothing)).toBe(false);
    expect(isSuccess({ passed: 0, failed: 0, skipped: 3 })).toBe(false);
  });
});

describe('the arguments of npm test', () => {
  it('choose everything, or the parts that are named', () => {
    expect(parseArguments([])).toMatchObject({ chosen: ['types', 'unit', 'e2e', 'packaged'], complaint: undefined, withWindow: true });
    expect(parseArguments(['--only', 'unit', 'tests/core'])).toEqual({ chosen: ['unit'], args: ['tests/core'], complaint: undefined, withWindow: false });
    expect(parseArguments(['--only', 'types', '--only', 'e2e'])).toMatchObject({ chosen: ['types', 'e2e'], withWindow: true });
  });
  it.each([['fast'], ['constructor'], ['']])('name a part that does not exist: %j', (name) => {
    expect(parseArguments(['--only', name]).complaint).toContain(`"${name}"`);
  });
  it('miss the name of a part', () => expect(parseArguments(['--only']).complaint).toContain('""'));
});
