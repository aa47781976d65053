import type { Stack } from '#infra/local/stack.ts';
import { attempt } from './attempt.ts';
import { decidedAction, plantPages } from './boards.ts';
import { type ChangeToMeasure, changeLine } from './changes.ts';
import { atOnce, type PlantedPlan, plantAuthority, plantPlan, seatBySignIn, subjectOf } from './content.ts';
import { browserLines, scriptLines } from './first-page.ts';
import { importLines, sizeLines } from './functions.ts';
import { enterFunction } from './in-process.ts';
import { capacityLine, costOf, type Page, type PageCost, tripsLine, unchangedLine } from './pages.ts';
import { planInBrowserLines } from './plan-in-browser.ts';
import { planTimeLine } from './plan-time.ts';
import { step } from './progress.ts';
import { exportLines, reportPages } from './reports.ts';
import type { Budget, Measured } from './table.ts';

const own = 'measured';
const home = `/api/authorities/${own}`;
const subject = subjectOf(own);
/** The page is signed in to by hand, and its sign-in page offers these alone. */
const persona = 'clerk@plymouth.example';
const realPlan = { priorities: 5, objectives: 40, actions: 200, cycles: 8 };
const smallPlan = { priorities: 1, objectives: 1, actions: 2, cycles: 1 };
const [few, many] = [4, 400];

/** The budgets that take a running stack, each measured when the ones before it are done. */
export async function onStack(stack: Stack): Promise<Budget[]> {
  step('planting a plan of 200 actions and eight cycles of updates');
  const planted = await plantAuthority(stack, own, 25);
  await seatBySignIn(planted, persona);
  const plan = await plantPlan(planted, realPlan);
  await plantOthers(stack, { from: 1, to: few });
  await enterFunction(stack);
  const pages = [...pagesOf(plan), ...(await plantPages(home, subject, plan))];
  await stack.idle();
  step('opening pages');
  const costs = await costsOf(pages);
  const reports = await costsOf(await reportPages(planPath(plan), subject));
  const reads = await attempt("capacity of a page's reads", '1.15 × the least', async () => costs.map(capacityLine));
  const trips = await attempt('trips in sequence for a page', 'seat, content', async () =>
    [...costs, ...reports].map(tripsLine),
  );
  step('timing the plan');
  const time = await attempt('time added to the Query of a plan of 200 actions', '0.5 ×', async () => [
    await planTimeLine({ authority: planted.authority, plan: plan.plan, path: planPath(plan), subject }),
  ]);
  step('taking the plan away as files');
  const files = await attempt('a plan of 200 actions as a file, ready', '20 s', () =>
    exportLines(home, plan.plan, subject),
  );
  step(`planting ${many - few} more authorities`);
  await plantOthers(stack, { from: few, to: many });
  const unchanged = await attempt(`the same with ${few} or ${many} authorities`, 'the same', async () =>
    sameOf(costs, await costsOf(pages)),
  );
  step('changing things');
  const changes = await attempt('capacity of a change', 'row, log, request', () =>
    atOnce(changesOf(plan, pages), (each) => changeLine(each, subject), 1),
  );
  step('importing functions');
  const functions = await attempt('a function', '520 kB; import 1.3 ×', async () => [
    ...sizeLines(),
    ...(await importLines(stack)),
  ]);
  step('opening the first page in a browser');
  const first = await attempt('first page', '125 kB; Lighthouse 95, 100', async () => [
    ...scriptLines(),
    ...(await browserLines(stack.url)),
  ]);
  step('filtering the plan in a browser');
  const filter = await attempt('a filter on a plan of 200 actions', 'no row rendered again', () =>
    planInBrowserLines({ url: stack.url, persona, subject, authority: own, path: planPath(plan) }),
  );
  return [reads, changes, trips, time, files, unchanged, functions, first, filter];
}

async function plantOthers(stack: Stack, { from, to }: { from: number; to: number }): Promise<void> {
  const numbers = Array.from({ length: to - from }, (_, index) => from + index);
  await atOnce(numbers, async (number) => {
    const other = await plantAuthority(stack, `other${number}`, 3);
    await plantPlan(other, smallPlan);
  });
  // What the stream sets going would otherwise be measured too.
  await stack.idle();
}

const planPath = ({ plan }: PlantedPlan): string => `${home}/plans/${plan}`;
const actionPath = (planted: PlantedPlan, number: number): string =>
  `${planPath(planted)}/nodes/${planted.actions[number]}`;

const pagesOf = (planted: PlantedPlan): Page[] => [
  { what: 'home', path: home },
  { what: 'plan of 200 actions', path: planPath(planted) },
  { what: 'action with eight updates', path: actionPath(planted, 100) },
];

const costsOf = (pages: readonly Page[]): Promise<PageCost[]> => atOnce(pages, (page) => costOf(page, subject), 1);

const sameOf = (before: readonly PageCost[], after: readonly PageCost[]): Measured[] =>
  before.flatMap((cost, place) => {
    const now = after[place];
    return now ? [unchangedLine(cost, now)] : [];
  });

function changesOf(planted: PlantedPlan, pages: readonly Page[]): ChangeToMeasure[] {
  const decided = pages.find(({ what }) => what === decidedAction)?.path ?? '';
  const update = {
    ...{ status: 'at-risk', delivered: 'Two more schools take part; the findings went to the board', next: '' },
    ...{ effectiveOn: new Date().toISOString().slice(0, 10), evidence: [] },
  };
  return [
    {
      what: 'a change of an action',
      method: 'PATCH',
      path: actionPath(planted, 0),
      body: { title: 'Agree with heads how absence is noticed early, and try it from the autumn term' },
      version: 1 + realPlan.cycles,
      rows: ['node', 'entry', 'request'],
    },
    {
      what: 'an update',
      method: 'POST',
      path: `${actionPath(planted, 1)}/updates`,
      body: update,
      rows: ['update', 'node', 'entry', 'request'],
    },
    {
      what: 'an update of an action that a board decided',
      method: 'POST',
      path: `${decided}/updates`,
      body: update,
      rows: ['update', 'node', 'arisen-action', 'entry', 'request'],
    },
  ];
}
