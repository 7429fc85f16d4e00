/** Finds the browser the end-to-end tests drive; on a Debian machine it is installed where it is missing. */
import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from 'playwright-core'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/** A small font with Hebrew letters comes along: a bare machine would draw boxes. */
const packages = ['chromium', 'fonts-dejavu-core']

const advice = 'Install Chromium (Debian: apt-get install chromium) or set CHROMIUM_PATH to its program.'

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** The program's path, or null when there is none. */
export function findChromium(): string | null {
  if (process.env['CHROMIUM_PATH']) return process.env['CHROMIUM_PATH']
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  const onPath = names.flatMap((name) => folders.map((folder) => join(folder, name)))
  return [...onPath, chromium.executablePath()].find(isProgram) ?? null
}

function apt(...args: string[]): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  return spawnSync('apt-get', ['-q', ...args], { stdio: 'inherit', env }).status === 0
}

const isDebianAsRoot = (): boolean => existsSync('/etc/debian_version') && process.getuid?.() === 0

/** Throws one clear line when there is no browser and none can be installed; tests are never skipped for it. */
export function ensureChromium(): string {
  const found = findChromium()
  if (found && !isProgram(found))
    throw new Error(`CHROMIUM_PATH is ${found}, and no program is there. ${advice}`)
  if (found) return found
  if (!isDebianAsRoot()) throw new Error(`No Chromium found. ${advice}`)
  console.log(`Installing ${packages.join(' and ')} with apt-get …`)
  if (!apt('update') || !apt('install', '-y', '--no-install-recommends', ...packages)) {
    throw new Error(`apt-get could not install Chromium. ${advice}`)
  }
  const installed = findChromium()
  if (!installed) throw new Error(`apt-get installed no Chromium that can be found. ${advice}`)
  return installed
}
