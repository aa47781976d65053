import { describe, expect } from 'vitest';
import { ok } from '#test/builders/plans.ts';
import { arrived, axeProblems, patiently, settled, test, visit } from './browser.ts';
import { actionTitles, aPlanIn } from './own-plan.ts';

const [courses] = actionTitles;

describe('a question about an action', () => {
  test('is asked of somebody, found on their home page, answered, and mended', async ({ signedIn, office }) => {
    const plan = await aPlanIn(office('portsmouth'), 'A plan that is talked about');
    const portsmouth = office('portsmouth');
    const { people } = ok(await portsmouth.as('clerk').get(portsmouth.path), 200).body;
    const owner: string = people.find(({ id }: { id: string }) => id === portsmouth.personOf('owner')).name;
    const page = await signedIn('reader@portsmouth.example', `${plan.page}/actions/${plan.actions[0]}`);
    const box = page.getByLabel('Add a comment');
    await box.fill('Has the panel seen this, @');
    await page.keyboard.press('End');
    const offered = page.getByRole('listbox', { name: 'People who can be mentioned' }).getByRole('option');
    await offered.first().waitFor();
    expect(await axeProblems(page)).toEqual([]);
    await box.pressSequentially(owner.slice(0, -1));
    await expect.poll(() => offered.allTextContents(), patiently).toEqual([owner]);
    await page.keyboard.press('Enter');
    await page.getByText(`${owner} will be told.`).waitFor();
    await page.keyboard.type('?');
    await page.getByRole('button', { name: 'Add comment' }).click();
    await page.getByText('Added the comment.').waitFor();
    const said = page.getByRole('listitem').filter({ hasText: `Has the panel seen this, @${owner} ?` });
    await said.waitFor();
    expect(await axeProblems(page)).toEqual([]);

    const other = await signedIn('owner@portsmouth.example', '/portsmouth');
    await other.getByText('mentioned you').first().waitFor();
    expect(await axeProblems(other)).toEqual([]);
    await other
      .getByRole('listitem')
      .filter({ hasText: courses })
      .getByRole('link', { name: /Read the comment/ })
      .first()
      .click();
    await other.getByText('Has the panel seen this').waitFor();
    await settled(other);
    await other.getByLabel('Add a comment').fill('It will in May.');
    await other.getByRole('button', { name: 'Add comment' }).click();
    await other.getByText('It will in May.', { exact: true }).waitFor();
    await other.getByRole('button', { name: /^Change the comment/ }).click();
    await other.getByLabel('Change the comment').fill('It will in June.');
    await other.getByRole('button', { name: 'Save comment' }).click();
    await other.getByText('· changed at').waitFor();
    expect(await axeProblems(other)).toEqual([]);

    await other.getByRole('button', { name: /^Withdraw the comment/ }).click();
    await other.getByText(/^Withdrawn/).waitFor();
    await other.getByRole('button', { name: 'Undo' }).click();
    await other.getByText('It will in June.', { exact: true }).waitFor();
    await visit(other, '/portsmouth');
    await expect.poll(() => other.getByText('mentioned you').count(), patiently).toBe(0);
    await arrived(other, '/portsmouth');
  });
});
