/** The version that the fake speaks, and no other. */
export const version = '2026-10-28.endive'
