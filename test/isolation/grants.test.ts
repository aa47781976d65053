import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { readAssembly } from '#infra/local/assembly.ts';
import { type Stack, startStack } from '#infra/local/stack.ts';
import { anOffice } from '#test/support/officers.ts';
import { runEverything } from '#test/support/scenario.ts';
import { eventually } from '#test/support/world.ts';
import { differences } from './exercised.ts';
import { changed, type Place } from './mutations.ts';

let stack: Stack;
/** How the stream is found and begun, which happens once, when the stack starts. */
let begun: Awaited<ReturnType<Stack['control']['verdicts']>>;

// A stack of its own, in which nobody tries what is forbidden: every refusal is something that was needed.
beforeAll(async () => {
  stack = await startStack({ assembly: readAssembly(inject('stack').assembly) });
  begun = await eventually(
    () => stack.control.verdicts(),
    (verdicts) => verdicts.some(({ action }) => action === 'dynamodb:GetRecords'),
  );
});

afterAll(() => stack.stop());

/** Runs a whole authority and compares what was granted with what was used. */
async function compared(): Promise<{ failed: boolean; found: string[] }> {
  await stack.control.resetVerdicts();
  const ran = await Promise.allSettled([runEverything(stack, await anOffice(stack))]);
  await stack.idle();
  const failed = ran.some(({ status }) => status === 'rejected');
  const [grants, verdicts] = await Promise.all([stack.control.grants(), stack.control.verdicts()]);
  if (failed && verdicts.every(({ allowed }) => allowed)) await Promise.all(ran.map(thrown));
  return { failed, found: differences(grants, [...begun, ...verdicts]) };
}

const thrown = (ran: PromiseSettledResult<unknown>) =>
  ran.status === 'rejected' ? Promise.reject(ran.reason) : Promise.resolve();

async function withCopy<T>(place: Place, actions: (granted: string[]) => string[], work: () => Promise<T>): Promise<T> {
  const { templates } = stack.deployment;
  await stack.control.replaceTemplates(
    changed(templates, place, (each) => ({ ...each, Action: actions([each.Action ?? []].flat()) })),
  );
  try {
    return await work();
  } finally {
    await stack.control.replaceTemplates(templates);
  }
}

describe('what the template grants', () => {
  test('is what an authority uses, and no more', async () => {
    expect(await compared()).toEqual({ failed: false, found: [] });
  }, 90_000);
});

describe('a copy of the template', () => {
  const others = (action: string) => (granted: string[]) => granted.filter((each) => each !== action);

  test.each([
    { role: 'SeatBinderRole', sid: 'BindSeat', action: 'dynamodb:PutItem' },
    { role: 'ClearedWriterRole', sid: 'WriteCompartment', action: 'dynamodb:PutItem' },
    { role: 'AuthorityReaderRole', sid: 'ReadOwnRows', action: 'dynamodb:Query' },
    { role: 'AuthorityFunctionRole', sid: 'TakeClearedReader', action: 'sts:TagSession' },
  ])(
    'without $action of $role fails and names both',
    async ({ role, sid, action }) => {
      const lacking = (granted: string[]) => [...others(action)(granted), 'xray:PutTraceSegments'];
      const { failed, found } = await withCopy({ role, sid }, lacking, compared);
      expect(failed).toBe(true);
      expect(found).toContain(`${role} needed ${action} and was refused`);
    },
    60_000,
  );

  test.each([
    { role: 'AuthorityReaderRole', sid: 'ReadOwnRows', action: 'dynamodb:BatchGetItem' },
    { role: 'DispatcherFunctionRole', sid: 'InvokeDocuments', action: 'lambda:GetFunction' },
  ])(
    'with $action of $role too many fails and names both',
    async ({ role, sid, action }) => {
      const { found } = await withCopy({ role, sid }, (granted) => [...granted, action], compared);
      expect(found).toEqual([`${role} is granted ${action} by ${sid} and nothing used it`]);
    },
    60_000,
  );
});
