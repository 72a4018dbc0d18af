import type { Definition, Properties } from '../api/types'
import { fieldsOf, type Field } from './fields'
import { problemsOf, type Problems } from './problems'
import { changedProperties, valuesOf, type Values } from './values'

/** A form over one component: what it has, and what somebody has typed since. */
export interface Form {
  fields: Field[]
  values: Values
  /** What is to be sent. */
  changes: Properties
  problems: Problems
}

/** The form for a metatype, the component's properties, and the inputs that were touched. */
export function formOf(definition: Definition | undefined, properties: Properties, edited: Values): Form {
  const fields = fieldsOf(definition?.ad ?? [], properties)
  const before = valuesOf(fields, properties)
  const values = { ...before, ...edited }
  return { fields, values, changes: changedProperties(fields, before, values), problems: problemsOf(fields, values) }
}

/** The problems of inputs that were touched: what was wrong before is not held against somebody who just came. */
export function touchedProblems(problems: Problems, edited: Values): Problems {
  return Object.fromEntries(Object.entries(problems).filter(([id]) => id in edited))
}
