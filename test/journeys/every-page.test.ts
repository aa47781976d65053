import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { ok } from '#test/builders/plans.ts';
import type { Office } from '#test/support/officers.ts';
import { eventually } from '#test/support/world.ts';
import { axeProblems, settled, test, visit } from './browser.ts';
import { aSmallPlan } from './word-files.ts';

const widths = [320, 768, 1280];

/** What is wrong with the page that is open, at each width. */
async function problemsAtEachWidth(page: Page): Promise<string[]> {
  const problems: string[] = [];
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    const scrolls = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    const found = [...(scrolls > 0 ? [`${scrolls} px wider than the window`] : []), ...(await axeProblems(page))];
    problems.push(...found.map((problem) => `at ${width} px: ${problem}`));
  }
  return problems;
}

/** What every page has: one heading above all others, the way past the header first of all, and its name. */
async function problemsOfFrame(page: Page, title: RegExp): Promise<string[]> {
  const headings = await page.getByRole('heading', { level: 1 }).count();
  const first = await page.evaluate(
    () => document.querySelector('a[href], button, input, select, textarea, [tabindex="0"]')?.textContent,
  );
  const called = await page.title();
  return [
    ...(headings === 1 ? [] : [`${headings} headings of the first level`]),
    ...(first?.trim() === 'Skip to main content' ? [] : [`the first stop of the keyboard is ${first}`]),
    ...(title.test(called) ? [] : [`it is called ${called}`]),
  ];
}

async function walk(page: Page, addresses: string[], go = visit): Promise<string[]> {
  const problems: string[] = [];
  for (const address of addresses) {
    await go(page, address);
    const [, authority] = /^\/(plymouth)/.exec(address) ?? [];
    const title = authority === undefined ? /^(.+ – )?Placeboard$/ : /^.+ – Plymouth – Placeboard$/;
    const found = [...(await problemsOfFrame(page, title)), ...(await problemsAtEachWidth(page))];
    problems.push(...found.map((problem) => `${address} ${problem}`));
  }
  return problems;
}

async function openly(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await settled(page);
}

/** A plan of the demonstration with an action that has updates, and work on files that is done. */
async function placesIn(plymouth: Office) {
  const clerk = plymouth.as('clerk');
  const { items } = ok(await clerk.get(`${plymouth.path}/plans`), 200).body;
  const plan = items.find(({ title }: { title: string }) => title.startsWith('Action plan to improve'));
  const { nodes } = ok(await clerk.get(`${plymouth.path}/plans/${plan.id}`), 200).body;
  const action = nodes.find(({ latest }: { latest: unknown }) => latest !== null);
  return {
    plan: `/plymouth/plans/${plan.id}`,
    action: `/plymouth/plans/${plan.id}/actions/${action.id}`,
    upper: `/plymouth/plans/${plan.id}/actions/${action.parent}`,
    import: `/plymouth/imports/${await done(plymouth, 'imports', upload())}`,
    export: `/plymouth/exports/${await done(plymouth, 'exports', { kind: 'plan', plan: plan.id, format: 'docx', asAt: null })}`,
  };
}

function upload(): FormData {
  const { name, buffer } = aSmallPlan('A plan to be looked at');
  const form = new FormData();
  form.set('kind', 'plan');
  form.set('file', new File([new Uint8Array(buffer)], name));
  return form;
}

async function done(office: Office, kind: string, body: unknown): Promise<string> {
  const clerk = office.as('clerk');
  const { id } = ok(await clerk.send('POST', `${office.path}/${kind}`, body), 202).body;
  const ask = () => clerk.get(`${office.path}/${kind}/${id}`);
  await eventually(ask, (answer) => answer.body.state === 'ready');
  return id;
}

describe('every page fits its window, is named and has nothing that axe finds wrong', () => {
  test('for those who are not signed in', async ({ aWindow }) => {
    expect(await walk(await aWindow(), ['/', '/accessibility', '/cookies'], openly)).toEqual([]);
  });

  test('for an editor who reads', async ({ signedIn, office }) => {
    const { plan, action, upper } = await placesIn(office('plymouth'));
    const page = await signedIn('clerk@plymouth.example', '/plymouth');
    const addresses = ['/authorities', '/plymouth', '/plymouth/plans', plan, `${plan}?view=working`];
    const others = [`${plan}?asAt=2019-09-30`, `${plan}?q=nothing+like+it`, action, upper, '/plymouth/audit'];
    expect(await walk(page, [...addresses, ...others])).toEqual([]);
  });

  test('for an editor who works', async ({ signedIn, office }) => {
    const places = await placesIn(office('plymouth'));
    const { plan, action } = places;
    const page = await signedIn('clerk@plymouth.example', '/plymouth');
    const forms = [`${plan}/change`, `${plan}/rows/new?level=action`, `${action}/change`, `${action}/update`];
    const addresses = [`${plan}?view=arrange`, '/plymouth/plans/new', ...forms];
    const work = ['/plymouth/imports/new', places.import, places.export];
    expect(await walk(page, [...addresses, ...work, '/accept'])).toEqual([]);
  });

  test('for an administrator', async ({ signedIn, office }) => {
    const page = await signedIn('admin@plymouth.example', '/plymouth');
    const seat = `/plymouth/people/${office('plymouth').personOf('owner')}`;
    const addresses = ['/plymouth/people', '/plymouth/people/invite', seat, '/plymouth/settings'];
    expect(await walk(page, [...addresses, '/plymouth/audit?subject=people'])).toEqual([]);
  });

  test('for one who may only read, or finds nothing there', async ({ signedIn }) => {
    const page = await signedIn('reader@plymouth.example', '/plymouth');
    const addresses = ['/plymouth/people', '/plymouth/settings', '/plymouth/imports/new', '/plymouth/plans/new'];
    expect(await walk(page, [...addresses, '/plymouth/nothing/at/all', '/plymouth/imports/none'])).toEqual([]);
  });
});
