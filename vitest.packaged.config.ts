import { defineConfig } from 'vitest/config';

// Needs the packaged app: npm test -- --only packaged.
export default defineConfig({
  test: { include: ['tests/packaged/**/*.test.ts'], environment: 'node', testTimeout: 120_000, fileParallelism: false },
});
