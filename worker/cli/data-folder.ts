/** One data folder, one workerd: two on the same files would each hold a different truth in memory. */
import { existsSync, readFileSync, readlinkSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const pidFile = (dataDir: string): string => join(dataDir, 'workerd.pid')

/** Process numbers are given out again, so where the system tells, the number must belong to a workerd. */
function isWorkerd(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return !existsSync('/proc/self/exe') || readlinkSync(`/proc/${pid}/exe`).includes('workerd')
  } catch {
    return false
  }
}

function userOf(dataDir: string): number | null {
  if (!existsSync(pidFile(dataDir))) return null
  const pid = Number(readFileSync(pidFile(dataDir), 'utf8'))
  return pid > 0 && isWorkerd(pid) ? pid : null
}

/** Makes the folders of both workers' objects; says no while another workerd uses them. */
export async function openDataFolder(dataDir: string): Promise<void> {
  await mkdir(join(dataDir, 'parley'), { recursive: true, mode: 0o700 })
  await mkdir(join(dataDir, 'demo'), { recursive: true, mode: 0o700 })
  const pid = userOf(dataDir)
  if (pid) throw new Error(`The data in ${dataDir} is in use by process ${pid}. Stop it, or set PARLEY_DATA.`)
}

export const noteUser = (dataDir: string, pid: number): Promise<void> =>
  writeFile(pidFile(dataDir), String(pid))
