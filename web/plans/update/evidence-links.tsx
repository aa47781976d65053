import type { Evidence } from '#shared/plans/evidence.ts';

/** Links that bear out what was said. */
export const evidenceItems = (evidence: readonly Evidence[]) =>
  evidence.map(({ label, href }) => (
    <li key={href}>
      <a className="govuk-link" href={href} rel="noreferrer">
        {label}
      </a>
    </li>
  ));
