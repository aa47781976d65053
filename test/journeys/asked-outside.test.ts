import { describe, expect } from 'vitest';
import { axeProblems, test, visit, withClock } from './browser.ts';

const action = 'Give every new teacher in the city’s trusts a mentor';
const begins = new RegExp(`^${action}`);

describe('an owner who is no officer', () => {
  test('answers in the pages of their board; the answer is returned, sent again and accepted', async ({ signedIn }) => {
    const trust = await signedIn('trust@plymouth-board.example', '/authorities');
    const trustSees = await withClock(trust);
    await trust.getByRole('link', { name: 'Education board' }).click();
    await trust.getByRole('region', { name: 'Your updates' }).getByText('Not answered').waitFor();
    expect(await axeProblems(trust)).toEqual([]);
    await trust.getByRole('link', { name: begins }).click();
    await trust.getByRole('heading', { name: /^Your update for/, level: 1 }).waitFor();
    await trust.setViewportSize({ width: 320, height: 800 });
    expect(await trust.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    await trust.setViewportSize({ width: 1280, height: 800 });
    await trust.getByRole('button', { name: 'Send this update' }).click();
    await trust
      .getByRole('alert')
      .getByRole('link', { name: /Enter what was delivered/ })
      .waitFor();
    expect(await axeProblems(trust)).toEqual([]);
    await trust.getByRole('radio', { name: 'On track' }).check();
    await trust.getByLabel('What was delivered?').fill('Eight trusts have named 44 mentors');
    await trust.getByRole('button', { name: 'Send this update' }).click();
    await trust.getByText('Your update was sent. Plymouth reviews it.').waitFor();
    const mine = trust.getByRole('region', { name: 'Your updates' });
    await trustSees(mine.getByText('Waiting for review'));

    const lead = await signedIn('clerk@plymouth.example', '/plymouth');
    const leadSees = await withClock(lead);
    await lead.getByRole('link', { name: 'One plan for education improvement in the city' }).first().click();
    await lead.getByRole('link', { name: 'Update cycles' }).click();
    await lead.getByRole('link', { name: 'This term’s report to the board' }).click();
    await lead.getByText('(outside, asked through their board)').waitFor();
    await lead.getByText('Eight trusts have named 44 mentors').waitFor();
    await lead.getByRole('button', { name: new RegExp(`^Return ${action}`) }).click();
    await lead.getByLabel('What is missing?').fill('How many visits were made?');
    await lead.getByRole('button', { name: 'Return it' }).click();
    await lead.getByText('Returned to its owner.').waitFor();

    await trustSees(mine.getByText('Returned: How many visits were made?'));
    await trust.getByRole('link', { name: begins }).click();
    await trust.getByText('Returned by Plymouth:').waitFor();
    await trust.getByLabel('What was delivered?').fill('Eight trusts, 44 mentors, 103 visits');
    await trust.getByRole('button', { name: 'Send the changed update' }).click();
    await trust.getByText('Your update was sent. Plymouth reviews it.').waitFor();

    await leadSees(lead.getByText('103 visits'));
    await lead.getByRole('button', { name: new RegExp(`^Accept ${action}`) }).click();
    await lead.getByText('Accepted. It stands in the plan.').waitFor();
    await trustSees(mine.getByText('Accepted'));
    await trust.getByRole('link', { name: begins }).click();
    await trust.getByRole('heading', { name: 'What you answered' }).waitFor();
    expect(await axeProblems(trust)).toEqual([]);
    await visit(trust, '/plymouth');
    await trust.getByRole('heading', { name: 'Page not found' }).waitFor();
  });
});
