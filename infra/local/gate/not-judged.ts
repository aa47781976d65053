/**
 * What the gate does not judge, and where it differs from the service. Each is checked in the template instead.
 */
export const NOT_JUDGED = [
  'kms: grants on keys, key policies and kms:ViaService',
  'logs, xray, cloudwatch, sqs, sns, events, scheduler: no request for them comes this way',
  'ses: whether the domain is proven, the sandbox, sending limits and the suppression list; no message leaves this machine',
  'lambda:AddPermission grants (AWS::Lambda::Permission): the runner invokes on behalf of the services',
  'event source mappings and their failure destinations',
  'service control, resource control and endpoint policies: the templates have none',
  'resource tags (aws:ResourceTag) and the time of day (aws:CurrentTime): a policy that uses them is refused at the start',
  'a role whose trust names the caller by its ARN: the caller must hold sts:AssumeRole as well, which AWS does not ask for in one account',
] as const;

/** Services whose grants are compared with what was exercised. */
export const JUDGED_SERVICES = ['dynamodb', 's3', 'sts', 'lambda', 'ses'] as const;
