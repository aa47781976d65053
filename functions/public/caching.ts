/** The edge keeps what is published for as long, so that what is withdrawn is gone within the minute. */
export const keptAtEdge = { 'Cache-Control': 'public, max-age=60' };

/** That nothing is there is kept for a moment alone: whoever looked just before it was published finds it soon after. */
export const nothingYet = { 'Cache-Control': 'public, max-age=5' };

/** A form is made for one time: nothing between here and the browser may keep it. */
export const notKept = { 'Cache-Control': 'no-store' };
