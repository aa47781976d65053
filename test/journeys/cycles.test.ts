import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { ok } from '#test/builders/plans.ts';
import { axeProblems, patiently, test, visit, withClock } from './browser.ts';
import { actionTitles, aPlanIn } from './own-plan.ts';

/** What stands under one heading of the cycle’s page. */
const group = (page: Page, name: RegExp) =>
  page.getByRole('region', { name }).or(page.locator('section', { has: page.getByRole('heading', { name }) }));

describe('an update cycle', () => {
  test('is opened, answered, returned, answered again, accepted and locked; its report stays', async ({
    signedIn,
    office,
  }) => {
    const plan = await aPlanIn(office('plymouth'), 'A plan to report on');
    const lead = await signedIn('clerk@plymouth.example', plan.page);
    const leadSees = await withClock(lead);
    await lead.getByRole('link', { name: 'Update cycles' }).click();
    await lead.getByText('No update cycle yet').waitFor();
    expect(await axeProblems(lead)).toEqual([]);
    await lead.getByRole('link', { name: 'Open a cycle' }).click();
    await lead.getByLabel('Name of the cycle').fill('Autumn round');
    const firstDay = lead.getByRole('group', { name: 'First day of the period' });
    await firstDay.getByLabel('Day').fill('1');
    await firstDay.getByLabel('Month').fill('9');
    await firstDay.getByLabel('Year').fill('2025');
    expect(await axeProblems(lead)).toEqual([]);
    await lead.getByRole('button', { name: 'Open this cycle' }).click();
    await lead.getByRole('heading', { name: 'Autumn round', level: 1 }).waitFor();
    await group(lead, /^Who has not answered/)
      .getByText(actionTitles[0] ?? '')
      .first()
      .waitFor();
    expect(await axeProblems(lead)).toEqual([]);

    const owner = await signedIn('owner@plymouth.example', '/plymouth');
    await owner.getByRole('link', { name: new RegExp(`^Answer for ${actionTitles[0]}`) }).waitFor(patiently);
    await visit(owner, '/plymouth/updates');
    expect(await axeProblems(owner)).toEqual([]);
    const ask = owner.getByRole('link', { name: `Answer for ${actionTitles[0]}` });
    await ask.click();
    await owner.getByRole('heading', { name: 'Your update for Autumn round', level: 1 }).waitFor();
    await owner.getByRole('radio', { name: 'On track' }).check();
    await owner.getByLabel('What was delivered?').fill('Two courses were held');
    expect(await axeProblems(owner)).toEqual([]);
    await owner.getByRole('button', { name: 'Send this update' }).click();
    await owner.getByText('Your update was sent for review.').waitFor();

    await leadSees(group(lead, /^To review/).getByText('Two courses were held'));
    await lead.getByRole('button', { name: new RegExp(`^Return ${actionTitles[0]}`) }).click();
    await lead.getByLabel('What is missing?').fill('Say how many came');
    expect(await axeProblems(lead)).toEqual([]);
    await lead.getByRole('button', { name: 'Return it' }).click();
    await lead.getByText('Returned to its owner.').waitFor();

    await visit(owner, '/plymouth/updates');
    await owner.getByText('Returned: Say how many came').waitFor();
    await owner.getByRole('link', { name: `Change the answer for ${actionTitles[0]}` }).click();
    await owner.getByLabel('What was delivered?').fill('Two courses were held; 41 parents came');
    await owner.getByRole('button', { name: 'Send the changed update' }).click();
    await owner.getByText('Your update was sent for review.').waitFor();

    await leadSees(group(lead, /^To review/).getByText('41 parents came'));
    await lead.getByRole('button', { name: new RegExp(`^Accept ${actionTitles[0]}`) }).click();
    await lead.getByText('Accepted. It stands in the plan.').waitFor();
    await lead.getByRole('button', { name: 'Lock this cycle' }).click();
    const dialog = lead.getByRole('alertdialog');
    await dialog.getByText('2 actions without an accepted update:').waitFor();
    expect(await axeProblems(lead)).toEqual([]);
    await dialog.getByRole('button', { name: 'Lock this cycle' }).click();
    await dialog.getByText(/^Error: Say that these actions are locked/).waitFor();
    await dialog.getByLabel('Lock with these as “No update”').check();
    await dialog.getByRole('button', { name: 'Lock this cycle' }).click();
    await lead.getByText('“Autumn round” is locked. Its report stays as it is.').waitFor();
    await lead.getByRole('link', { name: 'Read the reports' }).click();
    await lead.getByText('This report is frozen.').waitFor();
    await lead.getByText('Two courses were held; 41 parents came').waitFor();
    expect(await lead.getByRole('row').filter({ hasText: 'No update this cycle' }).count()).toBe(2);
    expect(await axeProblems(lead)).toEqual([]);

    await visit(lead, plan.page);
    await lead.getByRole('button', { name: '2 No update this cycle' }).waitFor();
    await lead.getByText('Statuses are those of Autumn round').waitFor();
    expect(await axeProblems(lead)).toEqual([]);
  });

  test('is withdrawn while nobody has answered', async ({ signedIn, office }) => {
    const of = office('portsmouth');
    const plan = await aPlanIn(of, 'A plan asked too early');
    const today = new Date().toISOString().slice(0, 10);
    const draft = {
      name: 'Too early',
      from: today,
      to: today,
      dataOn: today,
      dueOn: today,
      instructions: '',
      reviewed: true,
    };
    const path = `${of.path}/plans/${plan.page.split('/').at(-1)}/cycles`;
    const made = ok(await of.as('clerk').send('POST', path, draft), 201).body;
    const page = await signedIn('clerk@portsmouth.example', `${plan.page}/cycles/${made.cycle.id}`);
    await page.getByRole('button', { name: 'Withdraw it' }).click();
    await page.getByLabel('Why is it withdrawn?').fill('Opened too early');
    expect(await axeProblems(page)).toEqual([]);
    await page.getByRole('button', { name: 'Withdraw this cycle' }).click();
    await page.getByText('“Too early” was withdrawn.').waitFor();
    await page.getByText('No update cycle yet').waitFor();
  });
});
