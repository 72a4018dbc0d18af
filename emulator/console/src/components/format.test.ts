import { expect, it } from 'vitest'
import { bytes, duration, short } from './format'

it('writes sizes, spans and numbers shortly', () => {
  expect([bytes(96 * 1024 * 1024), bytes(1.5 * 1024 ** 3)]).toEqual(['96 MiB', '1.5 GiB'])
  expect([0, 59_000, 61_000, 3_600_000, 90_061_000].map(duration)).toEqual(['0 s', '59 s', '1 min 1 s', '1 h', '1 d 1 h'])
  expect([0, 0.4149, 12.345, 1234.5, NaN].map(short)).toEqual(['0', '0.41', '12.3', '1,235', '–'])
})
