import { expect, it } from 'vitest'
import { bytes, duration, short, versionIn } from './format'

it('writes sizes, spans and numbers shortly', () => {
  expect([bytes(96 * 1024 * 1024), bytes(1.5 * 1024 ** 3)]).toEqual(['96 MiB', '1.5 GiB'])
  expect([0, 59_000, 61_000, 3_600_000, 90_061_000].map(duration)).toEqual([
    '0 s',
    '59 s',
    '1 min 1 s',
    '1 h',
    '1 d 1 h',
  ])
  expect([0, 0.4149, 12.345, 1234.5, NaN].map(short)).toEqual(['0', '0.41', '12.3', '1,235', '–'])
})

it('finds the version in what products say of themselves', () => {
  expect(versionIn('OpenJDK 64-Bit Server VM 17.0.15+6-Debian-1')).toBe('17.0.15')
  expect(versionIn('org.eclipse.osgi 3.16.0.v20200828-0759')).toBe('3.16.0')
  expect(versionIn('KURA_5.6.0')).toBe('5.6.0')
  expect(versionIn('unknown')).toBe('unknown')
})
