import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest';
import type { FunctionDefinition } from './environment.ts';
import { type Functions, startFunctions } from './functions.ts';

const folder = mkdtempSync(join(tmpdir(), 'placeboard-functions-'));
const running: Functions[] = [];

writeFileSync(
  join(folder, 'index.mjs'),
  `import { existsSync, writeFileSync } from 'node:fs';
   let calls = 0;
   export async function handler(event, context) {
     calls += 1;
     if (event.loop) for (;;) {}
     if (event.wait) await new Promise(() => setTimeout(() => {}, 60_000));
     if (event.held) {
       writeFileSync(event.held + '.begun', '');
       while (!existsSync(event.held)) await new Promise((resolve) => setTimeout(resolve, 5));
     }
     if (event.fail) throw new TypeError('no such plan');
     if (event.exit) process.exit(3);
     console.log(JSON.stringify({ message: 'seen' }));
     const times = [Date.now(), new Date().getTime(), Date.parse(Date())];
     const past = new Date('2019-09-03T00:00:00Z');
     const dates = [past.toISOString(), past instanceof Date, new Date(0).getTime(), new Date(2019, 8, 3).getFullYear()];
     return { times, dates, calls, variables: process.env, name: context.functionName, left: context.getRemainingTimeInMillis() };
   }`,
);

afterEach(async () => {
  await Promise.all(running.splice(0).map((each) => each.stop()));
});
afterAll(() => rmSync(folder, { recursive: true }));

function someFunctions(overrides: Partial<FunctionDefinition> = {}, clockAhead = () => 0): Functions {
  const definition: FunctionDefinition = {
    logicalId: 'Authority',
    name: 'authority',
    arn: 'arn:aws:lambda:eu-west-2:000000000000:function:authority',
    codeFolder: folder,
    handler: 'index.handler',
    runtime: 'nodejs24.x',
    timeoutSeconds: 10,
    memoryMegabytes: 512,
    roleArn: 'arn:aws:iam::000000000000:role/authority',
    variables: { TABLE_NAME: 'plans' },
    ...overrides,
  };
  const functions = startFunctions({
    definitions: [definition],
    clockAhead,
    credentialsFor: async () => ({
      accessKeyId: 'key',
      secretAccessKey: 'secret',
      sessionToken: 'token',
      expiration: new Date(Date.now() + 3_600_000),
    }),
    endpoints: { AWS_ENDPOINT_URL_DYNAMODB: 'http://127.0.0.1:1' },
    region: 'eu-west-2',
    logFolder: join(folder, 'run'),
  });
  running.push(functions);
  return functions;
}

const answer = async (functions: Functions, event: object) =>
  JSON.parse((await functions.invoke('authority', JSON.stringify(event))).payload);

