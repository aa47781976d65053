import * as z from 'zod';

// Asked beside all other checks, so nothing is certain yet of what was sent.
const Named = z.looseObject({ email: z.string() });
const Sent = z.looseObject({ administrator: z.unknown(), people: z.array(z.unknown()).catch([]) });

const addressOf = (person: unknown): string | null => Named.safeParse(person).data?.email.trim().toLowerCase() ?? null;

export type PathProblem = { path: (string | number)[]; message: string };

/** Whoever is named twice, by email address: each after the first. */
export function repeatedPeople(draft: unknown): PathProblem[] {
  const { administrator, people } = Sent.safeParse(draft).data ?? { administrator: null, people: [] };
  const places: { path: (string | number)[]; address: string | null }[] = [
    { path: ['administrator', 'email'], address: addressOf(administrator) },
    ...people.map((person, place) => ({ path: ['people', place, 'email'], address: addressOf(person) })),
  ];
  return places.flatMap(({ path, address }, place) => {
    const before = places.findIndex((each) => each.address === address);
    if (address === null || address === '' || before === place) return [];
    const where = before === 0 ? 'as the first administrator' : `as person ${before}`;
    return [{ path, message: `${address} is named already, ${where}. Name each person once` }];
  });
}
