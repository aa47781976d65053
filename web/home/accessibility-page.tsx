import { Page } from '../ui/page.tsx';

export function AccessibilityPage() {
  return (
    <Page title="Accessibility statement">
      <div className="pb-text">
        <p className="govuk-body">
          Placeboard is meant to be used by everyone who works on a plan. You should be able to:
        </p>
        <ul className="govuk-list govuk-list--bullet">
          <li>change colours, contrast and fonts with your browser or device</li>
          <li>zoom in to 400% without the words running off the screen</li>
          <li>do everything with a keyboard alone, putting rows in order included</li>
          <li>use speech recognition and a screen reader</li>
          <li>tell a status by its words and its shape, never by colour alone</li>
        </ul>
        <h2 className="govuk-heading-m">How accessible it is</h2>
        <p className="govuk-body">
          This service is designed to meet the{' '}
          <a className="govuk-link" href="https://www.w3.org/TR/WCAG22/">
            Web Content Accessibility Guidelines version 2.2
          </a>
          , level AA. Every page is checked by software each time the service changes; a check by people with different
          needs has not been made yet.
        </p>
        <p className="govuk-body">
          Word documents that you download carry their headings and header rows. A plan with very many columns is easier
          to read here, or on paper in landscape, than in Word on a small screen.
        </p>
        <WhereToTurn />
      </div>
    </Page>
  );
}

function WhereToTurn() {
  return (
    <>
      <h2 className="govuk-heading-m">If something does not work for you</h2>
      <p className="govuk-body">
        Tell an administrator of your authority what you wanted to do, on which page, and what you use to read it. If
        you need a plan in another form, such as large print, they can arrange it.
      </p>
      <h2 className="govuk-heading-m">Enforcement</h2>
      <p className="govuk-body">
        The Equality and Human Rights Commission enforces the Public Sector Bodies (Websites and Mobile Applications)
        (No. 2) Accessibility Regulations 2018. If you are not content with the answer to your complaint, contact the{' '}
        <a className="govuk-link" href="https://www.equalityadvisoryservice.com/">
          Equality Advisory and Support Service
        </a>
        .
      </p>
    </>
  );
}
