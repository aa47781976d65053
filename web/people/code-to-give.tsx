import { type ReactNode, useState } from 'react';
import { instantInWords } from '../ui/dates.ts';

interface CodeProps {
  code: string;
  name: string;
  expiresAt: string;
  /** What they do with it, and what comes of it. */
  children: ReactNode;
  buttons: ReactNode;
}

/** A one-time code, shown once to whoever made it. */
export function CodeToGive({ code, name, expiresAt, children, buttons }: CodeProps) {
  const [copied, setCopied] = useState('');
  const handleCopy = (): void => {
    navigator.clipboard.writeText(code).then(
      () => setCopied('The code was copied.'),
      () => setCopied('The code could not be copied. Mark it and copy it yourself.'),
    );
  };
  return (
    <div className="pb-text">
      <p className="govuk-body">
        Give this code to {name} yourself. It is shown now and never again; it is good once, until{' '}
        {instantInWords(expiresAt)}.
      </p>
      <div className="pb-code">
        <code className="pb-code__words">{code}</code>
        <button className="govuk-button govuk-button--secondary" type="button" onClick={handleCopy}>
          Copy the code
        </button>
        <p className="pb-saved" role="status">
          {copied}
        </p>
      </div>
      <p className="govuk-body">{children}</p>
      <div className="govuk-button-group">{buttons}</div>
    </div>
  );
}
