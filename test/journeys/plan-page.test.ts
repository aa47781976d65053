import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { anUpdateDraft, ok } from '#test/builders/plans.ts';
import { arrived, axeProblems, patiently, settled, test, visit } from './browser.ts';
import { actionTitles, aPlanIn } from './own-plan.ts';

const [courses, nurseries, guide] = actionTitles;

/** The actions in the order in which the tree of rows has them. */
const actionsInTree = async (page: Page): Promise<string[]> => {
  const names = await page.getByRole('row').allInnerTexts();
  return names.flatMap((words) => actionTitles.filter((title) => words.includes(title)));
};

async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

/** The name of what has the focus, as it is read out. */
const focused = (page: Page) =>
  page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent);

describe('the order of rows', () => {
  test('a row is moved with the keyboard alone, by its buttons and by its handle, and stays there', async ({
    signedIn,
    office,
  }) => {
    const plan = await aPlanIn(office('plymouth'), 'A plan to be put in order');
    const page = await signedIn('clerk@plymouth.example', `${plan.page}?view=arrange`);
    await page.getByRole('treegrid', { name: 'Rows of the plan' }).waitFor();
    expect(await axeProblems(page)).toEqual([]);
    expect(await actionsInTree(page)).toEqual([courses, nurseries, guide]);

    await page.getByRole('link', { name: 'Change levels, columns or statuses' }).focus();
    await press(page, 'Tab', 'ArrowDown', 'ArrowDown', 'ArrowRight', 'ArrowRight');
    expect(await focused(page)).toBe('Move action 1.1.1 down');
    const saved = () => page.waitForResponse((answer) => answer.request().method() === 'PATCH');
    const [first] = await Promise.all([saved(), press(page, 'Enter')]);
    expect(first.status()).toBe(200);
    await page.getByText(`Moved “${courses}”.`).waitFor();
    expect(await actionsInTree(page)).toEqual([nurseries, courses, guide]);
    // It keeps its number and can go on: the focus went with the row.
    await expect.poll(() => focused(page), patiently).toBe('Move action 1.1.1 down');
    const [second] = await Promise.all([saved(), press(page, 'Enter')]);
    expect(second.status()).toBe(200);
    await expect.poll(() => actionsInTree(page), patiently).toEqual([nurseries, guide, courses]);
    await expect.poll(() => focused(page), patiently).toBe(`Action 1.1.1 ${courses}`);

    await press(page, 'ArrowRight');
    expect(await focused(page)).toBe(`Drag Action 1.1.1 ${courses}`);
    const dropped = saved();
    await press(page, 'Enter', 'ArrowUp', 'ArrowUp', 'Enter');
    const dragged = [nurseries, courses, guide];
    await expect.poll(() => actionsInTree(page), patiently).toEqual(dragged);
    // The focus is on the row that was put there or, on a slow machine, on its neighbour; never lost.
    await expect.poll(() => focused(page), patiently).toMatch(/^Action 1\.1\.\d /);
    expect((await dropped).status()).toBe(200);
    expect(await axeProblems(page)).toEqual([]);
    await page.reload();
    await arrived(page, `${plan.page}?view=arrange`);
    await page.getByRole('treegrid').waitFor();
    expect(await actionsInTree(page)).toEqual(dragged);
  });
});

