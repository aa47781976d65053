import { PutObjectCommand } from '@aws-sdk/client-s3';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { AuthorityId } from '#shared/ids.ts';
import type { Callers } from '#test/support/callers.ts';
import { engineClient, newAuthorityId } from '#test/support/world.ts';

/** Three authorities to probe: one’s own, any other, and one whose id begins like one’s own. */
export type Walls = {
  own: AuthorityId;
  other: AuthorityId;
  near: AuthorityId;
  table: string;
  bucket: string;
};

export const account = 'officers#clerk@own.example';
export const otherAccount = 'officers#clerk@other.example';

/** A board of each of the three, and another of the same authority. */
export const aBoardId = '01HZX6Q4W2K8M0N1P2R3S4T5V0';
export const anotherBoardId = '01HZX6Q4W2K8M0N1P2R3S4T5V1';

/** The partitions in which each authority has a row to lose, written out and not built: the builder is a wall too. */
const partitionsOf = (id: AuthorityId): string[] => [
  `AUTHORITY#${id}`,
  `AUTHORITY#${id}#LOG`,
  `AUTHORITY#${id}#PLAN#P`,
  `AUTHORITY#${id}#PLAN#P#LOG`,
  `SEATS#${id}`,
  `SEATS#${id}#LOG`,
  `AUTHORITY#${id}#SHARES`,
  `AUTHORITY#${id}#MEETING#M`,
  `AUTHORITY#${id}#BOARD#B`,
  `AUDIENCE#board:${id}:${aBoardId}#SHARED`,
  `SEATS#board:${id}:${aBoardId}`,
  `AUTHORITY#${id}#MAIL`,
  `AUTHORITY#${id}#DISCUSSION#P`,
  `AUTHORITY#${id}#CONSULTATIONS`,
  `AUTHORITY#${id}#CONSULTATION#C`,
  `INBOX#${id}`,
  `SEATS#partnership:${id}`,
  `AUDIENCE#partnership:${id}#SHARED`,
  `AUDIENCE#partnership:${id}#OWN`,
  `AUDIENCE#public:${id}#SHARED`,
  `RESTRICTED#${id}#schools#PLAN#P`,
  `RESTRICTED#${id}#schools#PLAN#P#LOG`,
  `RESTRICTED#${id}#papers#PLAN#P`,
];

/** Plants a row in each partition of the three, past every wall, and a file of each by its own writer. */
export async function plantWalls(callers: Callers, place: { table: string; bucket: string }): Promise<Walls> {
  const own = newAuthorityId();
  const walls: Walls = { own, other: newAuthorityId(), near: AuthorityId.parse(`${own}2`), ...place };
  const engine = engineClient();
  const ids = [walls.own, walls.other, walls.near];
  const rows = [
    ...ids.flatMap((id) => partitionsOf(id).map((pk) => ({ pk, gsi1pk: `AUTHORITY#${id}#PERSON#P` }))),
    ...[account, otherAccount].map((each) => ({ pk: `ACCOUNT#${each}`, gsi1pk: `ACCOUNT#${each}` })),
  ];
  await Promise.all([
    ...rows.map(({ pk, gsi1pk }) =>
      engine.send(new PutCommand({ TableName: place.table, Item: { pk, sk: 'ROW', gsi1pk, gsi1sk: pk } })),
    ),
    ...ids.map(async (id) => {
      const { objects } = await callers.session({ does: 'write', authority: id });
      await objects.send(new PutObjectCommand({ Bucket: place.bucket, Key: fileOf(id), Body: id }));
    }),
  ]);
  return walls;
}

export const fileOf = (id: string): string => `authority/${id}/exports/W/plan.docx`;
