import type { Verb } from '#shared/boards/agenda.ts';
import type { Outcome } from '#shared/boards/outcome.ts';
import type { BoardKind, BoardStatus, Constituency, MeetingState, Part } from '#shared/boards/schema.ts';
import type { LocalDate } from '#shared/dates.ts';
import type { When, Who } from '../content.ts';

export type MemberContent = {
  /** A role title, never a person’s name. */
  readonly name: string;
  readonly organisation: string;
  readonly constituency: Constituency;
  /** @default member */
  readonly part?: Part;
  readonly who?: Who;
  readonly from: LocalDate;
  readonly until?: LocalDate;
};

/** The action that a decision made, under a row of a plan that begins with these words. */
export type ArisingContent = {
  readonly plan: string;
  readonly under: string;
  readonly title: string;
  readonly fields?: Readonly<Record<string, string>>;
  readonly owner: Who;
  readonly due: When;
};

export type RecommendationContent = {
  readonly verb: Verb;
  readonly words: string;
  readonly decided?: { readonly outcome: Outcome; readonly words?: string; readonly action?: ArisingContent };
};

export type ItemContent = {
  readonly title: string;
  readonly minutes: number;
  /** Why it was withdrawn from the agenda. */
  readonly withdrawn?: string;
  /** The locked update cycle whose report the board looked at, and what it said of rows that begin with these words. */
  readonly looksAt?: {
    readonly plan: string;
    readonly cycle: string;
    readonly said: readonly { readonly row: string; readonly words: string }[];
  };
  readonly report?: {
    readonly title: string;
    readonly from: string;
    readonly purpose: string;
    readonly body: string;
    readonly recommendations: readonly RecommendationContent[];
  };
};

export type MeetingContent = {
  readonly on: When;
  readonly begins: string;
  readonly place: string;
  readonly state: MeetingState;
  /** In order. */
  readonly items: readonly ItemContent[];
};

export type BoardContent = {
  /** Stands in the idempotency keys; never shown. */
  readonly key: string;
  readonly name: string;
  readonly kind: BoardKind;
  readonly status: BoardStatus;
  readonly purpose: string;
  readonly cadence: string;
  readonly linkedTo?: string;
  readonly members: readonly MemberContent[];
  readonly meetings?: readonly MeetingContent[];
  readonly below?: readonly BoardContent[];
};

export type BoardsOfAuthority = { readonly authority: string; readonly boards: readonly BoardContent[] };

/** A board with those below it, each after the board above it. */
export function boardsIn(boards: readonly BoardContent[]): BoardContent[] {
  return boards.flatMap((board) => [board, ...boardsIn(board.below ?? [])]);
}
