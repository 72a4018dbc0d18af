import { Alert, Button, Container } from '@mantine/core'
import { useRouteError } from 'react-router'
import { messageOf } from '../components/notices'

/** Shown when a page itself fails. */
export function RouteError() {
  const error = useRouteError()
  return (
    <Container size="sm" py="xl">
      <Alert color="red" title="This page failed">
        {messageOf(error)}
        <Button mt="md" variant="light" color="red" onClick={() => window.location.reload()}>
          Load it again
        </Button>
      </Alert>
    </Container>
  )
}
