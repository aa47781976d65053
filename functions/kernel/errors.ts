import type { FieldProblem } from '#shared/problem.ts';

/** Something an officer can be told about. `type` is a stable slug; `kernel/http.ts` turns it into problem details. */
export class DomainError extends Error {
  readonly type: string;
  readonly status: number;
  readonly title: string;

  constructor(problem: { type: string; status: number; title: string; detail?: string }) {
    super(problem.detail ?? problem.title);
    this.type = problem.type;
    this.status = problem.status;
    this.title = problem.title;
  }
}

export class NotSignedIn extends DomainError {
  override name = 'NotSignedIn';
  constructor() {
    super({ type: 'not-signed-in', status: 401, title: 'Sign in to continue' });
  }
}

/** The same words for what never was, what is gone and what is another authority's. */
export class NothingHere extends DomainError {
  override name = 'NothingHere';
  constructor() {
    super({ type: 'nothing-here', status: 404, title: 'There is nothing here, or it is not for you to see' });
  }
}

export class NotAllowed extends DomainError {
  override name = 'NotAllowed';
  constructor(detail: string) {
    super({ type: 'not-allowed', status: 403, title: 'Your role does not allow this', detail });
  }
}

export class NotReadable extends DomainError {
  override name = 'NotReadable';
  constructor(detail: string) {
    super({ type: 'not-readable', status: 400, title: 'The request could not be read', detail });
  }
}

/** All that is wrong with the answers, at once. */
export class AnswersNotRight extends DomainError {
  override name = 'AnswersNotRight';
  readonly errors: readonly FieldProblem[];
  constructor(errors: readonly FieldProblem[]) {
    super({ type: 'answers-not-right', status: 422, title: 'There is a problem with what was sent' });
    this.errors = errors;
  }
}

export class NoVersionGiven extends DomainError {
  override name = 'NoVersionGiven';
  constructor() {
    super({
      type: 'no-version-given',
      status: 428,
      title: 'Say which version you are changing',
      detail: 'Send the ETag of the item you read as If-Match',
    });
  }
}

/** Someone else was first. `current` is the row as it is now; the route presents it. */
export class ChangedMeanwhile extends DomainError {
  override name = 'ChangedMeanwhile';
  readonly current: unknown;
  constructor(current: unknown) {
    super({ type: 'changed-meanwhile', status: 412, title: 'Someone else changed this first' });
    this.current = current;
  }
}

export class WrongState extends DomainError {
  override name = 'WrongState';
  constructor(detail: string) {
    super({ type: 'wrong-state', status: 409, title: 'This cannot be done now', detail });
  }
}

export class TooLarge extends DomainError {
  override name = 'TooLarge';
  constructor(detail: string) {
    super({ type: 'too-large', status: 413, title: 'What was sent is too large', detail });
  }
}

export class TooMany extends DomainError {
  override name = 'TooMany';
  constructor(detail: string) {
    super({ type: 'too-many', status: 429, title: 'Too much was sent in a short time', detail });
  }
}
