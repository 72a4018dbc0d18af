/** What is wrong with the name of a new component, in words. */
export function pidProblem(pid: string, taken: ReadonlySet<string> = new Set(), pattern?: string): string | undefined {
  const name = pid.trim()
  if (name === '') {
    return 'Must be given.'
  }
  if (taken.has(name)) {
    return 'There is a component of this name.'
  }
  if (pattern && !new RegExp(pattern).test(name)) {
    return `Must match ${pattern}`
  }
  return /^[\w.+-]+$/.test(name) ? undefined : 'Letters, digits, dot, hyphen and underscore only.'
}
