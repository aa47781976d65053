import type { Answering, Column, ColumnType, Level, PlanShape, Status } from '../vocabulary.ts';

const level = (key: string, name: string, plural: string): Level => ({ key, name, plural });
const title = (key: string, heading: string): Column => ({ key, heading, level: key, shows: 'title' });
const field = (key: string, heading: string, type?: ColumnType): Column => ({
  ...{ key, heading, level: 'action', shows: 'field' },
  ...(type && { type }),
});
const people = (key: string, heading: string, answers: Answering): Column => ({
  ...field(key, heading, 'people'),
  answers,
});
const update = (key: 'delivered' | 'next', heading: string): Column => ({
  key,
  heading,
  level: 'action',
  shows: 'update',
});

const action = level('action', 'Action', 'Actions');

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

/** Outcome and action, reported in four columns (M4). */
export const fourColumns: PlanShape = {
  key: 'four-columns',
  name: 'Outcomes and actions in four columns',
  levels: [level('outcome', 'Outcome', 'Outcomes'), action],
  columns: [
    title('outcome', 'Outcome to be achieved'),
    title('action', 'Agreed action'),
    update('delivered', 'Action delivered'),
    update('next', 'Next steps'),
  ],
  statuses: outcomeStatuses,
};

/** Themed priorities, objectives and actions in seven columns (M5). */
export const sevenColumns: PlanShape = {
  key: 'seven-columns',
  name: 'Priorities, objectives and actions in seven columns',
  levels: [level('priority', 'Priority', 'Priorities'), level('objective', 'Objective', 'Objectives'), action],
  columns: [
    title('objective', 'Objective'),
    title('action', 'Action'),
    people('responsible', 'Responsible', 'responsible'),
    field('timescale', 'Timescale and resources', 'date'),
    field('success', 'Success criteria'),
    people('monitoring', 'Monitoring', 'monitoredBy'),
    people('evaluation', 'Evaluation', 'evaluatedBy'),
  ],
  statuses: bragStatuses,
};

/** Priorities with numbered goals, as in a plan for a whole place (M6). */
export const prioritiesAndGoals: PlanShape = {
  key: 'priorities-and-goals',
  name: 'Priorities and goals',
  levels: [level('priority', 'Priority', 'Priorities'), level('goal', 'Goal', 'Goals'), action],
  columns: [
    title('goal', 'Goal'),
    title('action', 'Action'),
    people('lead', 'Lead', 'responsible'),
    field('timescale', 'Timescale', 'date'),
    field('success', 'How we will know'),
    update('delivered', 'Progress'),
  ],
  statuses: bragStatuses,
};

/** Themes with priorities, linked to other strategies (M7). */
export const themes: PlanShape = {
  key: 'themes',
  name: 'Themes and priorities',
  levels: [level('theme', 'Theme', 'Themes'), level('priority', 'Priority', 'Priorities'), action],
  columns: [
    title('priority', 'Priority'),
    title('action', 'Action'),
    people('lead', 'Lead', 'responsible'),
    field('timescale', 'When', 'date'),
    field('linked', 'Linked strategies and plans'),
    update('delivered', 'Progress'),
  ],
  statuses: bragStatuses,
};

export type StatusScheme = { key: string; name: string; statuses: Status[] };

/** Schemes of statuses that an authority may begin with; its own words take their place in its settings. */
export const statusSchemes: readonly StatusScheme[] = [
  { key: 'brag', name: 'Complete, on track, at risk, off track', statuses: bragStatuses },
  { key: 'outcomes', name: 'Outcomes that close, move on or move to another strand', statuses: outcomeStatuses },
];

export const shippedShapes: PlanShape[] = [fourColumns, sevenColumns, prioritiesAndGoals, themes];