describe('the page of a plan', () => {
  test('the address holds the filter, and each status is a button with its number', async ({ signedIn, office }) => {
    const plymouth = office('plymouth');
    const plan = await aPlanIn(plymouth, 'A plan to be filtered');
    const path = `${plan.api}/nodes/${plan.actions[1]}/updates`;
    ok(await plymouth.as('clerk').send('POST', path, anUpdateDraft({ status: 'at-risk' })), 201);
    const page = await signedIn('reader@plymouth.example', `${plan.page}?status=at-risk`);
    await page.getByText('1 action shown of 3').waitFor();
    await page.getByRole('cell', { name: `1.1.2 ${nurseries}` }).waitFor();
    expect(await page.getByRole('cell', { name: `1.1.1 ${courses}` }).count()).toBe(0);
    const pressed = page.getByRole('button', { name: '1 At risk', pressed: true });
    expect(await axeProblems(page)).toEqual([]);
    await pressed.click();
    await page.getByRole('cell', { name: `1.1.1 ${courses}` }).waitFor();
    expect(new URL(page.url()).search).toBe('');
    await page.getByRole('button', { name: '2 No update yet', pressed: false }).click();
    await page.getByText('2 actions shown of 3').waitFor();
    expect(new URL(page.url()).searchParams.get('status')).toBe('no-update');
  });

  test('the timeline has the actions by date, says in words what it draws, and keeps the filter', async ({
    signedIn,
    office,
  }) => {
    const plan = await aPlanIn(office('plymouth'), 'A plan to be seen by date');
    const page = await signedIn('clerk@plymouth.example', plan.page);
    await page.getByRole('link', { name: 'Timeline' }).click();
    await arrived(page, `${plan.page}?view=timeline`);
    await page.getByRole('table', { name: /in the order of their dates/ }).waitFor();
    const titles = await page.getByRole('rowheader').allInnerTexts();
    expect(titles).toHaveLength(actionTitles.length);
    expect(titles.every((words) => /No update yet/.test(words))).toBe(true);
    expect(await axeProblems(page)).toEqual([]);
    await visit(page, `${plan.page}?view=timeline&q=${encodeURIComponent(guide)}`);
    await expect.poll(() => page.getByRole('rowheader').count(), patiently).toBe(1);
  });

  test('a part folds away and comes back', async ({ signedIn, office }) => {
    const plan = await aPlanIn(office('plymouth'), 'A plan that folds');
    const page = await signedIn('reader@plymouth.example', plan.page);
    const part = page.getByRole('button', { name: 'Priority 1 Every child is ready for school', expanded: true });
    await part.click();
    await page.getByRole('table').waitFor({ state: 'hidden' });
    expect(await axeProblems(page)).toEqual([]);
    await page.getByRole('button', { name: /^Priority 1/, expanded: false }).click();
    await page.getByRole('table').waitFor();
  });

  test('on paper there is no navigation, and the foot says whose plan it is and as at when', async ({
    signedIn,
    office,
  }) => {
    const plan = await aPlanIn(office('plymouth'), 'A plan to be printed');
    const page = await signedIn('clerk@plymouth.example', `${plan.page}?asAt=2024-03-01`);
    await page.emulateMedia({ media: 'print' });
    await settled(page);
    expect(await page.getByRole('navigation').count()).toBe(0);
    expect(await page.getByRole('button', { name: /print|export|sign out|show/i }).count()).toBe(0);
    const foot = page.getByText('Plymouth · A plan to be printed · as at 1 March 2024 · printed on');
    expect(await foot.count()).toBe(1);
    expect(await page.getByRole('heading', { level: 1 }).isVisible()).toBe(true);
    expect(await page.getByRole('cell', { name: `1.1.1 ${courses}` }).isVisible()).toBe(true);
    expect((await page.pdf({ preferCSSPageSize: true })).length).toBeGreaterThan(5_000);
  });

  test('statuses and buttons have names that can be read out', async ({ signedIn, office }) => {
    const plymouth = office('plymouth');
    const plan = await aPlanIn(plymouth, 'A plan to be read out');
    const path = `${plan.api}/nodes/${plan.actions[0]}/updates`;
    ok(await plymouth.as('clerk').send('POST', path, anUpdateDraft()), 201);
    const page = await signedIn('clerk@plymouth.example', plan.page);
    const facts = page.getByRole('listitem').filter({ hasText: /^On track$/ });
    expect(await facts.ariaSnapshot()).toBe('- listitem: On track');
    await page.getByRole('link', { name: `Record an update action 1.1.1, ${courses}` }).waitFor();
    await visit(page, `${plan.page}?view=arrange`);
    await page.getByRole('treegrid').waitFor();
    const row = page.getByRole('row', { name: `Action 1.1.2 ${nurseries}` });
    const buttons = await row
      .getByRole('button')
      .evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')));
    expect(buttons).toEqual([
      `Drag Action 1.1.2 ${nurseries}`,
      'Move action 1.1.2 up',
      'Move action 1.1.2 down',
      'Remove action 1.1.2',
    ]);
  });
});
