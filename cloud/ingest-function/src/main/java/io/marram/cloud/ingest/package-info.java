/**
 * The function behind the queue of readings. {@link io.marram.cloud.ingest.IngestHandler} reads the
 * event, {@link io.marram.cloud.ingest.Examination} says what of a message may be stored, and
 * {@link io.marram.cloud.ingest.ReadingIngest} stores it, or puts it into quarantine.
 */
package io.marram.cloud.ingest;
