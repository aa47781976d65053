import {
  aBoardDraft,
  aDecisionDraft,
  aMeetingDraft,
  aMemberDraft,
  anActionDraft,
  anItemDraft,
} from '#test/builders/boards.ts';
import { ok } from '#test/builders/plans.ts';
import { aMeetingShare } from '#test/builders/shares.ts';
import type { Office } from './officers.ts';
import { eventually } from './world.ts';

/** A board from its setting up to an action that it decided: each step as its clerk takes it, each page as a reader sees it. */
export async function keepBoard({ as, id, path }: Office, plan: { id: string; objective: string }): Promise<void> {
  const [clerk, reader] = [as('clerk'), as('reader')];
  const change = async (at: string, body: object, version: number) =>
    ok(await clerk.send('PATCH', at, body, { 'if-match': `"${version}"` }), 200);
  const { body: board } = ok(await clerk.send('POST', `${path}/boards`, aBoardDraft()), 201);
  const own = `${path}/boards/${board.id}`;
  await change(own, { cadence: 'Every six weeks' }, 1);
  const { body: member } = ok(await clerk.send('POST', `${own}/members`, aMemberDraft()), 201);
  await change(`${own}/members/${member.id}`, { part: 'adviser' }, 1);
  const { body: meeting } = ok(await clerk.send('POST', `${own}/meetings`, aMeetingDraft()), 201);
  const at = `${path}/meetings/${meeting.id}`;
  const { body: item } = ok(await clerk.send('POST', `${at}/agenda-items`, anItemDraft()), 201);
  await change(`${at}/agenda-items/${item.id}`, { minutes: 30 }, 1);
  await change(at, { state: 'agenda-published' }, 1);
  const recommendations: string[] = item.report.recommendations.map(({ id }: { id: string }) => id);
  const draft = aDecisionDraft({ item: item.id, recommendations });
  const { body: decision } = ok(await clerk.send('POST', `${at}/decisions`, draft), 201);
  const action = anActionDraft({ plan: plan.id, objective: plan.objective });
  const made = ok(await clerk.send('POST', `${at}/decisions/${decision.id}/actions`, action), 201).body;
  await change(at, { state: 'held' }, 2);
  const node = `${path}/plans/${plan.id}/nodes/${made.node.id}`;
  await sendPapers({ as, path }, { meeting: meeting.id, audience: `board:${id}:${board.id}` });
  await publishMeeting({ as, id, path }, meeting.id);
  for (const each of [`${path}/boards`, own, at, `${path}/forward-plan`, node]) ok(await reader.get(each), 200);
}

/** The board's members are sent its papers, until the clerk withdraws them. */
async function sendPapers({ as, path }: Pick<Office, 'as' | 'path'>, sent: { meeting: string; audience: string }) {
  const share = ok(await as('clerk').send('POST', `${path}/shares`, aMeetingShare(sent, sent.audience)), 201).body;
  ok(await as('reader').get(`${path}/shares`), 200);
  ok(
    await as('clerk').send('DELETE', `${path}/shares/${share.id}`, { why: 'Sent too early' }, { 'if-match': '"1"' }),
    200,
  );
}

/** Everyone can read the agenda, as data and as a page. */
async function publishMeeting({ as, id, path }: Pick<Office, 'as' | 'id' | 'path'>, meeting: string) {
  ok(await as('admin').send('POST', `${path}/shares`, aMeetingShare({ meeting }, `public:${id}`)), 201);
  await eventually(
    () => as('reader').get(`/api/public/${id}/meetings/${meeting}`),
    ({ status }) => status === 200,
    15,
  );
  ok(await as('reader').get(`/public/${id}/meetings/${meeting}`), 200);
}
