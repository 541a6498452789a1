import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  assetsInclude: ['**/*.wasm'],
  plugins: [react()],
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    // The packaged app has to be built first: npm test -- --only packaged.
    exclude: ['tests/packaged/**', 'tests/e2e/**'],
    environment: 'node',
    pool: 'forks',
    // As many as there are cores, not one fewer: most of these tests wait for a child, a disk or a clock half of their time.
    maxWorkers: '100%',
    // Real components (databases, recognition, child processes) on a busy two-core machine.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
