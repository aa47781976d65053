import { sevenColumns } from '#shared/plans/templates.ts';
import { aNodeDraft, anUpdateDraft, aPlan, aPlanDraft, ok } from '#test/builders/plans.ts';
import { aReadyImport, aSeatedPerson, type Planted } from '#test/support/planted.ts';
import { aWordUpload } from '#test/support/word-plan.ts';
import type { Who } from '#test/support/world.ts';
import { boardCommentExamples } from './board-comment-examples.ts';
import { boardExamples } from './board-examples.ts';
import { commentExamples } from './comment-examples.ts';
import { communicationExamples } from './communication-examples.ts';
import { consultationExamples } from './consultation-examples.ts';
import { copyExamples } from './copy-examples.ts';
import { criterionExamples } from './criterion-examples.ts';
import { cycleExamples } from './cycle-examples.ts';
import { dashboardExamples, schoolExamples } from './dashboard-examples.ts';
import { evidenceExamples } from './evidence-examples.ts';
import { issueExamples } from './issue-examples.ts';
import { mailExamples } from './mail-examples.ts';
import { milestoneExamples } from './milestone-examples.ts';
import { outsideExamples } from './outside-examples.ts';
import { shareExamples } from './share-examples.ts';
import { strandExamples } from './strand-examples.ts';
import { workingExamples } from './working-examples.ts';

/** One request: what comes after the authority’s path, and what is sent. */
export type Asked = { path: string; body?: unknown; headers?: Record<string, string> };

/** How one operation is asked for. Every operation in an authority needs one: it is what the walls are tried with. */
export type Example = {
  /** Who may do it, and a colleague who may not; nobody, where reading is enough. */
  by: Who;
  lacks?: Who;
  /** Asks for what is planted; nothing need come of it. */
  at: (planted: Planted) => Asked;
  /** Asks for something made for this one time, so that it works. @default what is planted */
  ready?: (planted: Planted) => Promise<Asked>;
  /** A query that is not right. Needed wherever there is a query. */
  wrongQuery?: string;
  /** What a body says first, where it depends on that which other fields it has. */
  says?: Record<string, unknown>;
};

const first = { 'if-match': '"1"' };
const node = ({ plan }: Planted) => `/plans/${plan.plan}/nodes/${plan.action}`;
const fresh = async ({ authority }: Planted) => aPlan(authority, authority.as('editor'));
const freshNode = async (planted: Planted) => {
  const { plan, action } = await fresh(planted);
  return `/plans/${plan}/nodes/${action}`;
};
const notes = (planted: Planted) => `${node(planted)}/notes?compartment=schools`;
const wrongNotes = '/plans/01ARZ3NDEKTSV4RRFFQ69G5FAV/nodes/01ARZ3NDEKTSV4RRFFQ69G5FAV/notes?compartment=all';
const asWord = { kind: 'plan', format: 'docx', asAt: null };
const sameLayout = { shape: 'seven-columns', renamed: {}, leaving: {} };
const otherColumns = {
  columns: sevenColumns.columns.map((column) => ({ ...column, heading: `Our ${column.heading}` })),
};
const invitation = () => ({
  ...{ name: 'A colleague', email: `colleague-${crypto.randomUUID()}@example.org`, role: 'reader' },
  ...{ clearance: [], until: null },
});

const reads: Record<string, Example> = {
  getHome: { by: 'reader', at: () => ({ path: '' }) },
  getSettings: { by: 'reader', at: () => ({ path: '/settings' }) },
  getStatusUses: { by: 'admin', lacks: 'editor', at: () => ({ path: '/settings/status-uses' }) },
  listPeople: { by: 'admin', lacks: 'editor', at: () => ({ path: '/people' }) },
  listEntries: {
    by: 'reader',
    at: ({ plan }) => ({ path: `/audit?subject=${plan.plan}` }),
    wrongQuery: '/audit?subject=everything',
  },
  listPeopleEntries: {
    by: 'admin',
    lacks: 'editor',
    at: () => ({ path: '/audit/people' }),
    wrongQuery: '/audit/people?cursor=nonsense',
  },
  listOwnedActions: {
    by: 'reader',
    at: ({ authority }) => ({ path: `/people/${authority.as('editor').person}/actions` }),
  },
  listPlans: { by: 'reader', at: () => ({ path: '/plans' }) },
  getPlan: {
    by: 'reader',
    at: ({ plan }) => ({ path: `/plans/${plan.plan}` }),
    wrongQuery: '/plans/01ARZ3NDEKTSV4RRFFQ69G5FAV?asAt=yesterday',
  },
  getLayoutUses: { by: 'editor', lacks: 'contributor', at: ({ plan }) => ({ path: `/plans/${plan.plan}/layout` }) },
  getNode: { by: 'reader', at: (planted) => ({ path: node(planted) }) },
  listNotes: {
    by: 'cleared',
    lacks: 'editor',
    at: (planted) => ({ path: notes(planted) }),
    wrongQuery: wrongNotes,
  },
  search: {
    by: 'reader',
    at: ({ mark }) => ({ path: `/search?q=${mark}` }),
    wrongQuery: '/search?q=a&kind=everything',
  },
  getImport: { by: 'editor', lacks: 'contributor', at: (planted) => ({ path: `/imports/${planted.import}` }) },
  getExport: { by: 'reader', at: (planted) => ({ path: `/exports/${planted.export}` }) },
};

