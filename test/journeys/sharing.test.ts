import { describe, expect } from 'vitest';
import { axeProblems, test, visit } from './browser.ts';
import { actionTitles, aPlanIn } from './own-plan.ts';

const partnership = '/audiences/partnership/eastern';

describe('sharing with a partnership', () => {
  test('a clerk sees beforehand what members will see, they see it, and it is gone once withdrawn', async ({
    signedIn,
    office,
  }) => {
    const plan = await aPlanIn(office('peterborough'), 'A plan to be shared');
    const page = await signedIn('clerk@peterborough.example', plan.page);
    await page.getByRole('button', { name: 'More' }).click();
    await page.getByRole('link', { name: 'Share a part' }).click();
    await page.getByRole('heading', { name: 'Share a part of this plan', level: 1 }).waitFor();
    await page.getByRole('radio', { name: 'Eastern education partnership' }).check();
    await page.getByRole('checkbox', { name: 'Due date' }).uncheck();
    const preview = page.getByRole('region', { name: 'What they will see' });
    await preview.getByText(actionTitles[0]).waitFor();
    const foreseen = await preview.getByRole('list').first().innerText();
    expect(await axeProblems(page)).toEqual([]);
    await page.getByRole('button', { name: 'Share', exact: true }).click();
    await page.getByText('Shared with Eastern education partnership').waitFor();
    expect(await axeProblems(page)).toEqual([]);

    const member = await signedIn('member@eastern.example', partnership);
    const shown = member.getByRole('article', { name: 'A plan to be shared' });
    await shown.waitFor();
    await shown.getByText('Peterborough', { exact: true }).waitFor();
    expect(await shown.getByRole('list').first().innerText()).toBe(foreseen);
    expect(await axeProblems(member)).toEqual([]);

    const line = page.getByRole('listitem').filter({ hasText: 'A plan to be shared' });
    await line.getByRole('button', { name: /^Withdraw/ }).click();
    await page.getByLabel('Why is it withdrawn?').fill('The review has ended');
    await page.getByRole('button', { name: 'Withdraw', exact: true }).click();
    await page.getByText('Withdrawn from Eastern education partnership.').waitFor();
    await expect
      .poll(
        async () => {
          await visit(member, partnership);
          return shown.count();
        },
        { timeout: 10_000 },
      )
      .toBe(0);
  });

  test('a member is told of nothing but the partnership', async ({ signedIn }) => {
    const member = await signedIn('member@eastern.example', '/authorities');
    await member.getByRole('link', { name: 'Eastern education partnership' }).waitFor();
    await visit(member, '/peterborough');
    await member.getByRole('heading', { name: 'Page not found' }).waitFor();
  });
});
