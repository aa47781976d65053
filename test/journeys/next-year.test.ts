import { describe, expect } from 'vitest';
import { aNodeDraft, aPlanDraft, ok } from '#test/builders/plans.ts';
import type { Office } from '#test/support/officers.ts';
import { arrived, axeProblems, test, visit } from './browser.ts';

/** A plan whose layout names steps, with one action of the contributor’s. */
async function aSteppedPlan(office: Office, title: string) {
  const clerk = office.as('clerk');
  const draft = aPlanDraft({ title, shape: 'priorities-and-goals', agreedOn: '2025-09-01' });
  const { id } = ok(await clerk.send('POST', `${office.path}/plans`, draft), 201).body;
  const add = async (row: object): Promise<string> =>
    ok(
      await clerk.send('POST', `${office.path}/plans/${id}/nodes`, aNodeDraft({ effectiveOn: '2025-09-01', ...row })),
      201,
    ).body.node.id;
  const goal = await add({ level: 'goal', parent: await add({ title: 'Leadership' }), title: 'Leaders are found' });
  const own = { owner: office.personOf('owner'), dueOn: '2026-02-28' };
  const action = await add({ level: 'action', parent: goal, title: 'Visit every school', ...own });
  return { page: `/${office.id}/plans/${id}`, action: `/${office.id}/plans/${id}/actions/${action}` };
}

describe('a plan from one year to the next', () => {
  test('an action has milestones, which its owner marks as done while reporting', async ({ signedIn, office }) => {
    const { page: address, action } = await aSteppedPlan(office('plymouth'), 'A plan with steps');
    const clerk = await signedIn('clerk@plymouth.example', action);
    await clerk.getByRole('link', { name: 'Add milestone' }).click();
    await arrived(clerk, `${action}/milestones/new`);
    await clerk.getByRole('button', { name: 'Add milestone' }).click();
    await clerk.getByRole('alert').getByText('There is a problem').waitFor();
    expect(await axeProblems(clerk)).toEqual([]);
    await clerk.getByLabel('What will have been done?').fill('Half of the schools are visited');
    await clerk.getByLabel('Day').fill('31');
    await clerk.getByLabel('Month').fill('1');
    await clerk.getByLabel('Year').fill('2026');
    await clerk.getByRole('button', { name: 'Add milestone' }).click();
    await arrived(clerk, action);
    await clerk.getByText('Due 31 January 2026').waitFor();
    expect(await axeProblems(clerk)).toEqual([]);
    const owner = await signedIn('owner@plymouth.example', `${action}/update`);
    await owner.getByLabel('What was delivered?').fill('Twenty schools were visited');
    await owner.getByRole('button', { name: 'Mark as done “Half of the schools are visited”' }).click();
    await owner.getByRole('alertdialog', { name: 'When was it done?' }).waitFor();
    expect(await axeProblems(owner)).toEqual([]);
    await owner.getByRole('button', { name: 'Mark as done', exact: true }).click();
    await owner.getByText('1 of 1 milestones done.').waitFor();
    expect(await owner.getByLabel('What was delivered?').inputValue()).toBe('Twenty schools were visited');
    await visit(owner, action);
    await owner.getByRole('button', { name: /Not done after all/ }).waitFor();
    await owner.getByText('Milestone was done').waitFor();
    await visit(owner, address);
    await owner.getByText('1 of 1 milestones done').waitFor();
    await visit(owner, `${address}?view=timeline`);
    await owner.getByText('milestone, filled when done').waitFor();
    expect(await axeProblems(owner)).toEqual([]);
  });

  test('a plan is copied for the next year, and each is linked to the other', async ({ signedIn, office }) => {
    const { page: address } = await aSteppedPlan(office('plymouth'), 'Improvement plan 2025–26');
    const page = await signedIn('clerk@plymouth.example', address);
    await page.getByRole('button', { name: 'More' }).click();
    await page.getByRole('link', { name: 'Copy for another year' }).click();
    await arrived(page, `${address}/copy`);
    expect(await page.getByLabel('Title of the new plan').inputValue()).toBe('Improvement plan 2026–27');
    await page.getByLabel('Years', { exact: true }).fill('one');
    await page.getByRole('button', { name: 'Copy the plan' }).click();
    await page.getByRole('link', { name: 'Enter a number of years, like 1' }).waitFor();
    expect(await axeProblems(page)).toEqual([]);
    await page.getByLabel('Years', { exact: true }).fill('1');
    await page.getByRole('button', { name: 'Copy the plan' }).click();
    await page.getByText('“Improvement plan 2026–27” is there. 3 rows were copied.').waitFor();
    expect(await axeProblems(page)).toEqual([]);
    await page.getByRole('link', { name: 'Open the new plan' }).click();
    await page.getByText('Due 28 February 2027').waitFor();
    await page.getByText('No update yet').first().waitFor();
    await page.getByRole('link', { name: 'Improvement plan 2025–26' }).click();
    await arrived(page, address);
    await page.getByText('Copied to').waitFor();
    expect(await axeProblems(page)).toEqual([]);
  });
});
