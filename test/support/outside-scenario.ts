import { ok } from '#test/builders/plans.ts';
import { askerOf, type Office, type OwnStack } from './officers.ts';

/** Someone outside is invited to each board and each school, accepts, and their seat ends. */
export async function keepOutside(stack: Pick<OwnStack, 'url' | 'tokenFor'>, { as, id, path }: Office): Promise<void> {
  const admin = as('admin');
  const seats = `${path}/outside-seats`;
  const { audiences } = ok(await admin.get(seats), 200).body;
  for (const { audience } of audiences) {
    const subject = `outsider-${audience.replaceAll(':', '-')}@${id}.example`;
    const outsider = askerOf(stack, subject);
    const draft = { audience, name: 'An outsider', email: subject, until: null };
    const { code, seat } = ok(await admin.send('POST', seats, draft), 201).body;
    ok(await outsider.send('POST', '/api/me/seats', { code }), 201);
    const [kind, ...rest] = audience.split(':');
    ok(await outsider.get(`/api/audiences/${kind}/${rest.join(':')}`), 200);
    const ending = { 'if-match': '"2"', 'idempotency-key': crypto.randomUUID() };
    ok(await admin.send('DELETE', `${seats}/${seat.id}`, { why: 'Moved on' }, ending), 200);
    ok(await outsider.get(`/api/audiences/${kind}/${rest.join(':')}`), 404);
  }
}
