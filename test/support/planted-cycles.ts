import { aCycle, answered, type MadeCycle, version } from '#test/builders/cycles.ts';
import { aPlan, ok } from '#test/builders/plans.ts';
import type { Authority } from './world.ts';

export type Cycles = {
  /** An open cycle with one answer that waits for review, of a plan of its own. */
  cycle: MadeCycle;
  /** The path of a cycle that was locked before it. */
  lockedCycle: string;
};

/** A plan with a locked and an open cycle, each with the mark in all that is written in it. */
export async function plantCycles(authority: Authority, mark: string): Promise<Cycles> {
  const [editor, owner] = [authority.as('editor'), authority.as('contributor')];
  const plan = await aPlan(authority, editor, {
    plan: { title: `Reported ${mark}` },
    action: { title: `Asked ${mark}`, owner: owner.person },
  });
  const words = { name: `Spring ${mark}`, instructions: `Instructions ${mark}` };
  const before = await aCycle(editor, plan, { ...words, openedOn: '2024-03-01', dueOn: '2024-03-20' });
  const nobody = { withoutUpdate: [plan.action], lockedOn: '2024-03-27' };
  ok(await editor.send('POST', `${before.path}/lock`, nobody, version(1)), 200);
  const cycle = await aCycle(editor, plan, { ...words, name: `Autumn ${mark}` });
  await answered(owner, cycle, { delivered: `Answer ${mark}`, next: `Next ${mark}` });
  return { cycle, lockedCycle: before.path };
}
