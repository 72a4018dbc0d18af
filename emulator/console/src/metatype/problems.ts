import type { Scalar } from '../api/types'
import { isInteger, isNumber, type Field } from './fields'
import type { FieldValue, Values } from './values'

export type Problems = Record<string, string>

const RANGES: Partial<Record<Scalar, [number, number]>> = {
  BYTE: [-128, 127],
  SHORT: [-32_768, 32_767],
  INTEGER: [-2_147_483_648, 2_147_483_647],
  LONG: [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
}

function numberProblem(field: Field, content: string): string | undefined {
  const value = Number(content)
  if (!Number.isFinite(value)) {
    return 'Must be a number.'
  }
  if (isInteger(field.type) && !/^\s*[+-]?\d+\s*$/.test(content)) {
    return 'Must be a whole number.'
  }
  const [lowest, highest] = RANGES[field.type] ?? [-Infinity, Infinity]
  const min = Math.max(lowest, field.min === undefined ? -Infinity : Number(field.min))
  const max = Math.min(highest, field.max === undefined ? Infinity : Number(field.max))
  if (value < min) {
    return `Must be at least ${min}.`
  }
  return value > max ? `Must be at most ${max}.` : undefined
}

// For texts, a metatype's min and max are lengths.
function textProblem(field: Field, content: string): string | undefined {
  if (field.type === 'CHAR') {
    return content.length > 1 ? 'Must be a single character.' : undefined
  }
  const min = Number(field.min)
  const max = Number(field.max)
  if (field.min !== undefined && Number.isFinite(min) && content.length < min) {
    return `Must have at least ${min} characters.`
  }
  return field.max !== undefined && Number.isFinite(max) && content.length > max
    ? `Must have at most ${max} characters.`
    : undefined
}

function singleProblem(field: Field, content: string): string | undefined {
  if (content.trim() === '') {
    return field.required && !field.stored ? 'Must be given.' : undefined
  }
  if (field.options.length > 0 && !field.options.some(({ value }) => value === content)) {
    return 'Is none of the choices.'
  }
  if (field.type === 'BOOLEAN') {
    return undefined
  }
  return isNumber(field.type) ? numberProblem(field, content) : textProblem(field, content)
}

function listProblem(field: Field, contents: string[]): string | undefined {
  if (contents.length === 0) {
    return field.required && !field.stored ? 'Needs at least one value.' : undefined
  }
  for (const [index, content] of contents.entries()) {
    const problem = content.trim() === '' ? 'Must be given.' : singleProblem(field, content)
    if (problem) {
      return `Value ${index + 1}: ${problem}`
    }
  }
  return undefined
}

/** What is wrong with an input's content, in words. */
export function problemOf(field: Field, content: FieldValue): string | undefined {
  if (field.readOnly) {
    return undefined
  }
  return Array.isArray(content) ? listProblem(field, content) : singleProblem(field, content)
}

/** What is wrong with a form, by field; empty when nothing is. */
export function problemsOf(fields: Field[], values: Values): Problems {
  const problems: Problems = {}
  for (const field of fields) {
    const problem = problemOf(field, values[field.id] ?? '')
    if (problem) {
      problems[field.id] = problem
    }
  }
  return problems
}
