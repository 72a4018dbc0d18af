/** The outbox's files: Berkeley DB Java Edition, the only package that knows it. */
package io.marram.awsiot.internal.store;
