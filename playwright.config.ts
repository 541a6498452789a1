import { defineConfig } from 'playwright/test';
import { DISPLAYS } from './scripts/setup/display.mjs';

// One window at a time on each display: focus and clipboard are the display's. `npm test` makes several where there is none.
const displays = process.env[DISPLAYS]?.split(' ') ?? [];
// Playwright reads this file in each of its workers anew and numbers them.
const own = displays[Number(process.env['TEST_PARALLEL_INDEX'] ?? 0)];
if (own) process.env['DISPLAY'] = own;

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.spec.ts',
  workers: Math.max(1, displays.length),
  fullyParallel: false,
  forbidOnly: Boolean(process.env['CI']),
  timeout: 120_000,
  expect: { timeout: 15_000 },
  outputDir: 'test-results',
});
