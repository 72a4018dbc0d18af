/**
 * Pictures for training: which are kept, where, and how others read them. Pure Java, no framework,
 * no clock.
 */
package io.marram.collection;
