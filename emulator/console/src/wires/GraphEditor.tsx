import { Alert, Paper } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { wires } from '../api/gateway'
import { messageOf, showDone, showError } from '../components/notices'
import { PageHeader } from '../components/PageHeader'
import { UnsavedGuard } from '../components/UnsavedGuard'
import { AddComponent } from './AddComponent'
import { ComponentPanel } from './ComponentPanel'
import { misconfigured, sameDraft, snapshotOf, type Draft, type DraftWire } from './draft'
import { EditorActions } from './EditorActions'
import { configured, withComponent, withoutComponents, withoutWires, withWire, wireId, wireProblem } from './edits'
import { GraphCanvas } from './GraphCanvas'
import { GRAPH, type Palette } from './useWires'

/** Edits a copy of the graph until it is applied. */
export function GraphEditor({ loaded, palette }: { loaded: Draft; palette: Palette }) {
  const client = useQueryClient()
  const [draft, setDraft] = useState(loaded)
  const [selected, setSelected] = useState<string>()
  const [adding, setAdding] = useState(false)
  const dirty = !sameDraft(loaded, draft, palette.metatypeOf)
  const apply = useMutation({
    mutationFn: () => wires.replace(snapshotOf(draft, palette.metatypeOf)),
    meta: { quiet: true },
    onSuccess: async () => {
      showDone('The graph is applied.')
      await client.invalidateQueries({ queryKey: GRAPH })
    },
  })
  const applyIfValid = () => {
    const wrong = misconfigured(draft, palette.metatypeOf)
    if (wrong.length > 0) {
      setSelected(wrong[0])
      showError(`The configuration of ${wrong.join(', ')} is not right.`, 'Not applied')
    } else {
      apply.mutate()
    }
  }
  const component = draft.components.find(({ pid }) => pid === selected)
  const connect = (wire: DraftWire) => {
    const problem = wireProblem(draft, wire)
    if (problem) {
      showError(problem, 'Not connected')
    } else {
      setDraft((before) => withWire(before, wire))
    }
  }
  const remove = (pid: string) => {
    setSelected(undefined)
    setDraft((before) => withoutComponents(before, new Set([pid])))
  }

  return (
    <>
      <UnsavedGuard dirty={dirty} />
      <PageHeader title="Wires">
        <EditorActions
          dirty={dirty}
          applying={apply.isPending}
          onAdd={() => setAdding(true)}
          onDiscard={() => {
            setDraft(loaded)
            setSelected(undefined)
            apply.reset()
          }}
          onApply={applyIfValid}
        />
      </PageHeader>
      {apply.isError && (
        <Alert
          color="red"
          title="The gateway refused this graph"
          mb="sm"
          role="alert"
          withCloseButton
          closeButtonLabel="Close"
          onClose={apply.reset}
        >
          {messageOf(apply.error)}
        </Alert>
      )}
      <div
        style={{ display: 'flex', gap: 'var(--mantine-spacing-md)', height: 'calc(100dvh - 160px)', minHeight: 320 }}
      >
        <Paper style={{ flex: 1, minWidth: 0, overflow: 'hidden' }}>
          <GraphCanvas
            draft={draft}
            kinds={palette.kinds}
            selected={selected}
            onSelect={setSelected}
            onChange={setDraft}
            onConnect={connect}
          />
        </Paper>
        <ComponentPanel
          component={component}
          palette={palette}
          draft={draft}
          onClose={() => setSelected(undefined)}
          onRemove={remove}
          onConfigure={(pid, edited) => setDraft((before) => configured(before, pid, edited))}
          onConnect={connect}
          onDisconnect={(wire) => setDraft((before) => withoutWires(before, new Set([wireId(wire)])))}
        />
      </div>
      <AddComponent
        opened={adding}
        palette={palette}
        draft={draft}
        onClose={() => setAdding(false)}
        onAdd={(added) => {
          setDraft((before) => withComponent(before, added))
          setAdding(false)
        }}
      />
    </>
  )
}
