import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'tools/**/*.test.ts', 'tests/**/*.test.ts'],
    // Real databases, networks and browsers share two cores: a slow machine must not fail a test.
    testTimeout: 120_000,
    hookTimeout: 180_000,
    maxWorkers: 2,
    // onnxruntime would report its use to its maker.
    env: { ORT_DISABLE_TELEMETRY: '1' },
  },
})
