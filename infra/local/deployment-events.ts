import * as z from 'zod';
import type { Resource } from './gate/resolve.ts';
import { demandPermission, propertiesOf, type Reading } from './reading.ts';
import { type Timing, timingOf } from './timing.ts';

export interface EventRule {
  readonly pattern: Readonly<Record<string, unknown>>;
  readonly targets: readonly EventTarget[];
}

interface EventTarget {
  readonly functionName: string;
}

/** Something that is called by the clock. */
export interface Schedule {
  readonly arn: string;
  readonly timing: Timing;
  readonly calls: readonly ScheduledCall[];
}

export interface ScheduledCall {
  readonly functionName: string;
  /** How the scheduler calls; a rule of the event bus calls by the function's own permission and sends its own event. */
  readonly scheduler?: { readonly role: string; readonly input: string; readonly deadLetters: string };
}

const State = z.enum(['ENABLED', 'DISABLED']).default('ENABLED');

const RuleProperties = z.strictObject({
  Description: z.string().optional(),
  EventPattern: z.record(z.string(), z.unknown()).optional(),
  ScheduleExpression: z.string().optional(),
  State,
  Targets: z.array(
    z.strictObject({
      Id: z.string(),
      Arn: z.string(),
      // These are for an event that cannot be handed to the function at all; here the queue is on the disk and takes all.
      DeadLetterConfig: z.unknown().optional(),
      RetryPolicy: z.unknown().optional(),
    }),
  ),
});

const ScheduleProperties = z.strictObject({
  Description: z.string().optional(),
  FlexibleTimeWindow: z.strictObject({ Mode: z.literal('OFF') }),
  ScheduleExpression: z.string(),
  ScheduleExpressionTimezone: z.string().default('UTC'),
  State,
  Target: z.strictObject({
    Arn: z.string(),
    RoleArn: z.string(),
    Input: z
      .string()
      .refine((input) => !input.includes('<aws.scheduler.'), 'what the scheduler fills in is not run here'),
    DeadLetterConfig: z.strictObject({ Arn: z.string() }),
    // As with a rule's: the queue here takes every call, and retries are the function's own.
    RetryPolicy: z.unknown().optional(),
  }),
});

export const readEventRules = (read: Reading): EventRule[] =>
  rulesOf(read).flatMap(({ pattern, targets }) => (pattern === undefined ? [] : [{ pattern, targets }]));

export function readSchedules(read: Reading): Schedule[] {
  const rates = rulesOf(read).flatMap(({ arn, expression, targets }) =>
    expression === undefined ? [] : [{ arn, timing: timingOf(expression, 'UTC'), calls: targets }],
  );
  return [...rates, ...read.resolver.ofType('AWS::Scheduler::Schedule').map((each) => readSchedule(read, each))];
}

const rulesOf = (read: Reading) => read.resolver.ofType('AWS::Events::Rule').map((each) => readRule(read, each));

function readRule(read: Reading, resource: Resource) {
  const { EventPattern, ScheduleExpression, State, Targets } = propertiesOf(read, resource, RuleProperties);
  const arn = String(read.resolver.attribute(resource, 'Arn'));
  for (const target of Targets)
    demandPermission(read, { principal: 'events.amazonaws.com', target: target.Arn, source: arn });
  const targets = State === 'ENABLED' ? Targets.map(({ Arn }) => ({ functionName: read.nameOf(Arn) })) : [];
  return { arn, pattern: EventPattern, expression: ScheduleExpression, targets };
}

function readSchedule(read: Reading, resource: Resource): Schedule {
  const properties = propertiesOf(read, resource, ScheduleProperties);
  const { Target, ScheduleExpression, ScheduleExpressionTimezone } = properties;
  const scheduler = { role: Target.RoleArn, input: Target.Input, deadLetters: Target.DeadLetterConfig.Arn };
  const call = { functionName: read.nameOf(Target.Arn), scheduler };
  return {
    arn: String(read.resolver.attribute(resource, 'Arn')),
    timing: timingOf(ScheduleExpression, ScheduleExpressionTimezone),
    calls: properties.State === 'ENABLED' ? [call] : [],
  };
}
