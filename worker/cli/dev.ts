/** `npm start` that builds again at every change: same address, same data, new code. */
import { watch } from 'node:fs'
import { join } from 'node:path'
import { build } from './bundles.ts'
import { root } from './root.mjs'
import { serve } from './server.ts'
import type { Supervised } from './supervise.ts'

/** Editors write a file several times in a row. */
const settle = 150

/** A build that fails says so, and the last good one goes on serving. */
async function rebuild(parley: Supervised): Promise<void> {
  try {
    await build()
    parley.kill()
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
  }
}

function onChange(parley: Supervised): void {
  let timer: NodeJS.Timeout | undefined
  const changed = () => {
    clearTimeout(timer)
    timer = setTimeout(() => void rebuild(parley), settle)
  }
  for (const room of ['shared', 'worker', 'widget']) watch(join(root, room), { recursive: true }, changed)
}

await serve(onChange)
