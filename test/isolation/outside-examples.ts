import { ok } from '#test/builders/plans.ts';
import type { Planted } from '#test/support/planted.ts';
import type { Example } from './examples.ts';

const administering = { by: 'admin', lacks: 'editor' } as const;
const body = { why: 'Has left the school' };
const headers = { 'if-match': '"1"' };

/** A governor of the planted school, whom nobody has invited yet. */
export const anOutsideDraft = (audience: string, overrides: object = {}) => ({
  ...{ audience, name: 'A governor', email: `governor-${crypto.randomUUID()}@example.org`, until: null },
  ...overrides,
});

const draft = ({ figures }: Planted) => anOutsideDraft(`school:${figures.urn}`);

/** Seats outside the authority, at its boards and at schools. */
export const outsideExamples: Readonly<Record<string, Example>> = {
  listOutsideSeats: { ...administering, at: () => ({ path: '/outside-seats' }) },
  inviteOutside: { ...administering, at: (planted) => ({ path: '/outside-seats', body: draft(planted) }) },
  endOutsideSeat: {
    ...administering,
    at: ({ outside }) => ({ path: `/outside-seats/${outside}`, body, headers }),
    ready: async (planted) => {
      const { path, as } = planted.authority;
      const made = ok(await as('admin').send('POST', `${path}/outside-seats`, draft(planted)), 201);
      return { path: `/outside-seats/${made.body.seat.id}`, body, headers };
    },
  },
};
