import * as z from 'zod';
import { LocalDate } from '../dates.ts';
import { rowNumber } from './numbering.ts';
import { Party } from './party.ts';
import { mostMoves, TargetMove } from './target-move.ts';

const parties = z.array(Party).max(20, 'Keep to 20 names');

/** What a row may say besides; a draft that does not name it leaves it blank. */
export const answerFields = {
  startOn: LocalDate.nullable().describe('When work on it starts'),
  doneOn: LocalDate.nullable().describe('When it was done; set by a last update, and taken back when work goes on'),
  responsible: parties.describe('Who answers for it beside its owner'),
  monitoredBy: parties.describe('Who looks at how it goes'),
  evaluatedBy: parties.describe('Who judges what it changed: never its owner'),
};

/** Rows and entries that were written before these were asked for have none of them. */
export const answersAsKept = {
  startOn: answerFields.startOn.default(null),
  doneOn: answerFields.doneOn.default(null),
  responsible: answerFields.responsible.default([]),
  monitoredBy: answerFields.monitoredBy.default([]),
  evaluatedBy: answerFields.evaluatedBy.default([]),
  number: rowNumber
    .min(1)
    .nullable()
    .default(null)
    .describe('Its own part of its number, kept once given; null: by its place, as rows of before were shown'),
  moves: z.array(TargetMove).max(mostMoves).default([]).describe('Each time its target was moved, oldest first'),
};
