import { createHash } from 'node:crypto';
import { directoryKey } from '#kernel/audience-keys.ts';
import { put, type RequestClaim } from '#kernel/change.ts';
import { type DirectoryRow, directoryRow } from '#kernel/directory-rows.ts';
import { ChangedMeanwhile, WrongState } from '#kernel/errors.ts';
import { platformAudience, topPartition } from '#kernel/keys.ts';
import { hashOfToken, onboardingKey } from '#kernel/platform-keys.ts';
import { checkerOf, type OnboardingRow, onboardingRow } from '#kernel/platform-rows.ts';
import { personRetention } from '#kernel/settings-rows.ts';
import { authorityIdFor, type Registered, registeredUnder } from '#shared/authorities/register.ts';
import { daysAfter, inWords } from '#shared/calendar.ts';
import { localDateOf } from '#shared/dates.ts';
import { type AuthorityId, BoardId, PersonId } from '#shared/ids.ts';
import {
  type NewCode,
  type OnboardingDraft,
  type OnboardingStarted,
  type PlatformAuthorityView,
  type Step,
  StepKey,
} from '#shared/platform/schema.ts';
import type { Check } from './check.ts';
import type { Session } from './deps.ts';
import { directoryStore } from './store.ts';

const invitationDays = 14;

/** Bringing an authority onto the platform: what is asked for is written here, and nothing of it into the authority. */
export function onboardingStore(session: Session) {
  const { table, today, now } = session;
  const { view } = directoryStore(session);

  async function onboard(draft: OnboardingDraft, request: RequestClaim | undefined): Promise<OnboardingStarted> {
    const registered = registeredUnder(draft.dfeCode);
    if (registered === null) throw new Error('The DfE code was checked and is not in the register');
    const authority = authorityIdFor(registered);
    const listed = await table.find(directoryKey(authority), directoryRow);
    if (listed !== null) return again(listed, draft);
    const token = session.newToken();
    const row = onboardingOf(session, { registered, authority, draft, hash: hashOfToken(token) });
    const committed = await table
      .commit({
        ...{ verb: 'authority.onboarded', request, result: authority, effectiveOn: today },
        subject: topPartition(platformAudience),
        puts: [
          put({ key: directoryKey(authority), shape: directoryRow, row: listedAs(registered, authority), was: null }),
          put({ key: onboardingKey(authority), shape: onboardingRow, row, was: null, unlogged: true }),
        ],
      })
      .catch((error: unknown) => {
        // Somebody onboarded it at the same moment.
        if (error instanceof WrongState) return null;
        throw error;
      });
    if (committed === null) return again(await table.get(directoryKey(authority), directoryRow), draft);
    return { ...(await view(authority)), code: committed.repeated ? null : `${authority}.${token}` };
  }

  /** The same file again is the same onboarding, and takes it up where it was broken off. */
  async function again(listed: DirectoryRow, draft: OnboardingDraft): Promise<OnboardingStarted> {
    const row = await table.find(onboardingKey(listed.authority), onboardingRow);
    if (row === null || row.fileHash !== fileHashOf(draft)) {
      const since = row === null ? '' : ` since ${inWords(localDateOf(new Date(row.begunAt)))}, with other answers`;
      throw new WrongState(`${listed.name} is here already${since}. Nothing was changed.`);
    }
    if (isToFound(row)) await wake(row);
    return { ...(await view(listed.authority)), code: null };
  }

  /** Tells whoever founds it to go on; where it has moved on by itself meanwhile, it needs no telling. */
  async function wake(row: OnboardingRow): Promise<void> {
    await move(row, {}).catch((error: unknown) => {
      if (!(error instanceof WrongState)) throw error;
    });
  }

  /** Records a change of the onboarding, which tells whoever founds it to go on. */
  async function move(was: OnboardingRow, changes: Partial<OnboardingRow>, request?: RequestClaim): Promise<void> {
    const row = { ...was, ...changes, movedAt: now, version: was.version + 1 };
    const key = onboardingKey(was.authority);
    const puts = [put({ key, shape: onboardingRow, row, was, unlogged: true })];
    const subject = topPartition(platformAudience);
    const change = { verb: 'onboarding.moved', subject, effectiveOn: today, puts, quiet: true, result: was.authority };
    await table.commit({ ...change, request }).catch((error: unknown) => {
      if (error instanceof ChangedMeanwhile) throw new WrongState('This has just moved on. Look again.');
      throw error;
    });
  }

  /** Takes the onboarding further: wakes what was broken off, seats the one who asks, or checks. */
  async function goOn(authority: AuthorityId, check: Check): Promise<PlatformAuthorityView> {
    const row = await table.get(onboardingKey(authority), onboardingRow);
    if (isToFound(row)) await move(row, {});
    else if (row.state === 'done') throw new WrongState(`${row.name} is checked and live.`);
    else if (!mayCheck(session, row)) await move(row, reseated(session, row));
    else {
      // Where another is being founded, whoever checks may have a seat for that check.
      const live = (await directoryStore(session).list()).filter(({ standing }) => standing === 'live');
      const authorities = live.map(({ id }) => id);
      const found = await check({ row, authorities, today });
      const steps = row.steps.map((step): Step => ({ ...step, ...found.find(({ key }) => key === step.key) }));
      const passed = found.every(({ state }) => state === 'done');
      await move(row, { steps, state: passed ? 'closing' : 'to-check' });
    }
    return view(authority);
  }

  async function makeCode(authority: AuthorityId, request: RequestClaim | undefined): Promise<NewCode> {
    if ((await table.answered(request)) !== null) {
      throw new WrongState('This code was made already and is shown once. Make another.');
    }
    const [listed, row] = await Promise.all([
      table.get(directoryKey(authority), directoryRow),
      table.get(onboardingKey(authority), onboardingRow),
    ]);
    if (listed.state === 'suspended') throw new WrongState(`${row.name} is suspended. Nobody can come in.`);
    if (row.code.state === 'refused') {
      throw new WrongState('The first administrator has come in. They invite everyone else.');
    }
    const token = session.newToken();
    const { hash, earlier } = row.code;
    const code = codeOf(session, hashOfToken(token), [...earlier, hash]);
    await move(row, { code }, request);
    return { code: `${authority}.${token}`, expiresAt: code.endsAt };
  }

  return { onboard, goOn, makeCode };
}

