import * as z from 'zod';
import { aboutRole, type Role, rolesOf } from './roles.ts';
import { type Finding, TemplateModel, type TemplateResource, type Templates } from './template-model.ts';

const Mapping = z.looseObject({
  FunctionName: z.unknown(),
  EventSourceArn: z.unknown(),
  DestinationConfig: z.looseObject({ OnFailure: z.looseObject({ Destination: z.unknown() }) }),
});
const InvokeConfig = Mapping.omit({ EventSourceArn: true });
const Targets = z.looseObject({ Targets: z.array(z.looseObject({ Arn: z.unknown() })) });

const ScheduleTarget = z.looseObject({
  Target: z.looseObject({
    Arn: z.unknown(),
    RoleArn: z.unknown(),
    DeadLetterConfig: z.looseObject({ Arn: z.unknown() }),
  }),
});

/** What one machine cannot judge: that a service may call the function it is wired to, and that failures have somewhere to go. */
export function checkWiring(templates: Templates): Finding[] {
  const model = new TemplateModel(templates);
  return [
    ...checkCallers(model, 'AWS::ApiGatewayV2::Integration', 'apigateway.amazonaws.com', ({ stack, properties }) =>
      model.texts(stack, properties.IntegrationUri),
    ),
    ...checkCallers(model, 'AWS::Events::Rule', 'events.amazonaws.com', ({ stack, properties }) =>
      Targets.parse(properties).Targets.map(({ Arn }) => model.text(stack, Arn)),
    ),
    ...checkSchedules(model),
    ...checkFailureDestinations(model),
  ];
}

type Called = (resource: TemplateResource) => string[];

/** Every function that a service calls lets exactly that service in, and only from a named source. */
function checkCallers(model: TemplateModel, type: string, service: string, called: Called): Finding[] {
  const permissions = model.ofType('AWS::Lambda::Permission');
  const open = new Set(
    permissions
      .filter(({ properties }) => properties.Principal === service && properties.SourceArn !== undefined)
      .map(({ stack, properties }) => model.text(stack, properties.FunctionName)),
  );
  return model.ofType(type).flatMap((resource) =>
    called(resource)
      .filter((target) => !open.has(target))
      .map((target) => aboutRole(resource, 'caller', `${service} calls ${target}, which does not let it in`)),
  );
}

/** The scheduler calls by a role of its own, which it may take, and which may call that function and set failures aside. */
function checkSchedules(model: TemplateModel): Finding[] {
  const roles = rolesOf(model);
  return model.ofType('AWS::Scheduler::Schedule').flatMap((schedule) => {
    const { Arn, RoleArn, DeadLetterConfig } = ScheduleTarget.parse(schedule.properties).Target;
    const text = (value: unknown) => model.text(schedule.stack, value);
    const role = roles.find(({ arn }) => arn === text(RoleArn));
    const trusted = role?.trust.every(
      ({ principals, conditions }) =>
        principals.join() === 'Service:scheduler.amazonaws.com' &&
        conditions.StringEquals?.['aws:SourceAccount'] !== undefined,
    );
    const may = (action: string, target: string) =>
      role?.statements.some((each) => each.actions.includes(action) && each.resources.includes(target));
    return [
      ...(trusted ? [] : ['The scheduler, for this account alone, may not take its role']),
      ...(may('lambda:InvokeFunction', text(Arn)) ? [] : [`Its role may not call ${text(Arn)}`]),
      ...(may('sqs:SendMessage', text(DeadLetterConfig.Arn)) ? [] : ['Its role may not set failures aside']),
    ].map((problem) => aboutRole(schedule, 'schedule', problem));
  });
}

function checkFailureDestinations(model: TemplateModel): Finding[] {
  const roles = rolesOf(model);
  const roleOf = (functionRef: string): Role | undefined => {
    const owner = model
      .ofType('AWS::Lambda::Function')
      .find(({ stack, logicalId }) => `<${stack}.${logicalId}>` === functionRef);
    return owner && roles.find(({ arn }) => arn === model.text(owner.stack, owner.properties.Role));
  };
  const needs = (resource: TemplateResource, actions: readonly string[], place: unknown): Finding[] => {
    const role = roleOf(model.text(resource.stack, resource.properties.FunctionName));
    const target = model.text(resource.stack, place);
    return actions
      .filter(
        (action) => !role?.statements.some((each) => each.actions.includes(action) && each.resources.includes(target)),
      )
      .map((action) => aboutRole(resource, 'failures', `The function's role lacks ${action} on ${target}`));
  };
  return [
    ...model.ofType('AWS::Lambda::EventInvokeConfig').flatMap((config) => {
      const { DestinationConfig } = InvokeConfig.parse(config.properties);
      return needs(config, ['sqs:SendMessage'], DestinationConfig.OnFailure.Destination);
    }),
    ...model.ofType('AWS::Lambda::EventSourceMapping').flatMap((mapping) => {
      const { EventSourceArn, DestinationConfig } = Mapping.parse(mapping.properties);
      return [
        ...needs(mapping, ['sqs:SendMessage'], DestinationConfig.OnFailure.Destination),
        ...needs(
          mapping,
          ['dynamodb:GetRecords', 'dynamodb:GetShardIterator', 'dynamodb:DescribeStream'],
          EventSourceArn,
        ),
      ];
    }),
  ];
}
