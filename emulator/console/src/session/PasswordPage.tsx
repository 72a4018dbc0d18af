import { Center, Paper, Text, Title } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { PasswordForm } from './PasswordForm'
import { IDENTITY } from './useIdentity'

/** Shown instead of everything else while the gateway asks for a new password. */
export function PasswordPage() {
  const client = useQueryClient()
  return (
    <Center mih="100vh" p="md">
      <Paper p="xl" w={400} maw="100%" shadow="sm" component="main">
        <Title order={1}>Choose a password</Title>
        <Text c="dimmed" size="sm" mb="md">
          The gateway asks for a new password before anything else.
        </Text>
        <PasswordForm onDone={() => void client.resetQueries({ queryKey: IDENTITY })} />
      </Paper>
    </Center>
  )
}
