import { NothingHere } from '#kernel/errors.ts';
import type { PersonRow } from '#kernel/settings-rows.ts';
import type { Strand } from '#shared/plans/strand.ts';
import type { School } from '#shared/schools/schema.ts';
import { agendasToRead } from '#shared/search/rules.ts';
import { boardStore, type WholeBoard, type WholeMeeting } from './boards/store.ts';
import type { Session } from './deps.ts';
import { peopleStore } from './people/store.ts';
import { planStore } from './plans/store.ts';
import { schoolStore } from './schools/store.ts';
import { strandsOf } from './strand-links.ts';

export type SeenPlan = Awaited<ReturnType<ReturnType<typeof planStore>['now']>>;

/** Everything of the authority’s own that its officers may look for; of restricted matter nothing is read. */
export type Searchable = {
  plans: SeenPlan[];
  boards: WholeBoard[];
  meetings: WholeMeeting[];
  /** Agendas of meetings before this day were left unread; null where none were. */
  agendasSince: string | null;
  schools: School[];
  people: PersonRow[];
  strands: Strand[];
};

/** The lists first, then each plan and board side by side, then the agendas: three trips, however much there is. */
export async function searchableOf(session: Session): Promise<Searchable> {
  const [plans, boards] = [planStore(session), boardStore(session)];
  const [summaries, boardSummaries, schools, people, strands] = await Promise.all([
    plans.list(),
    boards.summaries(),
    schoolStore(session).list(),
    peopleStore(session).directory(),
    strandsOf(session),
  ]);
  const [seen, business] = await Promise.all([
    thoseStillThere(summaries.map(({ id }) => plans.now(id))),
    businessOf(
      session,
      boardSummaries.map(({ id }) => boards.whole(id)),
    ),
  ]);
  return { plans: seen, ...business, schools, people, strands };
}

async function businessOf(
  session: Session,
  reading: Promise<WholeBoard>[],
): Promise<Pick<Searchable, 'boards' | 'meetings' | 'agendasSince'>> {
  const boards = await thoseStillThere(reading);
  const { read, since } = agendasToRead(boards.flatMap(({ meetings }) => meetings));
  const store = boardStore(session);
  return { boards, meetings: await thoseStillThere(read.map(({ id }) => store.meeting(id))), agendasSince: since };
}

/** What was removed between the reading of its list and of itself is not found; every other failure is one. */
async function thoseStillThere<T>(reading: Promise<T>[]): Promise<T[]> {
  const found = await Promise.all(
    reading.map((one) =>
      one.catch((error: unknown) => {
        if (error instanceof NothingHere) return null;
        throw error;
      }),
    ),
  );
  return found.filter((one) => one !== null);
}
