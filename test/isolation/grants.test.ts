import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { readAssembly } from '#infra/local/assembly.ts';
import type { Templates } from '#infra/local/gate/resolve.ts';
import { type Stack, startStack } from '#infra/local/stack.ts';
import { forgetSalt } from '#test/support/consultation-scenario.ts';
import { anOffice } from '#test/support/officers.ts';
import { codesOf } from '#test/support/platform.ts';
import { keepPlatform } from '#test/support/platform-scenario.ts';
import { runEverything } from '#test/support/scenario.ts';
import { fireRules, fireScheduler } from '#test/support/schedules.ts';
import { eventually } from '#test/support/world.ts';
import { differences } from './exercised.ts';
import { changed, type Place } from './mutations.ts';

const nextCode = codesOf('East Midlands');
type Verdicts = Awaited<ReturnType<Stack['control']['verdicts']>>;

const lookMilliseconds = 250;
let stack: Stack;
/** How the stream is found and begun, which happens once, when the stack starts. */
let begun: Verdicts;
/** What was asked when everything was run once. */
let asked: Verdicts;

// A stack of its own, in which nobody tries what is forbidden: every refusal is something that was needed.
beforeAll(async () => {
  stack = await startStack({ assembly: readAssembly(inject('stack').assembly) });
  begun = await eventually(
    () => stack.control.verdicts(),
    (verdicts) => verdicts.some(({ action }) => action === 'dynamodb:GetRecords'),
  );
});

afterAll(() => stack.stop());

/** Runs a whole authority and the platform, and answers what was asked of the gate meanwhile. */
async function ranEverything(): Promise<Verdicts> {
  await stack.control.resetVerdicts();
  await forgetSalt(stack);
  const ran = await Promise.allSettled([runEverything(stack, await anOffice(stack)), keepPlatform(stack, nextCode())]);
  await fireRules(stack);
  await fireScheduler(stack);
  await stack.idle();
  const verdicts = await stack.control.verdicts();
  // Where something was refused, that is said; any other failure is its own.
  if (verdicts.every(({ allowed }) => allowed)) await Promise.all(ran.map(thrown));
  return [...begun, ...verdicts];
}

const thrown = (ran: PromiseSettledResult<unknown>) =>
  ran.status === 'rejected' ? Promise.reject(ran.reason) : Promise.resolve();

/** The same until the first thing is refused, and answers what was: who waits for what cannot come now waits in vain. */
async function refusedFirst(): Promise<string[]> {
  await stack.control.resetVerdicts();
  const ran = Promise.allSettled([runEverything(stack, await anOffice(stack)), keepPlatform(stack, nextCode())]);
  const over = ran.then(() => true);
  for (;;) {
    const isOver = await Promise.race([over, pause(lookMilliseconds, false)]);
    const found = differences([], await stack.control.verdicts());
    if (isOver || found.length > 0) return found;
  }
}

type Permission = Place & { action: string };

/** A copy in which each of these statements has other actions. */
const withActions = (permissions: Permission[], actions: (granted: string[], action: string) => string[]): Templates =>
  permissions.reduce(
    (copy, { action, ...place }) =>
      changed(copy, place, (each) => ({ ...each, Action: actions([each.Action ?? []].flat(), action) })),
    stack.deployment.templates,
  );

async function onCopy<T>(copy: Templates, look: () => Promise<T>): Promise<T> {
  await stack.control.replaceTemplates(copy);
  try {
    return await look();
  } finally {
    await stack.control.replaceTemplates(stack.deployment.templates);
  }
}

describe('what the template grants', () => {
  test('is what an authority uses, and no more', async () => {
    asked = await ranEverything();
    expect(differences(await stack.control.grants(), asked)).toEqual([]);
  }, 90_000);
});

describe('a copy of the template', () => {
  // A statement cannot be empty: what is left is the one action that no one here asks for.
  const lacking = (granted: string[], action: string) => [
    ...granted.filter((each) => each !== action),
    'xray:PutTraceSegments',
  ];

  test.each([
    { role: 'SeatBinderRole', sid: 'BindSeat', action: 'dynamodb:PutItem' },
    { role: 'ClearedWriterRole', sid: 'WriteCompartment', action: 'dynamodb:PutItem' },
    { role: 'AuthorityReaderRole', sid: 'ReadOwnRows', action: 'dynamodb:Query' },
    { role: 'AuthorityFunctionRole', sid: 'TakeClearedReader', action: 'sts:TagSession' },
  ])(
    'without $action of $role fails and names both',
    async (permission) => {
      const found = await onCopy(withActions([permission], lacking), refusedFirst);
      expect(found).toContain(`${permission.role} needed ${permission.action} and was refused`);
    },
    60_000,
  );

  test('with permissions too many fails and names each with its role', async () => {
    const extra: Permission[] = [
      { role: 'AuthorityReaderRole', sid: 'ReadOwnRows', action: 'dynamodb:BatchGetItem' },
      { role: 'DispatcherFunctionRole', sid: 'InvokeDocuments', action: 'lambda:GetFunction' },
    ];
    const copy = withActions(extra, (granted, action) => [...granted, action]);
    const found = differences(await onCopy(copy, () => stack.control.grants()), asked);
    expect(found.toSorted()).toEqual([
      'AuthorityReaderRole is granted dynamodb:BatchGetItem by ReadOwnRows and nothing used it',
      'DispatcherFunctionRole is granted lambda:GetFunction by InvokeDocuments and nothing used it',
    ]);
  }, 60_000);
});
