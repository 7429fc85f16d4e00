import { DurableObject } from 'cloudflare:workers'
import type { Vocabulary } from '#shared/playbook/vocabulary.ts'
import type { OfferEvidence } from '#shared/rules/chance.ts'
import { dayOf } from '#shared/rules/derived.ts'
import type { Published } from '../customer/pinned.ts'
import type { Running } from '../customer/trials.ts'
import type { Env } from '../env.ts'
import { evidenceIn } from './evidence.ts'
import { runningIn } from './experiments/lives.ts'
import {
  playbookAt,
  playbookNamed,
  publications,
  publish,
  publishOver,
  triedOn,
  type Publishing,
} from './playbooks.ts'
import { recordedRows, type Span } from './recorded-rows.ts'
import type { SessionRow } from './session-row.ts'
import { liveVocabulary } from './vocabulary.ts'

/** The latest playbook published under a name, null where there is none, and what became of offers taken before. */
export interface Live {
  playbook: Published | null
  evidence: OfferEvidence
  /** Experiments that customers may belong to. */
  running: readonly Running[]
}

/** A tenant's playbooks, and the sessions that drafts are tried over. */
export class PlaybookCalls extends DurableObject<Env> {
  /** What a conversation that begins now is decided by. */
  async live(name: string): Promise<Live> {
    const { sql } = this.ctx.storage
    const running = name === triedOn ? runningIn(sql, dayOf(new Date())) : []
    return { playbook: playbookNamed(sql, name), evidence: evidenceIn(sql), running }
  }

  /** The latest playbook published under a name; null where there is none. */
  async playbook(name: string): Promise<Published | null> {
    return playbookNamed(this.ctx.storage.sql, name)
  }

  /** Checked first; one with a problem is not published at all. */
  async publish(publishing: Publishing) {
    return publish(this.ctx.storage.sql, publishing)
  }

  /** The same in place of one publication and of no other, so that nobody overwrites what they have not seen. */
  async publishOver(publishing: Publishing, over: number) {
    return publishOver(this.ctx.storage.sql, publishing, over)
  }

  async playbookAt(name: string, number: number): Promise<Published | null> {
    return playbookAt(this.ctx.storage.sql, name, number)
  }

  async publications(name: string, most: number) {
    return publications(this.ctx.storage.sql, name, most)
  }

  /** Sessions for a draft to be tried over, the newest first. */
  async recorded(span: Span): Promise<SessionRow[]> {
    return recordedRows(this.ctx.storage.sql, span)
  }

  /** What its live playbooks call their own reasons and benefits. */
  async vocabulary(): Promise<Vocabulary> {
    return liveVocabulary(this.ctx.storage.sql)
  }
}
