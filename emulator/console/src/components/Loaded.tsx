import { Alert, Button, Skeleton, Stack } from '@mantine/core'
import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { messageOf } from './notices'

interface LoadedProps<T> {
  query: UseQueryResult<T>
  children: (data: T) => ReactNode
}

/** Shows what was asked for, or that it is loading, or why it is not there; old data beats an error. */
export function Loaded<T>({ query, children }: LoadedProps<T>) {
  if (query.data !== undefined) {
    return (
      <>
        {query.isError && (
          <Alert color="yellow" mb="md" role="status">
            Not up to date: {messageOf(query.error)}
          </Alert>
        )}
        {children(query.data)}
      </>
    )
  }
  if (query.isError) {
    return (
      <Alert color="red" title="Cannot be loaded" role="alert">
        {messageOf(query.error)}
        <div>
          <Button mt="sm" size="xs" variant="light" color="red" onClick={() => void query.refetch()}>
            Try again
          </Button>
        </div>
      </Alert>
    )
  }
  return (
    <Stack aria-busy="true" aria-label="Loading">
      <Skeleton h={28} w="40%" />
      <Skeleton h={120} />
      <Skeleton h={120} />
    </Stack>
  )
}
