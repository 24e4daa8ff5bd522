import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/vscode/**', 'node_modules/**'],
    testTimeout: 60_000,
    // No test leaves something in the user's folders.
    env: { AGENT_FILES_CACHE: '' },
  },
});
