import type { ReactNode } from 'react';

/** Says what will be here, why it is empty and the one thing to do next. */
export function EmptyState({ title, children, next }: { title: string; children: ReactNode; next?: ReactNode }) {
  return (
    <div className="pb-empty">
      <h2 className="govuk-heading-m">{title}</h2>
      <div className="govuk-body">{children}</div>
      {next}
    </div>
  );
}
