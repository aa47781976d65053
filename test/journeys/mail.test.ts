import { describe, expect } from 'vitest';
import * as z from 'zod';
import { ok } from '#test/builders/plans.ts';
import { axeProblems, patiently, test, visit } from './browser.ts';

describe('the mail', () => {
  test('is chosen by whoever gets it, from the head of every page', async ({ signedIn, office }) => {
    const portsmouth = office('portsmouth');
    const page = await signedIn('reader@portsmouth.example', '/portsmouth');
    await page.getByRole('banner').getByRole('link', { name: 'Mail', exact: true }).click();
    await page.getByRole('heading', { name: 'Mail', level: 1 }).waitFor();
    await page.getByText('reader@portsmouth.example').waitFor();
    expect(await page.getByRole('radio', { name: 'Each working day' }).isChecked()).toBe(true);
    await page.getByRole('radio', { name: 'Never' }).check();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Your choice was saved.').waitFor();
    expect(await axeProblems(page)).toEqual([]);
    const { body } = ok(await portsmouth.as('reader').get(`${portsmouth.path}/mail`), 200);
    expect(body.digest).toBe('never');
    await visit(page, '/portsmouth/mail');
    expect(await page.getByRole('radio', { name: 'Never' }).isChecked()).toBe(true);
  });

  test('chosen in another window meanwhile is shown, and can be chosen again', async ({ signedIn, office }) => {
    const portsmouth = office('portsmouth');
    const page = await signedIn('improvement@portsmouth.example', '/portsmouth/mail');
    await page.getByRole('radio', { name: 'Never' }).check();
    const own = `${portsmouth.path}/mail`;
    const { version } = ok(await portsmouth.as('improvement').get(own), 200).body;
    const elsewhere = { digest: 'reminders' };
    ok(await portsmouth.as('improvement').send('PATCH', own, elsewhere, { 'if-match': `"${version}"` }), 200);
    await page.getByRole('button', { name: 'Save' }).click();
    const reminders = page.getByRole('radio', { name: 'Only as a reminder' });
    await expect.poll(() => reminders.isChecked(), patiently).toBe(true);
    await page.getByRole('radio', { name: 'Never' }).check();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Your choice was saved.').waitFor();
  });

  test('on this machine is kept where anyone can read it', async ({ aWindow, demonstration }) => {
    const page = await aWindow();
    await page.goto('/local/mail');
    await page.getByRole('heading', { name: 'Mail', level: 1 }).waitFor();
    expect(await axeProblems(page)).toEqual([]);
    await page.getByRole('link', { name: 'Move the clock' }).click();
    await page.getByRole('button', { name: 'Put the clock forward' }).waitFor();
    expect(await axeProblems(page)).toEqual([]);
    const shown = await (await fetch(`${demonstration.url}/local/clock`)).json();
    expect(z.object({ now: z.iso.datetime() }).parse(shown)).toBeDefined();
  });
});
