import { BoardList } from '#shared/boards/schema.ts';
import type { AuthorityId, BoardId, PartnershipId, PersonId } from '#shared/ids.ts';
import type { Role } from '#shared/people/role.ts';
import { Invitation } from '#shared/people/schema.ts';
import { Partnership, PartnershipList } from '#shared/platform/partnerships.ts';
import { type OnboardingDraft, OnboardingStarted, PlatformAuthorityView } from '#shared/platform/schema.ts';
import { type Caller, callerOf, must, until, type World } from './ask.ts';

const directory = '/api/platform/authorities';

/** A council that is in no demonstration: its DfE code says its name. */
const fifth: OnboardingDraft = {
  dfeCode: '852',
  shape: 'four-columns',
  statuses: 'brag',
  board: { name: 'Education board', kind: 'strategic', purpose: 'To agree what schools and the city do together' },
  administrator: { name: 'Education Systems Manager', email: 'admin@fifth.example' },
  people: [
    { name: 'Clerk to the board', email: 'clerk@fifth.example', role: 'editor' },
    { name: 'Mobility lead', email: 'owner@fifth.example', role: 'contributor' },
  ],
};

export type Onboarded = { readonly authority: AuthorityId; readonly name: string; readonly code: string };

/** Founds it, checks it through its own interface and sees it live. */
export async function onboard(platform: Caller): Promise<Onboarded> {
  const started = await platform.send('POST', directory, { body: fifth, answer: OnboardingStarted });
  const { id, name } = started.authority;
  const path = `${directory}/${id}`;
  const inState = (state: string) =>
    until(
      `the onboarding is ${state}`,
      () => platform.get(path, PlatformAuthorityView),
      ({ onboarding }) => onboarding?.state === state,
    );
  await inState('to-check');
  await platform.send('POST', `${path}/check`, { answer: PlatformAuthorityView });
  const { onboarding } = await inState('done');
  must(onboarding?.steps.every(({ state }) => state === 'done') ?? false, 'every step is done');
  if (started.code === null) throw new Error('The first administrator has no code');
  return { authority: id, name, code: started.code };
}

/** The same file again changes nothing; whoever onboards sees nothing of what is inside. */
export async function onboardAgain(platform: Caller, { authority }: Onboarded): Promise<void> {
  const again = await platform.send('POST', directory, { body: fifth, answer: OnboardingStarted });
  must(again.authority.id === authority && again.code === null, 'the same file again is the same authority');
  for (const path of ['', '/plans', '/boards', '/people']) {
    const status = await platform.statusOf('GET', `/api/authorities/${authority}${path}`);
    must(status === 404, `a platform administrator gets 404 for ${path === '' ? 'the home page' : path}`);
  }
}

export type Officers = {
  readonly admin: Caller;
  readonly clerk: Caller;
  readonly owner: Caller & { readonly person: PersonId };
  readonly board: BoardId;
};

/** The first administrator takes their seat by the code that was shown once, and invites the others. */
export async function seatOfficers(world: World, { authority, code }: Onboarded): Promise<Officers> {
  const take = async (persona: string, given: string): Promise<Caller> => {
    const caller = callerOf(world, persona);
    await until(
      `the code of ${persona} is good`,
      () => caller.statusOf('POST', '/api/me/seats', { body: { code: given } }),
      (status) => status === 201,
    );
    return caller;
  };
  const admin = await take(fifth.administrator.email, code);
  const invite = async (email: string, role: Role) => {
    const { name } = fifth.people.find((each) => each.email === email) ?? fifth.administrator;
    const body = { name, email, role, clearance: [], until: null };
    const path = `/api/authorities/${authority}/people`;
    const invitation = await admin.send('POST', path, { body, answer: Invitation });
    return { person: invitation.seat.person, caller: await take(email, invitation.code) };
  };
  const clerk = await invite('clerk@fifth.example', 'editor');
  const owner = await invite('owner@fifth.example', 'contributor');
  const { items } = await admin.get(`/api/authorities/${authority}/boards`, BoardList);
  const [board] = items;
  if (board === undefined) throw new Error('The authority has no board');
  return { admin, clerk: clerk.caller, owner: { ...owner.caller, person: owner.person }, board: board.id };
}

/** Those who look after the platform let the authority take part in a partnership. */
export async function joinPartnership(platform: Caller, partnership: PartnershipId, authority: AuthorityId) {
  const path = '/api/platform/partnerships';
  await platform.send('POST', `${path}/${partnership}/partners`, { body: { authority }, answer: Partnership });
  await until(
    'the authority has joined',
    () => platform.get(path, PartnershipList),
    ({ items }) =>
      items
        .find(({ id }) => id === partnership)
        ?.partners.some((each) => each.authority === authority && each.state === 'joined') ?? false,
  );
}

/** Read-only at once; resumed, everything is as it was. */
export async function suspendAndResume(platform: Caller, authority: AuthorityId, clerk: Caller): Promise<void> {
  const path = `${directory}/${authority}`;
  const change = async (verb: 'suspend' | 'resume', body: object) => {
    const { authority: now } = await platform.get(path, PlatformAuthorityView);
    await platform.send('POST', `${path}/${verb}`, { body, version: now.version, answer: PlatformAuthorityView });
  };
  const own = `/api/authorities/${authority}`;
  const draft = { title: 'Another plan', purpose: '', agreedOn: '2026-09-01', shape: 'four-columns' };
  await change('suspend', { days: 30, why: 'To show it' });
  must((await clerk.statusOf('GET', own)) === 200, 'a suspended authority can be read');
  must((await clerk.statusOf('POST', `${own}/plans`, { body: draft })) === 403, 'and not changed');
  await change('resume', { why: 'It was shown' });
  must((await clerk.statusOf('POST', `${own}/plans`, { body: draft })) === 201, 'once resumed it can be changed');
}
