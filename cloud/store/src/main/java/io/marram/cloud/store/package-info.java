/**
 * What the cloud functions keep. Ports: {@link io.marram.cloud.store.PeopleStore}, {@link
 * io.marram.cloud.store.ReadingStore}, {@link io.marram.cloud.store.Quarantine} and {@link
 * io.marram.cloud.store.LedgerStore}, each with its DynamoDB adapter. In-memory twins and the tests
 * that both must pass are in the test jar.
 */
package io.marram.cloud.store;
