/**
 * How the gateway and its work do: limits of readings, the board's own readings and the alerts that
 * come of verdicts. Pure: the time is an argument, and there are no threads.
 */
package io.marram.anomaly.health;
