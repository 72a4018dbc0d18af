/**
 * What the cloud functions keep: the port {@link io.marram.cloud.store.PeopleStore} and its
 * DynamoDB adapter. The in-memory twin and the tests that both must pass are in the test jar.
 */
package io.marram.cloud.store;
