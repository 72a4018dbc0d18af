import { describe, expect, it } from 'vitest'
import { helloAttributes } from '../../fake/state'
import type { Properties } from '../api/types'
import { fieldsOf } from './fields'
import { changedProperties, defaultProperties, defaultsOf, splitList, typed, valuesOf } from './values'

const properties: Properties = {
  enabled: { type: 'BOOLEAN', value: true },
  'publish.rate': { type: 'INTEGER', value: 5 },
  secret: { type: 'PASSWORD', value: 'placeholder' },
  names: { type: 'STRING', value: ['x', 'y'] },
}
const fields = fieldsOf(helloAttributes, properties)
const before = valuesOf(fields, properties)
const fieldOf = (id: string) => fields.find((field) => field.id === id)!

describe('the contents of a form', () => {
  it('are the properties as text, without passwords', () => {
    expect(before).toMatchObject({ enabled: 'true', 'publish.rate': '5', secret: '', names: ['x', 'y'], mode: '' })
  })

  it('send nothing when nothing was touched', () => {
    expect(changedProperties(fields, before, before)).toEqual({})
  })

  it('send what was changed with its type, and no password that was left alone', () => {
    const after = { ...before, 'publish.rate': '7', enabled: 'false', names: ['x'] }
    expect(changedProperties(fields, before, after)).toEqual({
      'publish.rate': { type: 'INTEGER', value: 7 },
      enabled: { type: 'BOOLEAN', value: false },
      names: { type: 'STRING', value: ['x'] },
    })
    expect(changedProperties(fields, before, { ...before, secret: 'new' })).toEqual({
      secret: { type: 'PASSWORD', value: 'new' },
    })
  })

  it('never send what is read-only', () => {
    expect(changedProperties(fields, before, { ...before, serial: 'other' })).toEqual({})
  })

  it('send null for a number or character that was emptied', () => {
    expect(typed(fieldOf('publish.rate'), '')).toBeNull()
    expect(typed(fieldOf('separator'), '')).toBeNull()
    expect(typed(fieldOf('text'), '')).toBe('')
  })

  it('go back to the defaults, but leave passwords alone', () => {
    expect(defaultsOf(fields)).toMatchObject({ enabled: 'true', 'publish.rate': '5', names: ['x', 'y'], secret: '' })
  })

  it('make the properties of a new component from the defaults', () => {
    expect(defaultProperties(fields)).toMatchObject({
      threshold: { type: 'DOUBLE', value: 0.5 },
      mode: { type: 'STRING', value: 'a' },
    })
    expect(defaultProperties(fields)).not.toHaveProperty('secret')
  })

  it('split default lists at commas that are not escaped', () => {
    expect(splitList('x, y\\,z,w')).toEqual(['x', 'y,z', 'w'])
  })
})
