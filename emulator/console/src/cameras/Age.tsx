import { Text } from '@mantine/core'
import { useInterval } from '@mantine/hooks'
import { useState } from 'react'
import { duration, moment } from '../components/format'

/** How long ago a picture was taken. */
export function Age({ time }: { time: number }) {
  const [now, setNow] = useState(() => Date.now())
  useInterval(() => setNow(Date.now()), 1_000, { autoInvoke: true })
  const age = Math.max(0, now - time)
  return (
    <Text size="sm" c={age > 10_000 ? 'orange' : 'dimmed'} title={moment(time)}>
      {duration(age)} ago
    </Text>
  )
}
