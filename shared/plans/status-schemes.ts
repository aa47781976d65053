import type { Status, StatusScheme } from '../vocabulary.ts';

/** Blue for done beside red, amber and green. Each has a shape, so that colour is never alone. */
export const bragStatuses: Status[] = [
  {
    key: 'complete',
    label: 'Complete',
    definition: 'Everything agreed has been delivered; no more updates are expected',
    colour: 'blue',
    shape: 'tick',
    terminal: true,
    concern: false,
  },
  {
    key: 'on-track',
    label: 'On track',
    definition: 'Will be delivered as agreed, by the date agreed',
    colour: 'green',
    shape: 'circle',
    terminal: false,
    concern: false,
  },
  {
    key: 'at-risk',
    label: 'At risk',
    definition: 'May miss its date or its success criteria unless something changes',
    colour: 'orange',
    shape: 'triangle',
    terminal: false,
    concern: true,
  },
  {
    key: 'off-track',
    label: 'Off track',
    definition: 'Will not be delivered as agreed; the board needs to decide what happens',
    colour: 'red',
    shape: 'square',
    terminal: false,
    concern: true,
  },
];

/** How Peterborough reported its 2018 plan again in 2019: an outcome closes, moves on or moves to another strand (M4). */
export const outcomeStatuses: Status[] = [
  {
    key: 'complete',
    label: 'Complete',
    definition: 'The outcome has been achieved',
    colour: 'blue',
    shape: 'tick',
    terminal: true,
    concern: false,
  },
  {
    key: 'day-to-day',
    label: 'Complete – day-to-day business',
    definition: 'Achieved, and now part of everyday work',
    colour: 'green',
    shape: 'circle',
    terminal: true,
    concern: false,
  },
  {
    key: 'moving-forward',
    label: 'Key action moving forward',
    definition: 'Work goes on and will be reported again',
    colour: 'yellow',
    shape: 'diamond',
    terminal: false,
    concern: false,
  },
  {
    key: 'other-strand',
    label: 'Moved to another strand',
    definition: 'Taken on by another plan or strand of work',
    colour: 'purple',
    shape: 'bar',
    terminal: true,
    concern: false,
  },
  {
    key: 'at-risk',
    label: 'At risk',
    definition: 'May not be achieved unless something changes',
    colour: 'red',
    shape: 'triangle',
    terminal: false,
    concern: true,
  },
];

/** Red, amber and green alone: nothing closes by a status, so an action that is done is removed or stays. */
export const ragStatuses: Status[] = bragStatuses.filter(({ terminal }) => !terminal);

/** How far it has come on four points, as success criteria and reviews are judged. */
export const fourPointStatuses: Status[] = [
  {
    key: 'fully',
    label: 'Fully achieved',
    definition: 'All that was agreed has been achieved; no more updates are expected',
    colour: 'green',
    shape: 'tick',
    terminal: true,
    concern: false,
  },
  {
    key: 'mostly',
    label: 'Mostly achieved',
    definition: 'Most of what was agreed has been achieved, and the rest is on its way',
    colour: 'blue',
    shape: 'circle',
    terminal: false,
    concern: false,
  },
  {
    key: 'partly',
    label: 'Partly achieved',
    definition: 'Some of what was agreed has been achieved; more has to be done than has been',
    colour: 'orange',
    shape: 'triangle',
    terminal: false,
    concern: true,
  },
  {
    key: 'not-yet',
    label: 'Not yet achieved',
    definition: 'Little or nothing of what was agreed has been achieved',
    colour: 'red',
    shape: 'square',
    terminal: false,
    concern: true,
  },
];

const scheme = (key: string, name: string, statuses: Status[]): StatusScheme => ({ key, name, statuses });

export const bragScheme = scheme('brag', 'BRAG: complete, on track, at risk, off track', bragStatuses);
export const ragScheme = scheme('rag', 'RAG: on track, at risk, off track', ragStatuses);
export const fourPointScheme = scheme('four-point', 'Four points, from fully to not yet achieved', fourPointStatuses);
export const outcomesScheme = scheme(
  'outcomes',
  'Outcomes that close, move on or move to another strand',
  outcomeStatuses,
);

/** Schemes of statuses that an authority may begin with; its own words take their place in its settings. */
export const statusSchemes = [bragScheme, outcomesScheme, ragScheme, fourPointScheme] as const;
