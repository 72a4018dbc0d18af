import { Alert, Button, Center, Group, Paper, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { session } from '../api/gateway'
import { ApiError } from '../api/http'
import { messageOf } from '../components/notices'
import { IDENTITY } from './useIdentity'

/** Why a log-in was refused, in words. */
export function refusal(error: unknown): string {
  if (error instanceof ApiError && error.status === 401) {
    return 'Wrong name or password.'
  }
  if (error instanceof ApiError && error.status === 429) {
    const wait = error.retryAfter
    return wait ? `Too many attempts. Try again in ${wait} s.` : 'Too many attempts. Try again in a minute.'
  }
  return messageOf(error)
}

export function LoginPage() {
  const client = useQueryClient()
  const [name, setName] = useState('admin')
  const [password, setPassword] = useState('')
  const logIn = useMutation({
    mutationFn: () => session.logIn(name, password),
    meta: { quiet: true },
    onSuccess: () => client.resetQueries({ queryKey: IDENTITY }),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    logIn.mutate()
  }

  return (
    <Center mih="100vh" p="md">
      <Paper p="xl" w={360} maw="100%" shadow="sm" component="main">
        <form onSubmit={submit}>
          <Stack>
            <Group gap="sm">
              <img src="./marram.svg" alt="" width={32} height={32} />
              <Title order={1}>Marram</Title>
            </Group>
            <Text c="dimmed" size="sm">
              Log in to this gateway. The first password was printed when it started for the first time.
            </Text>
            {logIn.isError && (
              <Alert color="red" role="alert">
                {refusal(logIn.error)}
              </Alert>
            )}
            <TextInput
              label="Name"
              name="username"
              autoComplete="username"
              required
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
            />
            <PasswordInput
              label="Password"
              name="password"
              autoComplete="current-password"
              required
              data-autofocus
              autoFocus
              value={password}
              onChange={(event) => setPassword(event.currentTarget.value)}
            />
            <Button type="submit" loading={logIn.isPending} fullWidth>
              Log in
            </Button>
          </Stack>
        </form>
      </Paper>
    </Center>
  )
}
