import { describe, expect, it } from 'vitest'
import type { LogLevel, LogLine } from '../api/types'
import { appended, asText, CAPACITY, filtered } from './logLines'

const line = (number: number, level: LogLevel = 'INFO', text = `line ${number}`): LogLine => ({
  number,
  time: 0,
  level,
  logger: 'io.acme.Hello',
  text,
})

describe('the tail of a log', () => {
  it('grows by the lines that are new', () => {
    const first = appended(undefined, { next: 2, lines: [line(1), line(2)] })
    const second = appended(first, { next: 3, lines: [line(2), line(3)] })
    expect(second.lines.map(({ number }) => number)).toEqual([1, 2, 3])
  })

  it('begins again when the gateway did', () => {
    const before = appended(undefined, { next: 900, lines: [line(900)] })
    expect(appended(before, { next: 1, lines: [line(1)] }).lines).toHaveLength(1)
  })

  it('forgets the oldest lines', () => {
    const many = Array.from({ length: CAPACITY + 5 }, (_, index) => line(index))
    expect(appended(undefined, { next: CAPACITY + 5, lines: many }).lines[0]?.number).toBe(5)
  })

  it('is filtered by seriousness and text', () => {
    const lines = [line(1, 'DEBUG'), line(2, 'INFO'), line(3, 'ERROR', 'event=faces.lost')]
    expect(filtered(lines, 'INFO', '').map(({ number }) => number)).toEqual([2, 3])
    expect(filtered(lines, 'TRACE', 'FACES').map(({ number }) => number)).toEqual([3])
  })

  it('is copied as text', () => {
    expect(asText([line(1)])).toBe('1970-01-01T00:00:00.000Z INFO io.acme.Hello line 1')
  })
})
