import { anUpdateDraft, aPlan, ok } from '#test/builders/plans.ts';
import type { Planted } from '#test/support/planted.ts';
import type { Example } from './examples.ts';

const draft = { name: 'Overdue', search: { view: 'working', fix: 'overdue' }, everyone: false };
const first = { 'if-match': '"1"' };
const rowsOf = (node: string) => [{ node, version: 1 }];
const board = { kind: 'role', name: 'The strategic board' };

/** One change of several rows; of one row here, so that nothing else hangs on what becomes of it. */
const bulk = (kind: string, fields: (planted: Planted) => object): Example => ({
  ...{ by: 'editor', lacks: kind === 'update' ? 'reader' : 'contributor' },
  at: (planted) => ({
    ...{
      path: `/plans/${planted.plan.plan}/bulk/${kind}`,
      body: { rows: rowsOf(planted.plan.action), ...fields(planted) },
    },
  }),
  ready: async (planted) => {
    const { authority } = planted;
    const { plan, action } = await aPlan(authority, authority.as('editor'));
    return { path: `/plans/${plan}/bulk/${kind}`, body: { rows: rowsOf(action), ...fields(planted) } };
  },
});

const views = ({ plan }: Planted) => `/saved-views/${plan.plan}`;

/** How people work in a plan: their own choice, so reading is enough. */
export const workingExamples: Readonly<Record<string, Example>> = {
  giveRowsOwner: bulk('owner', ({ authority }) => ({ owner: authority.as('editor').person })),
  giveRowsDate: bulk('date', () => ({ dueOn: '2031-03-31', why: 'Funding is late', agreedBy: board })),
  giveRowsResponsible: bulk('responsible', () => ({ responsible: [board] })),
  recordUpdates: bulk('update', () => anUpdateDraft()),
  removeRows: bulk('removal', () => ({ why: 'Made twice' })),
  undoRows: {
    by: 'editor',
    lacks: 'reader',
    at: ({ plan, entry }) => ({
      ...{ path: `/plans/${plan.plan}/bulk/undo`, body: { done: [{ node: plan.action, entry }] } },
    }),
    ready: async ({ authority }) => {
      const { plan, path, action } = await aPlan(authority, authority.as('editor'));
      const body = { rows: rowsOf(action), why: 'Made twice' };
      const { done } = ok(await authority.as('editor').send('POST', `${path}/bulk/removal`, body), 200).body;
      return { path: `/plans/${plan}/bulk/undo`, body: { done } };
    },
  },
  listSavedViews: {
    by: 'reader',
    at: ({ plan }) => ({ path: `/saved-views?plan=${plan.plan}` }),
    wrongQuery: '/saved-views?plan=all',
  },
  saveView: { by: 'reader', at: (planted) => ({ path: views(planted), body: draft }) },
  chooseOpeningView: { by: 'reader', at: (planted) => ({ path: `${views(planted)}/opening`, body: { view: null } }) },
  changeSavedView: {
    by: 'editor',
    at: (planted) => ({ path: `${views(planted)}/${planted.view}`, body: { name: 'Late' }, headers: first }),
    ready: async (planted) => {
      const { authority } = planted;
      const { body } = ok(await authority.as('editor').send('POST', `${authority.path}${views(planted)}`, draft), 201);
      return { path: `${views(planted)}/${body.id}`, body: { name: 'Late' }, headers: first };
    },
  },
};
