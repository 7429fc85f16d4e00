/** The page's script: when a conversation has ended and been closed, what the page says of the plan is old. */
export const script = `let ended = false
document.addEventListener('parley:ended', () => { ended = true })
document.addEventListener('parley:closed', () => { if (ended) location.reload() })
`

export const leaf = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
<path fill="#2f7d5b" d="M27 4C13 4 5 10 5 19c0 5 3 8 7 8 10 0 15-9 15-23Z"/>
<path fill="none" stroke="#fff" stroke-width="2" stroke-linecap="round" d="M6 29C9 21 14 15 21 10"/></svg>
`