const people: Record<string, Example> = {
  changeSettings: {
    by: 'admin',
    lacks: 'editor',
    at: () => ({ path: '/settings', body: { accent: '#1d70b8' }, headers: first }),
    ready: async ({ authority }) => {
      const { headers } = ok(await authority.as('admin').get(`${authority.path}/settings`), 200);
      return { path: '/settings', body: { accent: '#003078' }, headers: { 'if-match': headers.get('etag') ?? '' } };
    },
  },
  undoSettings: {
    by: 'admin',
    lacks: 'editor',
    at: ({ entry }) => ({ path: `/settings/entries/${entry}/undo` }),
    ready: async ({ authority }) => {
      const admin = authority.as('admin');
      const { headers } = ok(await admin.get(`${authority.path}/settings`), 200);
      const now = { 'if-match': headers.get('etag') ?? '' };
      const changed = await admin.send('PATCH', `${authority.path}/settings`, { accent: '#1d70b8' }, now);
      return { path: `/settings/entries/${ok(changed, 200).body.entry}/undo` };
    },
  },
  invite: { by: 'admin', lacks: 'editor', at: () => ({ path: '/people', body: invitation() }) },
  changeSeat: {
    by: 'admin',
    lacks: 'editor',
    at: ({ person }) => ({ path: `/people/${person}/seat`, body: { role: 'admin' }, headers: first }),
    ready: async ({ authority }) => ({
      ...{ path: `/people/${await aSeatedPerson(authority.id)}/seat`, body: { role: 'reader' }, headers: first },
    }),
  },
  endSeat: {
    by: 'admin',
    lacks: 'editor',
    at: ({ person }) => ({ path: `/people/${person}/seat`, body: { why: 'Left' }, headers: first }),
    ready: async ({ authority }) => ({
      ...{ path: `/people/${await aSeatedPerson(authority.id)}/seat`, body: { why: 'Left' }, headers: first },
    }),
  },
};

const outsideLink = ({ action }: { action: string }) => ({
  ...{ kind: 'refers-to', node: action, why: '' },
  other: { kind: 'outside', title: 'Inclusion strategy', href: 'https://example.org/inclusion' },
});
const overToStrand = {
  into: { kind: 'strand', name: 'Vulnerable pupils' },
  ...{ why: 'Looked at with the other work', agreedBy: { kind: 'role', name: 'Head of service' } },
  effectiveOn: '2024-06-01',
};

const links: Record<string, Example> = {
  addLink: {
    by: 'editor',
    lacks: 'contributor',
    at: ({ plan }) => ({ path: `/plans/${plan.plan}/links`, body: outsideLink(plan) }),
    ready: async (planted) => {
      const made = await fresh(planted);
      return { path: `/plans/${made.plan}/links`, body: outsideLink(made) };
    },
  },
  removeLink: {
    by: 'editor',
    lacks: 'contributor',
    at: ({ plan, link }) => ({
      ...{ path: `/plans/${plan.plan}/links/${link}`, body: { why: 'Ended' }, headers: first },
    }),
    ready: async (planted) => {
      const made = await fresh(planted);
      const at = `${planted.authority.path}/plans/${made.plan}/links`;
      const { body } = ok(await planted.authority.as('editor').send('POST', at, outsideLink(made)), 201);
      return { path: `/plans/${made.plan}/links/${body.link.id}`, body: { why: 'Ended' }, headers: first };
    },
  },
  handOver: {
    by: 'editor',
    lacks: 'contributor',
    at: (planted) => ({ path: `${node(planted)}/hand-over`, body: overToStrand, headers: first }),
    ready: async (planted) => ({
      ...{ path: `${await freshNode(planted)}/hand-over`, body: overToStrand, headers: first },
    }),
  },
};

