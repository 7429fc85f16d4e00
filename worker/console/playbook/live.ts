import type { Playbook } from '#shared/playbook/playbook.ts'
import type { Compiled } from '#shared/rules/compiled.ts'
import { compilePublished, type Published } from '../../customer/pinned.ts'
import type { Publication } from '../../tenant/playbooks.ts'
import { shipped } from '../../tenant/published.ts'
import type { Visit } from '../visit.ts'

/** The playbook that tokens follow where they name none. The console knows this one alone. */
export const followed = 'default'

/** What is live now, asked of the tenant's own object and not of what this isolate remembers. */
export interface Live {
  /** Null while the playbook we ship is live. */
  publication: Publication | null
  version: string
  compiled: Compiled
  playbook: Playbook
}

export async function liveOf(c: Visit): Promise<Live> {
  const [publication = null] = await tenantOf(c).publications(followed, 1)
  const published = await publishedAt(c, publication?.number ?? 0)
  if (published === null) throw new Error('a publication without its playbook')
  const compiled = compilePublished(published)
  return { publication, version: published.version, compiled, playbook: compiled.playbook }
}

/** What was published under a number; 0 is the playbook we ship. Null where there is no such publication. */
export const publishedAt = async (c: Visit, number: number): Promise<Published | null> =>
  number === 0 ? shipped() : tenantOf(c).playbookAt(followed, number)

/** As an author reads it. */
export const inLines = ({ body }: Published): string => `${JSON.stringify(JSON.parse(body), null, 2)}\n`

export const tenantOf = (c: Visit) => c.env.TENANT.getByName(c.get('tenant').id)
