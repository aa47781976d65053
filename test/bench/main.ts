import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { synthesise } from '#infra/app.ts';
import { type Stack, startStack } from '#infra/local/stack.ts';
import { buildWeb } from '#infra/local/web-build.ts';
import { type ChangeToMeasure, changeLine } from './changes.ts';
import { startLine, testLine } from './commands.ts';
import { atOnce, type PlantedPlan, plantAuthority, plantPlan, subjectOf } from './content.ts';
import { browserLines, scriptLines } from './first-page.ts';
import { importLines, sizeLines } from './functions.ts';
import { enterFunction } from './in-process.ts';
import { capacityLine, costOf, type Page, type PageCost, tripsLine, unchangedLine } from './pages.ts';
import { planTimeLine } from './plan-time.ts';
import { type Budget, budgetTable, type Measured, summary, verdictOf } from './table.ts';

const own = 'measured';
const home = `/api/authorities/${own}`;
const subject = subjectOf(own);
const realPlan = { priorities: 5, objectives: 40, actions: 200, cycles: 8 };
const smallPlan = { priorities: 1, objectives: 1, actions: 2, cycles: 1 };
const [few, many] = [4, 400];

const began = performance.now();
const step = (words: string) =>
  console.error(`${((performance.now() - began) / 1000).toFixed(0).padStart(4)} s  ${words}`);

process.exitCode = await main();

async function main(): Promise<number> {
  // Functions live in UTC, as in Lambda.
  process.env.TZ = 'UTC';
  console.log(machine());
  const directory = mkdtempSync(join(tmpdir(), 'placeboard-bench-'));
  const budgets: Budget[] = [];
  try {
    step('synthesising, building the page, starting a stack of its own');
    await buildWeb();
    const stack = await startStack({ assembly: synthesise(directory) });
    try {
      budgets.push(...(await onStack(stack)));
    } finally {
      await stack.stop();
    }
    step('npm start');
    budgets.push(await budget('npm start, ready', '20 s', async () => [await startLine()]));
    budgets.push(await budget('npm test', '8 min on 2 cores', async () => [testLine()]));
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
  console.log(`\n${budgetTable(budgets)}\n\n${summary(budgets)}`);
  return budgets.some((each) => verdictOf(each) === 'failed') ? 1 : 0;
}

function machine(): string {
  const model = cpus()[0]?.model.trim() ?? 'a processor of unknown make';
  const memory = `${(totalmem() / 2 ** 30).toFixed(0)} GiB`;
  return `${availableParallelism()} cores (${model}), ${memory}, Node ${process.versions.node}, ${process.platform} ${process.arch}; DynamoDB Local in memory`;
}

async function budget(what: string, atMost: string, measure: () => Promise<Measured[]>): Promise<Budget> {
  try {
    return { what, budget: atMost, lines: await measure() };
  } catch (error) {
    const [first = ''] = String(error instanceof Error ? error.message : error).split('\n');
    return { what, budget: atMost, lines: [{ what: '', measured: first, verdict: 'failed' }] };
  }
}

async function onStack(stack: Stack): Promise<Budget[]> {
  step('planting a plan of 200 actions and eight cycles of updates');
  const planted = await plantAuthority(stack, own, 25);
  const plan = await plantPlan(planted, realPlan);
  await plantOthers(stack, { from: 1, to: few });
  await enterFunction(stack);
  const pages = pagesOf(plan);
  step('opening pages');
  const costs = await costsOf(pages);
  const reads = await budget("capacity of a page's reads", '1.15 × the least', async () => costs.map(capacityLine));
  const trips = await budget('trips in sequence for a page', 'seat, content', async () => costs.map(tripsLine));
  step('timing the plan');
  const time = await budget('time added to the Query of a plan of 200 actions', '0.5 ×', async () => [
    await planTimeLine({ authority: planted.authority, plan: plan.plan, path: planPath(plan), subject }),
  ]);
  step(`planting ${many - few} more authorities`);
  await plantOthers(stack, { from: few, to: many });
  const unchanged = await budget(`the same with ${few} or ${many} authorities`, 'the same', async () =>
    sameOf(costs, await costsOf(pages)),
  );
  step('changing things');
  const changes = await budget('capacity of a change', 'row, log, request', () =>
    atOnce(changesOf(plan), (each) => changeLine(each, subject), 1),
  );
  step('importing functions');
  const functions = await budget('a function', '520 kB; import 1.3 ×', async () => [
    ...sizeLines(),
    ...(await importLines(stack)),
  ]);
  step('opening the first page in a browser');
  const first = await budget('first page', '125 kB; Lighthouse 95, 100', async () => [
    ...scriptLines(),
    ...(await browserLines(stack.url)),
  ]);
  return [reads, changes, trips, time, unchanged, functions, first];
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

function changesOf(planted: PlantedPlan): ChangeToMeasure[] {
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
  ];
}
