/**
 * Whose face it is, or nobody's that is known: nearest person, with a threshold that follows from
 * how often a stranger may get a name. Pure: no store, no network, no clock.
 */
package io.marram.cloud.recognition.identification;
