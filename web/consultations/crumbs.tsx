import { Link } from '@tanstack/react-router';
import type { ConsultationPlace } from '../api/consultations.ts';
import { shortened } from '../ui/words.ts';

/** Where a page about one consultation stands. */
export function ConsultationCrumbs({ authority, consultation }: ConsultationPlace, title?: string) {
  return [
    <Link className="govuk-breadcrumbs__link" to="/$authority/consultations" params={{ authority }} key="all">
      Consultations
    </Link>,
    <Link
      className="govuk-breadcrumbs__link"
      to="/$authority/consultations/$consultation"
      params={{ authority, consultation }}
      key="one"
    >
      {title === undefined ? 'Consultation' : shortened(title, 50)}
    </Link>,
  ];
}