const plans: Record<string, Example> = {
  makePlan: { by: 'editor', lacks: 'contributor', at: () => ({ path: '/plans', body: aPlanDraft() }) },
  changePlan: {
    by: 'editor',
    lacks: 'contributor',
    at: ({ plan }) => ({ path: `/plans/${plan.plan}`, body: { title: 'Other words' }, headers: first }),
    ready: async (planted) => ({
      ...{ path: `/plans/${(await fresh(planted)).plan}`, body: { title: 'Other words' }, headers: first },
    }),
  },
  changeLayout: {
    by: 'editor',
    lacks: 'contributor',
    at: ({ plan }) => ({ path: `/plans/${plan.plan}/layout`, body: sameLayout, headers: first }),
    ready: async (planted) => ({
      ...{ path: `/plans/${(await fresh(planted)).plan}/layout`, body: sameLayout, headers: first },
    }),
  },
  changeColumns: {
    by: 'editor',
    lacks: 'contributor',
    at: ({ plan }) => ({ path: `/plans/${plan.plan}/columns`, body: otherColumns, headers: first }),
    ready: async (planted) => ({
      ...{ path: `/plans/${(await fresh(planted)).plan}/columns`, body: otherColumns, headers: first },
    }),
  },
  removePlan: {
    by: 'editor',
    lacks: 'contributor',
    at: ({ plan }) => ({ path: `/plans/${plan.plan}`, body: { why: 'Made twice' }, headers: first }),
    ready: async (planted) => ({
      ...{ path: `/plans/${(await fresh(planted)).plan}`, body: { why: 'Made twice' }, headers: first },
    }),
  },
  addNode: {
    by: 'editor',
    lacks: 'contributor',
    at: ({ plan }) => ({ path: `/plans/${plan.plan}/nodes`, body: aNodeDraft({ order: 'a9' }) }),
  },
  changeNode: {
    by: 'editor',
    lacks: 'contributor',
    at: (planted) => ({ path: node(planted), body: { title: 'Other words' }, headers: first }),
    ready: async (planted) => ({ path: await freshNode(planted), body: { title: 'Other words' }, headers: first }),
  },
  removeNode: {
    by: 'editor',
    lacks: 'contributor',
    at: (planted) => ({ path: node(planted), body: { why: 'Made twice' }, headers: first }),
    ready: async (planted) => ({ path: await freshNode(planted), body: { why: 'Made twice' }, headers: first }),
  },
  reassignActions: {
    by: 'editor',
    lacks: 'contributor',
    at: ({ authority, person, plan }) => {
      const actions = [{ plan: plan.plan, node: plan.action }];
      const body = { to: authority.as('editor').person, why: 'Has left', actions };
      return { path: `/people/${person}/actions/reassign`, body };
    },
  },
  recordUpdate: {
    by: 'editor',
    lacks: 'reader',
    at: (planted) => ({ path: `${node(planted)}/updates`, body: anUpdateDraft() }),
    ready: async (planted) => ({ path: `${await freshNode(planted)}/updates`, body: anUpdateDraft() }),
  },
  undo: {
    by: 'editor',
    lacks: 'reader',
    at: ({ plan, entry }) => ({ path: `/plans/${plan.plan}/entries/${entry}/undo` }),
    ready: async (planted) => {
      const { authority } = planted;
      const { plan, path, action } = await fresh(planted);
      const change = authority.as('editor').send('PATCH', `${path}/nodes/${action}`, { title: 'A slip' }, first);
      return { path: `/plans/${plan}/entries/${ok(await change, 200).body.entry}/undo` };
    },
  },
  addNote: {
    by: 'cleared',
    lacks: 'editor',
    at: (planted) => ({ path: notes(planted), body: { text: 'A note' } }),
    wrongQuery: wrongNotes,
  },
};

const importReady = async ({ authority }: Planted) => `/imports/${await aReadyImport(authority)}`;
const aMapping = {
  ...{ shape: 'seven-columns', title: 'Plan', agreedOn: '2024-01-15', updatesOn: null },
  columns: [],
};

const work: Record<string, Example> = {
  beginImport: { by: 'editor', lacks: 'contributor', at: () => ({ path: '/imports', body: aWordUpload() }) },
  mapImport: {
    by: 'editor',
    lacks: 'contributor',
    at: (planted) => ({ path: `/imports/${planted.import}/mapping`, body: aMapping }),
    ready: async (planted) => ({ path: `${await importReady(planted)}/mapping`, body: aMapping }),
  },
  decideImport: {
    by: 'editor',
    lacks: 'contributor',
    at: (planted) => ({ path: `/imports/${planted.import}/decisions`, body: { rows: [] } }),
    ready: async ({ authority, mark, plan }) => ({
      path: `/imports/${await aReadyImport(authority, mark, plan.plan)}/decisions`,
      body: { rows: [] },
    }),
  },
  commitImport: {
    by: 'editor',
    lacks: 'contributor',
    at: (planted) => ({ path: `/imports/${planted.import}/commit` }),
    ready: async (planted) => ({ path: `${await importReady(planted)}/commit` }),
  },
  cancelImport: {
    by: 'editor',
    lacks: 'contributor',
    at: (planted) => ({ path: `/imports/${planted.import}` }),
    ready: async (planted) => ({ path: await importReady(planted) }),
  },
  beginExport: {
    by: 'reader',
    at: ({ plan }) => ({ path: '/exports', body: { ...asWord, plan: plan.plan } }),
    says: { kind: 'plan' },
  },
};

export const examples: Readonly<Record<string, Example>> = {
  ...reads,
  ...people,
  ...plans,
  ...links,
  ...work,
  ...boardExamples,
  ...boardCommentExamples,
  ...cycleExamples,
  ...communicationExamples,
  ...consultationExamples,
  ...dashboardExamples,
  ...schoolExamples,
  ...issueExamples,
  ...outsideExamples,
  ...copyExamples,
  ...strandExamples,
  ...criterionExamples,
  ...commentExamples,
  ...milestoneExamples,
  ...evidenceExamples,
  ...mailExamples,
  ...shareExamples,
  ...workingExamples,
};
