import { describe, expect, it } from 'vitest'
import { problemsOf } from './passwordRules'

describe('a new password', () => {
  it('is accepted when it is long, new and repeated', () => {
    expect(problemsOf({ current: 'old', next: 'dune grass', repeated: 'dune grass' })).toEqual({})
  })

  it('is refused when it is short, the current one, or mistyped', () => {
    expect(problemsOf({ current: 'x', next: 'short', repeated: 'short' }).next).toMatch(/8 characters/)
    expect(problemsOf({ current: 'dune grass', next: 'dune grass', repeated: 'dune grass' }).next).toMatch(/current/)
    expect(problemsOf({ current: 'x', next: 'dune grass', repeated: 'dune gras' }).repeated).toMatch(/not the same/)
  })
})
