import { Alert, Button, Container } from '@mantine/core'
import { messageOf } from './notices'

/** A whole page that could not be loaded. */
export function Unreachable({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <Container size="xs" py="xl">
      <Alert color="red" title="Cannot be loaded" role="alert">
        {messageOf(error)}
        <div>
          <Button mt="md" variant="light" color="red" onClick={retry}>
            Try again
          </Button>
        </div>
      </Alert>
    </Container>
  )
}
