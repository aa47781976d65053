import { describe, expect } from 'vitest';
import { ok } from '#test/builders/plans.ts';
import { axeProblems, patiently, test, visit } from './browser.ts';

const urn = '990204';
const school = 'Tamarside Cross Academy';
const guest = 'reader@cambridgeshire.example';

describe('a school’s page', () => {
  test('is issued as it was previewed; its head, invited, reads it; withdrawn it is gone', async ({
    signedIn,
    office,
  }) => {
    const plymouth = office('plymouth');
    const invitation = {
      audience: `school:${urn}`,
      name: 'Head teacher',
      email: 'head@tamarside.example',
      until: null,
    };
    const { code } = ok(
      await plymouth.as('admin').send('POST', `${plymouth.path}/outside-seats`, invitation),
      201,
    ).body;
    const head = await signedIn(guest, '/accept');
    await head.getByRole('textbox', { name: 'Code' }).fill(code);
    await head.getByRole('button', { name: 'Accept the invitation' }).click();
    await expect.poll(() => head.title(), patiently).toBe(`${school} – Placeboard`);
    await head.getByRole('heading', { name: 'Nothing is issued at the moment' }).waitFor();
    expect(await axeProblems(head)).toEqual([]);

    const officer = await signedIn('improvement@plymouth.example', `/plymouth/schools/${urn}`);
    await officer.getByRole('link', { name: 'Issue this school’s page' }).click();
    await officer.getByRole('heading', { name: 'Issue a school’s page', level: 1 }).waitFor();
    await officer.getByRole('button', { name: 'Issue this page' }).click();
    await officer
      .getByRole('alert')
      .getByRole('link', { name: /^Enter what this issue is called/ })
      .waitFor();
    await officer.getByLabel('What is this issue called?').fill('Spring term 2027');
    await officer.getByLabel('Covering note').fill('Please read this before we meet in March.');
    await officer.getByLabel('Support that is agreed').fill('An adviser works with the maths team each week.');
    const preview = officer.getByRole('region', { name: 'What the head and governors will read' });
    await preview.getByText('An adviser works with the maths team each week.').waitFor();
    const foreseen = await preview.getByRole('region', { name: 'Category' }).innerText();
    expect(foreseen).toContain('Intensive');
    expect(await axeProblems(officer)).toEqual([]);
    await officer.getByRole('button', { name: 'Issue this page' }).click();
    await officer.getByText('The page was issued.').waitFor();
    await officer.getByRole('heading', { name: school, level: 1 }).waitFor();
    expect(await axeProblems(officer)).toEqual([]);

    const page = head.getByRole('article', { name: 'Spring term 2027' });
    await page.waitFor();
    expect(await page.getByRole('region').allInnerTexts()).toHaveLength(4);
    expect(await page.getByRole('region', { name: 'Category' }).innerText()).toBe(foreseen);
    await page.getByText('Please read this before we meet in March.').waitFor();
    expect(await axeProblems(head)).toEqual([]);
    await visit(head, '/audiences/school/990102');
    await head.getByRole('heading', { name: 'Page not found' }).waitFor();

    await officer.getByRole('button', { name: 'Withdraw this issue' }).click();
    const question = officer.getByRole('alertdialog', { name: 'Withdraw this issue?' });
    await question.getByRole('textbox', { name: 'Why is it withdrawn?' }).fill('The reasons name the wrong year');
    expect(await axeProblems(officer)).toEqual([]);
    await question.getByRole('button', { name: 'Withdraw', exact: true }).click();
    await officer.getByText('“Spring term 2027” was withdrawn from the school.').waitFor();
    await expect
      .poll(
        async () => {
          await visit(head, `/audiences/school/${urn}`);
          return page.count();
        },
        { timeout: 10_000 },
      )
      .toBe(0);
  });

  test('of the demonstration is there for its head and its governor, and for no other guest', async ({ signedIn }) => {
    for (const who of ['head@school.example', 'governor@school.example']) {
      const reader = await signedIn(who, '/authorities');
      await reader.getByRole('link', { name: 'Osierbank Primary School' }).click();
      await reader.getByRole('region', { name: 'Category' }).getByText('Category 3a').waitFor();
    }
    const member = await signedIn('member@eastern.example', '/audiences/school/990102');
    await member.getByRole('heading', { name: 'Page not found' }).waitFor();
  });
});
