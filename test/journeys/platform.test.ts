import { describe, expect } from 'vitest';
import { axeProblems, patiently, test, visit } from './browser.ts';

describe('an authority', () => {
  test('is onboarded and checked, its first administrator comes in, it is suspended and let in again', async ({
    signedIn,
  }) => {
    const platform = await signedIn('platform@placeboard.example', '/platform');
    await platform.getByRole('row', { name: /^Plymouth/ }).waitFor();
    expect(await axeProblems(platform)).toEqual([]);
    await platform.getByRole('link', { name: 'Onboard an authority' }).click();
    await platform.getByRole('textbox', { name: 'DfE code' }).fill('928');
    await platform.getByRole('button', { name: 'Onboard this authority' }).click();
    await platform
      .getByRole('alert')
      .getByRole('link', { name: /Northamptonshire’s, which ended/ })
      .waitFor();
    expect(await axeProblems(platform)).toEqual([]);
    await platform.getByRole('textbox', { name: 'DfE code' }).fill('880');
    await platform.getByText('Torbay, unitary authority in South West').waitFor();
    await platform.getByRole('textbox', { name: 'Name of the board' }).fill('Education board');
    await platform.getByRole('textbox', { name: 'Name', exact: true }).fill('Education Systems Manager');
    await platform.getByRole('textbox', { name: 'Email address', exact: true }).fill('admin@torbay.example');
    await platform.getByRole('button', { name: 'Add a person' }).click();
    await platform.getByRole('textbox', { name: 'Name of person 1' }).fill('Clerk to the board');
    await platform.getByRole('textbox', { name: 'Email address of person 1' }).fill('clerk@torbay.example');
    await platform.getByRole('button', { name: 'Onboard this authority' }).click();
    const code = (await platform.getByRole('code').textContent()) ?? '';
    expect(code).toMatch(/^torbay\./);
    await platform.getByText('All 12 steps are done.').waitFor();
    expect(await axeProblems(platform)).toEqual([]);

    const admin = await signedIn('improvement@cambridgeshire.example', '/accept');
    await admin.getByRole('textbox', { name: 'Code' }).fill(code);
    await admin.getByRole('button', { name: 'Accept the invitation' }).click();
    await expect.poll(() => admin.title(), patiently).toBe('Home – Torbay – Placeboard');
    await visit(admin, '/torbay/people');
    await admin.getByRole('link', { name: 'Invite Clerk to the board' }).click();
    const email = admin.getByRole('textbox', { name: 'Email address' });
    await expect.poll(() => email.inputValue(), patiently).toBe('clerk@torbay.example');
    expect(await axeProblems(admin)).toEqual([]);

    await platform.getByRole('link', { name: 'I have kept the code' }).click();
    await platform.getByRole('link', { name: 'Suspend Torbay' }).click();
    await platform.getByRole('textbox', { name: 'Why' }).fill('The contract has ended');
    await platform.getByRole('textbox', { name: 'Enter “Torbay” to confirm' }).fill('Torbay');
    expect(await axeProblems(platform)).toEqual([]);
    await platform.getByRole('button', { name: 'Suspend Torbay' }).click();
    await platform.getByRole('heading', { name: 'End the suspension' }).waitFor();
    expect(await axeProblems(platform)).toEqual([]);

    await visit(admin, '/torbay/plans');
    await admin.getByRole('region', { name: 'Torbay is suspended' }).waitFor();
    expect(await admin.getByRole('link', { name: 'Make a plan' }).count()).toBe(0);
    expect(await axeProblems(admin)).toEqual([]);

    await platform.getByRole('textbox', { name: 'Why the suspension ends' }).fill('The contract goes on');
    await platform.getByRole('button', { name: 'Let Torbay in again' }).click();
    await platform.getByText('Torbay is live again.').waitFor();
    await visit(admin, '/torbay/plans');
    await admin.getByRole('heading', { name: 'Plans', level: 1 }).waitFor();
    expect(await admin.getByRole('region', { name: 'Torbay is suspended' }).count()).toBe(0);
    await visit(platform, '/torbay');
    await platform.getByRole('heading', { name: 'Page not found', level: 1 }).waitFor();
  });
});
