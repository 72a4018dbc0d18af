import type { AttributeDefinition, Properties, Scalar } from '../api/types'

export type Control = 'text' | 'textarea' | 'number' | 'switch' | 'select' | 'password' | 'target'

/** One input of a form, out of one attribute of a metatype. */
export interface Field {
  id: string
  label: string
  description: string
  type: Scalar
  control: Control
  options: { value: string; label: string }[]
  min?: string
  max?: string
  required: boolean
  readOnly: boolean
  /** How many values fit; undefined when the value is a single one. */
  maxValues?: number
  defaultValue?: string
  /** The gateway holds a password, which it never tells. */
  stored: boolean
  /** Name of the service reference that a target filter is for. */
  reference?: string
}

const TEXT_AREA = /\|\s*textarea\s*$/i
const TARGET = '.target'

const INTEGERS: ReadonlySet<Scalar> = new Set(['LONG', 'INTEGER', 'SHORT', 'BYTE'])
const FLOATS: ReadonlySet<Scalar> = new Set(['DOUBLE', 'FLOAT'])

export const isInteger = (type: Scalar) => INTEGERS.has(type)
export const isNumber = (type: Scalar) => INTEGERS.has(type) || FLOATS.has(type)

function controlOf(ad: AttributeDefinition): Control {
  if (ad.type === 'PASSWORD') {
    return 'password'
  }
  if (ad.option && ad.option.length > 0) {
    return 'select'
  }
  if (ad.type === 'BOOLEAN') {
    return 'switch'
  }
  if (ad.type === 'STRING' && ad.id.endsWith(TARGET)) {
    return 'target'
  }
  if (ad.type === 'STRING' && TEXT_AREA.test(ad.description ?? '')) {
    return 'textarea'
  }
  return isNumber(ad.type) ? 'number' : 'text'
}

/** The inputs for a metatype, in its order. */
export function fieldsOf(attributes: AttributeDefinition[], properties: Properties = {}): Field[] {
  return attributes.map((ad) => {
    const control = controlOf(ad)
    return {
      id: ad.id,
      label: ad.name?.trim() || ad.id,
      description: (ad.description ?? '').replace(TEXT_AREA, '').trim(),
      type: ad.type,
      control,
      options: (ad.option ?? []).map(({ value, label }) => ({ value, label: label || value })),
      min: ad.min,
      max: ad.max,
      required: ad.isRequired,
      readOnly: ad.min !== undefined && ad.min === ad.max,
      maxValues: ad.cardinality === 0 || Math.abs(ad.cardinality) === 1 ? undefined : Math.abs(ad.cardinality),
      defaultValue: ad.defaultValue,
      stored: ad.type === 'PASSWORD' && properties[ad.id] != null && properties[ad.id]?.value != null,
      reference: control === 'target' ? ad.id.slice(0, -TARGET.length) : undefined,
    }
  })
}

/** The part of a component's name that tells it from others of its kind. */
export function shortName(pid: string): string {
  return pid.slice(pid.lastIndexOf('.') + 1)
}
