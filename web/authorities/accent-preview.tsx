import { useLayoutEffect, useRef } from 'react';

interface PreviewProps {
  accent: string;
  name: string;
  contrast: (colour: string) => number;
}

/** The band as it will be, with how well white words can be read on it. */
export function AccentPreview({ accent, name, contrast }: PreviewProps) {
  const band = useRef<HTMLDivElement>(null);
  const whole = /^#[0-9a-f]{6}$/.test(accent);
  useLayoutEffect(() => {
    if (whole) band.current?.style.setProperty('--accent', accent);
  }, [accent, whole]);
  if (!whole) return null;
  const ratio = contrast(accent);
  return (
    <div className="govuk-form-group">
      <div className="pb-accent" ref={band} aria-hidden="true">
        {ratio >= 4.5 && name}
      </div>
      <p className="pb-count">
        Contrast {ratio.toFixed(1)} to 1: {ratio >= 4.5 ? 'easy to read' : 'too light, choose a darker colour'}
      </p>
    </div>
  );
}
