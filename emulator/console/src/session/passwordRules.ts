export interface NewPassword {
  current: string
  next: string
  repeated: string
}

/** What is wrong with a new password before the gateway sees it; empty when nothing is. */
export function problemsOf({ current, next, repeated }: NewPassword): Partial<Record<keyof NewPassword, string>> {
  const problems: Partial<Record<keyof NewPassword, string>> = {}
  if (next.length < 8) {
    problems.next = 'At least 8 characters.'
  } else if (next === current) {
    problems.next = 'This is the current password.'
  }
  if (repeated !== next) {
    problems.repeated = 'The two are not the same.'
  }
  return problems
}
