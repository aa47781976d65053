import { sharesPartition } from '#kernel/audience-keys.ts';
import { type AnyPut, put, type RequestClaim } from '#kernel/change.ts';
import { cycleKey } from '#kernel/cycle-keys.ts';
import { type CycleRow, cycleRow } from '#kernel/cycle-rows.ts';
import { WrongState } from '#kernel/errors.ts';
import { withoutUndefined } from '#kernel/fields.ts';
import { planPartition } from '#kernel/keys.ts';
import { planLinePuts } from '#kernel/plan-lines.ts';
import { type PlanRow, planRetention } from '#kernel/plan-rows.ts';
import { inWords } from '#shared/calendar.ts';
import { cycleProblems, presentCycle } from '#shared/cycles/rules.ts';
import { Cycle, type CycleChange, type CycleDraft } from '#shared/cycles/schema.ts';
import type { LocalDate } from '#shared/dates.ts';
import type { CycleId, PlanId } from '#shared/ids.ts';
import { beforeProblems, futureProblems } from '#shared/plans/rules.ts';
import type { FieldProblem } from '#shared/problem.ts';
import { askedByMail } from '../ask-mail.ts';
import type { Session } from '../deps.ts';
import { openCycleOf, openCyclePut } from '../plan-cycles.ts';
import { type Conditional, refuse, settle, stillStands } from '../settle.ts';
import { askedOutside } from './outside.ts';
import { cycleStore } from './store.ts';

