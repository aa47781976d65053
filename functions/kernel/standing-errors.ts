import { closedInWords, type Suspension, suspendedInWords } from '#shared/authorities/standing.ts';
import { DomainError } from './errors.ts';

/** For those with a seat alone: to everybody else a suspended authority is as little there as any other. */
export class AuthoritySuspended extends DomainError {
  override name = 'AuthoritySuspended';
  constructor(suspension: Suspension) {
    super({
      type: 'authority-suspended',
      status: 403,
      title: 'This authority is suspended',
      detail: suspendedInWords(suspension),
    });
  }
}

export class AuthorityClosed extends DomainError {
  override name = 'AuthorityClosed';
  constructor(suspension: Suspension) {
    super({
      type: 'authority-closed',
      status: 403,
      title: 'This authority is closed',
      detail: closedInWords(suspension),
    });
  }
}
