import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { axeProblems, patiently, test, visit } from './browser.ts';
import { actionTitles, aPlanIn } from './own-plan.ts';

const [courses] = actionTitles;
const mostStops = 80;

/** What has the focus, by its label or its words. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const at = document.activeElement;
    const label = at instanceof HTMLInputElement || at instanceof HTMLTextAreaElement ? at.labels?.[0] : null;
    return (at?.getAttribute('aria-label') ?? label?.textContent ?? at?.textContent ?? '').trim();
  });

/** Goes on with one key until what is meant has the focus, as somebody without a mouse does. */
async function go(page: Page, key: 'Tab' | 'Shift+Tab' | 'ArrowLeft' | 'ArrowRight', name: string): Promise<void> {
  for (let stop = 0; stop < mostStops; stop += 1) {
    await page.keyboard.press(key);
    if ((await focused(page)).startsWith(name)) return;
  }
  throw new Error(`“${name}” is not reached with ${key}`);
}

describe('working in a plan with the keyboard alone', () => {
  test('all actions are ticked, get the same update, and it is undone', async ({ signedIn, office }) => {
    const plan = await aPlanIn(office('plymouth'), 'A plan to be worked through');
    const page = await signedIn('clerk@plymouth.example', `${plan.page}?view=working`);
    await page.getByText('Tick actions to change several at once.').waitFor();
    await go(page, 'Tab', 'Choose all 3 shown');
    await page.keyboard.press('Space');
    await page.getByText('3 ticked').waitFor();
    await go(page, 'Shift+Tab', 'Record an update');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Record the same update on them' }).waitFor();
    expect(await axeProblems(page)).toEqual([]);

    await go(page, 'Tab', 'No status');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await go(page, 'Tab', 'What was delivered');
    await page.keyboard.type('Tutors were trained in every school.');
    await go(page, 'Tab', 'Change 3 actions');
    await page.keyboard.press('Enter');
    await page.getByText('3 actions changed.').waitFor();
    await expect.poll(() => page.getByRole('cell', { name: 'On track' }).count(), patiently).toBe(3);
    await page.getByRole('button', { name: 'Undo' }).press('Enter');
    await expect.poll(() => page.getByRole('cell', { name: 'No update yet' }).count(), patiently).toBeGreaterThan(2);
  });

  test('a card goes to another status once words are given, and to none without', async ({ signedIn, office }) => {
    const plan = await aPlanIn(office('plymouth'), 'A plan on a board');
    const page = await signedIn('clerk@plymouth.example', `${plan.page}?view=board`);
    const waiting = page.getByRole('region', { name: 'No update yet' });
    await waiting.getByRole('link', { name: courses }).waitFor();
    expect(await axeProblems(page)).toEqual([]);

    await go(page, 'Tab', courses);
    await go(page, 'ArrowRight', 'Record an update');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Record an update' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { name: 'Record an update' }).waitFor({ state: 'detached' });
    expect(await waiting.getByRole('link', { name: courses }).count()).toBe(1);

    await go(page, 'ArrowLeft', 'Drag');
    await page.keyboard.press('Enter');
    await go(page, 'Tab', 'Drop on');
    await go(page, 'Tab', 'Drop on');
    const target = await focused(page);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: /^Move to / }).waitFor();
    expect(target).toContain('Drop on');
    expect(await axeProblems(page)).toEqual([]);
    await page.getByRole('button', { name: 'Record this update' }).press('Enter');
    await page.getByText('Enter what was delivered, or why the status changes').first().waitFor();
    await page.getByLabel('What was delivered, or why does the status change?').fill('Courses ran in six schools.');
    await page.getByRole('button', { name: 'Record this update' }).press('Enter');
    await page.getByText('Your update was recorded.').waitFor();
    await expect.poll(() => waiting.getByRole('link', { name: courses }).count(), patiently).toBe(0);
  });

  test('a view is saved for oneself, found by its name, and removed', async ({ signedIn, office }) => {
    const plan = await aPlanIn(office('plymouth'), 'A plan with a view');
    const page = await signedIn('clerk@plymouth.example', `${plan.page}?view=working&fix=no-owner`);
    await page.getByRole('button', { name: 'Give it an owner' }).first().waitFor();
    await page.getByRole('button', { name: 'Save this view' }).press('Enter');
    await page.getByLabel('Name of the view').fill('Without an owner');
    await page.keyboard.press('Enter');
    await page.getByText('Saved “Without an owner”.').waitFor();
    await visit(page, plan.page);
    await page.getByRole('link', { name: 'Without an owner', exact: true }).press('Enter');
    await page.getByRole('button', { name: 'Remove', exact: true }).press('Enter');
    await page.getByText('Removed “Without an owner”.').waitFor();
    expect(await axeProblems(page)).toEqual([]);
    await expect
      .poll(() => page.getByRole('link', { name: 'Without an owner', exact: true }).count(), patiently)
      .toBe(0);
  });
});
