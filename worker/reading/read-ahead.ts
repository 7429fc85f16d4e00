import * as z from 'zod'
import type { Answer } from '#shared/protocol/answer.ts'
import type { Reader } from '#shared/reading/reader.ts'
import type { Reading } from '#shared/reading/reading.ts'
import type { Env } from '../env.ts'
import { tenantsOf, type TenantSettings } from '../tenant/settings.ts'
import { modelReader } from './model.ts'
import { readWith } from './read-with.ts'

/** Milliseconds a customer waits for a model, then the phrases read. */
const patience = 800

/** What a tenant's model makes of the words of an answer; null where the phrases are to read them. */
export async function readAhead(
  env: Env,
  tenant: string,
  answer: Answer,
  language: string,
): Promise<Reading | null> {
  const settings = tenantsOf(env).get(tenant)?.reading
  const text = answer.type === 'wrote' || answer.type === 'chose' ? answer.text : undefined
  if (!settings || !text) return null
  return readWith(() => modelFor(env, settings), text, language)
}

const Keys = z.record(z.string(), z.string().min(1))

function modelFor(env: Env, { url, model, keyName }: NonNullable<TenantSettings['reading']>): Reader {
  const key = Keys.parse(JSON.parse(env.PARLEY_READING_KEYS ?? '{}'))[keyName]
  if (key === undefined)
    throw new Error(`PARLEY_READING_KEYS has no key ${keyName}; add it or change the tenant`)
  return modelReader({ url, model, key, patience, fetch: (address, init) => fetch(address, init) })
}
