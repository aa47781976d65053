import type { Planted } from '#test/support/planted.ts';
import { strandOf } from '#test/support/world.ts';
import type { Example } from './examples.ts';

const strand = ({ authority }: Planted) => `/strands/${strandOf(authority.id).key}`;

/** Strands, strategies and day-to-day business, and what leads to them. */
export const strandExamples: Record<string, Example> = {
  listStrands: { by: 'reader', at: () => ({ path: '/strands' }) },
  getStrand: { by: 'reader', at: (planted) => ({ path: strand(planted) }) },
  matchStrand: {
    by: 'editor',
    lacks: 'contributor',
    at: (planted) => ({
      ...{ path: `${strand(planted)}/matches`, body: { names: [{ kind: 'strand', name: 'Inclusion work' }] } },
    }),
  },
};
