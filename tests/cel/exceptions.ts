const typedEnums =
  'Enums with a type of their own are optional; as in Go and Java, an enum is an int here. Conditions have no enums.'
const backticks =
  'The parser of @bufbuild/cel 0.6 does not read names in backticks. Facts have names that need none.'
const shadowed = 'A map with the keys 0 and 0u is not refused, in Go and Java neither.'

/** Core cases that do not pass, each with its reason; all are the library's, and none touches what conditions use. */
export const exceptions: Record<string, string> = {
  ...Object.fromEntries(
    ['proto2', 'proto3'].flatMap((proto) =>
      [
        'type_global',
        'type_nested',
        'field_type',
        'assign_standalone_int',
        'convert_int_inrange',
        'convert_int_big',
        'convert_int_neg',
        'convert_string',
      ].map((name) => [`enums/strong_${proto}/${name}`, typedEnums]),
    ),
  ),
  'enums/strong_proto3/assign_standalone_int_big': typedEnums,
  'enums/strong_proto3/assign_standalone_int_neg': typedEnums,
  'fields/quoted_map_fields': backticks,
  'fields/qualified_identifier_resolution/map_value_repeat_key_heterogeneous': shadowed,
  'proto2/quoted_fields': backticks,
  'proto2/extensions_has': backticks,
  'proto2/extensions_get': backticks,
  'proto3/quoted_fields': backticks,
}
