import { describe, expect } from 'vitest';
import { axeProblems, patiently, test, visit } from './browser.ts';

const guest = 'reader@portsmouth.example';

describe('a seat outside', () => {
  test('an administrator invites a governor; the code gives a seat at the school; ended, nothing is there', async ({
    signedIn,
  }) => {
    const admin = await signedIn('admin@plymouth.example', '/plymouth/people');
    await admin.getByRole('link', { name: 'People outside' }).click();
    await admin.getByRole('heading', { name: 'People outside', level: 1 }).waitFor();
    await admin.getByRole('link', { name: 'Invite someone outside' }).click();
    await admin.getByRole('button', { name: 'Make the invitation' }).click();
    await admin.getByRole('alert').getByRole('link', { name: 'Enter the person’s name' }).waitFor();
    await admin
      .getByLabel('Board, school or partnership')
      .selectOption({ label: 'School: Slipway Primary School (990202)' });
    await admin.getByRole('textbox', { name: 'Name' }).fill('Chair of governors');
    await admin.getByRole('textbox', { name: 'Email address' }).fill('governor@slipway.example');
    expect(await axeProblems(admin)).toEqual([]);
    await admin.getByRole('button', { name: 'Make the invitation' }).click();
    await admin.getByRole('heading', { name: 'The invitation is ready', level: 1 }).waitFor();
    const code = (await admin.getByRole('code').textContent()) ?? '';
    expect(code).toMatch(/^plymouth\./);
    expect(await axeProblems(admin)).toEqual([]);
    await admin.getByRole('link', { name: 'I have kept the code' }).click();
    const line = admin.getByRole('row', { name: /^Chair of governors/ });
    await line.waitFor();
    expect(await line.getByRole('cell').allInnerTexts()).toContain('Invited');

    const governor = await signedIn(guest, '/accept');
    await governor.getByRole('textbox', { name: 'Code' }).fill(code);
    await governor.getByRole('button', { name: 'Accept the invitation' }).click();
    await expect.poll(() => governor.title(), patiently).toBe('Slipway Primary School – Placeboard');
    expect(await axeProblems(governor)).toEqual([]);
    await visit(governor, '/authorities');
    await governor.getByRole('link', { name: 'Slipway Primary School' }).waitFor();
    await visit(governor, '/plymouth');
    await governor.getByRole('heading', { name: 'Page not found' }).waitFor();

    await admin.reload();
    await line.getByRole('button', { name: /^End/ }).click();
    const question = admin.getByRole('alertdialog', { name: 'End the seat of Chair of governors?' });
    await question.getByRole('textbox', { name: 'Why does it end?' }).fill('No longer a governor');
    expect(await axeProblems(admin)).toEqual([]);
    await question.getByRole('button', { name: 'End the seat' }).click();
    await admin.getByText('The seat of Chair of governors has ended.').waitFor();
    expect(await line.getByRole('cell').allInnerTexts()).toContain('Ended');
    expect(await axeProblems(admin)).toEqual([]);
    await visit(governor, '/audiences/school/990202');
    await governor.getByRole('heading', { name: 'Page not found' }).waitFor();
  });
});
