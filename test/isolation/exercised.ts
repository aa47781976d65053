import type { GateControl } from '#infra/local/gate/control.ts';

type Grant = Awaited<ReturnType<GateControl['grants']>>[number];
type Verdict = Awaited<ReturnType<GateControl['verdicts']>>[number];

/** GuardDuty takes this one, with the permissions that AWS prescribes: no request of it comes this way. */
const takenByAws = new Set(['MalwareScanRole']);

const used = (grant: Grant) => (verdict: Verdict) =>
  verdict.allowed &&
  verdict.role === grant.role &&
  verdict.action === grant.action &&
  verdict.statement?.sid === grant.sid;

/** What was granted and never used, and what was used without being granted: nothing, where they are the same. */
export function differences(grants: readonly Grant[], verdicts: readonly Verdict[]): string[] {
  const allowing = grants.filter(({ effect, role }) => effect === 'Allow' && !takenByAws.has(role));
  const idle = allowing.filter((grant) => !verdicts.some(used(grant)));
  const refused = verdicts.filter(({ allowed }) => !allowed);
  return [
    ...idle.map(({ role, action, sid }) => `${role} is granted ${action} by ${sid} and nothing used it`),
    ...idleKeys(allowing, verdicts),
    ...refused.map(({ role, action }) => `${role} needed ${action} and was refused`),
  ];
}

/** A statement’s key patterns are grants too: each must have let someone through. */
function idleKeys(grants: readonly Grant[], verdicts: readonly Verdict[]): string[] {
  const patterns = grants.flatMap((grant) => grant.keys.map((key) => ({ grant, key })));
  const idle = patterns.filter(({ grant, key }) => {
    const ofStatement = verdicts.filter(
      ({ allowed, role, statement }) => allowed && role === grant.role && statement?.sid === grant.sid,
    );
    return !ofStatement.some(({ keys }) => keys.includes(key));
  });
  return [
    ...new Set(idle.map(({ grant, key }) => `${grant.role} is granted ${key} by ${grant.sid} and nothing used it`)),
  ];
}
