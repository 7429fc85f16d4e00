/** Brings node_modules to what package-lock.json says, when it is not there already. */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './root.mjs'

function packagesIn(file) {
  try {
    return JSON.parse(readFileSync(join(root, file), 'utf8')).packages
  } catch {
    return null
  }
}

/** Versions are compared and not file times: a checkout or a copy changes those without changing a package. */
export function isInstalled() {
  const wanted = packagesIn('package-lock.json')
  const present = packagesIn('node_modules/.package-lock.json')
  if (!wanted || !present) return false
  return Object.keys(wanted).every((name) => {
    if (name === '') return true
    if (!present[name]) return wanted[name].optional === true || wanted[name].peer === true
    return present[name].version === wanted[name].version
  })
}

/** A parent npm says where it lives, so no second one is looked for on PATH. */
function npm() {
  const script = process.env.npm_execpath
  return script?.endsWith('npm-cli.js') ? [process.execPath, script] : ['npm']
}

export function install() {
  console.log(
    'Installing packages with npm ci, about 20 seconds (EBADENGINE warnings on Node 20 are expected) …',
  )
  const [command, ...first] = npm()
  const args = [...first, 'ci', '--include=dev', '--include=optional']
  return spawnSync(command, args, { cwd: root, stdio: 'inherit' }).status === 0
}
