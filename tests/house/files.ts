/** The project's own files, as git sees them: tracked, or new and not ignored. */
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../../worker/cli/root.mjs'

const list = execFileSync('git', ['-c', 'safe.directory=*', 'ls-files', '-co', '--exclude-standard', '-z'], {
  cwd: root,
  encoding: 'utf8',
})

/** Paths from the top, without those that were removed and are not yet committed so. */
export const files: string[] = [...new Set(list.split('\0'))].filter((file) => file && exists(file))

export function exists(file: string): boolean {
  return existsSync(join(root, file))
}

export const text = (file: string): string => readFileSync(join(root, file), 'utf8')

export const bytes = (file: string): Buffer => readFileSync(join(root, file))