describe('a function in its own environment', () => {
  test('sees the variables of the template and of Lambda, and none of the runner', async () => {
    process.env.PLACEBOARD_SECRET_OF_THE_RUNNER = 'hidden';
    const { variables, name, left } = await answer(someFunctions(), {});
    expect(variables).toMatchObject({
      TABLE_NAME: 'plans',
      AWS_REGION: 'eu-west-2',
      AWS_ACCESS_KEY_ID: 'key',
      AWS_SESSION_TOKEN: 'token',
      AWS_ENDPOINT_URL_DYNAMODB: 'http://127.0.0.1:1',
    });
    expect(variables).not.toHaveProperty('PLACEBOARD_SECRET_OF_THE_RUNNER');
    expect(variables).not.toHaveProperty('PATH');
    expect(name).toBe('authority');
    expect(left).toBeGreaterThan(5000);
  });

  test('is kept for the next invocation and takes one at a time', async () => {
    const functions = someFunctions();
    expect((await answer(functions, {})).calls).toBe(1);
    expect((await answer(functions, {})).calls).toBe(2);
    const both = await Promise.all([answer(functions, {}), answer(functions, {})]);
    expect(both.map(({ calls }) => calls).sort()).toEqual([1, 3]);
  });

  test('is replaced when it takes longer than the template allows, even in an endless loop', async () => {
    const functions = someFunctions({ timeoutSeconds: 1 });
    const outcome = await functions.invoke('authority', '{"loop":true}');
    expect(outcome.functionError).toBe('Unhandled');
    expect(JSON.parse(outcome.payload)).toEqual({
      errorType: 'Sandbox.Timedout',
      errorMessage: 'Task timed out after 1.00 seconds',
    });
    expect((await answer(functions, {})).calls).toBe(1);
  });

  test('is replaced when the process ends, and survives an error', async () => {
    const functions = someFunctions();
    expect(await answer(functions, { fail: true })).toMatchObject({
      errorType: 'TypeError',
      errorMessage: 'no such plan',
    });
    expect((await answer(functions, {})).calls).toBe(2);
    expect(await answer(functions, { exit: true })).toMatchObject({ errorType: 'Runtime.ExitError' });
    expect((await answer(functions, {})).calls).toBe(1);
  });

  test('whose clock was put forward sees that time in every way of asking, and all other times as they are', async () => {
    const functions = someFunctions({}, () => 86_400_000);
    const { times, dates, left } = await answer(functions, {});
    for (const time of times) expect(Math.abs(time - Date.now() - 86_400_000)).toBeLessThan(5_000);
    expect(dates).toEqual(['2019-09-03T00:00:00.000Z', true, 0, 2019]);
    // How long it may run is no matter of that clock.
    expect(left).toBeGreaterThan(5000);
    expect(left).toBeLessThanOrEqual(10_000);
  });

  test('goes by the new clock from the next invocation on, however often it moves, with all that it remembers', async () => {
    let ahead = 0;
    const functions = someFunctions({}, () => ahead);
    expect((await answer(functions, {})).calls).toBe(1);
    for (const [place, hours] of [1, 48].entries()) {
      ahead = hours * 3_600_000;
      functions.moveClock();
      const { calls, times } = await answer(functions, {});
      expect(calls).toBe(place + 2);
      for (const time of times) expect(Math.abs(time - Date.now() - ahead)).toBeLessThan(5_000);
    }
  });

  test('that is at work while the clock moves ends by the old one, and goes by the new one next', async () => {
    let ahead = 0;
    const functions = someFunctions({}, () => ahead);
    await answer(functions, {});
    const held = join(folder, 'held');
    const working = answer(functions, { held });
    await vi.waitUntil(() => existsSync(`${held}.begun`), { timeout: 10_000 });
    ahead = 3_600_000;
    functions.moveClock();
    writeFileSync(held, '');
    expect((await working).times[0] - Date.now()).toBeLessThan(5_000);
    const { calls, times } = await answer(functions, {});
    expect(calls).toBe(3);
    expect(times[0] - Date.now()).toBeGreaterThan(3_500_000);
  });

  test('that is ended in the middle of its work has failed, and the next is another', async () => {
    const functions = someFunctions();
    const working = functions.invoke('authority', '{"wait":true}');
    await new Promise((resolve) => setTimeout(resolve, 500));
    await functions.crash('authority');
    expect((await working).functionError).toBe('Unhandled');
    expect((await answer(functions, {})).calls).toBe(1);
  });

  test('that cannot be loaded says why', async () => {
    const outcome = await someFunctions({ handler: 'absent.handler' }).invoke('authority', '{}');
    expect(outcome.functionError).toBe('Unhandled');
    expect(JSON.parse(outcome.payload).errorMessage).toContain("Cannot find module 'absent'");
  });

  test('writes what it logs to a file of its own', async () => {
    const functions = someFunctions({ logicalId: 'Logging' });
    await answer(functions, {});
    await functions.stop();
    expect(readFileSync(join(folder, 'run', 'Logging.log'), 'utf8')).toContain('{"message":"seen"}');
  });
});
