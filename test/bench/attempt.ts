import type { Budget, Measured } from './table.ts';

/** A budget whose measuring fails is said to be unmeasured, and the others are still measured. */
export async function attempt(what: string, atMost: string, measure: () => Promise<Measured[]>): Promise<Budget> {
  try {
    return { what, budget: atMost, lines: await measure() };
  } catch (error) {
    const [first = ''] = String(error instanceof Error ? error.message : error).split('\n');
    return { what, budget: atMost, lines: [{ what: '', measured: first, verdict: 'failed' }] };
  }
}
