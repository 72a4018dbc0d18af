import type { LogLevel, LogLine, LogTail } from '../api/types'

/** How many lines a page keeps. */
export const CAPACITY = 2_000

export const LEVELS: readonly LogLevel[] = ['ERROR', 'WARN', 'INFO', 'DEBUG', 'TRACE']

/** Lines that came before, with those that came since; starts again when the gateway did. */
export function appended(before: LogTail | undefined, tail: LogTail): LogTail {
  const restarted = before === undefined || tail.next < before.next
  const known = restarted ? [] : before.lines
  const last = known.at(-1)?.number ?? -1
  const lines = [...known, ...tail.lines.filter(({ number }) => number > last)]
  return { next: tail.next, lines: lines.slice(-CAPACITY) }
}

/** Lines of a level at least as serious, that contain a text in any case. */
export function filtered(lines: LogLine[], level: LogLevel, search: string): LogLine[] {
  const limit = LEVELS.indexOf(level)
  const wanted = search.trim().toLowerCase()
  return lines.filter(
    (line) =>
      LEVELS.indexOf(line.level) <= limit &&
      (wanted === '' || `${line.logger} ${line.text}`.toLowerCase().includes(wanted)),
  )
}

/** Lines as text, for the clipboard. */
export function asText(lines: LogLine[]): string {
  return lines
    .map(({ time, level, logger, text }) => `${new Date(time).toISOString()} ${level} ${logger} ${text}`)
    .join('\n')
}
