import { beforeAll, describe, expect, test } from 'vitest';
import { AuthorityId } from '#shared/ids.ts';
import { type Authority, anAuthority, newAuthorityId } from '#test/support/world.ts';

let plymouth: Authority;
let plymouth2: Authority;

beforeAll(async () => {
  const id = newAuthorityId();
  [plymouth, plymouth2] = await Promise.all([
    anAuthority({ id, mark: 'MARKOFONE' }),
    anAuthority({ id: AuthorityId.parse(`${id}2`), mark: 'MARKOFTWO' }),
  ]);
});

describe('an authority whose id begins like another’s', () => {
  test('is nothing to the other’s people, either way round', async () => {
    const answers = await Promise.all([
      plymouth.as('admin').get(plymouth2.path),
      plymouth2.as('admin').get(plymouth.path),
      plymouth.as('admin').get(`${plymouth2.path}/people`),
      plymouth2.as('admin').get(`${plymouth.path}/people`),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
  });

  test('shows each its own and nothing else', async () => {
    const [one, two] = await Promise.all([
      plymouth.as('admin').get(`${plymouth.path}/people`),
      plymouth2.as('admin').get(`${plymouth2.path}/people`),
    ]);
    expect(JSON.stringify(one.body)).not.toContain('MARKOFTWO');
    expect(JSON.stringify(two.body)).not.toContain('MARKOFONE');
    expect([one.body.items.length, two.body.items.length]).toEqual([5, 5]);
  });
});

describe('an id that is none', () => {
  const odd = (id: string): string[] => [
    `${id}2%23${id}`,
    `${id}%2F..%2F${id}2`,
    `..%2F${id}2`,
    `${id.toUpperCase()}2`,
    `${id}*`,
    `${id}2%00`,
    `${id}2%20`,
    `%20${id}2`,
    `${id}2;${id}`,
    `${id},${id}2`,
    '*',
    '%24%7Baws:PrincipalTag%2Fauthority%7D',
  ];

  test('is nothing to anyone, however it is written', async () => {
    const admin = plymouth.as('admin');
    const paths = odd(plymouth.id).flatMap((id) => [`/api/authorities/${id}`, `/api/authorities/${id}/settings`]);
    const answers = await Promise.all(paths.map(async (path) => ({ path, ...(await admin.get(path)) })));
    expect(answers.filter(({ status }) => status !== 404).map(({ path }) => path)).toEqual([]);
    expect(JSON.stringify(answers)).not.toContain('MARKOF');
  });

  test('a path that the browser folds up is the folded path’s', async () => {
    const answer = await plymouth.as('admin').get(`${plymouth.path}/../${plymouth2.id}`);
    expect(answer.status).toBe(404);
  });

  test('an encoded separator after one’s own id leads nowhere else', async () => {
    const answer = await plymouth.as('admin').get(`${plymouth.path}%23PLAN`);
    expect(JSON.stringify(answer.body)).not.toContain('MARKOFTWO');
  });

  test('one authority named twice in the query changes nothing', async () => {
    const answer = await plymouth.as('admin').get(`${plymouth2.path}?authority=${plymouth.id}`);
    expect(answer.status).toBe(404);
  });
});
