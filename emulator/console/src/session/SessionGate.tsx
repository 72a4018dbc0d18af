import { Center, Loader } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, type ReactNode } from 'react'
import { session } from '../api/gateway'
import { ApiError, onSignedOut } from '../api/http'
import { Unreachable } from '../components/Unreachable'
import { LoginPage } from './LoginPage'
import { PasswordPage } from './PasswordPage'

export const IDENTITY = ['identity']

/** Lets nobody in who is not logged in. */
export function SessionGate({ children }: { children: ReactNode }) {
  const client = useQueryClient()
  const identity = useQuery({
    queryKey: IDENTITY,
    queryFn: () => session.identity().catch(absentWhenUnauthorized),
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  })

  useEffect(() => {
    onSignedOut(() => client.setQueryData(IDENTITY, null))
    return () => onSignedOut(() => undefined)
  }, [client])

  if (identity.isPending) {
    return (
      <Center h="100vh">
        <Loader aria-label="Loading" />
      </Center>
    )
  }
  if (identity.isError) {
    return <Unreachable error={identity.error} retry={() => void identity.refetch()} />
  }
  if (!identity.data) {
    return <LoginPage />
  }
  return identity.data.passwordChangeNeeded ? <PasswordPage /> : children
}

function absentWhenUnauthorized(error: unknown): null {
  if (error instanceof ApiError && error.status === 401) {
    return null
  }
  throw error
}
