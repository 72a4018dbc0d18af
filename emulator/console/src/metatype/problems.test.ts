import { describe, expect, it } from 'vitest'
import type { AttributeDefinition } from '../api/types'
import { fieldsOf } from './fields'
import { problemOf } from './problems'

const problem = (more: Partial<AttributeDefinition>, content: string | string[], stored = false) =>
  problemOf(
    fieldsOf(
      [{ id: 'a', type: 'STRING', cardinality: 0, isRequired: false, ...more }],
      stored ? { a: { type: 'PASSWORD', value: 'placeholder' } } : {},
    )[0]!,
    content,
  )

describe('a form says what is wrong', () => {
  it('with numbers', () => {
    expect(problem({ type: 'INTEGER', min: '1', max: '100' }, '5')).toBeUndefined()
    expect(problem({ type: 'INTEGER', min: '1', max: '100' }, '0')).toBe('Must be at least 1.')
    expect(problem({ type: 'INTEGER', min: '1', max: '100' }, '101')).toBe('Must be at most 100.')
    expect(problem({ type: 'INTEGER' }, '1.5')).toBe('Must be a whole number.')
    expect(problem({ type: 'INTEGER' }, '2147483648')).toBe('Must be at most 2147483647.')
    expect(problem({ type: 'BYTE' }, '128')).toBe('Must be at most 127.')
    expect(problem({ type: 'SHORT' }, '-32769')).toBe('Must be at least -32768.')
    expect(problem({ type: 'LONG' }, '12345678901234')).toBeUndefined()
    expect(problem({ type: 'DOUBLE' }, 'much')).toBe('Must be a number.')
    expect(problem({ type: 'FLOAT', min: '0.5' }, '0.25')).toBe('Must be at least 0.5.')
  })

  it('with texts, whose least and greatest are lengths', () => {
    expect(problem({ min: '2', max: '3' }, 'a')).toBe('Must have at least 2 characters.')
    expect(problem({ min: '2', max: '3' }, 'abcd')).toBe('Must have at most 3 characters.')
    expect(problem({ type: 'CHAR' }, 'ab')).toBe('Must be a single character.')
  })

  it('with what is missing', () => {
    expect(problem({ isRequired: true }, ' ')).toBe('Must be given.')
    expect(problem({ isRequired: false }, '')).toBeUndefined()
    expect(problem({ isRequired: true, type: 'PASSWORD' }, '')).toBe('Must be given.')
    expect(problem({ isRequired: true, type: 'PASSWORD' }, '', true)).toBeUndefined()
    expect(problem({ isRequired: true, cardinality: 3 }, [])).toBe('Needs at least one value.')
  })

  it('with choices and lists', () => {
    expect(problem({ option: [{ value: 'a' }] }, 'b')).toBe('Is none of the choices.')
    expect(problem({ type: 'INTEGER', cardinality: 3 }, ['1', 'x'])).toBe('Value 2: Must be a number.')
    expect(problem({ cardinality: 3 }, ['a', ''])).toBe('Value 2: Must be given.')
  })

  it('but not about what nobody can change', () => {
    expect(problem({ type: 'INTEGER', min: '7', max: '7', isRequired: true }, '')).toBeUndefined()
  })
})
