import { describe, expect } from 'vitest';
import { axeProblems, test } from './browser.ts';
import { aPlanIn } from './own-plan.ts';

describe('two officers who change the same row', () => {
  test('the second sees theirs beside mine, loses no word, chooses and saves', async ({ signedIn, office }) => {
    const plymouth = office('plymouth');
    const plan = await aPlanIn(plymouth, 'A plan that two change');
    const row = `${plan.page}/actions/${plan.actions[0]}`;
    const [first, second] = [
      await signedIn('clerk@plymouth.example', `${row}/change`),
      await signedIn('improvement@plymouth.example', `${row}/change`),
    ];
    await second.getByLabel('Action', { exact: true }).fill('Hold courses for fathers');
    await second.getByLabel('Responsible', { exact: true }).fill('Head of School Improvement');
    await first.getByLabel('Action', { exact: true }).fill('Hold courses for mothers');
    await first.getByRole('button', { name: 'Save changes' }).click();
    await first.getByRole('heading', { name: 'Hold courses for mothers', level: 1 }).waitFor();

    await second.getByRole('button', { name: 'Save changes' }).click();
    await second.getByRole('heading', { name: 'Someone else changed this while you were typing' }).waitFor();
    const words = second.getByRole('group', { name: 'Action' });
    await words.getByText('Hold courses for mothers').waitFor();
    await words.getByText('Hold courses for fathers').waitFor();
    expect(await second.getByRole('group', { name: 'Responsible' }).textContent()).toContain(
      'Head of School Improvement',
    );
    expect(await axeProblems(second)).toEqual([]);

    await words.getByRole('radio', { name: 'Both, to be merged' }).check();
    await second.getByRole('button', { name: 'Go on with these answers' }).click();
    const merged = await second.getByLabel('Action', { exact: true }).inputValue();
    expect(merged).toBe('Hold courses for mothers\n\nHold courses for fathers');
    expect(await second.getByLabel('Responsible', { exact: true }).inputValue()).toBe('Head of School Improvement');
    await second.getByLabel('Action', { exact: true }).fill('Hold courses for all parents');
    await second.getByRole('button', { name: 'Save changes' }).click();
    await second.getByRole('heading', { name: 'Hold courses for all parents', level: 1 }).waitFor();
    const { body } = await plymouth.as('reader').get(`${plan.api}/nodes/${plan.actions[0]}`);
    expect(body.node).toMatchObject({
      title: 'Hold courses for all parents',
      fields: { responsible: 'Head of School Improvement' },
    });
  });
});
