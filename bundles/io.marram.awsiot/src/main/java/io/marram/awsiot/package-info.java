/**
 * How what a gateway publishes gets to AWS IoT Core without loss: an outbox on disk, lanes,
 * batches, a budget of publishes, and the courier that brings it all together. No threads and no
 * clock: the time is an argument.
 */
package io.marram.awsiot;
