/** Enough for a page of words: it stands here because a page of the service may load no style from elsewhere. */
export const style = `
:root { color-scheme: light; }
body { margin: 0 auto; max-width: 46rem; padding: 1rem 1.25rem 3rem; font: 1.1875rem/1.5 system-ui, sans-serif; color: #0b0c0c; }
h1 { font-size: 2rem; line-height: 1.2; }
h2 { margin-top: 2.5rem; font-size: 1.5rem; }
a { color: #1a65a6; }
a:focus { outline: 3px solid #0b0c0c; background: #ffdd00; color: #0b0c0c; }
.skip { position: absolute; left: -999rem; }
.skip:focus { position: static; }
ul { padding-left: 1.25rem; }
li { margin-bottom: 1rem; }
p { white-space: pre-line; }
.level { color: #484949; }
section > p { margin-top: 0.5rem; }
dl { display: grid; grid-template-columns: minmax(6rem, max-content) 1fr; gap: 0.25rem 1rem; margin: 0; }
dt { font-weight: 700; }
dd { margin: 0; white-space: pre-line; overflow-wrap: anywhere; }
ol { padding-left: 1.75rem; }
.decided { margin-left: 0; padding-left: 0.75rem; border-left: 4px solid #1a65a6; }
.notice { border-left: 10px solid #b1b4b6; padding: 0.75rem 1rem; }
footer { margin-top: 3rem; border-top: 1px solid #b1b4b6; }
`;
