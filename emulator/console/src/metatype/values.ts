import type { Properties, PropertyValue } from '../api/types'
import { isNumber, type Field } from './fields'

/** What stands in an input: text, or several texts. Switches hold 'true' or 'false'. */
export type FieldValue = string | string[]
export type Values = Record<string, FieldValue>

const text = (value: string | number | boolean | null | undefined) => (value == null ? '' : String(value))

/** Splits a metatype's default list at its commas; a backslash keeps the next character. */
export function splitList(list: string): string[] {
  const parts: string[] = []
  let part = ''
  for (let i = 0; i < list.length; i++) {
    const character = list[i] as string
    if (character === '\\' && i + 1 < list.length) {
      part += list[++i]
    } else if (character === ',') {
      parts.push(part.trim())
      part = ''
    } else {
      part += character
    }
  }
  parts.push(part.trim())
  return parts
}

function valueOf(field: Field, value: PropertyValue | undefined): FieldValue {
  if (field.maxValues !== undefined) {
    if (field.control === 'password' || value == null) {
      return []
    }
    return Array.isArray(value) ? value.map(text) : [text(value)]
  }
  if (field.control === 'password') {
    return ''
  }
  const single = Array.isArray(value) ? value[0] : value
  return field.control === 'switch' ? text(single ?? false) : text(single)
}

/** The inputs' contents for a component's properties; passwords stay empty. */
export function valuesOf(fields: Field[], properties: Properties): Values {
  return Object.fromEntries(fields.map((field) => [field.id, valueOf(field, properties[field.id]?.value)]))
}

/** The inputs' contents for the metatype's defaults; passwords, whose default is a secret, stay as they are. */
export function defaultsOf(fields: Field[]): Values {
  return Object.fromEntries(
    fields.map((field) => {
      if (field.control === 'password') {
        return [field.id, valueOf(field, undefined)]
      }
      const fallback = field.defaultValue
      if (field.maxValues !== undefined) {
        return [field.id, fallback ? splitList(fallback) : []]
      }
      return [field.id, fallback ?? (field.control === 'switch' ? 'false' : '')]
    }),
  )
}

/** A metatype's defaults as properties, for a component that is not there yet. */
export function defaultProperties(fields: Field[]): Properties {
  const values = defaultsOf(fields)
  return Object.fromEntries(
    fields
      .filter(({ defaultValue, control }) => defaultValue !== undefined && control !== 'password')
      .map((field) => [field.id, { type: field.type, value: typed(field, values[field.id] ?? '') }]),
  )
}

function typedSingle(field: Field, content: string): string | number | boolean | null {
  if (field.type === 'BOOLEAN') {
    return content === 'true'
  }
  if (isNumber(field.type)) {
    return content.trim() === '' ? null : Number(content)
  }
  if (field.type === 'CHAR' && content === '') {
    return null
  }
  return content
}

/** An input's content with the type that the metatype gives it. */
export function typed(field: Field, content: FieldValue): PropertyValue {
  return Array.isArray(content) ? content.map((single) => typedSingle(field, single)) : typedSingle(field, content)
}

const same = (a: FieldValue | undefined, b: FieldValue | undefined) => JSON.stringify(a) === JSON.stringify(b)

/** The properties whose inputs differ from before, ready to be sent. */
export function changedProperties(fields: Field[], before: Values, after: Values): Properties {
  return Object.fromEntries(
    fields
      .filter((field) => !field.readOnly && !same(before[field.id], after[field.id]))
      .map((field) => [field.id, { type: field.type, value: typed(field, after[field.id] ?? '') }]),
  )
}
