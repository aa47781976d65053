import { describe, expect } from 'vitest';
import { arrived, axeProblems, test } from './browser.ts';
import { aPlanIn } from './own-plan.ts';

const pdf = { name: 'minutes.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\nMinutes\n%%EOF') };

describe('evidence of an action', () => {
  test('is a link or a file, which is opened once it was found clean', async ({ signedIn, office }) => {
    const plan = await aPlanIn(office('plymouth'), 'A plan that is borne out');
    const action = `${plan.page}/actions/${plan.actions[0]}`;
    const page = await signedIn('owner@plymouth.example', action);
    await page.getByRole('link', { name: 'Add evidence' }).click();
    await page.getByRole('button', { name: 'Add link' }).click();
    await page.getByRole('link', { name: 'Enter what it shows' }).waitFor();
    expect(await axeProblems(page)).toEqual([]);
    await page.getByLabel('Web address').fill('https://council.example/minutes');
    await page.getByLabel('What does it show?').fill('Minutes on the council’s site');
    await page.getByRole('button', { name: 'Add link' }).click();
    await arrived(page, action);
    await page.getByRole('link', { name: 'Minutes on the council’s site' }).waitFor();

    await page.getByRole('link', { name: 'Add evidence' }).click();
    await page.getByLabel('A file').check();
    await page.getByLabel('File', { exact: true }).setInputFiles({ ...pdf, name: 'page.html' });
    await page.getByLabel('What does it show?').fill('Minutes of the panel');
    await page.getByRole('button', { name: 'Add file' }).click();
    await page.getByRole('link', { name: 'Choose a Word, PDF, Excel, CSV, PNG or JPEG file' }).waitFor();
    expect(await axeProblems(page)).toEqual([]);
    await page.getByLabel('File', { exact: true }).setInputFiles(pdf);
    await page.getByRole('button', { name: 'Add file' }).click();
    await arrived(page, action);
    const file = page.getByRole('button', { name: /^Minutes of the panel.*download$/ });
    await file.waitFor();
    expect(await axeProblems(page)).toEqual([]);
    const [download] = await Promise.all([page.waitForEvent('download'), file.click()]);
    expect(download.suggestedFilename()).toBe('minutes.pdf');

    await page.getByRole('button', { name: /^Withdraw.*“Minutes of the panel”$/ }).click();
    await page.getByText('Withdrew the evidence.').waitFor();
    await file.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Undo' }).click();
    await file.waitFor();
  });
});
