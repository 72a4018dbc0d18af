import { Paper } from '@mantine/core'
import { useLayoutEffect, useRef } from 'react'
import type { LogLine } from '../api/types'
import { clock, moment } from '../components/format'
import classes from './LogLines.module.css'

/** Lines of a log; stays at the end as long as the reader is there. */
export function LogLines({ lines }: { lines: LogLine[] }) {
  const box = useRef<HTMLDivElement>(null)
  const atEnd = useRef(true)

  useLayoutEffect(() => {
    if (atEnd.current && box.current) {
      box.current.scrollTop = box.current.scrollHeight
    }
  }, [lines])

  return (
    <Paper
      ref={box}
      className={classes.box}
      role="log"
      aria-label="Log"
      tabIndex={0}
      onScroll={(event) => {
        const { scrollTop, scrollHeight, clientHeight } = event.currentTarget
        atEnd.current = scrollHeight - scrollTop - clientHeight < 40
      }}
    >
      {lines.map((line) => (
        <div key={line.number} className={classes.line} data-level={line.level}>
          <time title={moment(line.time)}>{clock(line.time)}</time> <b>{line.level}</b>{' '}
          <span className={classes.logger} title={line.logger}>
            {line.logger.slice(line.logger.lastIndexOf('.') + 1)}
          </span>{' '}
          {line.text}
        </div>
      ))}
    </Paper>
  )
}
