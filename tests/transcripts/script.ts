/** The lines of a transcript that a person writes; all others are made from them. */
export interface Script {
  /** What it shows, as written. */
  about: string[]
  header: Record<string, string>
  /** `>` what the customer does, `*` what happens around them. */
  moves: { by: '>' | '*'; text: string; line: number }[]
}

/** @throws Error naming the line that is none of ours. */
export function scriptOf(text: string): Script {
  const script: Script = { about: [], header: {}, moves: [] }
  for (const [index, line] of text.split('\n').entries()) {
    const field = /^([a-z]+): (.+)$/.exec(line)
    if (line.startsWith('#')) script.about.push(line)
    else if (/^[>*] ./.test(line)) {
      script.moves.push({ by: line.startsWith('>') ? '>' : '*', text: line.slice(2), line: index + 1 })
    } else if (field) script.header[field[1] ?? ''] = field[2] ?? ''
    else if (!/^([<!=~|x] |$)/.test(line))
      throw new Error(`line ${index + 1} is none of a transcript: ${line}`)
  }
  return script
}
