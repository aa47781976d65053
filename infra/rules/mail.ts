import { about, aboutRole, type Role, rolesOf } from './roles.ts';
import { type Finding, type Statement, TemplateModel, type Templates } from './template-model.ts';

const fromAddress = 'ses:FromAddress';

/** Mail is sent by functions alone, as the one identity of the templates, and from one address of it. */
export function checkMail(templates: Templates): Finding[] {
  const model = new TemplateModel(templates);
  const identity = model.only('AWS::SES::EmailIdentity');
  const domain = model.text(identity.stack, identity.properties.EmailIdentity);
  return rolesOf(model).flatMap((role) =>
    role.statements
      .filter(({ effect, actions }) => effect === 'Allow' && actions.some((action) => /^ses:/i.test(action)))
      .flatMap((statement) => checkStatement(role, statement, domain)),
  );
}

function checkStatement(role: Role, statement: Statement, domain: string): Finding[] {
  const { actions, resources, conditions } = statement;
  const addresses = conditions.StringEquals?.[fromAddress] ?? [];
  const ownAddress = addresses.length === 1 && addresses.every((each) => each.endsWith(`@${domain}`));
  return [
    ...(role.kind === 'function' ? [] : [aboutRole(role, 'mail', 'Only a function by itself sends mail')]),
    ...actions
      .filter((action) => action !== 'ses:SendEmail')
      .map((action) => about(statement, 'mail', `${action} is not needed to send mail`)),
    ...resources
      .filter((resource) => !resource.endsWith(`:identity/${domain}`))
      .map((resource) => about(statement, 'mail', `${resource} is not our identity`)),
    ...(ownAddress ? [] : [about(statement, 'mail', `It lacks StringEquals on ${fromAddress}: any sender is open`)]),
  ];
}
