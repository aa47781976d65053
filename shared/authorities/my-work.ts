import * as z from 'zod';
import { ComingMeeting } from '../boards/schema.ts';
import { LocalDate } from '../dates.ts';
import { AuthorityId } from '../ids.ts';
import { Waiting, WaitingMention } from './home.ts';

/** Whose an item is, where items of several authorities stand together. */
export const AuthorityMark = z
  .object({ id: AuthorityId, name: z.string(), accent: z.string() })
  .meta({ id: 'AuthorityMark' });
export type AuthorityMark = z.infer<typeof AuthorityMark>;

const MyAction = Waiting.extend({
  kind: z.literal('action'),
  authority: AuthorityMark,
  can: z.object({ recordUpdate: z.boolean() }),
}).meta({ id: 'MyAction' });

const MyMeeting = ComingMeeting.extend({ kind: z.literal('meeting'), authority: AuthorityMark }).meta({
  id: 'MyMeeting',
});

const MyMention = WaitingMention.extend({
  kind: z.literal('mention'),
  authority: AuthorityMark,
  byName: z.string().describe('Who mentions them: the directory of each authority is its own'),
}).meta({ id: 'MyMention' });

export const MyWorkItem = z.discriminatedUnion('kind', [MyAction, MyMeeting, MyMention]);
export type MyWorkItem = z.infer<typeof MyWorkItem>;

/** What waits for one person, and what is coming, in all authorities where they have a seat; read with a session of each. */
export const MyWork = z
  .object({
    today: LocalDate,
    authorities: z.array(
      AuthorityMark.extend({
        state: z.enum(['read', 'failed']).describe('“failed” where the authority’s part could not be read this time'),
      }),
    ),
    items: z.array(MyWorkItem).describe('Soonest first; what has no date last'),
  })
  .meta({ id: 'MyWork' });
export type MyWork = z.infer<typeof MyWork>;
