import { Center, Loader } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, type ReactNode } from 'react'
import { onSignedOut } from '../api/http'
import { Unreachable } from '../components/Unreachable'
import { LoginPage } from './LoginPage'
import { PasswordPage } from './PasswordPage'
import { IDENTITY, useIdentity } from './useIdentity'

/** Lets nobody in who is not logged in. */
export function SessionGate({ children }: { children: ReactNode }) {
  const client = useQueryClient()
  const identity = useIdentity()

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
