/** Nothing can be done; the message says why, and is all that is printed. */
export class Stop extends Error {}
