import { aLookingMeeting, type MadeMeeting } from '#test/builders/boards.ts';
import { aCycle, answered, type MadeCycle, version } from '#test/builders/cycles.ts';
import { aPlan, type MadePlan, ok } from '#test/builders/plans.ts';
import type { Authority } from './world.ts';

export type Cycles = {
  /** An open cycle with one answer that waits for review, of a plan of its own. */
  cycle: MadeCycle;
  /** The path of a cycle that was locked before it. */
  lockedCycle: string;
  /** A meeting of today that looks at the report of the locked one, and what its board said of its action. */
  looking: { meeting: MadeMeeting; comment: string; node: string };
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
  const looking = await plantLooking(authority, plan, { cycle: before.id, mark });
  return { cycle, lockedCycle: before.path, looking };
}

async function plantLooking(authority: Authority, plan: MadePlan, { cycle, mark }: { cycle: string; mark: string }) {
  const editor = authority.as('editor');
  const meeting = await aLookingMeeting(authority, editor, { plan: plan.plan, cycle }, `Looked at ${mark}`);
  const draft = { node: plan.action, words: `Said ${mark}` };
  const said = ok(await editor.send('POST', `${meeting.path}/agenda-items/${meeting.item}/comments`, draft), 201);
  return { meeting, comment: said.body.comment.id, node: plan.action };
}
