import * as z from 'zod';
import { BoardId, PersonId } from '../ids.ts';

const name = (missing: string) => z.string().trim().min(1, missing).max(120, 'Keep the name to 120 characters');

/** Who answers for something: somebody of the directory, a role whoever holds it, a board, or a body outside. */
export const Party = z
  .discriminatedUnion(
    'kind',
    [
      z.strictObject({ kind: z.literal('person'), person: PersonId }),
      z.strictObject({ kind: z.literal('role'), name: name('Enter the role') }),
      z.strictObject({ kind: z.literal('board'), board: BoardId }),
      z.strictObject({ kind: z.literal('organisation'), name: name('Enter the organisation') }),
    ],
    { error: 'Choose a person, a role, a board or an organisation' },
  )
  .meta({ id: 'Party' });
export type Party = z.infer<typeof Party>;
