/** How GuardDuty marks an object it has looked at. */
const scanTag = 'GuardDutyMalwareScanStatus';
const results: Record<string, ScanResult> = {
  NO_THREATS_FOUND: 'clean',
  THREATS_FOUND: 'threats',
  UNSUPPORTED: 'unsupported',
};

export type ScanResult = 'clean' | 'threats' | 'unsupported' | 'failed';

/** What the scan says by an object’s tags; null while it has said nothing. Whatever it says that is not known here is no yes. */
export function scanResultOf(tags: Readonly<Record<string, string>> | undefined): ScanResult | null {
  const mark = tags?.[scanTag];
  return mark === undefined ? null : (results[mark] ?? 'failed');
}
