import { benchDrain } from './drain.ts'
import { benchEffects } from './effects.ts'
import { benchRecovery } from './recovery.ts'
import { prepare, startBilling, startParley } from './servers.ts'
await prepare()
const billing = await startBilling()
const parley = await startParley(billing)
try {
  for (const bench of [benchEffects, benchDrain, benchRecovery]) {
    const t = performance.now()
    for (const line of await bench(parley, billing)) console.log(line)
    console.log('took', ((performance.now() - t) / 1000).toFixed(1))
  }
} finally {
  await Promise.all([parley, billing].map((s) => s.stop()))
}
