import { beforeAll, describe, expect, test } from 'vitest';
import { aCycleDraft, anAnswerDraft, version } from '#test/builders/cycles.ts';
import { aNodeDraft, aPlanDraft, ok } from '#test/builders/plans.ts';
import type { Answer, Api, Authority } from '#test/support/world.ts';
import { anAuthority } from '#test/support/world.ts';

/**
 * A plan that was agreed in January 2018 and reported again in September 2019: one outcome closed to day-to-day business, one
 * went to another strand, one key action moved forward, and one was not reported.
 */
const agreedOn = '2018-01-22';
const outcomes = {
  everyday: 'Settings share what they know of a child before school begins',
  strand: 'Pupils who are looked after have a plan that their school uses',
  forward: 'Schools without a leader of reading find one nearby',
  silent: 'Governors know how their school compares',
} as const;
type Outcome = keyof typeof outcomes;

let authority: Authority;
let clerk: Api;
let owner: Api;
let plan: string;
let actions: Record<Outcome, string>;
let asAgreed: Answer['body'];
const cycles: Record<'january' | 'september', string> = { january: '', september: '' };

const read = async (path: string): Promise<Answer['body']> => ok(await owner.get(path), 200).body;

async function lock(cycle: string, lockedOn: string): Promise<void> {
  const { asks, cycle: open } = await read(cycle);
  const left = asks.filter(({ state }: { state: string }) => state !== 'accepted');
  const withoutUpdate = left.map(({ node }: { node: string }) => node);
  ok(await clerk.send('POST', `${cycle}/lock`, { withoutUpdate, lockedOn }, version(open.version)), 200);
}

async function open(draft: object): Promise<string> {
  const { cycle } = ok(await clerk.send('POST', `${plan}/cycles`, aCycleDraft({ reviewed: true, ...draft })), 201).body;
  return `${plan}/cycles/${cycle.id}`;
}

/** The owner answers, and the clerk accepts. */
async function reported(action: string, said: object): Promise<void> {
  const ask = `${cycles.september}/asks/${action}`;
  ok(await owner.send('PUT', ask, anAnswerDraft({ effectiveOn: '2019-09-06', ...said }), version(0)), 200);
  ok(await clerk.send('POST', `${ask}/accept`, undefined, version(1)), 200);
}

async function handedOver(action: string, into: object, why: string): Promise<void> {
  const { headers } = ok(await clerk.get(`${plan}/nodes/${action}`), 200);
  const agreedBy = { kind: 'role', name: 'Service director' };
  const asked = { into, why, agreedBy, effectiveOn: '2019-09-10' };
  const etag = { 'if-match': headers.get('etag') ?? '' };
  ok(await clerk.send('POST', `${plan}/nodes/${action}/hand-over`, asked, etag), 200);
}

beforeAll(async () => {
  authority = await anAuthority();
  [clerk, owner] = [authority.as('editor'), authority.as('contributor')];
  const draft = aPlanDraft({ title: 'Education action plan 2018', agreedOn, shape: 'four-columns' });
  plan = `${authority.path}/plans/${ok(await clerk.send('POST', `${authority.path}/plans`, draft), 201).body.id}`;
  const add = async (node: object) =>
    ok(await clerk.send('POST', `${plan}/nodes`, aNodeDraft({ effectiveOn: agreedOn, ...node })), 201).body.node.id;
  const made = Object.entries(outcomes).map(async ([key, title], place) => {
    const outcome = await add({ level: 'outcome', title, order: `a${place}` });
    const action = { level: 'action', parent: outcome, owner: owner.person, dueOn: '2019-07-31' };
    return [key, await add({ ...action, title: `Agreed: ${title}` })] as const;
  });
  actions = Object.fromEntries(await Promise.all(made)) as Record<Outcome, string>;
  cycles.january = await open({
    ...{ name: 'January 2018', from: agreedOn, to: '2018-01-31', dataOn: '2018-01-31' },
    ...{ openedOn: agreedOn, dueOn: '2018-01-29' },
  });
  await lock(cycles.january, '2018-01-31');
  asAgreed = await read(`${plan}?asAt=2018-06-15`);
  cycles.september = await open({
    ...{ name: 'September 2019', from: '2018-02-01', to: '2019-08-31', dataOn: '2019-08-31' },
    ...{ openedOn: '2019-09-02', dueOn: '2019-09-13' },
  });
  await reported(actions.everyday, { status: 'day-to-day', delivered: 'Every setting hands a page over', next: '' });
  await reported(actions.strand, { status: 'other-strand', delivered: 'Plans are kept, and few are used', next: '' });
  await reported(actions.forward, {
    ...{ status: 'moving-forward', delivered: 'Eleven schools have one', next: 'Find leaders for the other six' },
  });
  await handedOver(actions.everyday, { kind: 'day-to-day' }, 'It goes on without the board');
  await handedOver(actions.strand, { kind: 'strand', name: 'Vulnerable pupils' }, 'The strand looks after these plans');
  const { headers } = ok(await clerk.get(`${plan}/nodes/${actions.forward}`), 200);
  const moved = {
    ...{ dueOn: '2020-07-31', why: 'Six schools are left', agreedBy: { kind: 'role', name: 'Service director' } },
    effectiveOn: '2019-09-10',
  };
  const etag = { 'if-match': headers.get('etag') ?? '' };
  ok(await clerk.send('PATCH', `${plan}/nodes/${actions.forward}`, moved, etag), 200);
  await lock(cycles.september, '2019-09-20');
});