/** Opening, changing and withdrawing cycles. Each is one transaction, told in the plan’s log. */
export function cycleChanges(session: Session) {
  const { audience, now, person, today } = session;
  const store = cycleStore(session);

  const cyclePut = (row: CycleRow, was: CycleRow | null): AnyPut =>
    put({ key: cycleKey(audience, row.plan, row.id), shape: cycleRow, row, was });

  /** The cycle as it becomes, and what is said of it where its plan is named. */
  const cyclePuts = async (row: CycleRow, was: CycleRow | null): Promise<AnyPut[]> => [
    cyclePut(row, was),
    ...(await planLinePuts(session, row.plan, { cycle: row })),
  ];

  /** Opens a cycle; answers its id, the earlier one for a repeated request. */
  async function open(plan: PlanId, draft: CycleDraft, request: RequestClaim | undefined): Promise<string> {
    const { openedOn = today, ...fields } = draft;
    const id = session.newId() as CycleId;
    let opened: string = id;
    const settled = await settle(session, async () => {
      const [{ plan: header, cycles }, gate] = await Promise.all([store.list(plan), openCycleOf(session, plan)]);
      const before = gate === null ? null : await session.table.answered(request);
      if (before?.repeated) {
        opened = before.result;
        return null;
      }
      refuse(openingProblems({ header, cycles, draft, openedOn, today }));
      if (gate !== null && gate.open !== null) {
        throw new WrongState(`The cycle “${gate.open.name}” is open. Lock it before you open another.`);
      }
      const stamp = { openedOn, openedAt: now, openedBy: person, locked: null, withdrawn: null, remindedOn: null };
      const { outside, shares } = await askedOutside(session, { plan: header, cycle: { ...fields, id, outside: [] } });
      const row: CycleRow = { ...fields, id, plan, ...stamp, outside, version: 1, retention: planRetention };
      const { name, dueOn, reviewed } = row;
      const gatePut = openCyclePut(session, plan, { was: gate, open: { id, name, dueOn, reviewed } });
      // A cycle that was due before it was written down is a record of the past: nobody is asked by mail.
      const mails = dueOn < today ? [] : [askedByMail(session, { plan: header, cycle: row, occasion: 'opened' })];
      return {
        ...{ verb: 'cycle.opened', subject: planPartition(audience, plan), effectiveOn: openedOn },
        ...{
          puts: [...(await cyclePuts(row, null)), gatePut, ...shares, ...mails],
          ...toldOf(shares),
          request,
          result: id,
        },
      };
    });
    return settled?.result ?? opened;
  }

  /** The cycle where it is still the version that was read and open; null for what was done before. */
  async function standing(plan: PlanId, cycle: CycleId, asked: Conditional): Promise<CycleRow | null> {
    const row = await store.header(plan, cycle);
    if (!(await stillStands(session, row, { ...asked, current: Cycle.parse(row) }))) return null;
    if (row.locked !== null) throw new WrongState(`“${row.name}” was locked on ${inWords(row.locked.on)}.`);
    return row;
  }

  async function change(plan: PlanId, cycle: CycleId, asked: CycleChange & Conditional): Promise<void> {
    const { expected, request, why, ...fields } = asked;
    await settle(session, async () => {
      const was = await standing(plan, cycle, { expected, request });
      if (was === null) return null;
      const [gate, { cycles }] = await Promise.all([openCycleOf(session, plan), store.list(plan)]);
      const row: CycleRow = { ...was, ...withoutUndefined(fields), version: was.version + 1 };
      refuse([...cycleProblems(row, row.openedOn), ...nameProblems(row.name, cycles, row.id)]);
      const { id, name, dueOn, reviewed } = row;
      return {
        ...{ verb: 'cycle.changed', subject: planPartition(audience, plan), effectiveOn: today, why },
        puts: [
          ...(await cyclePuts(row, was)),
          openCyclePut(session, plan, { was: gate, open: { id, name, dueOn, reviewed } }),
        ],
        ...{ request, result: cycle },
      };
    });
  }

  /** Takes back the opening of a cycle in which nobody has answered. */
  async function withdraw(plan: PlanId, cycle: CycleId, asked: { why: string } & Conditional): Promise<void> {
    await settle(session, async () => {
      const was = await standing(plan, cycle, asked);
      if (was === null) return null;
      const gate = await openCycleOf(session, plan);
      const { asks } = await store.whole(plan, cycle, { consistent: true });
      if (asks.some(({ state }) => state !== 'asked')) {
        throw new WrongState('Somebody has answered. Lock the cycle when it is due instead.');
      }
      const withdrawn = { on: today, by: person, why: asked.why };
      return {
        ...{ verb: 'cycle.withdrawn', subject: planPartition(audience, plan), effectiveOn: today, why: asked.why },
        puts: [
          ...(await cyclePuts({ ...was, withdrawn, version: was.version + 1 }, was)),
          openCyclePut(session, plan, { was: gate, open: null }),
        ],
        ...{ request: asked.request, result: cycle },
      };
    });
  }

  /** Has those reminded who have not answered, once a day at most. */
  async function remind(plan: PlanId, cycle: CycleId, request: RequestClaim | undefined): Promise<void> {
    await settle(session, async () => {
      const [{ plan: header }, was] = await Promise.all([store.list(plan), store.header(plan, cycle)]);
      if (was.locked !== null) throw new WrongState(`“${was.name}” was locked on ${inWords(was.locked.on)}.`);
      if (was.remindedOn === today) {
        if ((await session.table.answered(request)) !== null) return null;
        throw new WrongState('Those who had not answered were reminded today already.');
      }
      const row: CycleRow = { ...was, remindedOn: today, version: was.version + 1 };
      return {
        ...{ verb: 'cycle.reminded', subject: planPartition(audience, plan), effectiveOn: today },
        puts: [cyclePut(row, was), askedByMail(session, { plan: header, cycle: row, occasion: 'reminded' })],
        ...{ request, result: cycle },
      };
    });
  }

  /** Asks those owners outside who are not asked yet: who was given an action, or a seat at a board, since the opening. */
  async function askOutside(plan: PlanId, cycle: CycleId, request: RequestClaim | undefined): Promise<void> {
    await settle(session, async () => {
      const [{ plan: header }, was] = await Promise.all([store.list(plan), store.header(plan, cycle)]);
      if (was.locked !== null) throw new WrongState(`“${was.name}” was locked on ${inWords(was.locked.on)}.`);
      const { outside, shares, isMore } = await askedOutside(session, { plan: header, cycle: was });
      if (!isMore) {
        if ((await session.table.answered(request)) !== null) return null;
        throw new WrongState('Every owner outside who has a seat at one of your boards is asked already.');
      }
      const row: CycleRow = { ...was, outside, version: was.version + 1 };
      return {
        ...{ verb: 'cycle.asked-outside', subject: planPartition(audience, plan), effectiveOn: today },
        puts: [
          ...[cyclePut(row, was), ...shares],
          askedByMail(session, { plan: header, cycle: row, occasion: 'outside' }),
        ],
        ...{ ...toldOf(shares), request, result: cycle },
      };
    });
  }

  /** The list of what is shared tells of what is shown to a board from now on. */
  const toldOf = (shares: readonly AnyPut[]) => (shares.length === 0 ? {} : { alsoIn: [sharesPartition(audience)] });

  return { open, standing, change, withdraw, remind, askOutside, cyclePuts };
}

type Opening = {
  header: PlanRow;
  cycles: readonly CycleRow[];
  draft: CycleDraft;
  openedOn: LocalDate;
  today: LocalDate;
};

function openingProblems({ header, cycles, draft, openedOn, today }: Opening): FieldProblem[] {
  const before = presentCycle(cycles);
  const after = before?.locked ?? null;
  return [
    ...nameProblems(draft.name, cycles, null),
    ...cycleProblems(draft, openedOn),
    ...futureProblems(openedOn, today, '#/openedOn'),
    ...[
      ...beforeProblems(openedOn, header.agreedOn, 'the plan was agreed'),
      ...(after === null ? [] : beforeProblems(openedOn, after.on, 'the cycle before it was locked')),
    ].map((problem) => ({ ...problem, pointer: '#/openedOn' })),
  ];
}

function nameProblems(name: string, cycles: readonly CycleRow[], own: CycleId | null): FieldProblem[] {
  const taken = cycles.some((each) => each.id !== own && each.name.toLowerCase() === name.toLowerCase());
  return taken ? [{ pointer: '#/name', detail: 'Enter a name that no other cycle of this plan has' }] : [];
}
