import chromium from '@sparticuz/chromium';
import { type Browser, type Page, chromium as playwright } from 'playwright-core';
import * as z from 'zod';
import { freshFunction } from './in-process.ts';
import { median } from './plan-time.ts';
import { counting } from './rendered.ts';
import { type Measured, within } from './table.ts';

export type PlanInBrowser = {
  readonly url: string;
  /** Someone whom the sign-in page of this machine knows, and who has a seat there. */
  readonly persona: string;
  readonly subject: string;
  readonly authority: string;
  readonly path: string;
};

const Latest = z.looseObject({ status: z.string().nullable() }).nullable();
const Shown = z.looseObject({
  id: z.string(),
  title: z.string(),
  nodes: z.array(z.looseObject({ level: z.string(), title: z.string(), owner: z.string().nullable(), latest: Latest })),
});
const Seen = z.object({
  milliseconds: z.number(),
  rows: z.int(),
  drawn: z.int(),
  again: z.int(),
  idle: z.int(),
  components: z.int(),
});
type Seen = z.infer<typeof Seen>;

/** What one does on the page, and how many actions are shown then. */
type Step = { readonly what: string; readonly does: string; readonly rows: number };

const turns = 5;

/** A plan in a real browser: from its link to its rows, and from a change of a filter to the rows that fit. */
export async function planInBrowserLines(asked: PlanInBrowser): Promise<Measured[]> {
  const browser = await playwright.launch({ executablePath: await chromium.executablePath(), args: ['--no-sandbox'] });
  try {
    const steps = await stepsFor(asked);
    const seen = new Map<string, Seen[]>();
    for (let turn = 0; turn < turns; turn += 1) {
      const page = await listOfPlans(browser, asked);
      for (const step of steps) seen.set(step.what, [...(seen.get(step.what) ?? []), await done(page, step)]);
      await page.context().close();
    }
    return [...seen].map(([what, each]) => lineOf(what, each));
  } finally {
    await browser.close();
  }
}

/** In a window of its own, which has read nothing of the plan. */
async function listOfPlans(browser: Browser, { url, authority, persona }: PlanInBrowser): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' });
  await context.addInitScript({ content: counting });
  const page = await context.newPage();
  await page.goto(`${url}/${authority}/plans`);
  await page.getByRole('button', { name: persona }).click();
  await page.getByRole('heading', { name: 'Plans', level: 1 }).waitFor();
  await page.waitForLoadState('networkidle');
  return page;
}

type Action = z.infer<typeof Shown>['nodes'][number];

async function stepsFor({ subject, path }: PlanInBrowser): Promise<Step[]> {
  const { text } = await freshFunction(subject, { tapped: false }).ask('GET', path);
  const { title, nodes } = Shown.parse(JSON.parse(text));
  const actions = nodes.filter(({ level }) => level === 'action');
  const rows = (isSo: (action: Action) => boolean) => actions.filter(isSo).length;
  const pressed = `[...document.querySelectorAll('.pb-counts__button')].find(({ textContent }) => textContent.includes('On track')).click()`;
  const onTrack = rows(({ latest }) => latest?.status === 'on-track');
  const owner = actions[0]?.owner ?? '';
  const words = '9. agree';
  const hasWords = ({ title }: Action) => words.split(' ').every((word) => title.toLowerCase().includes(word));
  const all = {
    what: 'to all again',
    does: `document.querySelector('.pb-filter__clear').click()`,
    rows: actions.length,
  };
  const opened = `[...document.querySelectorAll('main a')].find((link) => link.textContent === ${JSON.stringify(title)}).click()`;
  return [
    { what: 'opened from the list of plans', does: opened, rows: actions.length },
    { what: 'to a status', does: pressed, rows: onTrack },
    all,
    { what: 'to an owner', does: chosen('owner', owner), rows: rows((action) => action.owner === owner) },
    all,
    { what: 'to words', does: `${chosen('words', words)}; field.form.requestSubmit()`, rows: rows(hasWords) },
    all,
  ];
}

/** A field is given a value as its own setter gives it, which React hears of. */
const chosen = (id: string, value: string): string => `
  const field = document.querySelector('#${id}');
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value').set.call(field, ${JSON.stringify(value)});
  field.dispatchEvent(new Event(field.tagName === 'SELECT' ? 'change' : 'input', { bubbles: true }))`;

async function done(page: Page, { does, rows }: Step): Promise<Seen> {
  return Seen.parse(await page.evaluate(`globalThis.placeboardDone(() => { ${does} }, ${rows})`));
}

const middle = (seen: readonly Seen[], what: keyof Seen): number => median(seen.map((each) => each[what]));
const inMilliseconds = (seen: readonly Seen[]): string => `${middle(seen, 'milliseconds').toFixed(0)} ms`;

/** Rows are counted, since milliseconds are this machine’s: one that says the same as before is not rendered again. */
function lineOf(what: string, seen: readonly Seen[]): Measured {
  const [rows, drawn, again, idle] = [
    middle(seen, 'rows'),
    middle(seen, 'drawn'),
    middle(seen, 'again'),
    middle(seen, 'idle'),
  ];
  const measured = `${inMilliseconds(seen)} to ${rows} rows: ${drawn} drawn, ${again - idle} changed, ${idle} for nothing; ${middle(seen, 'components')} components`;
  return { what, measured, verdict: within(idle === 0) };
}
