import { keySeparator, partitionPrefix } from '#kernel/keys.ts';

/** Which session tags, in which order, say whose partition it is. A prefix that is not here may not be granted. */
const tagsOfPrefix: Readonly<Record<string, readonly string[]>> = {
  [partitionPrefix.authority]: ['authority'],
  [partitionPrefix.restricted]: ['authority', 'compartment'],
  [partitionPrefix.seats]: ['authority'],
  [partitionPrefix.account]: ['provider', 'subject'],
  [partitionPrefix.audience]: ['audience'],
  [partitionPrefix.inbox]: ['authority'],
};

const joined = (...parts: string[]): string => parts.join(keySeparator);

// The seat check comes before there is a session, so a function may look at any seat and any account, by itself; what is
// published is for everyone; and work that goes through all authorities finds them in the directory.
const openToFunctions = [
  joined(partitionPrefix.seats, '*'),
  joined(partitionPrefix.seats, '*:*'),
  joined(partitionPrefix.account, '*'),
  joined(partitionPrefix.audience, 'public:*', 'SHARED'),
  partitionPrefix.platform,
  joined(partitionPrefix.platform, 'SEATS'),
];

// Which authorities there are is written by functions themselves: it is nobody's own, and nothing of an authority is in it.
const writtenByFunctions = [
  partitionPrefix.platform,
  joined(partitionPrefix.platform, 'ONBOARDINGS'),
  joined(partitionPrefix.platform, 'LOG'),
  joined(partitionPrefix.platform, 'REQUEST', '*'),
  partitionPrefix.inbox,
];

// Anyone outside may leave something in any authority's inbox; the functions that take it can read nothing there.
const putByFunctions = [joined(partitionPrefix.inbox, '*')];

const tagged = (tag: string): string => `\${aws:PrincipalTag/${tag}}`;

// Below SEATS, ids of authorities and names of audiences stand side by side: these patterns can only ever name a board of
// the session's own authority, a school or a partnership.
const seatsOutside: Readonly<Record<string, readonly string[]>> = {
  [joined(partitionPrefix.seats, `board:${tagged('authority')}:${tagged('body')}`)]: ['authority', 'body'],
  [joined(partitionPrefix.seats, `school:${tagged('body')}`)]: ['body'],
  [joined(partitionPrefix.seats, `partnership:${tagged('body')}`)]: ['body'],
};

// The cycles of an authority's plans, and no other rows of those: an id stands in the middle of these keys, and nowhere else.
const withIdInside = [joined('PLAN', '*', 'CYCLE', '*')];

/** Copies are nobody's record and are taken away again; nothing else is ever deleted. */
export const deletable = joined(partitionPrefix.audience, '${aws:PrincipalTag/audience}', 'SHARED');

const fixedPart = /^[A-Z]+$/;

export type PatternVerdict = { readonly problem: string | undefined; readonly tags: readonly string[] };

/** Does this pattern of `dynamodb:LeadingKeys` stay within whoever the session's tags name? */
export function judgePattern(
  pattern: string,
  { holder, writes, reads }: { holder: 'function' | 'audience' | 'service'; writes: boolean; reads: boolean },
): PatternVerdict {
  if (putByFunctions.includes(pattern)) {
    const isPut = holder === 'function' && writes && !reads;
    return { problem: isPut ? undefined : `${pattern} is put into by functions and read by nobody`, tags: [] };
  }
  if ([...openToFunctions, ...writtenByFunctions].includes(pattern)) {
    if (holder !== 'function') return { problem: `${pattern} reaches every authority`, tags: [] };
    const isOpen = !writes || writtenByFunctions.includes(pattern);
    return { problem: isOpen ? undefined : `${pattern} is written by no function itself`, tags: [] };
  }
  const outside = seatsOutside[pattern];
  if (outside !== undefined) {
    const problem = holder === 'audience' ? undefined : `${pattern} is for a session alone`;
    return { problem, tags: outside };
  }
  const [prefix = '', ...parts] = pattern.split(keySeparator);
  const tags = tagsOfPrefix[prefix];
  if (!tags) return { problem: `${pattern} begins with no partition that may be granted`, tags: [] };
  const expected = tags.map(tagged);
  if (expected.some((tag, place) => parts[place] !== tag)) {
    return {
      problem: `${pattern} must hold ${expected.join(keySeparator)} right after ${prefix}${keySeparator}`,
      tags,
    };
  }
  const rest = parts.slice(expected.length);
  if (withIdInside.includes(rest.join(keySeparator))) return { problem: undefined, tags };
  const last = rest.at(-1) === '*' ? rest.slice(0, -1) : rest;
  const loose = last.find((part) => !fixedPart.test(part));
  return { problem: loose === undefined ? undefined : `${pattern} holds the loose part "${loose}"`, tags };
}
