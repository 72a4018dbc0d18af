const MEBIBYTE = 1024 * 1024

/** For instance 312 MiB or 1.4 GiB. */
export function bytes(count: number): string {
  const mebibytes = count / MEBIBYTE
  return mebibytes >= 1024 ? `${(mebibytes / 1024).toFixed(1)} GiB` : `${Math.round(mebibytes)} MiB`
}

/** The two largest units of a time span, for instance 3 h 12 min. */
export function duration(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000))
  const units: [number, string][] = [
    [Math.floor(seconds / 86_400), 'd'],
    [Math.floor(seconds / 3_600) % 24, 'h'],
    [Math.floor(seconds / 60) % 60, 'min'],
    [seconds % 60, 's'],
  ]
  const first = units.findIndex(([count]) => count > 0)
  return first < 0
    ? '0 s'
    : units
        .slice(first, first + 2)
        .filter(([count], index) => index === 0 || count > 0)
        .map(([count, unit]) => `${count} ${unit}`)
        .join(' ')
}

/** Three significant digits at most, without an exponent. */
export function short(value: number): string {
  if (!Number.isFinite(value)) {
    return '–'
  }
  const size = Math.abs(value)
  return size >= 100 || value === 0 ? Math.round(value).toLocaleString('en') : value.toFixed(size >= 10 ? 1 : 2)
}

/** Date and time in the reader's own form. */
export function moment(epochMilliseconds: number): string {
  return new Date(epochMilliseconds).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'medium' })
}

/** Hours to milliseconds, for lines of a log. */
export function clock(epochMilliseconds: number): string {
  const date = new Date(epochMilliseconds)
  const two = (count: number) => String(count).padStart(2, '0')
  return `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}.${String(date.getMilliseconds()).padStart(3, '0')}`
}

/** The version in a product's own description of itself, for instance 17.0.15 of "OpenJDK VM 17.0.15+6". */
export function versionIn(description: string): string {
  return /\d+(\.\d+)*/.exec(description.replace(/\b64-Bit\b/, ''))?.[0] ?? description
}
