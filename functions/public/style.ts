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
.stands { padding: 0.75rem 1rem; border-left: 6px solid #1a65a6; background: #f3f5f7; }
.button { display: inline-block; padding: 0.5rem 1rem; border: 0; border-bottom: 3px solid #00401e; background: #00703c; color: #fff; font: inherit; font-weight: 700; text-decoration: none; cursor: pointer; }
.button:hover { background: #005a30; }
.button:focus { outline: 3px solid #0b0c0c; background: #ffdd00; color: #0b0c0c; }
.small { font-size: 1rem; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.trap { position: absolute; left: -999rem; }
.mark { padding: 0 0.4rem; background: #fff2d3; border: 1px solid #594d00; color: #594d00; font-size: 1rem; }
del { color: #505a5f; }
ins { text-decoration: none; background: #e7f4ec; }
.field { margin-bottom: 1.5rem; }
.field label { display: block; margin-bottom: 0.25rem; font-weight: 700; }
.field input, .field select, .field textarea { box-sizing: border-box; width: 100%; max-width: 40rem; padding: 0.4rem; border: 2px solid #0b0c0c; border-radius: 0; background: #fff; color: #0b0c0c; font: inherit; }
.field input:focus, .field select:focus, .field textarea:focus { outline: 3px solid #ffdd00; box-shadow: inset 0 0 0 2px #0b0c0c; }
.hint { margin: 0 0 0.4rem; color: #484949; }
.wrong { padding-left: 0.75rem; border-left: 5px solid #b00e1e; }
.error { margin: 0 0 0.4rem; color: #b00e1e; font-weight: 700; }
.errors { padding: 0.25rem 1rem; border: 5px solid #b00e1e; }
.errors a { color: #b00e1e; font-weight: 700; }
.errors h2 { margin-top: 0.75rem; }
@media print { .button, .skip, form, li .small { display: none; } body { max-width: none; font-size: 11pt; } li { break-inside: avoid; } }
footer { margin-top: 3rem; border-top: 1px solid #b1b4b6; }
`;
