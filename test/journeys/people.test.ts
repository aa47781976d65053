import { describe, expect } from 'vitest';
import { axeProblems, patiently, test, visit } from './browser.ts';

const board = 'reader@cambridgeshire.example';

describe('a seat', () => {
  test('an administrator invites; the code, shown once, gives a seat; when it ends the next request is refused', async ({
    signedIn,
  }) => {
    const admin = await signedIn('admin@portsmouth.example', '/portsmouth/people');
    expect(await axeProblems(admin)).toEqual([]);
    await admin.getByRole('link', { name: 'Invite a person' }).click();
    await admin.getByRole('textbox', { name: 'Name' }).fill('Visiting board member');
    await admin.getByRole('textbox', { name: 'Email address' }).fill('visitor@portsmouth.example');
    await admin.getByRole('radio', { name: 'Reader' }).check();
    expect(await axeProblems(admin)).toEqual([]);
    await admin.getByRole('button', { name: 'Make the invitation' }).click();
    await admin.getByRole('heading', { name: 'The invitation is ready', level: 1 }).waitFor();
    const code = (await admin.getByRole('code').textContent()) ?? '';
    expect(code).toMatch(/^portsmouth\./);
    expect(await axeProblems(admin)).toEqual([]);
    await admin.getByRole('link', { name: 'I have kept the code' }).click();
    const line = admin.getByRole('row', { name: /^Visiting board member/ });
    await line.waitFor();
    expect(await line.getByRole('cell').allInnerTexts()).toContain('Invited');
    await admin.reload();
    await line.waitFor();
    expect(await admin.getByText(code).count()).toBe(0);

    const guest = await signedIn(board, '/accept');
    expect(await axeProblems(guest)).toEqual([]);
    await guest.getByRole('textbox', { name: 'Code' }).fill(`portsmouth.${'x'.repeat(43)}`);
    await guest.getByRole('button', { name: 'Accept the invitation' }).click();
    await guest
      .getByRole('alert')
      .getByRole('link', { name: /^Check the code/ })
      .waitFor();
    expect(await axeProblems(guest)).toEqual([]);
    await guest.getByRole('textbox', { name: 'Code' }).fill(code);
    await guest.getByRole('button', { name: 'Accept the invitation' }).click();
    await expect.poll(() => guest.title(), patiently).toBe('Home – Portsmouth – Placeboard');
    await visit(guest, '/authorities');
    await guest.getByRole('link', { name: 'Portsmouth' }).click();
    await guest.getByRole('heading', { name: 'How the plans stand' }).waitFor();

    await admin.reload();
    await line.getByRole('link', { name: 'Change the seat of Visiting board member' }).click();
    await admin.getByRole('button', { name: 'End this seat' }).click();
    const question = admin.getByRole('alertdialog', { name: 'End the seat of Visiting board member?' });
    await question.getByRole('textbox', { name: 'Why does it end?' }).fill('The term has ended');
    expect(await axeProblems(admin)).toEqual([]);
    await question.getByRole('button', { name: 'End the seat' }).click();
    await admin.getByText('The seat of Visiting board member has ended.').waitFor();
    expect(await line.getByRole('cell').allInnerTexts()).toContain('Ended');

    await guest.getByRole('navigation', { name: 'Sections' }).getByRole('link', { name: 'Plans' }).click();
    await guest.getByText('There is nothing at this address, or nothing that you can see.').waitFor();
    expect(await axeProblems(guest)).toEqual([]);
    await visit(guest, '/portsmouth');
    await guest.getByRole('heading', { name: 'Page not found', level: 1 }).waitFor();
  });

  test('a code is good once', async ({ signedIn, office }) => {
    const portsmouth = office('portsmouth');
    const draft = { name: 'Another visitor', email: 'another@portsmouth.example', role: 'reader', clearance: [] };
    const { body } = await portsmouth.as('admin').send('POST', `${portsmouth.path}/people`, { ...draft, until: null });
    const first = await signedIn('reader@peterborough.example', '/accept');
    await first.getByRole('textbox', { name: 'Code' }).fill(body.code);
    await first.getByRole('button', { name: 'Accept the invitation' }).click();
    await expect.poll(() => first.title(), patiently).toBe('Home – Portsmouth – Placeboard');
    const second = await signedIn('reader@plymouth.example', '/accept');
    await second.getByRole('textbox', { name: 'Code' }).fill(body.code);
    await second.getByRole('button', { name: 'Accept the invitation' }).click();
    await second
      .getByRole('alert')
      .getByRole('link', { name: /it has been used or is out of date/ })
      .waitFor();
  });
});
