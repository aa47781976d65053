import { may, mayNot, never, own, ownLog, ownPlan, putting, reading } from './attempt-parts.ts';
import type { Tried } from './probe.ts';
import type { Of } from './tries.ts';
import * as tries from './tries.ts';
import { fileOf } from './walled.ts';

/** What `tries.writeFile` puts, and so what the session is for. */
const name = 'P.N.E';
const file: Of = (walls) => `authority/${walls.own}/evidence/${name}`;

const others: [name: string, key: Of][] = [
  ['another file of evidence', (walls) => `authority/${walls.own}/evidence/P.N.F`],
  ['a file whose name begins like it', (walls) => `authority/${walls.own}/evidence/${name}2`],
  ['a file below it', (walls) => `authority/${walls.own}/evidence/${name}/x`],
  ['another authority’s file of evidence', (walls) => `authority/${walls.other}/evidence/${name}`],
  ['a near authority’s file of evidence', (walls) => `authority/${walls.near}/evidence/${name}`],
  ['a file of an import', (walls) => `authority/${walls.own}/imports/W/${name}`],
  ['a file outside every prefix', () => name],
];

const sender: Tried = {
  who: 'a session that sends a file of evidence',
  as: (callers, { own: authority }) => callers.session({ does: 'send-evidence', authority, file: `${name}.new` }),
  attempts: [
    ...may([['write its one file', tries.writeFile(file)]]),
    ...mayNot([
      ...others.map(([what, key]): [string, ReturnType<typeof tries.writeFile>] => [
        `write ${what}`,
        tries.writeFile(key),
      ]),
      ['read its one file', tries.readFile((walls) => `${file(walls)}.new`)],
      ['read the tags of its one file', tries.readFileTags((walls) => `${file(walls)}.new`)],
      ['remove its one file', tries.removeFile((walls) => `${file(walls)}.new`)],
      ['read a file of one’s own', tries.readFile(({ own: id }) => fileOf(id))],
      ['list files', tries.listFiles(() => 'authority/')],
      ...reading([
        ['the rows', own],
        ['a plan', ownPlan],
      ]),
      ...putting([
        ['the rows', own],
        ['a plan', ownPlan],
      ]),
      ...never(ownPlan, ownLog),
    ]),
  ],
};

export const evidenceCallers: readonly Tried[] = [sender];
