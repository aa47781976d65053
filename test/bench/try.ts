import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { synthesise } from '#infra/app.ts';
import { startStack } from '#infra/local/stack.ts';
import { plantAuthority, plantPlan, subjectOf, atOnce } from './content.ts';
import { costOf, capacityLine, tripsLine } from './pages.ts';
import { enterFunction } from './in-process.ts';
const t0 = performance.now();
const lap = (s: string) => console.log(((performance.now()-t0)/1000).toFixed(1), s);
const stack = await startStack({ assembly: synthesise(mkdtempSync(join(tmpdir(), 'bench-'))) });
lap('started');
try {
  const main = await plantAuthority(stack, 'plymouth', 25);
  const plan = await plantPlan(main, { priorities: 5, objectives: 40, actions: 200, cycles: 8 });
  lap('planted');
  await stack.idle(); lap('idle');
  await enterFunction(stack);
  const A = '/api/authorities/plymouth';
  for (const page of [{what:'home', path:A},{what:'plan',path:`${A}/plans/${plan.plan}`},{what:'action',path:`${A}/plans/${plan.plan}/nodes/${plan.actions[100]}`}]) {
    const cost = await costOf(page, subjectOf('plymouth'));
    console.log(capacityLine(cost), tripsLine(cost), cost.bytes);
  }
  lap('pages');
  await atOnce(Array.from({length: 40}, (_, i) => i), async (i) => { const p = await plantAuthority(stack, `other${i}`, 3); await plantPlan(p, { priorities: 1, objectives: 1, actions: 2, cycles: 1 }); });
  lap('40 others');
  await stack.idle(); lap('idle');
} finally { await stack.stop(); }
