import type { Playbook } from '#shared/playbook/playbook.ts'
import { joined, vocabularyOf, type Vocabulary } from '#shared/playbook/vocabulary.ts'
import { playbookNamed } from './playbooks.ts'

/** What the playbooks that are live call their own things; the one named `default` first. */
export function liveVocabulary(sql: SqlStorage): Vocabulary {
  const names = sql
    .exec<{ name: string }>(`SELECT DISTINCT name FROM playbooks ORDER BY name <> 'default', name`)
    .toArray()
  const bodies = names.map(({ name }) => playbookNamed(sql, name)?.body).filter((body) => body !== undefined)
  return joined(bodies.map((body) => vocabularyOf(JSON.parse(body) as Playbook)))
}
