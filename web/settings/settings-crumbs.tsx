import { Link } from '@tanstack/react-router';

export const settingsCrumbs = (authority: string) => [
  <Link className="govuk-breadcrumbs__link" to="/$authority/people" params={{ authority }} key="people">
    People and settings
  </Link>,
  <Link className="govuk-breadcrumbs__link" to="/$authority/settings" params={{ authority }} key="settings">
    Settings
  </Link>,
];
