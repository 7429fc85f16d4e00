/** Values of the conformance cases: what an evaluation is given, and what came out in a form that can be compared. */
import {
  CelScalar,
  celList,
  celMap,
  celUint,
  isCelList,
  isCelMap,
  isCelType,
  isCelUint,
  listType,
  mapType,
  objectType,
  type CelInput,
} from '@bufbuild/cel'
import type { Value } from '@bufbuild/cel-spec/cel/expr/value_pb.js'
import { toJson, type DescMessage, type JsonValue, type Message, type Registry } from '@bufbuild/protobuf'
import { isReflectMessage } from '@bufbuild/protobuf/reflect'
import { anyUnpack, type Any } from '@bufbuild/protobuf/wkt'

/** `int 5`, `[string a]`, `{string k: int 1}`: equal values are equal texts, whatever the order of a map. */
export function writtenValue({ kind }: Value, registry: Registry): string {
  switch (kind.case) {
    case 'listValue':
      return list(kind.value.values.map((one) => writtenValue(one, registry)))
    case 'mapValue':
      return map(
        kind.value.entries.map(({ key, value }) =>
          [key, value].map((one) => one && writtenValue(one, registry)),
        ),
      )
    case 'objectValue':
      return packed(kind.value, registry)
    case 'uint64Value':
      return `uint ${kind.value}`
    case 'typeValue':
      return `type ${kind.value}`
    case 'nullValue':
      return 'null'
    case 'enumValue':
      return `int ${kind.value.value}`
    case undefined:
      return 'nothing'
    default:
      return scalar(kind.value)
  }
}

export function writtenResult(result: unknown, registry: Registry): string {
  if (result === null) return 'null'
  if (isCelUint(result)) return `uint ${result.value}`
  if (isCelType(result)) return `type ${result.name}`
  if (isCelList(result)) return list(Array.from(result, (one) => writtenResult(one, registry)))
  if (isCelMap(result))
    return map(Array.from(result.entries(), (pair) => pair.map((one) => writtenResult(one, registry))))
  if (isReflectMessage(result)) return message(result.desc, result.message, registry)
  return scalar(result)
}

const list = (values: readonly string[]): string => `[${values.join(', ')}]`
const map = (entries: readonly (readonly (string | undefined)[])[]): string =>
  `{${entries
    .map((entry) => entry.join(': '))
    .toSorted()
    .join(', ')}}`

function scalar(value: unknown): string {
  if (typeof value === 'bigint') return `int ${value}`
  if (typeof value === 'number') return `double ${Object.is(value, -0) ? '-0' : value}`
  if (value instanceof Uint8Array) return `bytes ${value.join(' ')}`
  return `${typeof value} ${String(value)}`
}

function message(desc: DescMessage, message: Message, registry: Registry): string {
  return `${desc.typeName} ${inOrder(toJson(desc, message, { registry }))}`
}

function packed(any: Any, registry: Registry): string {
  const unpacked = anyUnpack(any, registry)
  const desc = unpacked && registry.getMessage(unpacked.$typeName)
  if (!desc) throw new Error(`no message is called ${any.typeUrl}`)
  return message(desc, unpacked, registry)
}

/** JSON with the names of every object in alphabetical order. */
function inOrder(json: JsonValue): string {
  if (Array.isArray(json)) return `[${json.map(inOrder).join()}]`
  if (typeof json !== 'object' || json === null) return JSON.stringify(json)
  const entries = Object.entries(json).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([name, value]) => `${JSON.stringify(name)}:${inOrder(value)}`).join()}}`
}

const types: Record<string, CelInput> = {
  int: CelScalar.INT,
  uint: CelScalar.UINT,
  double: CelScalar.DOUBLE,
  bool: CelScalar.BOOL,
  string: CelScalar.STRING,
  bytes: CelScalar.BYTES,
  null_type: CelScalar.NULL,
  type: CelScalar.TYPE,
  list: listType(CelScalar.DYN),
  map: mapType(CelScalar.DYN, CelScalar.DYN),
}

/** A value as a variable is bound to it. */
export function bindingOf({ kind }: Value, registry: Registry): CelInput {
  switch (kind.case) {
    case 'nullValue':
      return null
    case 'uint64Value':
      return celUint(kind.value)
    case 'listValue':
      return celList(kind.value.values.map((one) => bindingOf(one, registry)))
    case 'mapValue': {
      const entries = kind.value.entries.flatMap(({ key, value }) =>
        key && value ? [[bindingOf(key, registry), bindingOf(value, registry)] as const] : [],
      )
      return celMap(new Map(entries) as Parameters<typeof celMap>[0])
    }
    case 'objectValue':
      return anyUnpack(kind.value, registry) as CelInput
    case 'typeValue':
      return types[kind.value] ?? objectType(kind.value)
    case 'enumValue':
      return BigInt(kind.value.value)
    case undefined:
      throw new Error('a binding without a value')
    default:
      return kind.value
  }
}
