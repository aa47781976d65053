import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { axeProblems, opened, test, visit } from './browser.ts';
import { actionTitles, aPlanIn } from './own-plan.ts';

/** The row under the first action, which says how it stands. */
const standing = (page: Page) =>
  page.getByRole('row').filter({ has: page.getByRole('link', { name: /^Open action 1\.1\.1,/ }) });

describe('progress on an action', () => {
  test('an owner records an update that survives a reload, sees it under the action, and takes it back', async ({
    signedIn,
    office,
  }) => {
    const plan = await aPlanIn(office('plymouth'), 'A plan with an owner');
    const page = await signedIn('owner@plymouth.example', plan.page);
    // Of three actions one is theirs.
    expect(await page.getByRole('link', { name: /^Record an update/ }).count()).toBe(1);
    await page.getByRole('link', { name: /^Record an update/ }).click();
    await page.getByRole('heading', { name: 'Record an update', level: 1 }).waitFor();
    expect(await axeProblems(page)).toEqual([]);

    await page.getByRole('radio', { name: 'On track' }).check();
    await page.getByLabel('What was delivered?').fill('Two courses were held');
    await page.getByLabel('What comes next?').fill('Hold a third in the south of the city');
    await page.getByText('Saved in this tab').waitFor();
    await page.reload();
    await page.getByText('This is what you had typed').waitFor();
    expect(await page.getByLabel('What was delivered?').inputValue()).toBe('Two courses were held');
    expect(await page.getByRole('radio', { name: 'On track' }).isChecked()).toBe(true);
    expect(await axeProblems(page)).toEqual([]);

    await page.getByRole('button', { name: 'Record this update' }).click();
    await page.getByRole('heading', { name: actionTitles[0], level: 1 }).waitFor();
    await page.getByText('Your update was recorded.').waitFor();
    expect(await axeProblems(page)).toEqual([]);
    await page
      .getByRole('navigation', { name: 'Breadcrumb' })
      .getByRole('link', { name: 'A plan with an owner' })
      .click();
    await standing(page).getByText('Two courses were held').waitFor();
    await standing(page).getByText('On track', { exact: true }).waitFor();

    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('Undone. Everything is as it was before.').waitFor();
    await standing(page).getByText('No update yet').waitFor();
    expect(await page.getByText('Two courses were held').count()).toBe(0);
    expect(await axeProblems(page)).toEqual([]);
  });

  test('the plan as at a past date says that it is the past, and offers nothing to edit', async ({
    signedIn,
    office,
  }) => {
    const plan = await aPlanIn(office('plymouth'), 'A plan with a past');
    const page = await signedIn('clerk@plymouth.example', plan.page);
    expect(await page.getByRole('link', { name: /^Record an update/ }).count()).toBe(3);
    await page.getByLabel('Show the plan as at').selectOption({ label: 'Another date' });
    await page.getByLabel('Date', { exact: true }).fill('2024-03-01');
    await page.getByRole('button', { name: 'Show', exact: true }).click();
    await page.getByText('The plan as it stood on 1 March 2024. Nothing can be changed here.').waitFor();
    await page.getByRole('cell', { name: `1.1.1 ${actionTitles[0]}` }).waitFor();
    expect(new URL(page.url()).searchParams.get('asAt')).toBe('2024-03-01');
    const offers = page.getByRole('main').getByRole('link', { name: /record|\bchange\b|add|remove|order/i });
    expect(await offers.count()).toBe(0);
    expect(await page.getByRole('button', { name: /record|change|add|remove|move/i }).count()).toBe(0);
    expect(await axeProblems(page)).toEqual([]);
    await page.getByRole('link', { name: 'Back to today' }).click();
    await page
      .getByRole('link', { name: /^Record an update/ })
      .first()
      .waitFor();
  });

  test('an editor gives an action its owner, who then finds it waiting at home', async ({ signedIn, office }) => {
    const plan = await aPlanIn(office('portsmouth'), 'A plan to share out');
    const page = await signedIn('clerk@portsmouth.example', `${plan.page}/actions/${plan.actions[1]}`);
    await page.getByRole('link', { name: 'Change what was agreed' }).click();
    const owners = page.getByRole('combobox', { name: 'Owner' });
    const manager = page.getByRole('option', { name: 'Education Partnership Manager' });
    await opened(owners, manager);
    await manager.click();
    await page.getByRole('button', { name: 'Save changes' }).click();
    await page.getByText('Owner: Education Partnership Manager').waitFor();
    expect(await axeProblems(page)).toEqual([]);
    await page.getByRole('link', { name: 'Change what was agreed' }).click();
    await opened(owners, manager);
    expect(await axeProblems(page)).toEqual([]);

    const owner = await signedIn('owner@portsmouth.example', '/portsmouth');
    await owner.getByRole('link', { name: `Record an update on ${actionTitles[1]}` }).waitFor();
    expect(await axeProblems(owner)).toEqual([]);
    await visit(owner, `${plan.page}/actions/${plan.actions[2]}/update`);
    await owner.getByText('Its owner, editors and administrators record updates on this action.').waitFor();
    expect(await axeProblems(owner)).toEqual([]);
  });
});
