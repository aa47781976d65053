import { describe, expect } from 'vitest';
import { ok } from '#test/builders/plans.ts';
import { arrived, axeProblems, test, visit } from './browser.ts';
import { actionTitles, aPlanIn } from './own-plan.ts';

const [courses, nurseries] = actionTitles;

describe('plans that have to do with one another', () => {
  test('a row is linked to a row of another plan that is found by its words, and the link stands on both sides', async ({
    signedIn,
    office,
  }) => {
    const plymouth = office('plymouth');
    const [school, city] = [
      await aPlanIn(plymouth, 'A plan of one school'),
      await aPlanIn(plymouth, 'A plan of the whole city'),
    ];
    const action = `/plymouth/plans/${school.id}/actions/${school.actions[0]}`;
    const page = await signedIn('clerk@plymouth.example', action);
    await page.getByRole('button', { name: 'More' }).click();
    await page.getByRole('link', { name: 'Link to another plan' }).click();
    await arrived(page, `${action}/link`);
    await page.getByLabel('It is part of it').check();
    await page.getByRole('button', { name: 'Link', exact: true }).click();
    await page.getByRole('alert').getByText('There is a problem').waitFor();
    expect(await axeProblems(page)).toEqual([]);
    await page.getByLabel('Which plan?').selectOption({ label: 'A plan of the whole city' });
    await page.getByLabel('Words in the row').fill('families supported');
    await page.getByText('1 of 5 rows fit').waitFor();
    await page.getByLabel('Objective 1.1: Families are supported').check();
    expect(await axeProblems(page)).toEqual([]);
    await page.getByRole('button', { name: 'Link', exact: true }).click();
    await arrived(page, action);
    await page.getByRole('link', { name: 'Objective 1: Families are supported' }).click();
    await page.getByRole('link', { name: `Action 1: ${courses}` }).waitFor();
    await page.getByText('Carried by').waitFor();
    expect(await axeProblems(page)).toEqual([]);
    await visit(page, city.page);
    await page.getByText('Carried by A plan of one school').waitFor();
    expect(await axeProblems(page)).toEqual([]);
  });

  test('an action is handed over to another plan, and each says where it went or came from', async ({
    signedIn,
    office,
  }) => {
    const plymouth = office('plymouth');
    const [from, to] = [await aPlanIn(plymouth, 'A plan that ends'), await aPlanIn(plymouth, 'A plan that goes on')];
    const action = `/plymouth/plans/${from.id}/actions/${from.actions[1]}`;
    const page = await signedIn('clerk@plymouth.example', action);
    await page.getByRole('button', { name: 'More' }).click();
    await page.getByRole('link', { name: 'Hand over' }).click();
    await arrived(page, `${action}/hand-over`);
    await page.getByText('Here it closes as “Complete”').waitFor();
    expect(await axeProblems(page)).toEqual([]);
    await page.getByLabel('Which plan?').selectOption({ label: 'A plan that goes on' });
    await page.getByLabel('Objective 1.1: Families are supported').check();
    await page.getByLabel('Why is it handed over?').fill('It is looked at with the other work');
    const agreed = page.getByRole('combobox', { name: /Name to add/ });
    await agreed.pressSequentially('Head of service');
    await agreed.press('ArrowDown');
    await page.getByRole('option', { name: /Head of service.*As a role/i }).click();
    await page.getByRole('button', { name: 'Hand over', exact: true }).click();
    await arrived(page, action);
    await page.getByText('Handed over to', { exact: true }).waitFor();
    expect(await axeProblems(page)).toEqual([]);
    await page.getByRole('link', { name: `Action 4: ${nurseries}` }).click();
    await page.getByText('Taken over from', { exact: true }).waitFor();
    await page.getByText('Taken over from another plan').waitFor();
    await visit(page, to.page);
    await page.getByRole('cell', { name: `1.1.4 ${nurseries}` }).waitFor();
  });

  test('a row refers to a strand of the list, which has it, and names that were typed are matched to it', async ({
    signedIn,
    office,
  }) => {
    const peterborough = office('peterborough');
    const plan = await aPlanIn(peterborough, 'A plan with a strand');
    const typed = { kind: 'strand', name: 'Pupils who are vulnerable' };
    const link = { kind: 'refers-to', node: plan.actions[1], other: typed, why: '' };
    ok(await peterborough.as('clerk').send('POST', `${plan.api}/links`, link), 201);
    const page = await signedIn('clerk@peterborough.example', `${plan.page}/actions/${plan.actions[0]}/link`);
    await page.getByLabel('A strand or strategy of ours').check();
    await page.getByLabel('Which strand or strategy?').selectOption({ label: 'Vulnerable pupils' });
    expect(await axeProblems(page)).toEqual([]);
    await page.getByRole('button', { name: 'Link', exact: true }).click();
    await page.getByRole('link', { name: 'Vulnerable pupils' }).click();
    await page.getByRole('heading', { name: 'Vulnerable pupils' }).waitFor();
    await page.getByRole('link', { name: `Action 1: ${courses}` }).waitFor();
    expect(await axeProblems(page)).toEqual([]);

    await visit(page, '/peterborough/strands');
    await page.getByLabel(/^Pupils who are vulnerable/).check();
    await page.getByLabel('What are those that are ticked?').selectOption({ label: 'Vulnerable pupils' });
    expect(await axeProblems(page)).toEqual([]);
    await page.getByRole('button', { name: 'Match', exact: true }).click();
    await page.getByText('1 link matched to “Vulnerable pupils”.').waitFor();
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await page.getByText('Undone. The names are as they were typed.').waitFor();
  });
});
