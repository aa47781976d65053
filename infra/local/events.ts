import { randomUUID } from 'node:crypto';
import type { EventRule } from './deployment-events.ts';
import { ACCOUNT, REGION } from './gate/names.ts';

type Pattern = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Does an event match a rule's pattern? Only plain values are understood; a content filter is refused when it is met. */
export function matchesPattern(pattern: Pattern, event: unknown): boolean {
  return Object.entries(pattern).every(([key, wanted]) => {
    const value = isRecord(event) ? event[key] : undefined;
    if (isRecord(wanted)) return matchesPattern(wanted, value);
    if (!Array.isArray(wanted)) throw new Error(`An event pattern holds neither a list nor an object at ${key}`);
    if (wanted.some(isRecord))
      throw new Error(`The runner does not support the content filter at ${key} of an event pattern`);
    return [value].flat().some((each) => wanted.includes(each));
  });
}

/** Hands an event to the functions of every rule that it matches, as asynchronous invocations. */
export function dispatchEvent(
  rules: readonly EventRule[],
  event: unknown,
  enqueue: (functionName: string, payload: string) => void,
): void {
  for (const { pattern, targets } of rules) {
    if (!matchesPattern(pattern, event)) continue;
    for (const { functionName } of targets) enqueue(functionName, JSON.stringify(event));
  }
}

/** What the event bus sends when the clock says so. */
export const scheduledEvent = (rule: string, at: Date) => ({
  version: '0',
  id: randomUUID(),
  'detail-type': 'Scheduled Event',
  source: 'aws.events',
  account: ACCOUNT,
  time: `${at.toISOString().slice(0, 19)}Z`,
  region: REGION,
  resources: [rule],
  detail: {},
});
