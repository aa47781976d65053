import { localDateOf } from '#shared/dates.ts';
import { AudienceId, PartnershipId } from '#shared/ids.ts';
import { callerOf, type World } from './ask.ts';
import { callMeeting, decide, makePlan } from './decide.ts';
import { joinPartnership, onboard, onboardAgain, seatOfficers, suspendAndResume } from './onboard.ts';
import { healthOn, isNothingTo, read, report, share, withdraw } from './share.ts';
import type { Teller } from './tell.ts';

const partnership = PartnershipId.parse('eastern');
const audience = AudienceId.parse(`partnership:${partnership}`);
const firstWords = 'Every school has named someone';
const laterWords = 'Every school has named someone, and they have met';

/** One thread from end to end, on a stack with the demonstration content: everything through the interface, as people would. */
export async function thread(world: World, step: Teller): Promise<void> {
  const today = localDateOf(new Date());
  const platform = callerOf(world, 'platform@placeboard.example');
  const member = callerOf(world, 'member@eastern.example');

  const onboarded = await step(
    'A fifth council comes on board',
    () => onboard(platform),
    ({ name }) => `${name} is live`,
  );
  await step('The same file again changes nothing, and the inside stays shut', () => onboardAgain(platform, onboarded));
  const path = `/api/authorities/${onboarded.authority}`;
  const { clerk, owner, board } = await step('Its people take their seats', () => seatOfficers(world, onboarded));
  const plan = await step('Its clerk makes a plan', () => makePlan(clerk, path, today));
  const meeting = await step('Its board is called to a meeting', () => callMeeting(clerk, path, { board, today }));
  const action = await step('The board decides, and an action comes of it', () =>
    decide(clerk, meeting, { ...plan, owner: owner.person, today }),
  );
  await step('The action’s owner reports progress', () => report(owner, action, { words: firstWords, today }));
  await step(
    'The dashboard has heard of it',
    () => healthOn(clerk, path),
    (sentence) => sentence,
  );
  await step('The council joins a partnership', () => joinPartnership(platform, partnership, onboarded.authority));
  const shared = await step('Its clerk shares the objective', () => share(clerk, path, { ...plan, audience, today }));
  const seen = { member, audience: `/api/audiences/partnership/${partnership}`, share: shared };
  await step(
    'A member of the partnership reads it',
    () => read(seen, firstWords),
    (rows) => `${rows} rows, without dates`,
  );
  await step('The copy follows what is reported next', async () => {
    await report(owner, action, { words: laterWords, today });
    await read(seen, laterWords);
  });
  await step('To the member the council itself is nothing', () => isNothingTo(member, path, plan.plan));
  await step(
    'It is withdrawn, and gone',
    () => withdraw(clerk, path, seen),
    (after) => `gone after ${after.toFixed(1)} s`,
  );
  await step('Suspended it can only be read; resumed it is as it was', () =>
    suspendAndResume(platform, onboarded.authority, clerk),
  );
}
