import type { Playbook } from './playbook.ts'

/** One thing that is another way in the second playbook. */
export interface Change {
  /** `offers`, `rules`, `flow.steps`, `words.he`: where the thing belongs. */
  part: string
  /** Null where the part itself is meant, as with the limits. */
  id: string | null
  type: 'added' | 'removed' | 'changed' | 'moved'
  fields: FieldChange[]
  /** Of what stands in a list whose order counts, after the change; from 1. */
  place: number | null
}

export interface FieldChange {
  name: string
  from: unknown
  to: unknown
}

type Plain = Record<string, unknown>

/** What changes from one playbook to another, part by part, in the order of the document. */
export function diffPlaybooks(from: Playbook, to: Playbook): Change[] {
  const names = Object.keys({ ...from, ...to })
  return names.flatMap((name) => changesIn(name, (from as Plain)[name], (to as Plain)[name]))
}

function changesIn(part: string, from: unknown, to: unknown): Change[] {
  if (isList(from) && isList(to)) return listChanges(part, from, to)
  if (isPlain(from) && isPlain(to) && isRecord(part)) return recordChanges(part, from, to)
  if (isPlain(from) && isPlain(to) && holdsRecords(part))
    return Object.keys({ ...from, ...to }).flatMap((name) =>
      changesIn(`${part}.${name}`, from[name] ?? {}, to[name] ?? {}),
    )
  const fields = isPlain(from) && isPlain(to) ? fieldChanges(from, to) : own(part, from, to)
  return fields.length > 0 ? [{ part, id: null, type: 'changed', fields, place: null }] : []
}

const own = (part: string, from: unknown, to: unknown): FieldChange[] =>
  same(from, to) ? [] : [{ name: part, from, to }]

/** Things by name; what holds them by a further name is taken apart first. */
const isRecord = (part: string): boolean => /^(offers|flow\.steps|words\.[^.]+)$/.test(part)
const holdsRecords = (part: string): boolean => part === 'words' || part === 'flow'

const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isList = (value: unknown): value is { id: string }[] =>
  Array.isArray(value) && value.every((one) => isPlain(one) && typeof one['id'] === 'string')
/** Whether two documents say the same, in whatever order. */
export const same = (a: unknown, b: unknown): boolean =>
  JSON.stringify(sorted(a)) === JSON.stringify(sorted(b))

/** Names in alphabetical order: two ways to write one thing are no change. */
const sorted = (value: unknown): unknown =>
  isPlain(value)
    ? Object.fromEntries(
        Object.keys(value)
          .toSorted()
          .map((key) => [key, sorted(value[key])]),
      )
    : Array.isArray(value)
      ? value.map(sorted)
      : value

/** Every field that differs, those inside others by their path. */
function fieldChanges(from: Plain, to: Plain, above = ''): FieldChange[] {
  return Object.keys({ ...from, ...to }).flatMap((key): FieldChange[] => {
    const [a, b] = [from[key], to[key]]
    if (same(a, b)) return []
    const name = above + key
    return isPlain(a) && isPlain(b) ? fieldChanges(a, b, `${name}.`) : [{ name, from: a, to: b }]
  })
}

const fieldsOf = (value: unknown, side: 'from' | 'to'): FieldChange[] =>
  Object.entries(isPlain(value) ? value : { text: value })
    .filter(([name, one]) => name !== 'id' && one !== null)
    .map(([name, one]) => ({ name, from: null, to: null, [side]: one }))

function recordChanges(part: string, from: Plain, to: Plain): Change[] {
  return Object.keys({ ...from, ...to }).flatMap((id) => one(part, id, from[id], to[id], null))
}

function one(part: string, id: string, from: unknown, to: unknown, place: number | null): Change[] {
  if (same(from, to)) return []
  if (from === undefined) return [{ part, id, type: 'added', fields: fieldsOf(to, 'to'), place }]
  if (to === undefined) return [{ part, id, type: 'removed', fields: fieldsOf(from, 'from'), place }]
  const fields = isPlain(from) && isPlain(to) ? fieldChanges(from, to) : [{ name: 'text', from, to }]
  return [{ part, id, type: 'changed', fields, place }]
}

type Listed = readonly { id: string }[]

/** In the order of the second list; what is gone comes last. */
function listChanges(part: string, from: Listed, to: Listed): Change[] {
  const before = new Map(from.map((item) => [item.id, item]))
  const after = new Set(to.map(({ id }) => id))
  const kept = new Set(inOrderStill(from, to))
  const now = to.flatMap((item, index) => {
    const old = before.get(item.id)
    const place = index + 1
    const moved: Change[] =
      old && !kept.has(item.id) ? [{ part, id: item.id, type: 'moved', fields: [], place }] : []
    return [...moved, ...one(part, item.id, old, item, place)]
  })
  const gone = from
    .filter(({ id }) => !after.has(id))
    .flatMap((item) => one(part, item.id, item, undefined, null))
  return [...now, ...gone]
}

/** The longest run of ids that both lists have in one order: all others that stayed were moved. */
function inOrderStill(from: Listed, to: Listed): string[] {
  const places = new Map(from.map(({ id }, index) => [id, index]))
  const common = to.map(({ id }) => id).filter((id) => places.has(id))
  const runs: { length: number; before: number }[] = []
  for (const [index, id] of common.entries()) {
    const run = { length: 1, before: -1 }
    for (const [earlier, other] of common.slice(0, index).entries()) {
      const length = (runs[earlier]?.length ?? 0) + 1
      if ((places.get(other) ?? 0) < (places.get(id) ?? 0) && length > run.length)
        Object.assign(run, { length, before: earlier })
    }
    runs.push(run)
  }
  const kept: string[] = []
  let at = runs.findIndex(({ length }) => length === Math.max(...runs.map((run) => run.length)))
  for (; at >= 0; at = runs[at]?.before ?? -1) kept.push(common[at] ?? '')
  return kept
}