/** The plan as it is shown, without the dates that one may look back to, which are of every day. */
const contentOf = ({ stops: _, ...plan }: Answer['body']) => plan;

type Line = { node: string; words: string[] };

/** The rows of a report that are in tables, by their headings. */
function linesOf(report: Answer['body']): Map<string, Line[]> {
  const lines = new Map<string, Line[]>();
  let heading = '';
  for (const block of report.blocks) {
    if (block.kind === 'heading') heading = block.words;
    if (block.kind !== 'table') continue;
    const rows = block.rows.map((row: { node: string; cells: { words: string }[] }) => ({
      node: row.node,
      words: row.cells.map(({ words }) => words),
    }));
    lines.set(heading, rows);
  }
  return lines;
}

describe('a plan of January 2018 that was reported again in September 2019', () => {
  test('stands today with what became of each outcome', async () => {
    const today = await read(plan);
    const latest = (key: Outcome) => today.nodes.find(({ id }: { id: string }) => id === actions[key]).latest;
    expect([latest('everyday')?.status, latest('strand')?.status, latest('forward')?.status]).toEqual([
      ...['day-to-day', 'other-strand', 'moving-forward'],
    ]);
    expect(latest('silent')).toBeNull();
    const handed = today.links.filter(({ kind }: { kind: string }) => kind === 'handed-over');
    expect(handed.map(({ node, other }: { node: string; other: object }) => [node, other]).toSorted()).toEqual(
      [
        [actions.everyday, { kind: 'day-to-day' }],
        [actions.strand, { kind: 'strand', name: 'Vulnerable pupils' }],
      ].toSorted(),
    );
  });

  test('as at June 2018 shows none of it: it is what it was on that day', async () => {
    const then = await read(`${plan}?asAt=2018-06-15`);
    expect(contentOf(then)).toEqual(contentOf(asAgreed));
    expect(then.nodes.filter(({ latest }: { latest: unknown }) => latest !== null)).toEqual([]);
    const { nodes, links, cycles: rounds } = then;
    expect(JSON.stringify([nodes, links, rounds])).not.toMatch(/2019-09|2020-07|Vulnerable pupils|day-to-day/);
    const kept = JSON.stringify(then.nodes.map(({ title }: { title: string }) => title));
    for (const title of Object.values(outcomes)) expect(kept).toContain(`Agreed: ${title}`);
  });

  test('has a change report that shows exactly it', async () => {
    const report = await read(`${cycles.september}/reports/changes`);
    const lines = linesOf(report);
    const changed = lines.get('Changed (3)') ?? [];
    expect([...lines.keys()].filter((heading) => /^(Added|Removed|Moved)/.test(heading))).toEqual([]);
    expect(new Set(changed.map(({ node }) => node))).toEqual(
      new Set([actions.everyday, actions.strand, actions.forward]),
    );
    const said = (key: Outcome) =>
      changed.filter(({ node }) => node === actions[key]).map(({ words: [, what, , after] }) => [what, after]);
    expect(said('everyday')).toEqual([
      ['Status', 'Complete – day-to-day business'],
      [expect.any(String), 'Every setting hands a page over'],
    ]);
    expect(said('strand')).toEqual([
      ['Status', 'Moved to another strand'],
      [expect.any(String), 'Plans are kept, and few are used'],
    ]);
    expect(said('forward')).toEqual([
      [expect.stringMatching(/due/i), '31 July 2020'],
      ['Status', 'Key action moving forward'],
      [expect.any(String), 'Eleven schools have one'],
      [expect.any(String), 'Find leaders for the other six'],
    ]);
  });

  test('keeps the appendix of September, with the date that was agreed beside the one that it was moved to', async () => {
    const appendix = JSON.stringify(await read(`${cycles.september}/reports/appendix`));
    expect(appendix).toContain('Key action moving forward');
    expect(appendix).toMatch(/31 July 2020[^"]*31 July 2019|31 July 2019[^"]*31 July 2020/);
    expect(appendix).toContain('No update this cycle');
  });
});
