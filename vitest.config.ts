import { defineConfig } from 'vitest/config';

const outside = ['**/node_modules/**', '**/dist/**', '**/cdk.out/**', '.placeboard/**'];

/**
 * The files of a project share what they import, which is read once: none puts a module in another's place, and what one
 * changes in the process it puts back.
 */
const isolate = false;

/** `unit` needs nothing but Node; `stack` runs against the whole template on this machine; `journeys` adds a browser. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          isolate,
          include: ['{shared,functions,web,test/architecture,test/bench}/**/*.test.{ts,tsx}'],
          exclude: [...outside, 'functions/{authority,platform,onboarding}/**'],
        },
      },
      {
        test: {
          name: 'infra',
          isolate,
          include: ['infra/**/*.test.ts', 'test/infra/**/*.test.ts'],
          exclude: outside,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'stack',
          isolate,
          include: ['functions/{authority,platform,onboarding}/**/*.test.ts', 'test/{contract,isolation}/**/*.test.ts'],
          exclude: outside,
          globalSetup: ['test/support/stack-setup.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'journeys',
          isolate,
          include: ['test/journeys/**/*.test.ts'],
          exclude: outside,
          globalSetup: ['test/support/demonstration-setup.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
