import { describe, expect, it } from 'vitest'
import type { AttributeDefinition } from '../api/types'
import { fieldsOf, shortName } from './fields'

const attribute = (more: Partial<AttributeDefinition>): AttributeDefinition => ({
  id: 'a',
  type: 'STRING',
  cardinality: 0,
  isRequired: false,
  ...more,
})
const field = (more: Partial<AttributeDefinition>, properties = {}) => fieldsOf([attribute(more)], properties)[0]!

describe('the inputs for a metatype', () => {
  it.each([
    ['STRING', 'text'],
    ['CHAR', 'text'],
    ['LONG', 'number'],
    ['INTEGER', 'number'],
    ['SHORT', 'number'],
    ['BYTE', 'number'],
    ['DOUBLE', 'number'],
    ['FLOAT', 'number'],
    ['BOOLEAN', 'switch'],
    ['PASSWORD', 'password'],
  ] as const)('make of %s a %s', (type, control) => {
    expect(field({ type }).control).toBe(control)
  })

  it('offer options of any type as a choice', () => {
    const chosen = field({ type: 'INTEGER', option: [{ label: 'One', value: '1' }, { value: '2' }] })
    expect(chosen.control).toBe('select')
    expect(chosen.options).toEqual([
      { label: 'One', value: '1' },
      { label: '2', value: '2' },
    ])
  })

  it('take a text area from the end of the description and leave the mark out', () => {
    expect(field({ description: 'some text|TextArea' })).toMatchObject({
      control: 'textarea',
      description: 'some text',
    })
    expect(field({ description: '|textarea' }).control).toBe('textarea')
    expect(field({ description: 'a TextArea is not meant' }).control).toBe('text')
  })

  it('know the reference of a target filter', () => {
    expect(field({ id: 'CloudPublisher.target' })).toMatchObject({ control: 'target', reference: 'CloudPublisher' })
    expect(field({ id: 'on.target', type: 'INTEGER' }).control).toBe('number')
  })

  it('are read-only where the least is the greatest value', () => {
    expect(field({ min: '3', max: '3' }).readOnly).toBe(true)
    expect(field({ min: '3', max: '4' }).readOnly).toBe(false)
    expect(field({}).readOnly).toBe(false)
  })

  it('take lists from the cardinality', () => {
    expect([0, 1, -1, 3, -4].map((cardinality) => field({ cardinality }).maxValues)).toEqual([
      undefined,
      undefined,
      undefined,
      3,
      4,
    ])
  })

  it('know that a password is stored without knowing it', () => {
    const stored = field({ type: 'PASSWORD' }, { a: { type: 'PASSWORD', value: 'placeholder' } })
    expect(stored.stored).toBe(true)
    expect(field({ type: 'PASSWORD' }).stored).toBe(false)
  })

  it('are named after their id when they have no name', () => {
    expect(field({ id: 'x.y', name: ' ' }).label).toBe('x.y')
    expect(shortName('org.acme.Timer')).toBe('Timer')
    expect(shortName('timer')).toBe('timer')
  })
})
