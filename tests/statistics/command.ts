/** `npm run peeking -- --experiments 4000 --seed 7`: every promise of docs/statistics.md, measured at length. */
import { parseArgs } from 'node:util'
import { claims, type Claim } from './claims.ts'

const { values } = parseArgs({
  options: {
    experiments: { type: 'string' },
    seed: { type: 'string', default: String(Math.floor(Date.now() / 86_400_000)) },
  },
})
/** With fewer, what is true would often fail by chance. */
const fewest = 1000

const [most, seed] = [Number(values.experiments ?? Infinity), Number(values.seed)]
if (!(most >= fewest) || !Number.isSafeInteger(seed)) {
  console.error('Usage: npm run peeking -- [--experiments 4000] [--seed 7], with 1000 experiments or more')
  process.exit(1)
}

const written = ({ unit }: Claim, figure: number): string =>
  unit === 'share' ? `${(figure * 100).toFixed(1)} %` : String(figure)

/** At most ten lines a claim where nobody watches, a bar where somebody does. */
function progressOf(total: number): () => void {
  let done = 0
  const step = Math.max(1, Math.floor(total / (process.stderr.isTTY ? 200 : 10)))
  return () => {
    if (++done % step !== 0 && done !== total) return
    process.stderr.write(
      process.stderr.isTTY ? `\r  ${done} of ${total} experiments ` : `  ${done} of ${total} experiments\n`,
    )
    if (done === total && process.stderr.isTTY) process.stderr.write('\r\u001b[K')
  }
}

console.log(`Seed ${seed}`)
for (const claim of claims) {
  const experiments = Math.floor(Math.min(most, claim.full))
  process.stderr.write(`${claim.name}\n`)
  const figure = claim.figure(experiments, seed, progressOf(experiments))
  const [least, top] = claim.bounds
  const holds = figure >= least && figure <= top
  const within = `${written(claim, least)} to ${written(claim, top)}`
  console.log(
    `${holds ? 'holds' : 'FAILS'}  ${written(claim, figure).padStart(8)}  of ${within}: ${claim.name}`,
  )
  if (!holds) process.exitCode = 1
}