const fileHashOf = (draft: OnboardingDraft): string => createHash('sha256').update(JSON.stringify(draft)).digest('hex');

const codeOf = ({ today }: Session, hash: string, earlier: string[]): OnboardingRow['code'] => ({
  ...{ hash, earlier, endsAt: `${daysAfter(today, invitationDays)}T23:59:59.999Z`, state: 'to-write' },
});

function checkerIn({ seat, account, today }: Session): OnboardingRow['checkers'][number] {
  const { person, name, email } = seat;
  return { person, name, email, ...account, on: today };
}

/** Whether something waits for whoever founds it: a step, or a code that was made since it is live. */
const isToFound = ({ state, code }: OnboardingRow): boolean =>
  state === 'founding' || state === 'closing' || (state === 'done' && code.state === 'to-write');

/** The seat for the check is one person’s, for one day. */
function mayCheck({ account, today }: Session, row: OnboardingRow): boolean {
  const { provider, subject, on } = checkerOf(row);
  return provider === account.provider && subject === account.subject && on === today;
}

const waiting = (key: StepKey): Step => ({ key, state: 'waiting', at: null, detail: null });

function reseated(session: Session, row: OnboardingRow): Partial<OnboardingRow> {
  const checker = checkerIn(session);
  const others = row.checkers.filter(({ person }) => person !== checker.person);
  const steps = row.steps.map((step) => (step.key === 'check-seat' ? waiting(step.key) : step));
  return { checkers: [...others, checker], steps, state: 'founding' };
}

type Asked = { registered: Registered; authority: AuthorityId; draft: OnboardingDraft; hash: string };

function onboardingOf(session: Session, { registered, authority, draft, hash }: Asked): OnboardingRow {
  const { name, dfeCode, gssCode } = registered;
  const { shape, statuses, board, administrator, people } = draft;
  const newPerson = () => PersonId.parse(session.newId());
  return {
    ...{ authority, name, dfeCode, gssCode, shape, statuses, fileHash: fileHashOf(draft) },
    board: { id: BoardId.parse(session.newId()), ...board },
    administrator: { person: newPerson(), ...administrator },
    people: people.map((person) => ({ person: newPerson(), ...person })),
    code: codeOf(session, hash, []),
    ...{ checkers: [checkerIn(session)], state: 'founding', steps: StepKey.options.map(waiting) },
    ...{ begunAt: session.now, movedAt: session.now, version: 1, retention: personRetention },
  };
}

const listedAs = ({ name, dfeCode, gssCode }: Registered, authority: AuthorityId): DirectoryRow => ({
  ...{ authority, name, dfeCode, gssCode, state: 'founding', suspended: null },
  ...{ version: 1, retention: personRetention },
});
