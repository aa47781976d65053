import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import type { Office } from '#test/support/officers.ts';
import { axeProblems, test, visit } from './browser.ts';

/** The demonstration’s restricted note names a school that no other text of it names. */
const school = 'Harbour View Primary';

async function actionWithNote(plymouth: Office): Promise<string> {
  const { body } = await plymouth.as('reader').get(`${plymouth.path}/plans`);
  for (const { id } of body.items) {
    const { nodes } = (await plymouth.as('reader').get(`${plymouth.path}/plans/${id}`)).body;
    const found = nodes.find(({ title }: { title: string }) =>
      title.startsWith('Heads of good and outstanding schools'),
    );
    if (found !== undefined) return `/plymouth/plans/${id}/actions/${found.id}`;
  }
  throw new Error('The demonstration has no action with a restricted note');
}

/** Everything that the interface answers to this page from now on. */
function answersTo(page: Page): () => Promise<string> {
  const answers: Promise<string>[] = [];
  page.on('response', (response) => {
    if (response.url().includes('/api/')) answers.push(response.text().catch(() => ''));
  });
  return async () => (await Promise.all(answers)).join('\n');
}

describe('a restricted note', () => {
  test('is seen by those cleared for it, and reaches no other page', async ({ signedIn, office }) => {
    const address = await actionWithNote(office('plymouth'));
    const cleared = await signedIn('improvement@plymouth.example', address);
    await cleared.getByRole('heading', { name: 'Restricted notes: schools' }).waitFor();
    await cleared.getByText(school).waitFor();
    expect(await axeProblems(cleared)).toEqual([]);

    const clerk = await signedIn('clerk@plymouth.example', '/plymouth');
    const answers = answersTo(clerk);
    await visit(clerk, address);
    await clerk.getByRole('heading', { name: 'What has happened since' }).waitFor();
    expect(await clerk.getByText('Restricted notes').count()).toBe(0);
    expect(await clerk.content()).not.toContain(school);
    expect(await answers()).toContain('Heads of good and outstanding schools');
    expect(await answers()).not.toContain(school);
    expect(await axeProblems(clerk)).toEqual([]);
  });
});

describe('another authority’s plan', () => {
  test('has the same words as one that never was', async ({ signedIn, office }) => {
    const peterborough = office('peterborough');
    const { body } = await peterborough.as('reader').get(`${peterborough.path}/plans`);
    const [theirs, never] = [body.items[0].id, '01J00000000000000000000000'];
    const page = await signedIn('clerk@plymouth.example', '/plymouth');
    const shown = async (path: string) => {
      await visit(page, path);
      await page.getByText('There is nothing at this address').waitFor();
      return { title: await page.title(), words: await page.getByRole('main').textContent() };
    };
    const there = await shown(`/peterborough/plans/${theirs}`);
    expect(await axeProblems(page)).toEqual([]);
    expect(await shown(`/peterborough/plans/${never}`)).toEqual(there);
    expect(await shown(`/nowhere/plans/${never}`)).toEqual(there);
    const here = await shown(`/plymouth/plans/${theirs}`);
    expect(await axeProblems(page)).toEqual([]);
    expect(await shown(`/plymouth/plans/${never}`)).toEqual(here);
    const action = await shown(`/plymouth/plans/${theirs}/actions/${never}`);
    expect(await shown(`/plymouth/plans/${never}/actions/${never}`)).toEqual(action);
  });
});
