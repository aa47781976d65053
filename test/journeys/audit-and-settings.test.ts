import { describe, expect } from 'vitest';
import { axeProblems, patiently, test, visit } from './browser.ts';
import { aPlanIn } from './own-plan.ts';

describe('the audit', () => {
  test('shows what was changed, by whom and when', async ({ signedIn, office }) => {
    const plymouth = office('plymouth');
    const plan = await aPlanIn(plymouth, 'A plan under audit');
    const page = await signedIn('improvement@plymouth.example', `${plan.page}/change`);
    await page.getByRole('textbox', { name: 'Purpose' }).fill('To be ready for the inspection');
    await page.getByRole('textbox', { name: 'Why is it changed?' }).fill('The board asked for it');
    await page.getByRole('button', { name: 'Save changes' }).click();
    await page.getByText('The plan was changed.').waitFor();
    await visit(page, `/plymouth/audit?subject=${plan.id}`);
    const newest = page.getByRole('main').getByRole('listitem').first();
    await newest.getByRole('heading', { name: 'Head of School Improvement changed the plan' }).waitFor();
    const words = await newest.textContent();
    expect(words).toContain('Why: The board asked for it');
    expect(words).toContain('Purpose: “To improve outcomes” became “To be ready for the inspection”');
    const said = await newest.getByRole('time').getAttribute('datetime');
    expect(Date.now() - Date.parse(said ?? '')).toBeLessThan(120_000);
    expect(await axeProblems(page)).toEqual([]);
    await page.getByLabel('Changes of').selectOption({ label: 'Settings' });
    await expect.poll(() => new URL(page.url()).searchParams.get('subject'), patiently).toBe('settings');
    expect(await axeProblems(page)).toEqual([]);
  });
});

describe('the settings', () => {
  test('a colour on which white cannot be read is refused beside the field', async ({ signedIn, office }) => {
    const portsmouth = office('portsmouth');
    const page = await signedIn('admin@portsmouth.example', '/portsmouth/settings');
    const before = (await portsmouth.as('reader').get(`${portsmouth.path}/settings`)).body;
    const colour = page.getByRole('textbox', { name: 'Colour of the band' });
    await colour.fill('#ffdd00');
    await page.getByText('too light, choose a darker colour').waitFor();
    await page.getByRole('button', { name: 'Save settings' }).click();
    const link = page.getByRole('alert').getByRole('link');
    await link.click();
    expect(await colour.evaluate((field) => field === document.activeElement)).toBe(true);
    const beside = await colour.evaluate((field) =>
      (field.getAttribute('aria-describedby') ?? '').split(' ').map((id) => document.getElementById(id)?.textContent),
    );
    expect(beside.join(' ')).toContain(await link.textContent());
    expect(await axeProblems(page)).toEqual([]);
    expect((await portsmouth.as('reader').get(`${portsmouth.path}/settings`)).body.accent).toBe(before.accent);
  });

  test('a new colour is in the band at once', async ({ signedIn }) => {
    const page = await signedIn('admin@cambridgeshire.example', '/cambridgeshire/settings');
    await page.getByRole('textbox', { name: 'Colour of the band' }).fill('#003078');
    await page.getByRole('button', { name: 'Save settings' }).click();
    await page.getByText('The settings were saved.').waitFor();
    const accent = () => page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--accent'));
    await expect.poll(accent, patiently).toBe('#003078');
    expect(await axeProblems(page)).toEqual([]);
  });
});
