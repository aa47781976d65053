import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { IPolicyValidationContext, IPolicyValidationPlugin, PolicyValidationPluginReport } from 'aws-cdk-lib';
import { checkMail } from './mail.ts';
import { checkTableAccess } from './table-access.ts';
import type { Finding } from './template-model.ts';
import { checkWiring } from './wiring.ts';

/** All of our own rules over all templates of the application. */
export const checkTemplates = (templates: Readonly<Record<string, unknown>>): Finding[] => [
  ...checkTableAccess(templates),
  ...checkMail(templates),
  ...checkWiring(templates),
];

const stackOf = (path: string): string => basename(path).replace(/\.template\.json$/, '');

/** Runs our rules wherever the application is synthesised, beside the library's. */
export class PlaceboardRules implements IPolicyValidationPlugin {
  readonly name = 'Placeboard';

  validate({ templatePaths }: IPolicyValidationContext): PolicyValidationPluginReport {
    const paths = new Map(templatePaths.map((path) => [stackOf(path), path]));
    const templates = Object.fromEntries(
      [...paths].map(([stack, path]) => [stack, JSON.parse(readFileSync(path, 'utf8'))]),
    );
    const findings = checkTemplates(templates);
    return {
      success: findings.length === 0,
      violations: findings.map(({ rule, stack, logicalId, sid, message }) => ({
        ruleName: rule,
        description: sid === '' ? message : `${sid}: ${message}`,
        severity: 'error',
        violatingResources: [{ resourceLogicalId: logicalId, templatePath: paths.get(stack) ?? stack, locations: [] }],
      })),
    };
  }
}
