package io.marram.cloud.ingest;

/**
 * A message of the queue.
 *
 * @param id the queue's own id; the same when it comes again
 * @param body what a topic rule, or its error action, made of a published message
 * @param sentAt when it was put into the queue, epoch milliseconds
 */
record QueueMessage(String id, String body, long sentAt) {}
