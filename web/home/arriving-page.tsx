import { Page } from '../ui/page.tsx';

/** Shown for the moment in which the sign-in’s answer is checked. */
export function ArrivingPage() {
  return (
    <Page title="Signing you in">
      <p className="govuk-body" role="status">
        One moment: your sign-in is being checked.
      </p>
    </Page>
  );
}
